import asyncio
from datetime import timedelta

import pytest

from bot.catalog import Kind
from bot.deliveries import Content
from bot.goods.protocol import Elsewhere, Impossible, Later, Trouble
from bot.membership_terms import MOST_DAYS, MembershipState
from bot.store import memberships
from sandbox.people import Refused
from tests.bot.club import LEASE_MINUTES, Club
from tests.bot.goods.paid_for import delivery


async def test_nothing_is_asked_of_telegram_while_the_payment_is_written(club: Club) -> None:
    sara = await club.person()
    async with club.store.transaction() as tx:
        assert await club.goods.begin(tx, club.bought(sara), club.clock()) == Elsewhere()


async def test_a_newcomer_gets_a_link_that_lets_one_person_in(club: Club) -> None:
    sara, ali = await club.person(), await club.person("Ali")
    content = await club.buys(sara)
    await club.joins(sara, content.invite)
    assert await club.inside(sara)
    with pytest.raises(Refused):
        await ali.joins(content.invite or "")


async def test_it_lasts_for_as_many_days_as_were_paid_for(club: Club) -> None:
    sara = await club.person()
    content = await club.buys(sara, days=30, quantity=3)
    assert content.until == club.clock() + timedelta(days=90)
    place = await club.place_of(sara)
    assert (place.state, place.ends_at) == (MembershipState.ACTIVE, content.until)


async def test_without_a_number_of_days_it_lasts_for_ever(club: Club) -> None:
    sara = await club.person()
    for_ever = delivery(
        Kind.MEMBERSHIP,
        {"chat_id": club.channel.id},
        product_id=club.product.id,
        buyer_id=sara.id,
    )
    fetched = await club.goods.fetch(for_ever)
    assert isinstance(fetched, Content)
    assert (await club.records(for_ever, fetched)).until is None
    assert (await club.place_of(sara)).due_at is None


async def test_days_that_are_bought_on_top_of_for_ever_take_nothing_away(club: Club) -> None:
    sara = await club.person()
    await club.buys(sara, days=0)
    assert (await club.buys(sara, days=30)).until is None


async def test_for_ever_can_be_bought_on_top_of_days(club: Club) -> None:
    sara = await club.person()
    await club.buys(sara, days=30)
    assert (await club.buys(sara, days=0)).until is None
    assert (await club.place_of(sara)).due_at is None


async def test_more_days_than_a_calendar_has_are_as_many_as_it_has(club: Club) -> None:
    sara = await club.person()
    for _ in range(3):
        content = await club.buys(sara, days=10**9, quantity=1000)
        assert content.until == club.clock() + timedelta(days=MOST_DAYS)


async def test_a_renewal_needs_no_link_and_begins_where_the_first_term_ends(club: Club) -> None:
    sara = await club.joined(days=30)
    club.clock.passes(days=20)
    content = await club.buys(sara, days=30)
    assert content == Content(invite="", until=club.clock() + timedelta(days=40))
    assert len(await club.channel.links()) == 1


async def test_whoever_comes_back_after_the_end_begins_anew_and_gets_a_new_link(club: Club) -> None:
    sara = await club.joined(days=30)
    await club.passes(days=31)
    assert not await club.inside(sara)
    content = await club.buys(sara, days=30)
    assert content.until == club.clock() + timedelta(days=30)
    await club.joins(sara, content.invite)
    assert await club.inside(sara)


async def test_one_who_went_out_and_buys_again_gets_a_new_link(club: Club) -> None:
    sara = await club.joined()
    await club.leaves(sara)
    content = await club.buys(sara)
    await club.joins(sara, content.invite)
    assert await club.inside(sara)


async def test_one_who_is_in_with_another_account_needs_no_link(club: Club) -> None:
    sara, second_phone = await club.person(), await club.person("Sara's second phone")
    await club.joins(second_phone, (await club.buys(sara)).invite)
    assert (await club.buys(sara)).invite == ""


async def test_two_purchases_before_anybody_has_joined_let_one_person_in(club: Club) -> None:
    sara, ali = await club.person(), await club.person("Ali")
    first, second = await club.buys(sara), await club.buys(sara)
    with pytest.raises(Refused):
        await ali.joins(first.invite or "")
    await club.joins(sara, second.invite)
    assert second.until == club.clock() + timedelta(days=60)


async def test_a_repetition_after_a_crash_ends_the_link_that_was_made_before(club: Club) -> None:
    sara, ali = await club.person(), await club.person("Ali")
    paid = club.bought(sara)
    lost = await club.goods.fetch(paid)
    club.clock.passes(minutes=LEASE_MINUTES)
    found = await club.goods.fetch(paid)
    assert isinstance(lost, Content)
    assert isinstance(found, Content)
    await club.records(paid, found)
    with pytest.raises(Refused):
        await ali.joins(lost.invite or "")
    await club.joins(sara, found.invite)


async def test_two_deliveries_at_the_same_moment_make_one_link_at_a_time(club: Club) -> None:
    sara = await club.person()
    outcomes = await asyncio.gather(club.fetches(sara), club.fetches(sara))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Content", "Later"]
    assert len(await club.channel.links()) == 1


async def test_nobody_is_promised_a_place_that_is_just_being_taken_away(club: Club) -> None:
    sara = await club.joined(days=30)
    club.clock.passes(days=31)
    async with club.store.transaction() as tx:
        (claimed,) = await memberships.claim_due(tx, club.clock(), club.clock() + timedelta(minutes=1), 8)
    answer = await club.fetches(sara)
    assert isinstance(answer, Later)
    assert answer.trouble is Trouble.TELEGRAM_FAILING
    async with club.store.transaction() as tx:
        await memberships.let_go(tx, claimed)
    assert isinstance(await club.fetches(sara), Content)


async def test_nobody_is_put_out_between_the_promise_and_its_writing_down(club: Club) -> None:
    sara = await club.joined(days=30)
    club.clock.passes(days=31)
    paid = club.bought(sara, days=30)
    fetched = await club.goods.fetch(paid)
    assert fetched == Content(invite="")
    await club.passes()
    await club.records(paid, fetched)
    await club.passes(minutes=LEASE_MINUTES)
    assert await club.inside(sara)


@pytest.mark.parametrize(
    ("role", "trouble"),
    [("member", Trouble.NO_RIGHT), ("left", Trouble.NO_CHAT), ("kicked", Trouble.NO_CHAT)],
)
async def test_a_bot_that_may_not_invite_needs_a_person_to_mend_it(
    club: Club, role: str, trouble: Trouble
) -> None:
    sara = await club.person()
    await club.channel.sets_bot(role)
    answer = await club.fetches(sara)
    assert isinstance(answer, Impossible)
    assert answer.trouble is trouble
    await club.channel.sets_bot("administrator")
    assert isinstance(await club.fetches(sara), Content)


async def test_a_chat_that_does_not_exist_needs_a_person_to_mend_it(club: Club) -> None:
    answer = await club.goods.fetch(club.bought(await club.person(), chat_id=-1_009_999_999_999))
    assert isinstance(answer, Impossible)
    assert answer.trouble is Trouble.NO_CHAT


@pytest.mark.parametrize("call", ["getChatMember", "createChatInviteLink"])
async def test_a_telegram_that_fails_is_asked_again(club: Club, call: str) -> None:
    sara = await club.person()
    await club.telegram.breaks(call, "http_502")
    answer = await club.fetches(sara)
    assert isinstance(answer, Later)
    assert answer.trouble is Trouble.TELEGRAM_FAILING
    assert isinstance(await club.fetches(sara), Content)
