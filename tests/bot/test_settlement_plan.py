"""Every combination of an order, a payment, an answer and a time, walked through the rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest

from bot.gateways.protocol import (
    CheckAnswer,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    Unknown,
)
from bot.money import Rials
from bot.orders import (
    ORDER_MOVES,
    PAYMENT_MOVES,
    SETTLED_ORDERS,
    SETTLED_PAYMENTS,
    Cause,
    Event,
    HeldReason,
    OrderId,
    OrderState,
    PaymentId,
    PaymentState,
)
from bot.schedule import Schedule
from bot.settlement_plan import Finding, Plan, disowned, plan
from tests.bot.examples import a_payment, an_order

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
EXPIRES = START + timedelta(minutes=30)
GRACE_ENDS = START + timedelta(hours=24)
AMOUNT = Rials(500_000)

ANSWERS: dict[str, CheckAnswer] = {
    "paid": Paid(AMOUNT, "73"),
    "paid less": Paid(Rials(499_999), "73"),
    "paid more": Paid(Rials(500_001), "73"),
    "paid nothing": Paid(Rials(0), "73"),
    **{f"not paid: {because}": NotPaid(because) for because in NotPaidBecause},
    **{f"refused: {mistake}": Refused(mistake, "") for mistake in OurMistake},
    **{f"unknown: {why}": Unknown(why, "") for why in NoAnswer},
}
MOMENTS = {
    "before expiry": START + timedelta(minutes=10),
    "at expiry": EXPIRES,
    "within the grace": START + timedelta(hours=5),
    "at the end of the grace": GRACE_ENDS,
    "long after": START + timedelta(days=30),
}
# A payment about which the gateway can be asked, with its schedule going on or over.
ASKABLE = {
    "pending": (PaymentState.PENDING, START),
    "failed": (PaymentState.FAILED, START),
    "failed, schedule over": (PaymentState.FAILED, None),
    "abandoned": (PaymentState.ABANDONED, None),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One combination, and what the rules made of it."""

    order: OrderState
    payment: PaymentState
    scheduled: bool
    answer: CheckAnswer
    now: datetime
    taken: bool
    plan: Plan

    @property
    def moved(self) -> bool:
        return self.plan.payment.state is not self.payment


def decide(
    order: OrderState,
    payment: PaymentState,
    due: datetime | None,
    answer: CheckAnswer,
    now: datetime,
    *,
    taken: bool = False,
) -> Case:
    before = a_payment(state=payment, next_check_at=due, check_until=GRACE_ENDS, amount=AMOUNT)
    decided = plan(
        an_order(state=order, expires_at=EXPIRES, amount=AMOUNT),
        before,
        answer,
        now,
        Schedule(timedelta(minutes=1), lambda: 0.5),
        code_is_taken=taken,
    )
    return Case(order, payment, due is not None, answer, now, taken, decided)


def every_case() -> Iterator[Case]:
    for order, (payment, due), answer, now, taken in product(
        OrderState, ASKABLE.values(), ANSWERS.values(), MOMENTS.values(), (False, True)
    ):
        yield decide(order, payment, due, answer, now, taken=taken)


CASES = list(every_case())


def cases(*kinds: type) -> list[Case]:
    found = [case for case in CASES if isinstance(case.answer, kinds)]
    assert found
    return found


def test_all_combinations_are_walked() -> None:
    assert len(CASES) == 7 * 4 * 15 * 5 * 2


def test_no_move_is_planned_that_the_tables_lack() -> None:
    for case in CASES:
        if case.moved:
            assert case.plan.payment.state in PAYMENT_MOVES[case.payment], case
        for old, new in pairwise((case.order, *case.plan.order_moves)):
            assert new in ORDER_MOVES[old], case


def test_what_was_agreed_stays_as_it_was() -> None:
    for case in CASES:
        after, before = case.plan.payment, a_payment()
        kept = ("id", "order_id", "terminal", "return_token", "invoice_key", "created_at", "checks")
        assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
        assert (after.amount, after.check_until) == (AMOUNT, GRACE_ENDS)


def test_an_answer_that_proves_nothing_changes_nothing_at_any_time() -> None:
    for case in cases(Refused, Unknown):
        assert case.plan.finding is Finding.UNKNOWN, case
        assert not case.moved, case
        assert case.plan.order_moves == (), case


def test_a_payment_that_was_asked_in_vain_is_asked_about_again() -> None:
    for case in cases(Refused, Unknown):
        again = case.plan.payment.next_check_at
        assert (again is not None and again > case.now) if case.scheduled else again is None, case


def test_money_that_came_settles_the_payment_for_good() -> None:
    for case in cases(Paid):
        after = case.plan.payment
        assert isinstance(case.answer, Paid)
        assert after.state in SETTLED_PAYMENTS, case
        assert after.paid_amount == case.answer.amount, case
        assert after.settled_at == case.now, case
        assert after.next_check_at is None, case
        assert after.bank_code == (None if case.taken else "73"), case
        assert "73" in case.plan.detail, case


