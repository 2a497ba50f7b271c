"""Broadcasts and their people as a database keeps them: fixed once, leased to one, tried twice at most."""

import asyncio
from dataclasses import replace
from itertools import product

import pytest
from markupsafe import Markup

from bot.broadcasts.broadcast import (
    ANSWER_LOST,
    MOVES,
    Audience,
    BroadcastId,
    BroadcastState,
    Counts,
    Failure,
    Reach,
    To,
)
from bot.broadcasts.content import Content, Link
from bot.messages import Message, Send
from bot.orders import BuyerId, Cause, Order, OrderState
from bot.store import Store, broadcasts, buyers, orders, outbox, recipients
from bot.texts.languages import Language
from tests.bot.merchandise import Merchandise
from tests.bot.parts import on_sqlite
from tests.bot.store.ledger import START, Ledger, after

CONTENT = Content(
    "نوروز مبارک", None, (Link("Shop", "https://shop.example"),), ("Shop - https://shop.example",)
)
EVERYBODY = To(Audience.EVERYBODY)
ILLEGAL = [(a, b) for a, b in product(BroadcastState, BroadcastState) if b not in MOVES[a]]


async def people(store: Store, number: int, language: Language = Language.FA, first: int = 1) -> list[int]:
    async with store.transaction() as tx:
        for each in range(first, first + number):
            await buyers.meet(tx, each, "Somebody", language, START)
    return list(range(first, first + number))


async def running(store: Store, to: To = EVERYBODY) -> BroadcastId:
    async with store.transaction() as tx:
        number = await broadcasts.insert(tx, CONTENT, to, 7, START)
        assert await broadcasts.start(tx, number, 7, await recipients.reach(tx, to), START)
        await broadcasts.set_total(tx, number, await recipients.insert(tx, number, to))
        assert await broadcasts.move(tx, number, BroadcastState.WAITING, BroadcastState.RUNNING)
    return number


async def claimed(
    store: Store, number: BroadcastId, most: int = 100, minutes: float = 0
) -> list[recipients.Claimed]:
    async with store.transaction() as tx:
        return await recipients.claim(tx, number, after(minutes=minutes), after(minutes=minutes + 3), most)


async def counts(store: Store, number: BroadcastId) -> Counts:
    async with store.reading() as session:
        return await recipients.count(session, number)


async def test_a_draft_is_found_as_it_was_written_and_changed_until_it_is_sent_off(store: Store) -> None:
    await people(store, 3)
    async with store.transaction() as tx:
        number = await broadcasts.insert(tx, CONTENT, EVERYBODY, 7, START)
        other = replace(CONTENT, text="Happy new year", photo=None)
        assert await broadcasts.rewrite(tx, number, other, To(Audience.ENGLISH))
        found = await broadcasts.find(tx, number)
        assert found is not None
        assert (found.state, found.content, found.to) == (BroadcastState.DRAFT, other, To(Audience.ENGLISH))
        assert await broadcasts.start(tx, number, 8, Reach(3, 1, 2), START)
        assert not await broadcasts.start(tx, number, 8, Reach(3, 1, 2), START)
        assert not await broadcasts.rewrite(tx, number, CONTENT, EVERYBODY)
        await broadcasts.set_total(tx, number, 3)
        found = await broadcasts.find(tx, number)
        assert found is not None
        assert (found.started_by, found.started_at, found.reach) == (8, START, Reach(3, 1, 2))
        assert await broadcasts.find(tx, number + 1) is None


async def test_the_newest_come_first_and_the_discarded_not_at_all(store: Store) -> None:
    async with store.transaction() as tx:
        first, second, third = [await broadcasts.insert(tx, CONTENT, EVERYBODY, 7, START) for _ in range(3)]
        await broadcasts.move(tx, second, BroadcastState.DRAFT, BroadcastState.DISCARDED)
        assert [each.id for each in await broadcasts.page(tx, 2**62, 5)] == [third, first]
        assert [each.id for each in await broadcasts.page(tx, third, 5)] == [first]


@on_sqlite
async def test_no_broadcast_makes_a_move_that_there_is_not(store: Store) -> None:
    for old, new in ILLEGAL:
        async with store.transaction() as tx:
            with pytest.raises(ValueError, match="does not go from"):
                await broadcasts.move(tx, 1, old, new)


