"""The tables of moves, walked: whatever is not in them is refused, and money never comes to nothing."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

import pytest

from bot.orders import (
    ORDER_MOVES,
    PAYMENT_MOVES,
    SETTLED_ORDERS,
    SETTLED_PAYMENTS,
    IllegalMove,
    OrderState,
    PaymentState,
    check_order_move,
    check_payment_move,
    link_is_alive,
)
from tests.bot.examples import START, a_payment, an_order

State = TypeVar("State", bound=StrEnum)


def reachable(moves: Mapping[State, frozenset[State]], start: State) -> set[State]:
    """Every state that may be reached by moves, the first among them."""
    seen, ahead = {start}, [start]
    while ahead:
        for state in moves[ahead.pop()] - seen:
            seen.add(state)
            ahead.append(state)
    return seen


def walk(moves: Mapping[State, frozenset[State]], check: Callable[[State, State], None]) -> None:
    """Try every pair of states."""
    for old in moves:
        for new in moves:
            if new in moves[old]:
                check(old, new)
            else:
                with pytest.raises(IllegalMove, match=f"no move from {old} to {new}"):
                    check(old, new)


def test_an_order_makes_the_moves_of_its_table_and_no_other() -> None:
    walk(ORDER_MOVES, check_order_move)


def test_a_payment_makes_the_moves_of_its_table_and_no_other() -> None:
    walk(PAYMENT_MOVES, check_payment_move)


def test_every_state_has_its_moves_and_can_be_reached() -> None:
    assert set(ORDER_MOVES) == reachable(ORDER_MOVES, OrderState.OPEN) == set(OrderState)
    assert set(PAYMENT_MOVES) == reachable(PAYMENT_MOVES, PaymentState.REQUESTED) == set(PaymentState)


def test_nothing_moves_to_where_it_stands() -> None:
    assert [state for state, new in ORDER_MOVES.items() if state in new] == []
    assert [state for state, new in PAYMENT_MOVES.items() if state in new] == []


def test_an_order_that_was_paid_never_looks_unpaid_again() -> None:
    for state in SETTLED_ORDERS:
        assert reachable(ORDER_MOVES, state) <= SETTLED_ORDERS


def test_an_order_is_handed_over_only_after_money_came() -> None:
    for state in (OrderState.DELIVERED, OrderState.REFUNDED):
        assert {old for old, new in ORDER_MOVES.items() if state in new} <= SETTLED_ORDERS


def test_what_is_settled_stays_as_it_is() -> None:
    for state in SETTLED_PAYMENTS:
        assert PAYMENT_MOVES[state] == frozenset()


def test_whatever_has_an_invoice_may_still_be_paid_however_late() -> None:
    for state in (PaymentState.PENDING, PaymentState.FAILED, PaymentState.ABANDONED):
        assert PAYMENT_MOVES[state] >= SETTLED_PAYMENTS
    for order_state in set(OrderState) - SETTLED_ORDERS:
        assert {OrderState.PAID, OrderState.HELD} <= ORDER_MOVES[order_state]


def test_a_payment_without_an_invoice_cannot_become_paid() -> None:
    for state in (PaymentState.REQUESTED, PaymentState.UNKNOWN):
        assert SETTLED_PAYMENTS.isdisjoint(PAYMENT_MOVES[state])


@pytest.mark.parametrize(("state", "settled"), [(state, state in {"paid", "held"}) for state in PaymentState])
def test_a_payment_is_settled_when_money_came_in(state: PaymentState, settled: bool) -> None:
    payment = a_payment(state=state)
    assert (payment.settled, payment.payable) == (settled, not settled)


def test_a_payment_without_an_invoice_is_not_payable() -> None:
    assert not a_payment(invoice_key=None).payable


def test_a_link_is_alive_while_its_order_is_open_and_its_time_is_not_over() -> None:
    order, payment = an_order(), a_payment()
    last = order.expires_at - timedelta(milliseconds=1)
    assert link_is_alive(order, payment, START)
    assert link_is_alive(order, payment, last)
    assert not link_is_alive(order, payment, order.expires_at)
    assert link_is_alive(order, a_payment(state=PaymentState.FAILED), START)
    assert not link_is_alive(order, a_payment(state=PaymentState.PAID), START)
    assert not link_is_alive(order, a_payment(invoice_key=None), START)
    for state in set(OrderState) - {OrderState.OPEN}:
        assert not link_is_alive(an_order(state=state), payment, START)