def test_only_the_exact_amount_for_an_order_that_was_not_settled_counts_as_paid() -> None:
    for case in cases(Paid):
        assert isinstance(case.answer, Paid)
        exact = case.answer.amount == AMOUNT and not case.taken and case.order not in SETTLED_ORDERS
        assert (case.plan.payment.state is PaymentState.PAID) == exact, case
        assert (case.plan.finding is Finding.PAID) == exact, case


@pytest.mark.parametrize("order", [OrderState.OPEN, OrderState.CANCELLED, OrderState.EXPIRED])
@pytest.mark.parametrize("moment", MOMENTS)
def test_an_order_becomes_paid_however_late_the_money_came(order: OrderState, moment: str) -> None:
    case = decide(order, PaymentState.PENDING, START, ANSWERS["paid"], MOMENTS[moment])
    assert case.plan.order_moves == (OrderState.PAID,)


@pytest.mark.parametrize("order", OrderState)
@pytest.mark.parametrize("answer", ["paid", "paid less"])
@pytest.mark.parametrize("taken", [False, True])
def test_money_is_held_for_the_reason_that_weighs_most(order: OrderState, answer: str, taken: bool) -> None:
    case = decide(order, PaymentState.PENDING, START, ANSWERS[answer], START, taken=taken)
    reason = (
        HeldReason.BANK_CODE_REPEATED
        if taken
        else HeldReason.PAID_TWICE
        if order in SETTLED_ORDERS
        else HeldReason.AMOUNT_DIFFERS
        if answer == "paid less"
        else None
    )
    assert case.plan.payment.held_reason == reason
    if reason is not None:
        assert case.plan.finding is Finding.HELD
        assert case.plan.order_moves == (() if order in SETTLED_ORDERS else (OrderState.HELD,))


def test_an_open_order_expires_only_when_the_gateway_says_after_its_time_that_nothing_came() -> None:
    for case in CASES:
        expires = isinstance(case.answer, NotPaid) and case.order is OrderState.OPEN and case.now >= EXPIRES
        assert (OrderState.EXPIRED in case.plan.order_moves) == expires, case


def test_a_payment_is_abandoned_only_when_the_gateway_says_after_the_grace_that_nothing_came() -> None:
    for case in CASES:
        over = case.now >= GRACE_ENDS and case.payment is PaymentState.PENDING
        abandoned = isinstance(case.answer, NotPaid) and over
        assert (case.plan.payment.state is PaymentState.ABANDONED and case.moved) == abandoned, case


def test_within_the_grace_what_is_not_paid_is_asked_about_again() -> None:
    for case in cases(NotPaid):
        if case.scheduled and case.now < GRACE_ENDS:
            assert case.plan.payment.next_check_at is not None, case
            assert case.now < case.plan.payment.next_check_at <= GRACE_ENDS, case


def test_after_the_grace_what_is_not_paid_is_left_in_peace() -> None:
    for case in cases(NotPaid):
        if not case.scheduled or case.now >= GRACE_ENDS:
            assert case.plan.payment.next_check_at is None, case


def test_a_payment_that_failed_or_is_unknown_there_may_still_be_paid() -> None:
    for case in cases(NotPaid):
        if case.moved and case.now < GRACE_ENDS:
            assert case.plan.payment.state is PaymentState.FAILED, case
            assert case.answer != NotPaid(NotPaidBecause.NOT_YET), case


@pytest.mark.parametrize(
    ("because", "finding"),
    [
        (NotPaidBecause.NOT_YET, Finding.NOT_PAID),
        (NotPaidBecause.CANCELLED, Finding.CANCELLED),
        (NotPaidBecause.NO_SUCH_INVOICE, Finding.NO_SUCH_INVOICE),
    ],
)
def test_the_gateways_reason_reaches_the_buyer(because: NotPaidBecause, finding: Finding) -> None:
    for case in cases(NotPaid):
        if case.answer == NotPaid(because):
            assert case.plan.finding is finding


def test_an_invoice_that_the_gateway_denies_is_found_in_its_story() -> None:
    def moved(payment_id: int | None, new: PaymentState, detail: str) -> Event:
        number = None if payment_id is None else PaymentId(payment_id)
        return Event(OrderId(1), number, START, "pending", new, Cause.RECONCILER, detail)

    story = [
        moved(1, PaymentState.FAILED, NotPaidBecause.CANCELLED),
        moved(2, PaymentState.FAILED, NotPaidBecause.NO_SUCH_INVOICE),
        moved(3, PaymentState.ABANDONED, NotPaidBecause.NO_SUCH_INVOICE),
        moved(None, PaymentState.FAILED, NotPaidBecause.NO_SUCH_INVOICE),
    ]
    assert disowned(story) == {2}
