import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.actions import Action, Verb
from bot.deliveries import Content
from bot.membership_terms import MembershipState
from bot.store import catalog, memberships
from sandbox.people import Refused
from tests.bot.club import Club
from tests.bot.parts import MERCHANT, until


async def test_a_member_is_reminded_twice_put_out_at_the_end_and_told(club: Club) -> None:
    sara = await club.joined(days=30)
    renew = str(Action(Verb.RENEW, str(club.product.id)))
    for too_early, in_time in (({"days": 26, "hours": 23}, {"hours": 1}), ({"hours": 47}, {"hours": 1})):
        await club.passes(**too_early)
        assert await club.texts(sara.id) == []
        await club.passes(**in_time)
        (reminder,) = await club.news(sara.id)
        assert "24 December 2026, 11:30" in reminder.html
        assert reminder.buttons[0][0].action == renew
    await club.passes(hours=23)
    assert await club.inside(sara)
    assert await club.texts(sara.id) == []
    await club.passes(hours=1)
    assert not await club.inside(sara)
    (ended,) = await club.news(sara.id)
    assert "has ended" in ended.html
    assert ended.buttons[0][0].action == renew
    await club.passes(days=30)
    assert await club.texts(sara.id) == []
    assert await club.texts(MERCHANT) == []


async def test_a_product_that_is_sold_no_more_is_not_offered_again(club: Club) -> None:
    sara = await club.joined(days=1)
    async with club.store.transaction() as tx:
        await catalog.archive_product(tx, club.product.id, club.clock())
    await club.passes(hours=12)
    await club.passes(hours=12)
    assert [message.buttons for message in await club.news(sara.id)] == [(), ()]


async def test_who_bought_for_ever_is_left_alone(club: Club) -> None:
    sara = await club.joined(days=0)
    await club.passes(days=10_000)
    assert await club.inside(sara)
    assert await club.texts(sara.id) == []


async def test_whoever_came_in_by_the_link_goes_out_with_its_buyer(club: Club) -> None:
    sara, second_phone = await club.person(), await club.person("Sara's second phone")
    await club.joins(second_phone, (await club.buys(sara)).invite)
    await club.channel.invites(sara)
    await club.passes(days=31)
    assert not await club.inside(sara)
    assert not await club.inside(second_phone)
    assert await club.texts(second_phone.id) == []


async def test_a_link_that_was_never_used_lets_nobody_in_after_the_end(club: Club) -> None:
    sara = await club.person()
    link = (await club.buys(sara)).invite or ""
    await club.passes(days=31)
    with pytest.raises(Refused):
        await sara.joins(link)


async def test_others_stay_in_when_one_goes_out(club: Club) -> None:
    await club.joined("Sara", days=30)
    ali = await club.joined("Ali", days=60)
    guest = await club.person("a guest of the merchant's")
    await club.channel.invites(guest)
    await club.memberships.joined(club.channel.id, guest.id, None)
    await club.memberships.joined(club.channel.id, guest.id, "https://t.me/+somebody-elses")
    await club.passes(days=31)
    assert await club.inside(ali)
    assert await club.inside(guest)


async def test_who_was_put_out_may_come_back_by_another_way(club: Club) -> None:
    sara = await club.joined(days=30)
    await club.passes(days=31)
    await club.channel.invites(sara)
    await club.passes(days=31)
    assert await club.inside(sara)


async def test_who_comes_by_a_link_at_the_very_end_is_put_out_as_well(club: Club) -> None:
    sara, late = await club.person(), await club.person("Late")
    link = (await club.buys(sara, days=30)).invite or ""
    await late.joins(link)
    await club.passes(days=31)
    assert await club.inside(late)
    await club.memberships.joined(club.channel.id, late.id, link)
    await club.passes()
    assert not await club.inside(late)
    assert len([text for text in await club.texts(sara.id) if "has ended" in text]) == 1


async def test_who_comes_in_while_the_others_are_put_out_is_not_forgotten(club: Club) -> None:
    sara, late = await club.person(), await club.person("Late")
    link = (await club.buys(sara, days=30)).invite or ""
    await club.telegram.breaks("revokeChatInviteLink", "slow", seconds=0.5)
    club.clock.passes(days=31)
    ending = asyncio.create_task(club.memberships.work_once())
    await club.under_way()
    with suppress(Refused):
        await late.joins(link)
    await club.memberships.joined(club.channel.id, late.id, link)
    await ending
    await club.passes()
    assert not await club.inside(late)
    assert (await club.place_of(sara)).state is MembershipState.ENDED


async def test_a_renewal_in_time_keeps_a_member_in_and_reminds_anew(club: Club) -> None:
    sara = await club.joined(days=30)
    await club.passes(days=28)
    assert len(await club.texts(sara.id)) == 1
    await club.buys(sara, days=30)
    await club.passes(days=3)
    assert await club.inside(sara)
    assert await club.texts(sara.id) == []
    await club.passes(days=26)
    assert len(await club.texts(sara.id)) == 1


async def test_a_renewal_written_while_the_end_is_carried_out_wins(club: Club) -> None:
    sara = await club.joined(days=30)
    await club.telegram.breaks("banChatMember", "slow", seconds=0.5)
    club.clock.passes(days=31)
    ending = asyncio.create_task(club.memberships.work_once())
    await club.under_way()
    await club.records(club.bought(sara, days=30), Content(invite=""))
    await ending
    place = await club.place_of(sara)
    assert (place.state, place.ends_at) == (MembershipState.ACTIVE, club.clock() + timedelta(days=30))
    assert await club.texts(sara.id) == []


async def test_a_renewal_paid_while_the_end_is_carried_out_waits_and_then_gives_a_new_link(
    club: Club,
) -> None:
    sara = await club.joined(days=30)
    await club.telegram.breaks("banChatMember", "slow", seconds=0.5)
    club.clock.passes(days=31)
    ending = asyncio.create_task(club.memberships.work_once())
    await club.under_way()
    assert not isinstance(await club.fetches(sara), Content)
    await ending
    await club.joins(sara, (await club.buys(sara)).invite)
    await club.passes(days=1)
    assert await club.inside(sara)


async def test_a_renewal_between_claim_and_reminder_is_not_answered_with_the_old_date(club: Club) -> None:
    sara = await club.joined(days=30)
    club.clock.passes(days=27)
    async with club.store.transaction() as tx:
        (claimed,) = await memberships.claim_due(tx, club.clock(), club.clock() + timedelta(minutes=1), 8)
    await club.records(club.bought(sara, days=30), Content(invite=""))
    await club.memberships.see_to(claimed)
    await club.passes()
    assert await club.texts(sara.id) == []


async def test_more_than_are_seen_to_at_once_are_all_seen_to(club: Club) -> None:
    people = [await club.joined(f"person {number}", days=1) for number in range(20)]
    await club.passes(days=2)
    assert [await club.inside(person) for person in people] == [False] * 20


async def test_it_goes_on_for_ever_until_it_is_stopped(club: Club) -> None:
    sara = await club.joined(days=1)
    working = asyncio.create_task(club.memberships.run())
    club.clock.passes(days=2)

    async def out() -> bool:
        return not await club.inside(sara)

    await until(out)
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working
