from collections.abc import AsyncIterator

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


@pytest.mark.parametrize(
    ("role", "rights", "links", "bans"),
    [
        (
            "administrator",
            ["can_post_messages"],
            "Bad Request: not enough rights to manage chat invite link",
            "Bad Request: not enough rights to restrict/unrestrict chat member",
        ),
        (
            "member",
            None,
            "Bad Request: not enough rights to manage chat invite link",
            "Bad Request: not enough rights to restrict/unrestrict chat member",
        ),
        (
            "left",
            None,
            "Forbidden: bot is not a member of the channel chat",
            "Forbidden: bot is not a member of the channel chat",
        ),
        (
            "kicked",
            None,
            "Forbidden: bot was kicked from the channel chat",
            "Forbidden: bot was kicked from the channel chat",
        ),
    ],
)
async def test_the_bot_needs_the_right(
    bot: BotClient,
    club: Channel,
    reza: Person,
    role: str,
    rights: list[str] | None,
    links: str,
    bans: str,
) -> None:
    link = await link_to(bot, club)
    await club.sets_bot(role, rights)
    for method, more in (
        ("createChatInviteLink", {}),
        ("exportChatInviteLink", {}),
        ("revokeChatInviteLink", {"invite_link": link}),
    ):
        assert await bot.complaint(method, chat_id=club.id, **more) == links
    for method in ("banChatMember", "unbanChatMember"):
        assert await bot.complaint(method, chat_id=club.id, user_id=reza.id) == bans


async def test_the_bot_is_told_of_its_new_rights(bot: BotClient, club: Channel) -> None:
    await club.sets_bot("administrator", ["can_invite_users"])
    founded, changed = [update["my_chat_member"] for update in await bot.updates()]
    assert founded["old_chat_member"]["status"] == "left"
    assert changed["old_chat_member"]["can_restrict_members"] is True
    new = changed["new_chat_member"]
    assert (new["can_invite_users"], new["can_restrict_members"], new["can_manage_chat"]) == (
        True,
        False,
        True,
    )
    with pytest.raises(Refused, match="rights must be a list"):
        await club.sets_bot("administrator", ["can_fly"])


async def test_a_banned_person_stays_out_until_they_are_unbanned(
    bot: BotClient, club: Channel, reza: Person
) -> None:
    link = await link_to(bot, club)
    await reza.joins(link)
    who = {"chat_id": club.id, "user_id": reza.id}
    assert await bot.result("banChatMember", **who) is True
    await club.loses(reza)
    assert (await bot.result("getChatMember", **who))["until_date"] == 0
    with pytest.raises(Refused, match="رضا is banned from this chat"):
        await reza.joins(link)
    assert await bot.result("unbanChatMember", **who, only_if_banned=True) is True
    assert await status(bot, club, reza) == "left"
    assert await reza.joins(link) == "joined"


async def test_a_ban_ends_at_its_date(
    bot: BotClient, club: Channel, reza: Person, calendar: Calendar
) -> None:
    link = await link_to(bot, club)
    who = {"chat_id": club.id, "user_id": reza.id}
    await bot.result("banChatMember", **who, until_date=calendar.now + DAY)
    assert (await bot.result("getChatMember", **who))["until_date"] == calendar.now + DAY
    calendar.now += DAY
    assert await status(bot, club, reza) == "left"
    assert await reza.joins(link) == "joined"


@pytest.mark.parametrize("seconds", [29, 366 * DAY + 1])
async def test_a_ban_too_short_or_too_long_is_for_ever(
    bot: BotClient, club: Channel, reza: Person, calendar: Calendar, seconds: int
) -> None:
    who = {"chat_id": club.id, "user_id": reza.id}
    await bot.result("banChatMember", **who, until_date=calendar.now + seconds)
    assert (await bot.result("getChatMember", **who))["until_date"] == 0


