"""Who is kept out of the shop, and the group in which the staff read."""

from bot.store import Store, bans, staff_group
from bot.store.bans import Ban
from bot.store.staff_group import Group
from tests.bot.store.ledger import REZA, SARA, START, after


async def test_a_ban_stands_until_it_is_lifted(store: Store) -> None:
    async with store.transaction() as tx:
        assert await bans.put(tx, SARA, "Sara", "spam", REZA, "Reza", START)
        assert not await bans.put(tx, SARA, "Sara", "again", REZA, "Reza", after(days=1))
        assert await bans.find(tx, SARA) == Ban(SARA, "Sara", "spam", "Reza", START)
        assert await bans.remove(tx, SARA)
        assert not await bans.remove(tx, SARA)
        assert await bans.find(tx, SARA) is None


async def test_the_newest_bans_come_first(store: Store) -> None:
    async with store.transaction() as tx:
        for number in (1, 2, 3):
            await bans.put(tx, number, "", "spam", REZA, "Reza", after(hours=number))
        assert [ban.user_id for ban in await bans.page(tx, skip=0, most=2)] == [3, 2]
        assert [ban.user_id for ban in await bans.page(tx, skip=2, most=2)] == [1]


async def test_somebody_is_told_now_and_then_and_again_by_the_same_answer(store: Store) -> None:
    async with store.transaction() as tx:
        await bans.put(tx, SARA, "Sara", "spam", REZA, "Reza", START)
        assert await bans.tell(tx, SARA, 1, before=START, now=after(minutes=2))
        assert not await bans.tell(tx, SARA, 2, before=after(minutes=1), now=after(minutes=2))
        assert await bans.tell(tx, SARA, 1, before=after(minutes=1), now=after(minutes=2))
        assert await bans.tell(tx, SARA, 2, before=after(minutes=2), now=after(minutes=3))


async def test_the_staff_have_one_group_or_none(store: Store) -> None:
    async with store.transaction() as tx:
        assert await staff_group.find(tx) is None
        await staff_group.put(tx, -100, "Staff", REZA, START)
        await staff_group.put(tx, -200, "New staff", REZA, START)
        assert await staff_group.find(tx) == await staff_group.hold(tx) == Group(-200, "New staff")
        assert not await staff_group.remove(tx, -100)
        assert await staff_group.remove(tx, -200)
        assert await staff_group.find(tx) is None
