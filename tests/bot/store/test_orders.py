"""Orders: made once for each command, found again, moved, ended."""

import pytest

from bot.money import Rials
from bot.orders import Cause, IllegalMove, Order, OrderId, OrderState
from bot.store import Store, events, orders
from tests.bot.store.ledger import REZA, SARA, START, Ledger, after


async def numbers(store: Store, skip: int, most: int) -> list[int]:
    async with store.reading() as session:
        return [order.id for order in await orders.page_of_buyer(session, SARA, skip, most)]


async def test_a_new_order_is_open_and_found_by_its_number(store: Store, ledger: Ledger) -> None:
    order = await ledger.order(amount=Rials(1_250_000), minutes=30)
    assert order == Order(order.id, SARA, Rials(1_250_000), OrderState.OPEN, START, after(minutes=30))
    async with store.reading() as session:
        assert await orders.find(session, order.id) == order
        assert await orders.find(session, order.id + 1) is None


async def test_an_order_is_found_by_the_command_that_asked_for_it(store: Store, ledger: Ledger) -> None:
    await ledger.buyer()
    async with store.transaction() as tx:
        order = await orders.insert(tx, SARA, Rials(50_000), 77, START, after(minutes=30))
    async with store.reading() as session:
        assert await orders.asked_by(session, SARA, 77) == order
        assert await orders.asked_by(session, SARA, 78) is None
        assert await orders.asked_by(session, REZA, 77) is None


async def test_somebodys_orders_come_in_pages_newest_first_and_nobody_elses_among_them(
    store: Store, ledger: Ledger
) -> None:
    made = [(await ledger.order()).id for _ in range(3)]
    await ledger.order(REZA)
    newest_first = made[::-1]
    assert await numbers(store, 0, 2) == newest_first[:2]
    assert await numbers(store, 2, 2) == newest_first[2:]
    async with store.reading() as session:
        assert await orders.count_of_buyer(session, SARA) == 3


async def test_only_what_could_still_be_paid_is_open(store: Store, ledger: Ledger) -> None:
    over = await ledger.order(minutes=10)
    older, newer = await ledger.order(minutes=30), await ledger.order(minutes=30)
    cancelled = await ledger.order(minutes=30)
    async with store.transaction() as tx:
        await orders.move(tx, cancelled, OrderState.CANCELLED, Cause.BUYER, START)
    async with store.reading() as session:
        found = await orders.open_of_buyer(session, SARA, after(minutes=10))
        assert [order.id for order in found] == [newer.id, older.id]
        assert over in await orders.open_of_buyer(session, SARA, after(minutes=9))


async def test_a_lock_gives_the_order_as_it_is_now(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    async with store.transaction() as tx:
        await orders.move(tx, order, OrderState.CANCELLED, Cause.BUYER, START)
        assert (await orders.lock(tx, order.id)).state is OrderState.CANCELLED
        with pytest.raises(LookupError):
            await orders.lock(tx, OrderId(order.id + 1))


async def test_a_move_is_made_once_with_its_event(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    async with store.transaction() as tx:
        made = [
            await orders.move(tx, order, OrderState.CANCELLED, Cause.BUYER, after(minutes=1), "too dear")
            for _ in range(2)
        ]
    assert made == [True, False]
    async with store.reading() as session:
        story = await events.of_order(session, order.id)
        moved = await orders.find(session, order.id)
    assert moved is not None
    assert moved.state is OrderState.CANCELLED
    assert [(event.old, event.new, event.cause, event.at, event.detail) for event in story] == [
        ("open", "cancelled", Cause.BUYER, after(minutes=1), "too dear")
    ]


async def test_a_move_that_the_table_does_not_have_is_never_written(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    async with store.transaction() as tx:
        with pytest.raises(IllegalMove):
            await orders.move(tx, order, OrderState.DELIVERED, Cause.GATEWAY, START)
        assert (await orders.lock(tx, order.id)).state is OrderState.OPEN
        assert await events.of_order(tx, order.id) == []


async def test_open_orders_end_by_the_clock_only_where_no_invoice_can_be_paid(
    store: Store, ledger: Ledger
) -> None:
    bare, later = await ledger.order(minutes=10), await ledger.order(minutes=20)
    await ledger.asking(await ledger.order(minutes=10))
    await ledger.pending(await ledger.order(minutes=10))
    async with store.reading() as session:
        assert await orders.to_expire(session, after(minutes=9), 10) == []
        assert await orders.to_expire(session, after(minutes=10), 10) == [bare]
        assert await orders.to_expire(session, after(minutes=20), 10) == [bare, later]
        assert await orders.to_expire(session, after(minutes=20), 1) == [bare]


async def test_orders_are_counted_by_state(store: Store, ledger: Ledger) -> None:
    await ledger.order()
    await ledger.order()
    await ledger.paid()
    async with store.reading() as session:
        assert await orders.count_by_state(session) == {"open": 2, "paid": 1}
