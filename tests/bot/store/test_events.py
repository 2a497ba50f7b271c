"""Events: the story of an order, in the order in which it happened."""

import pytest

from bot.orders import Cause, Event, Order, OrderState
from bot.store import Store, events, orders
from tests.bot.store.ledger import START, Ledger, PowerCut, after


async def test_the_story_of_an_order_tells_of_its_payments_too(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    payment = await ledger.paid(await ledger.pending(order))
    await ledger.paid()
    async with store.transaction() as tx:
        locked = await orders.lock(tx, order.id)
        await orders.move(tx, locked, OrderState.DELIVERED, Cause.RETURN_PAGE, after(minutes=1), "here")
    async with store.reading() as session:
        story = await events.of_order(session, order.id)
    assert story == [
        Event(order.id, payment.id, START, "requested", "pending", Cause.GATEWAY, ""),
        Event(order.id, payment.id, START, "pending", "paid", Cause.GATEWAY, ""),
        Event(order.id, None, START, "open", "paid", Cause.GATEWAY, ""),
        Event(order.id, None, after(minutes=1), "paid", "delivered", Cause.RETURN_PAGE, "here"),
    ]


async def test_an_event_is_recorded_with_its_moment_and_cause(store: Store, ledger: Ledger) -> None:
    asked = await ledger.asking()
    at = after(minutes=1.5)
    async with store.transaction() as tx:
        await events.record(tx, asked.order_id, asked.id, "requested", "unknown", Cause.RESTART, at, "قطع شد")
        story = await events.of_order(tx, asked.order_id)
    assert story == [Event(asked.order_id, asked.id, at, "requested", "unknown", Cause.RESTART, "قطع شد")]


async def cancel_and_lose_power(store: Store, order: Order) -> None:
    async with store.transaction() as tx:
        await orders.move(tx, order, OrderState.CANCELLED, Cause.BUYER, START)
        raise PowerCut


async def test_an_event_is_lost_with_the_move_that_it_tells_of(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    with pytest.raises(PowerCut):
        await cancel_and_lose_power(store, order)
    async with store.reading() as session:
        assert await events.of_order(session, order.id) == []
        assert await orders.find(session, order.id) == order
