from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.channels import Channel
from sandbox.people import Person, Refused, Telegram
from sandbox.telegram.server import Server, Settings, serve
from sandbox.telegram.world import Clocks
from tests.sandbox.telegram.clients import BOT_ID, TOKEN, BotClient
from tests.sandbox.telegram.joining import DAY, Calendar, link_to, status


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
async def server(calendar: Calendar) -> AsyncIterator[Server]:
    async with serve(Settings((TOKEN,), username="shop_bot", clocks=Clocks(now=calendar))) as running:
        yield running


async def test_a_link_shows_what_it_was_made_with(bot: BotClient, club: Channel, calendar: Calendar) -> None:
    link = await bot.result(
        "createChatInviteLink", chat_id=club.id, name="n" * 40, expire_date=calendar.now + DAY, member_limit=1
    )
    assert link["invite_link"].startswith("https://t.me/+")
    assert (link["name"], link["expire_date"], link["member_limit"]) == ("n" * 32, calendar.now + DAY, 1)
    assert (link["creator"]["id"], link["is_primary"], link["is_revoked"]) == (BOT_ID, False, False)
    plain = await bot.result("createChatInviteLink", chat_id=club.id)
    assert plain.keys() == {"invite_link", "creator", "creates_join_request", "is_primary", "is_revoked"}
    assert plain["invite_link"] != link["invite_link"]


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [
        (
            {"member_limit": 1, "creates_join_request": True},
            "member limit can't be specified for links requiring administrator approval",
        ),
        ({"expire_date": 1_700_000_000}, "EXPIRE_DATE_INVALID"),
        ({"member_limit": 100_000}, "USAGE_LIMIT_INVALID"),
    ],
)
async def test_a_link_that_can_not_be(
    bot: BotClient, club: Channel, wanted: dict[str, object], complaint: str
) -> None:
    assert await bot.complaint("createChatInviteLink", chat_id=club.id, **wanted) == (
        f"Bad Request: {complaint}"
    )


async def test_a_link_for_one_lets_one_in_even_after_they_left(
    bot: BotClient, telegram: Telegram, club: Channel, reza: Person
) -> None:
    link = await link_to(bot, club, member_limit=1)
    assert await reza.joins(link) == "joined"
    with pytest.raises(Refused, match="already in this chat"):
        await reza.joins(link)
    await reza.leaves(club)
    for person in (reza, await telegram.person("سارا")):
        with pytest.raises(Refused, match="the invite link is used up"):
            await person.joins(link)
    assert [made["used"] for made in await club.links()] == [1]


async def test_a_link_expires(bot: BotClient, club: Channel, reza: Person, calendar: Calendar) -> None:
    link = await link_to(bot, club, expire_date=calendar.now + 60)
    calendar.now += 60
    with pytest.raises(Refused, match="the invite link has expired"):
        await reza.joins(link)
    assert reza.id not in await club.members()


async def test_a_link_is_revoked(bot: BotClient, club: Channel, reza: Person) -> None:
    link = await link_to(bot, club)
    assert (await bot.result("revokeChatInviteLink", chat_id=club.id, invite_link=link))["is_revoked"]
    with pytest.raises(Refused, match="the invite link was revoked"):
        await reza.joins(link)
    unknown = {"chat_id": club.id, "invite_link": "https://t.me/+nothing"}
    assert await bot.complaint("revokeChatInviteLink", **unknown) == "Bad Request: INVITE_HASH_EXPIRED"
    with pytest.raises(Refused, match="there is no such invite link"):
        await reza.joins("https://t.me/+nothing")


async def test_an_exported_link_takes_the_place_of_the_one_before(
    bot: BotClient, club: Channel, reza: Person
) -> None:
    first = await bot.result("exportChatInviteLink", chat_id=club.id)
    second = await bot.result("exportChatInviteLink", chat_id=club.id)
    with pytest.raises(Refused, match="revoked"):
        await reza.joins(first)
    assert await reza.joins(second.replace("https://", "")) == "joined"
    assert (await bot.result("getChat", chat_id=club.id))["invite_link"] == second