async def test_they_stand_in_line_in_the_order_in_which_they_were_sent_off(store: Store) -> None:
    await people(store, 1)
    first = await running(store)
    async with store.transaction() as tx:
        numbers = [await broadcasts.insert(tx, CONTENT, EVERYBODY, 7, START) for _ in range(2)]
        for minutes, number in enumerate(reversed(numbers), start=1):
            await broadcasts.start(tx, number, 7, Reach(1, 0, 0), after(minutes=minutes))
        assert await broadcasts.move(tx, numbers[1], BroadcastState.WAITING, BroadcastState.PAUSED)
        assert [number for number, _ in await broadcasts.lock_line(tx)] == [first, numbers[1], numbers[0]]
        assert await broadcasts.requeue(tx, numbers[1], after(minutes=9))
        assert not await broadcasts.requeue(tx, numbers[1], after(minutes=9))
        assert [each.id for each in await broadcasts.unfinished(tx)] == [first, numbers[0], numbers[1]]
        assert await broadcasts.end(tx, first, BroadcastState.RUNNING, BroadcastState.DONE, START)
        assert not await broadcasts.end(tx, first, BroadcastState.RUNNING, BroadcastState.DONE, START)
        assert [each.id for each in await broadcasts.unfinished(tx)] == numbers


async def test_only_one_runs(store: Store) -> None:
    await people(store, 1)
    await running(store)
    with pytest.raises(Exception, match=r"(?i)unique"):
        await running(store)


async def test_whom_it_reaches_is_counted_and_fixed_alike(store: Store, ledger: Ledger) -> None:
    persian, english = await people(store, 4), await people(store, 3, Language.EN, first=11)
    shop = Merchandise(store)
    tea, cake = await shop.product(), await shop.product()
    async with store.transaction() as tx:
        assert await buyers.mark_blocked(tx, 4, START)
        assert await broadcasts.want_no_news(tx, 13, START)
        assert not await broadcasts.want_no_news(tx, 13, START)
    for buyer, goods, paid in ((1, tea, True), (2, tea, False), (11, cake, True), (4, tea, True)):
        line = await shop.ordered(goods, buyer_id=BuyerId(buyer))
        assert line is not None
        if paid:
            await was_paid(store, line.order_id)
    for to, reach, who in (
        (EVERYBODY, Reach(5, 1, 1), [1, 2, 3, 11, 12]),
        (To(Audience.PERSIAN), Reach(3, 1, 0), [1, 2, 3]),
        (To(Audience.ENGLISH), Reach(2, 0, 1), [11, 12]),
        (To(Audience.BOUGHT), Reach(2, 1, 0), [1, 11]),
        (To(Audience.PRODUCT, tea.id), Reach(1, 1, 0), [1]),
        (To(Audience.PRODUCT, cake.id), Reach(1, 0, 0), [11]),
    ):
        async with store.reading() as session:
            assert await recipients.reach(session, to) == reach, to
        number = await running(store, to)
        assert sorted(each.buyer_id for each in await claimed(store, number)) == who, to
        async with store.transaction() as tx:
            await broadcasts.move(tx, number, BroadcastState.RUNNING, BroadcastState.PAUSED)
    assert len(persian) + len(english) == 7
    async with store.transaction() as tx:
        assert await broadcasts.want_news(tx, 13)
        assert not await broadcasts.want_news(tx, 13)
        assert (await recipients.reach(tx, EVERYBODY)).no_news == 0


async def was_paid(store: Store, order_id: int) -> None:
    async with store.transaction() as tx:
        order = await orders.find(tx, order_id)
        assert isinstance(order, Order)
        await orders.move(tx, order, OrderState.PAID, Cause.MERCHANT, START)


async def test_each_is_claimed_once_in_their_language_and_only_while_it_runs(store: Store) -> None:
    await people(store, 3)
    await people(store, 1, Language.EN, first=11)
    number = await running(store)
    first, rest = await claimed(store, number, 2), await claimed(store, number)
    assert {each.buyer_id for each in (*first, *rest)} == {1, 2, 3, 11}
    assert {each.buyer_id: each.language for each in (*first, *rest)}[BuyerId(11)] is Language.EN
    assert await claimed(store, number) == []
    async with store.transaction() as tx:
        assert await recipients.not_tried(tx, first[0], START)
        await broadcasts.move(tx, number, BroadcastState.RUNNING, BroadcastState.PAUSED)
    assert await claimed(store, number) == []


