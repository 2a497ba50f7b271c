"""Keeping somebody out of the shop."""

from bot.bans import Outcome
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.support.talk import Content
from tests.bot.parts import ALI, MERCHANT, SARA, Services, on_sqlite


async def mina(shop: Services, update_id: int = 1) -> Actor:
    return Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)


async def bans(shop: Services, user_id: int, reason: str = "spam") -> Outcome:
    boss = await shop.meets(MERCHANT, "Mina")
    async with shop.store.transaction() as tx:
        return await shop.desk.bans.ban(tx, boss, user_id, reason)


async def test_somebody_is_kept_out_until_they_are_let_in(shop: Services) -> None:
    await shop.meets()
    assert await bans(shop, SARA) is Outcome.BANNED
    assert await bans(shop, SARA, "again") is Outcome.ALREADY
    ban = await shop.desk.bans.find(SARA)
    assert ban is not None
    assert (ban.name, ban.reason, ban.by_name) == ("Sara", "spam", "Mina")
    assert await shop.desk.bans.unban(await mina(shop, 2), SARA) == ban
    assert await shop.desk.bans.unban(await mina(shop, 3), SARA) is None
    assert await shop.desk.bans.find(SARA) is None
    assert [deed.what for deed in (await shop.desk.trail.page()).actions] == ["unban"]


async def test_a_ban_ends_the_talk_with_the_shop(shop: Services) -> None:
    sara = await shop.meets()
    await shop.desk.support.say(sara, Content("Hello"), 1)
    await bans(shop, SARA)
    assert (await shop.desk.talks.page()).listed == []


@on_sqlite
async def test_the_staff_cant_be_kept_out_and_strangers_can(shop: Services) -> None:
    assert await bans(shop, MERCHANT) is Outcome.STAFF
    assert await bans(shop, ALI) is Outcome.BANNED
    (ban,) = (await shop.desk.bans.page()).bans
    assert (ban.user_id, ban.name) == (ALI, "")


@on_sqlite
async def test_somebody_who_is_kept_out_is_told_once_a_minute_and_again_by_the_same_answer(
    shop: Services,
) -> None:
    await bans(shop, SARA)
    told = shop.desk.bans.to_tell
    assert [await told(SARA, update) for update in (1, 2, 1)] == [True, False, True]
    shop.clock.passes(minutes=1)
    assert await told(SARA, 3)


@on_sqlite
async def test_the_list_goes_on(shop: Services) -> None:
    for number in range(1, 13):
        await bans(shop, number)
        shop.clock.passes(seconds=1)
    first = await shop.desk.bans.page()
    assert first.further is not None
    second = await shop.desk.bans.page(first.further)
    assert [ban.user_id for ban in (*first.bans, *second.bans)] == [*range(12, 0, -1)]
    assert second.further is None