async def test_joining_by_a_link_is_told_with_the_link_to_a_bot_that_asked(
    bot: BotClient, telegram: Telegram, reza: Person
) -> None:
    await bot.updates(allowed_updates=["chat_member"])
    club = await telegram.channel("باشگاه")
    link = await link_to(bot, club, name="order 12", member_limit=1)
    await reza.joins(link)
    await reza.leaves(club)
    await club.invites(reza)
    joined, left, added = [update["chat_member"] for update in await bot.updates()]
    assert (joined["old_chat_member"]["status"], joined["new_chat_member"]["status"]) == ("left", "member")
    assert (joined["invite_link"]["invite_link"], joined["invite_link"]["name"]) == (link, "order 12")
    assert (joined["from"]["id"], joined["chat"]["id"]) == (reza.id, club.id)
    assert left["new_chat_member"]["status"] == "left"
    assert ["invite_link" in change for change in (left, added)] == [False, False]


async def test_a_request_to_join_is_approved(
    bot: BotClient, telegram: Telegram, club: Channel, reza: Person
) -> None:
    await bot.updates(allowed_updates=["chat_join_request", "chat_member"])
    link = await link_to(bot, club, creates_join_request=True)
    assert await reza.joins(link) == "requested"
    assert reza.id not in await club.members()
    with pytest.raises(Refused, match="has asked to join already"):
        await reza.joins(link)
    request = (await bot.updates())[-1]["chat_join_request"]
    assert (request["from"]["id"], request["user_chat_id"], request["chat"]["id"]) == (
        reza.id,
        reza.id,
        club.id,
    )
    assert (request["invite_link"]["invite_link"], request["invite_link"]["pending_join_request_count"]) == (
        link,
        1,
    )
    who = {"chat_id": club.id, "user_id": reza.id}
    assert await bot.result("approveChatJoinRequest", **who) is True
    await club.gains(reza)
    change = (await bot.updates())[-1]["chat_member"]
    assert (change["from"]["id"], change["invite_link"]["invite_link"]) == (BOT_ID, link)
    assert await bot.complaint("approveChatJoinRequest", **who) == "Bad Request: USER_ALREADY_PARTICIPANT"


async def test_a_request_to_join_is_declined(bot: BotClient, club: Channel, reza: Person) -> None:
    link = await link_to(bot, club, creates_join_request=True)
    who = {"chat_id": club.id, "user_id": reza.id}
    assert await bot.complaint("declineChatJoinRequest", **who) == "Bad Request: HIDE_REQUESTER_MISSING"
    await reza.joins(link)
    await club.sets_bot("administrator", [])
    assert await bot.complaint("declineChatJoinRequest", **who) == (
        "Bad Request: not enough rights to manage chat join requests"
    )
    await club.sets_bot("administrator")
    assert await bot.result("declineChatJoinRequest", **who) is True
    assert await status(bot, club, reza) == "left"
    assert await reza.joins(link) == "requested"


async def test_a_link_says_where_it_leads_before_it_is_used(
    bot: BotClient, telegram: Telegram, club: Channel, reza: Person
) -> None:
    link = await link_to(bot, club, member_limit=1)

    async def shown(person: Person) -> Any:
        return (await telegram.ask("GET", f"invites?from={person.id}&link={link.replace('+', '%2B')}"))[
            "invite"
        ]

    before = await shown(reza)
    assert (before["chat"]["title"], before["obstacle"]) == ("باشگاه", None)
    await reza.joins(link)
    assert (await shown(reza))["obstacle"] == "member"
    assert (await shown(await telegram.person("سارا")))["obstacle"] == "used_up"


async def test_a_link_into_one_chat_opens_no_other(
    bot: BotClient, telegram: Telegram, club: Channel, reza: Person
) -> None:
    other = await telegram.channel("دیگر")
    wanted: Any = {"from": reza.id, "link": await link_to(bot, club)}
    with pytest.raises(Refused, match="leads to another chat"):
        await telegram.ask("POST", f"chats/{other.id}/join", wanted)
    assert (await telegram.ask("POST", f"chats/{club.id}/join", wanted))["outcome"] == "joined"