async def test_unbanning_a_member_puts_them_out_unless_it_is_only_for_the_banned(
    bot: BotClient, club: Channel, reza: Person
) -> None:
    await bot.updates(allowed_updates=["chat_member"])
    await club.invites(reza)
    who = {"chat_id": club.id, "user_id": reza.id}
    await bot.result("unbanChatMember", **who, only_if_banned=True)
    assert await status(bot, club, reza) == "member"
    await bot.result("unbanChatMember", **who)
    assert await status(bot, club, reza) == "left"
    change = (await bot.updates())[-1]["chat_member"]
    assert (change["from"]["id"], change["new_chat_member"]["status"]) == (BOT_ID, "left")


async def test_some_people_can_not_be_put_out(bot: BotClient, telegram: Telegram, club: Channel) -> None:
    (founder,) = await club.members()
    for user_id, complaint in (
        (founder, "can't remove chat owner"),
        (BOT_ID, "can't restrict self"),
        (404, "PARTICIPANT_ID_INVALID"),
        (-1, "invalid user_id specified"),
    ):
        assert await bot.complaint("banChatMember", chat_id=club.id, user_id=user_id) == (
            f"Bad Request: {complaint}"
        )
    sara = await telegram.person("سارا")
    await sara.says("/start")
    for method, complaint in (
        ("banChatMember", "can't ban members in private chats"),
        ("unbanChatMember", "method is available for supergroup and channel chats only"),
        ("createChatInviteLink", "can't invite members to a private chat"),
        ("approveChatJoinRequest", "the chat can't have join requests"),
        ("getChatAdministrators", "there are no administrators in the private chat"),
    ):
        assert await bot.complaint(method, chat_id=sara.id, user_id=sara.id) == f"Bad Request: {complaint}"


async def test_a_basic_group_only_puts_out(bot: BotClient, telegram: Telegram, reza: Person) -> None:
    group = await telegram.channel("گروه", bot="member", kind="group")
    await group.invites(reza)
    who = {"chat_id": group.id, "user_id": reza.id}
    assert await bot.complaint("banChatMember", **who) == "Bad Request: CHAT_ADMIN_REQUIRED"
    await group.sets_bot("administrator")
    await bot.result("banChatMember", **who)
    assert await status(bot, group, reza) == "left"
    assert await bot.complaint("banChatMember", **who) == "Bad Request: USER_NOT_PARTICIPANT"


async def test_who_is_in_a_chat_is_counted_and_its_administrators_are_listed(
    bot: BotClient, club: Channel, reza: Person
) -> None:
    await club.invites(reza)
    assert await bot.result("getChatMemberCount", chat_id=club.id) == 3
    administrators = await bot.result("getChatAdministrators", chat_id=club.id)
    assert {who["status"]: who["user"]["is_bot"] for who in administrators} == {
        "administrator": True,
        "creator": False,
    }
    assert await status(bot, club, reza) == "member"


async def test_only_an_administrator_reads_the_members_of_a_channel(
    bot: BotClient, telegram: Telegram, reza: Person
) -> None:
    club = await telegram.channel("باشگاه", username="club", bot="left")
    assert (await bot.result("getChat", chat_id="@club"))["title"] == "باشگاه"
    assert (await bot.result("getChatMember", chat_id="@club", user_id=BOT_ID))["status"] == "left"
    for method in ("getChatMember", "getChatMemberCount", "getChatAdministrators"):
        assert await bot.complaint(method, chat_id=club.id, user_id=reza.id) == (
            "Bad Request: member list is inaccessible"
        )


async def test_waiting_for_a_person_who_does_not_come_says_who_is_inside(club: Channel, reza: Person) -> None:
    with pytest.raises(AssertionError, match=r"waited 0 s for رضا to be let into باشگاه; inside are \["):
        await club.gains(reza, timeout=0)
    with pytest.raises(Refused, match="is not in this chat"):
        await reza.leaves(club)
