from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.orders import Order, OrderState, Payment
from bot.schedule import RAREST, Schedule
from tests.bot.examples import a_payment, an_order

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


def schedule(spread: float = 0.5, first: timedelta = A_MINUTE) -> Schedule:
    return Schedule(first, lambda: spread)


def checks_of(payment: Payment, order: Order, until: timedelta) -> list[timedelta]:
    """When a payment that nobody asks about is checked, as ages."""
    due, ages = schedule().first_check(START, order.expires_at), []
    while due - START <= until:
        ages.append(due - START)
        if due >= order.expires_at:
            order = replace(order, state=OrderState.EXPIRED)
        due = schedule().next_check(payment, order, due)
    return ages


def test_the_first_check_comes_after_the_set_time() -> None:
    assert schedule().first_check(START, START + timedelta(minutes=30)) == START + A_MINUTE


def test_a_link_that_ends_sooner_is_checked_at_its_end() -> None:
    assert schedule().first_check(START, START + timedelta(seconds=5)) == START + timedelta(seconds=5)


def test_a_link_that_has_ended_already_is_checked_at_once() -> None:
    assert schedule().first_check(START, START - A_MINUTE) == START


def test_checks_double_and_the_ends_of_the_link_and_of_the_grace_are_not_missed() -> None:
    order = an_order(expires_at=START + timedelta(minutes=30))
    payment = a_payment(created_at=START, check_until=START + timedelta(hours=5))
    minutes = [age / A_MINUTE for age in checks_of(payment, order, timedelta(hours=6))]
    assert minutes == [1, 2, 4, 8, 16, 30, 60, 120, 180, 240, 300, 360]


def test_a_buyer_who_asks_often_does_not_delay_the_next_check() -> None:
    order = an_order(expires_at=START + timedelta(minutes=30))
    payment = a_payment(created_at=START, checks=50)
    now = START + timedelta(minutes=2)
    assert schedule().next_check(payment, order, now) == now + timedelta(minutes=2)


@pytest.mark.parametrize("age", [timedelta(0), timedelta(hours=3), timedelta(days=400)])
@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
def test_a_delay_is_never_nothing_and_never_over_an_hour_give_or_take_its_tenth(
    age: timedelta, spread: float
) -> None:
    order = an_order(state=OrderState.EXPIRED, expires_at=START)
    payment = a_payment(created_at=START, check_until=START)
    delay = schedule(spread).next_check(payment, order, START + age) - (START + age)
    assert A_MINUTE * 0.9 <= delay <= RAREST * 1.1


def test_what_began_together_drifts_apart_by_up_to_a_tenth() -> None:
    order = an_order(state=OrderState.EXPIRED, expires_at=START)
    payment = a_payment(created_at=START, check_until=START)
    now = START + timedelta(minutes=10)
    early, late = (schedule(spread).next_check(payment, order, now) - now for spread in (0.0, 1.0))
    assert (early, late) == (timedelta(minutes=9), timedelta(minutes=11))


def test_after_the_grace_an_unanswered_payment_is_still_asked_about() -> None:
    payment = a_payment(created_at=START, check_until=START + timedelta(hours=1))
    now = START + timedelta(days=3)
    assert schedule().next_check(payment, an_order(state=OrderState.EXPIRED), now) == now + RAREST