async def test_two_programs_claim_no_one_twice(replicas: tuple[Store, Store]) -> None:
    await people(replicas[0], 60)
    number = await running(replicas[0])
    found = await asyncio.gather(*(claimed(replicas[n % 2], number, 5) for n in range(16)))
    ids = [each.buyer_id for some in found for each in some]
    assert len(ids) == len(set(ids))
    assert len(ids) + len(await claimed(replicas[0], number)) == 60


async def test_what_came_of_each_is_counted_and_all_of_them_together_are_everybody(store: Store) -> None:
    await people(store, 8)
    number = await running(store)
    reached, blocked, failed, other, again, unsure, _ = await claimed(store, number, 7)
    async with store.transaction() as tx:
        assert await recipients.reached(tx, reached, 17)
        assert await recipients.blocked(tx, blocked)
        assert await recipients.failed(tx, failed, "Bad Request: no")
        assert await recipients.failed(tx, other, "Bad Request: no")
        assert await recipients.not_tried(tx, again, after(minutes=5))
        assert await recipients.unsure(tx, unsure, after(minutes=6))
        # Whoever is late with their word about somebody says nothing any more.
        assert not await recipients.reached(tx, reached, 18)
        assert not await recipients.blocked(tx, failed)
        assert not await recipients.not_tried(tx, unsure, START)
        assert await recipients.next_due(tx, number) == START
        assert await recipients.failures(tx, number, 5) == [Failure("Bad Request: no", 2)]
    assert await counts(store, number) == Counts(3, 1, 1, 1, 2)
    assert (await counts(store, number)).total == 8


async def test_whoever_may_have_it_is_tried_once_more_and_never_again(store: Store) -> None:
    await people(store, 1)
    number = await running(store)
    for tried in (1, 2):
        (whom,) = await claimed(store, number, minutes=tried)
        assert whom.tried == tried
        async with store.transaction() as tx:
            assert await recipients.unsure(tx, whom, START)
    assert await claimed(store, number, minutes=9) == []
    assert await counts(store, number) == Counts(failed=1)
    async with store.reading() as session:
        assert await recipients.failures(session, number, 5) == [Failure(ANSWER_LOST, 1)]


async def test_a_lease_that_is_over_counts_as_a_lost_answer(store: Store) -> None:
    await people(store, 2)
    number = await running(store)
    for minutes in (0, 10):
        assert len(await claimed(store, number, minutes=minutes)) == 2
        async with store.transaction() as tx:
            assert await recipients.take_back_overdue(tx, number, after(minutes=minutes + 2.9)) == 0
            assert await recipients.take_back_overdue(tx, number, after(minutes=minutes + 3)) == 2
    assert await counts(store, number) == Counts(failed=2)


async def test_those_who_were_tried_come_after_those_who_were_not(store: Store) -> None:
    await people(store, 2)
    number = await running(store)
    (first,) = await claimed(store, number, 1)
    async with store.transaction() as tx:
        await recipients.take_back_overdue(tx, number, after(minutes=3))
    (second,) = await claimed(store, number, 1, minutes=4)
    assert {first.buyer_id, second.buyer_id} == {1, 2}


async def test_whoever_wants_no_news_is_left_out_of_what_has_not_reached_them(store: Store) -> None:
    await people(store, 2)
    number = await running(store)
    (whom,) = await claimed(store, number, 1)
    other = BuyerId(3 - whom.buyer_id)
    async with store.transaction() as tx:
        # What is on its way to them arrives.
        assert await recipients.leave_out(tx, whom.buyer_id) == 0
        assert await recipients.leave_out(tx, other) == 1
    assert await counts(store, number) == Counts(under_way=1, no_news=1)
    assert await claimed(store, number) == []
    async with store.transaction() as tx:
        assert await recipients.take_back(tx, other) == 1
    assert [each.buyer_id for each in await claimed(store, number)] == [other]


async def test_one_of_two_who_tell_the_same_does(store: Store) -> None:
    await people(store, 1)
    number = await running(store)
    async with store.transaction() as tx:
        assert await broadcasts.tell(tx, number, "", "1 of 2", START)
        assert not await broadcasts.tell(tx, number, "", "1 of 2", START)
        assert not await broadcasts.is_being_told(tx, "broadcast:1")
        await outbox.put(tx, [Send(7, Message(Markup("1 of 2")), "broadcast:1")], START)
        assert await broadcasts.is_being_told(tx, "broadcast:1")
        (queued,) = await outbox.claim_due(tx, START, after(minutes=1), 1)
        await outbox.sent(tx, queued.id, 1, START)
        assert not await broadcasts.is_being_told(tx, "broadcast:1")
