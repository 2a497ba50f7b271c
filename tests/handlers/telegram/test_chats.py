"""Letting people in and out of channels and groups, with a real bot before a pretend Telegram."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.chats import ChatUnavailable, NoRight, NoSuchChat, Standing
from handlers.telegram.chats import TelegramChats
from sandbox.answers import Json
from sandbox.people import Channel, Person, Refused, Telegram
from tests.bot.post import Line

NOWHERE = -1_009_999_999_999
RIGHTS = ("can_invite_users", "can_restrict_members")
each_kind = pytest.mark.parametrize("kind", ["channel", "supergroup", "group"])


@pytest.fixture
def chats(line: Line) -> TelegramChats:
    return TelegramChats(line.bot)


@pytest.fixture
async def sara(telegram: Telegram) -> Person:
    return await telegram.person("Sara")


@pytest.fixture
def kind() -> str:
    return "channel"


@pytest.fixture
async def club(telegram: Telegram, kind: str) -> Channel:
    return await telegram.channel("The club", rights=RIGHTS, kind=kind)


async def gets_in(person: Person, link: str) -> bool:
    """Whether an invite link lets somebody in."""
    try:
        return await person.joins(link) == "joined"
    except Refused:
        return False


async def shown(club: Channel, link: str) -> dict[str, Json]:
    """What there is to know of an invite link."""
    return next(each for each in await club.links() if each["invite_link"] == link)


@each_kind
async def test_an_invitation_lets_one_person_in_once(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    link = await chats.invite(club.id, "order 17")
    assert not await chats.is_member(club.id, sara.id)
    assert await gets_in(sara, link)
    assert await chats.is_member(club.id, sara.id)
    assert not await gets_in(await telegram.person("Ali"), link)


async def test_an_invitation_carries_its_name_as_far_as_it_fits_and_its_end(
    chats: TelegramChats, telegram: Telegram, club: Channel
) -> None:
    end = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    link = await shown(club, await chats.invite(club.id, "سفارش" * 10, end))
    assert link["name"] == ("سفارش" * 10)[:32]
    assert (link["expire_date"], link["member_limit"]) == (int(end.timestamp()), 1)
    assert (await telegram.calls())[-1].params["name"] == link["name"]
    assert "expire_date" not in await shown(club, await chats.invite(club.id, "order 17"))


async def test_a_revoked_invitation_lets_nobody_in_however_often_it_is_revoked(
    chats: TelegramChats, club: Channel, sara: Person
) -> None:
    link = await chats.invite(club.id, "order 17")
    await chats.revoke(club.id, link)
    assert not await gets_in(sara, link)
    await chats.revoke(club.id, link)
    await chats.revoke(club.id, "https://t.me/+NobodyKnowsThisOne")


@each_kind
async def test_who_is_put_out_may_come_back(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    ali = await telegram.person("Ali")
    for person in (sara, ali):
        await club.invites(person)
    await chats.remove(club.id, sara.id)
    assert not await chats.is_member(club.id, sara.id)
    assert await chats.is_member(club.id, ali.id)
    assert await gets_in(sara, await chats.invite(club.id, "renewed"))
    assert await chats.is_member(club.id, sara.id)


@each_kind
async def test_putting_out_who_is_not_in_does_nothing(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    await chats.remove(club.id, sara.id)
    await chats.remove(club.id, 999)
    assert {call.method for call in await telegram.calls()} == {"getMe", "getChatMember"}


async def test_whom_the_merchant_banned_stays_banned(
    line: Line, chats: TelegramChats, club: Channel, sara: Person
) -> None:
    await club.invites(sara)
    await line.bot.ban_chat_member(club.id, sara.id)
    await chats.remove(club.id, sara.id)
    assert not await gets_in(sara, await chats.invite(club.id, "order 17"))


async def test_a_ban_that_could_not_be_lifted_ends_by_itself(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    await club.invites(sara)
    await telegram.breaks("unbanChatMember", "error", code=500, description="Internal Server Error")
    with pytest.raises(ChatUnavailable):
        await chats.remove(club.id, sara.id)
    await chats.remove(club.id, sara.id)
    until = next(
        call.params["until_date"] for call in await telegram.calls() if call.method == "banChatMember"
    )
    left = datetime.fromtimestamp(int(str(until)), UTC) - datetime.now(UTC)
    assert timedelta(minutes=1) < left <= timedelta(minutes=10)


async def test_a_ban_that_could_not_be_lifted_is_lifted_when_it_is_tried_again(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    await club.invites(sara)
    await telegram.breaks("unbanChatMember", "error", code=500, description="Internal Server Error")
    with pytest.raises(ChatUnavailable):
        await chats.remove(club.id, sara.id)
    assert not await gets_in(sara, await chats.invite(club.id, "order 17"))
    await chats.remove(club.id, sara.id)
    assert await gets_in(sara, await chats.invite(club.id, "order 18"))


@each_kind
async def test_the_owner_of_a_chat_is_never_put_out(
    chats: TelegramChats, telegram: Telegram, club: Channel
) -> None:
    founder_id, *_ = await club.members()
    await chats.remove(club.id, founder_id)
    assert await chats.is_member(club.id, founder_id)
    assert "banChatMember" not in {call.method for call in await telegram.calls()}


@pytest.mark.parametrize(
    "refusal",
    [
        "Bad Request: user is an administrator of the chat",
        "Bad Request: can't remove chat owner",
        "Bad Request: USER_NOT_PARTICIPANT",
        "Bad Request: PARTICIPANT_ID_INVALID",
    ],
)
async def test_who_left_or_was_promoted_meanwhile_is_left_alone(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person, refusal: str
) -> None:
    await club.invites(sara)
    await telegram.breaks("banChatMember", "error", code=400, description=refusal)
    await chats.remove(club.id, sara.id)
    assert "unbanChatMember" not in {call.method for call in await telegram.calls()}


@pytest.mark.parametrize("refusal", ["user not found", "PARTICIPANT_ID_INVALID", "USER_NOT_PARTICIPANT"])
async def test_whom_telegram_does_not_connect_with_the_chat_is_no_member(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person, refusal: str
) -> None:
    await club.invites(sara)
    await telegram.breaks("getChatMember", "error", code=400, description=f"Bad Request: {refusal}")
    assert not await chats.is_member(club.id, sara.id)
    assert await chats.is_member(club.id, sara.id)


async def test_a_chat_may_be_named_as_people_name_it(
    chats: TelegramChats, telegram: Telegram, sara: Person
) -> None:
    club = await telegram.channel("The club", "sample_club", rights=RIGHTS)
    await club.invites(sara)
    assert await chats.is_member("@sample_club", sara.id)
    assert not await chats.is_member("@sample_club", 999)
    assert await chats.standing("@sample_club") == await chats.standing(club.id)


@each_kind
@pytest.mark.parametrize(("invites", "removes"), [(True, True), (True, False), (False, True), (False, False)])
async def test_the_bot_knows_what_it_may_do(
    chats: TelegramChats, club: Channel, *, invites: bool, removes: bool
) -> None:
    given = zip(RIGHTS, (invites, removes), strict=True)
    await club.sets_bot("administrator", [right for right, granted in given if granted])
    assert await chats.standing(club.id) == Standing(club.id, "The club", invites, removes)


async def test_a_mere_member_may_do_nothing(chats: TelegramChats, telegram: Telegram) -> None:
    club = await telegram.channel("The club", kind="supergroup")
    await club.sets_bot("member")
    assert await chats.standing(club.id) == Standing(club.id, "The club", may_invite=False, may_remove=False)


async def test_where_the_bot_is_not_in_it_has_no_standing(chats: TelegramChats, telegram: Telegram) -> None:
    """Everybody may look at a public channel."""
    club = await telegram.channel("The club", "sample_club", rights=RIGHTS)
    await club.sets_bot("left")
    for chat in (club.id, "@sample_club", NOWHERE, "@nobody_has_this_name"):
        with pytest.raises(NoSuchChat):
            await chats.standing(chat)


Deed = Callable[[TelegramChats, int, int], Awaitable[object]]
DEEDS: dict[str, Deed] = {
    "createChatInviteLink": lambda chats, chat_id, _: chats.invite(chat_id, "order 17"),
    "revokeChatInviteLink": lambda chats, chat_id, _: chats.revoke(chat_id, "https://t.me/+AbCdEfGhIjKl"),
    "getChatMember": lambda chats, chat_id, user_id: chats.is_member(chat_id, user_id),
    "banChatMember": lambda chats, chat_id, user_id: chats.remove(chat_id, user_id),
    "getChat": lambda chats, chat_id, _: chats.standing(chat_id),
}
each_deed = pytest.mark.parametrize("call", DEEDS)


@each_deed
async def test_a_chat_that_is_not_there_is_told_from_other_troubles(
    chats: TelegramChats, call: str, sara: Person
) -> None:
    with pytest.raises(NoSuchChat):
        await DEEDS[call](chats, NOWHERE, sara.id)


@each_deed
async def test_a_chat_that_put_the_bot_out_is_as_if_it_were_not_there(
    chats: TelegramChats, club: Channel, call: str, sara: Person
) -> None:
    await club.sets_bot("kicked")
    with pytest.raises(NoSuchChat, match="kicked"):
        await DEEDS[call](chats, club.id, sara.id)


@pytest.mark.parametrize("call", sorted(DEEDS.keys() - {"getChat"}))
async def test_a_bot_that_is_no_administrator_hears_that_it_lacks_the_right(
    chats: TelegramChats, club: Channel, call: str, sara: Person
) -> None:
    await club.invites(sara)
    await club.sets_bot("member")
    with pytest.raises(NoRight):
        await DEEDS[call](chats, club.id, sara.id)


@pytest.mark.parametrize(
    ("call", "right"),
    [("createChatInviteLink", "can_restrict_members"), ("banChatMember", "can_invite_users")],
)
async def test_an_administrator_without_the_very_right_hears_that_it_lacks_it(
    chats: TelegramChats, club: Channel, call: str, right: str, sara: Person
) -> None:
    await club.invites(sara)
    await club.sets_bot("administrator", [right])
    with pytest.raises(NoRight, match="rights"):
        await DEEDS[call](chats, club.id, sara.id)


@each_deed
@pytest.mark.parametrize("fault", ["429", "drop", "html"])
async def test_no_answer_says_nothing_about_anybody(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person, call: str, fault: str
) -> None:
    await club.invites(sara)
    await telegram.breaks(call, fault)
    with pytest.raises(ChatUnavailable):
        await DEEDS[call](chats, club.id, sara.id)


async def test_an_invitation_whose_answer_was_lost_can_be_asked_for_again(
    chats: TelegramChats, telegram: Telegram, club: Channel, sara: Person
) -> None:
    await telegram.breaks("createChatInviteLink", "lost")
    with pytest.raises(ChatUnavailable):
        await chats.invite(club.id, "order 17")
    assert await gets_in(sara, await chats.invite(club.id, "order 17"))
