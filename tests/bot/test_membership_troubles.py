import asyncio

import pytest

from bot.membership_terms import MembershipState
from tests.bot.club import LEASE_MINUTES, Club
from tests.bot.parts import MERCHANT


@pytest.mark.parametrize(
    ("role", "words"), [("member", "I lack the right"), ("left", "I can't find the channel")]
)
async def test_a_bot_that_may_remove_nobody_says_so_once_a_day_and_tries_every_hour(
    club: Club, role: str, words: str
) -> None:
    sara = await club.joined(days=30)
    await club.channel.sets_bot(role)
    await club.passes(days=30)
    (alert,) = await club.texts(MERCHANT)
    assert words in alert
    assert str(club.channel.id) in alert
    for _ in range(10):
        await club.passes(hours=1)
    assert await club.texts(MERCHANT) == []
    await club.passes(hours=14)
    assert len(await club.texts(MERCHANT)) == 1
    assert not any("has ended" in text for text in await club.texts(sara.id))
    await club.channel.sets_bot("administrator")
    await club.passes(minutes=59)
    assert await club.inside(sara)
    await club.passes(minutes=1)
    assert not await club.inside(sara)
    assert any("has ended" in text for text in await club.texts(sara.id))


async def test_a_stuck_chat_is_told_of_once_however_many_are_stuck_in_it(club: Club) -> None:
    for name in ("Sara", "Ali", "Reza"):
        await club.joined(name, days=30)
    await club.channel.sets_bot("member")
    await club.passes(days=30)
    assert len(await club.texts(MERCHANT)) == 1


async def test_a_telegram_that_fails_is_asked_ever_more_rarely_and_nobody_is_woken(club: Club) -> None:
    sara = await club.joined(days=30)
    await club.telegram.breaks("revokeChatInviteLink", "http_502", times=None)
    await club.passes(days=30)
    for wait in (15, 30, 60, 120):
        tried = await club.calls("revokeChatInviteLink")
        await club.passes(seconds=wait - 1)
        assert await club.calls("revokeChatInviteLink") == tried
        await club.passes(seconds=1)
        assert await club.calls("revokeChatInviteLink") > tried
    assert await club.texts(MERCHANT) == []
    await club.telegram.mends()
    await club.passes(hours=1)
    assert not await club.inside(sara)


@pytest.mark.parametrize(
    "call", ["revokeChatInviteLink", "getChatMember", "banChatMember", "unbanChatMember"]
)
@pytest.mark.parametrize("kind", ["drop", "lost"])
async def test_an_answer_that_is_lost_on_the_way_ends_it_all_the_same_and_is_told_once(
    club: Club, call: str, kind: str
) -> None:
    sara = await club.joined(days=30)
    await club.telegram.breaks(call, kind)
    await club.passes(days=30)
    await club.passes(minutes=1)
    await club.passes(minutes=1)
    assert not await club.inside(sara)
    assert len([text for text in await club.texts(sara.id) if "has ended" in text]) == 1


@pytest.mark.parametrize(
    "call", ["revokeChatInviteLink", "getChatMember", "banChatMember", "unbanChatMember"]
)
async def test_killed_at_any_step_it_goes_on(club: Club, call: str) -> None:
    sara = await club.joined(days=30)
    await club.telegram.breaks(call, "silent")
    club.clock.passes(days=31)
    killed = asyncio.create_task(club.memberships.work_once())
    await club.under_way()
    killed.cancel()
    await asyncio.wait({killed})
    assert (await club.place_of(sara)).state is MembershipState.ACTIVE
    await club.passes(minutes=LEASE_MINUTES)
    assert not await club.inside(sara)
    assert (await club.place_of(sara)).state is MembershipState.ENDED
    assert len([text for text in await club.texts(sara.id) if "has ended" in text]) == 1


async def test_two_programs_on_one_database_do_everything_once(club: Club) -> None:
    people = [await club.joined(name, days=2) for name in ("Sara", "Ali", "Reza")]
    other = club.program()
    for _ in range(2):
        club.clock.passes(days=1)
        await asyncio.gather(club.memberships.work_once(), other.work_once())
    for person in people:
        assert not await club.inside(person)
        assert len(await club.texts(person.id)) == 2
    assert await club.calls("banChatMember") == len(people)
