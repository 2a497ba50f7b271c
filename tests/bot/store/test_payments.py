"""Payments: written before their invoice, found by all that names them, moved once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.money import Rials
from bot.orders import BuyerId, Cause, HeldReason, IllegalMove, Payment, PaymentId, PaymentState
from bot.store import Store, events, payments
from tests.bot.store.ledger import AMOUNT, ANOTHER_TERMINAL, REZA, SARA, START, TERMINAL, Ledger, after


async def test_a_payment_is_stored_before_its_invoice_is_known(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    asked = await ledger.asking(order)
    assert asked == Payment(
        id=asked.id,
        order_id=order.id,
        terminal=TERMINAL,
        amount=AMOUNT,
        state=PaymentState.REQUESTED,
        return_token=asked.return_token,
        invoice_key=None,
        bank_code=None,
        paid_amount=None,
        held_reason=None,
        created_at=START,
        check_until=order.expires_at + timedelta(days=1),
        next_check_at=None,
        checks=0,
        settled_at=None,
    )
    async with store.reading() as session:
        with pytest.raises(LookupError):
            await payments.get(session, PaymentId(asked.id + 1))
        assert await payments.find(session, asked.id + 1) is None


async def test_everything_that_a_move_writes_is_read_again(store: Store, ledger: Ledger) -> None:
    for moved in (await ledger.pending(), await ledger.paid(), await ledger.held()):
        async with store.reading() as session:
            assert await payments.get(session, moved.id) == moved


async def test_a_payment_is_found_by_its_return_token(store: Store, ledger: Ledger) -> None:
    asked = await ledger.asking()
    await ledger.asking()
    async with store.reading() as session:
        assert await payments.by_return_token(session, asked.return_token) == asked
        assert await payments.by_return_token(session, asked.return_token[:-1]) is None


async def test_a_payment_is_found_by_its_invoice_within_its_terminal(store: Store, ledger: Ledger) -> None:
    here = await ledger.pending(key="the-key", terminal=TERMINAL)
    there = await ledger.pending(key="the-key", terminal=ANOTHER_TERMINAL)
    async with store.reading() as session:
        assert await payments.by_invoice_key(session, TERMINAL, "the-key") == here
        assert await payments.by_invoice_key(session, ANOTHER_TERMINAL, "the-key") == there
        assert await payments.by_invoice_key(session, TERMINAL, "The-Key") is None


async def test_a_payment_is_found_by_its_bank_code_within_its_terminal(store: Store, ledger: Ledger) -> None:
    here = await ledger.paid(await ledger.pending(terminal=TERMINAL), "123456")
    there = await ledger.paid(await ledger.pending(terminal=ANOTHER_TERMINAL), "123456")
    async with store.reading() as session:
        assert await payments.by_bank_code(session, TERMINAL, "123456") == here
        assert await payments.by_bank_code(session, ANOTHER_TERMINAL, "123456") == there
        assert await payments.by_bank_code(session, TERMINAL, "654321") is None


async def test_every_try_at_paying_for_an_order_is_listed_oldest_first(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    tries = [await ledger.pending(order), await ledger.asking(order)]
    await ledger.asking()
    async with store.reading() as session:
        assert await payments.of_order(session, order.id) == tries


async def test_what_somebody_made_us_ask_for_is_counted_since_a_moment(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    for seconds in (0, 30, 59):
        await ledger.asking(order, at=after(seconds=seconds))
    await ledger.asking(await ledger.order(REZA), at=after(seconds=59))

    async def asked(buyer: BuyerId, since: float, orders_since: float = -1) -> int:
        async with store.reading() as session:
            return await payments.requests_since(
                session, buyer, after(seconds=since), after(seconds=orders_since)
            )

    assert [await asked(SARA, since) for since in (-1, 0, 30, 59)] == [3, 2, 1, 0]
    assert await asked(REZA, -1) == 1
    assert await asked(SARA, -1, orders_since=0) == 0


async def test_a_payment_moves_once_whoever_else_read_it_as_it_was(store: Store, ledger: Ledger) -> None:
    read = await ledger.pending()
    await ledger.paid(read)
    late = replace(read, state=PaymentState.FAILED)
    async with store.transaction() as tx:
        assert not await payments.move(tx, read, late, Cause.RECONCILER, START)
    async with store.reading() as session:
        assert (await payments.get(session, read.id)).state is PaymentState.PAID
        story = [event.new for event in await events.of_order(session, read.order_id) if event.payment_id]
    assert story == ["pending", "paid"]


async def test_a_move_that_the_table_does_not_have_is_never_written(store: Store, ledger: Ledger) -> None:
    paid = await ledger.paid()
    async with store.transaction() as tx:
        with pytest.raises(IllegalMove):
            await payments.move(tx, paid, replace(paid, state=PaymentState.PENDING), Cause.GATEWAY, START)
        assert await payments.get(tx, paid.id) == paid


async def test_money_that_came_late_settles_what_was_given_up(store: Store, ledger: Ledger) -> None:
    pending = await ledger.pending()
    given_up = await ledger.moves(
        pending, replace(pending, state=PaymentState.ABANDONED, next_check_at=None), Cause.RECONCILER
    )
    late = await ledger.held(given_up, HeldReason.PAID_TWICE)
    async with store.reading() as session:
        read = await payments.get(session, pending.id)
    assert read == late
    assert (read.held_reason, read.paid_amount) == (HeldReason.PAID_TWICE, Rials(AMOUNT - 1))


async def test_payments_are_counted_by_state(store: Store, ledger: Ledger) -> None:
    await ledger.asking()
    await ledger.pending()
    await ledger.pending()
    await ledger.held()
    async with store.reading() as session:
        assert await payments.count_by_state(session) == {"requested": 1, "pending": 2, "held": 1}
