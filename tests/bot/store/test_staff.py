"""Those who run the shop, and the links by which they come."""

from bot.staff.rights import Role
from bot.store import Store, staff
from tests.bot.store.ledger import REZA, SARA, START, after

HASH, ANOTHER_HASH = "a" * 64, "b" * 64


async def test_a_member_has_one_role_and_is_known_by_their_last_name(store: Store) -> None:
    async with store.transaction() as tx:
        assert await staff.put(tx, SARA, "Sara", Role.SUPPORT, START)
        assert not await staff.put(tx, SARA, "Sara", Role.SUPPORT, after(days=1))
        assert await staff.rename(tx, SARA, "Sara K.")
        assert not await staff.rename(tx, SARA, "Sara K.")
    async with store.reading() as session:
        member = await staff.find(session, SARA)
        assert member == staff.Member(SARA, "Sara K.", Role.SUPPORT, START)
        assert await staff.find(session, REZA) is None


async def test_the_mightiest_come_first(store: Store) -> None:
    async with store.transaction() as tx:
        for number, role in enumerate((Role.VIEWER, Role.OWNER, Role.SUPPORT, Role.MANAGER), start=1):
            await staff.put(tx, number, "", role, START)
        assert [member.role for member in await staff.every(tx)] == [
            Role.OWNER,
            Role.MANAGER,
            Role.SUPPORT,
            Role.VIEWER,
        ]


async def test_a_role_is_changed_and_taken_away_only_where_it_is_the_one_that_was_seen(store: Store) -> None:
    async with store.transaction() as tx:
        await staff.put(tx, SARA, "Sara", Role.VIEWER, START)
        assert not await staff.change(tx, SARA, Role.MANAGER, Role.SUPPORT)
        assert await staff.change(tx, SARA, Role.VIEWER, Role.SUPPORT)
        assert not await staff.remove(tx, SARA, Role.VIEWER)
        assert await staff.remove(tx, SARA, Role.SUPPORT)
        assert await staff.every(tx) == []


async def test_an_invite_is_used_once(store: Store) -> None:
    async with store.transaction() as tx:
        await staff.put_invite(tx, HASH, Role.VIEWER, REZA, 1, START, after(days=1))
        made = await staff.invite(tx, HASH)
        assert made is not None
        assert (made.role, made.created_by, made.used_by, made.withdrawn) == (Role.VIEWER, REZA, None, False)
        assert await staff.open_invites(tx, START) == [made]
        assert await staff.use_invite(tx, made.id, SARA, after(hours=1))
        assert not await staff.use_invite(tx, made.id, REZA, after(hours=2))
        assert not await staff.withdraw_invite(tx, made.id, after(hours=2))
        assert await staff.open_invites(tx, after(hours=2)) == []
        used = await staff.invite(tx, HASH)
        assert used is not None
        assert used.used_by == SARA


async def test_an_invite_ends_and_can_be_withdrawn(store: Store) -> None:
    async with store.transaction() as tx:
        for number, code in enumerate((HASH, ANOTHER_HASH), start=1):
            await staff.put_invite(tx, code, Role.VIEWER, REZA, number, START, after(days=1))
        late, withdrawn = await staff.open_invites(tx, START)
        assert not await staff.use_invite(tx, late.id, SARA, after(days=1))
        assert await staff.withdraw_invite(tx, withdrawn.id, START)
        assert not await staff.withdraw_invite(tx, withdrawn.id, START)
        assert not await staff.use_invite(tx, withdrawn.id, SARA, START)


async def test_an_update_makes_one_invite_whose_code_is_the_last_that_was_made(store: Store) -> None:
    async with store.transaction() as tx:
        for code in (HASH, ANOTHER_HASH):
            await staff.put_invite(tx, code, Role.VIEWER, REZA, 1, START, after(days=1))
        assert await staff.invite(tx, HASH) is None
        assert len(await staff.open_invites(tx, START)) == 1
