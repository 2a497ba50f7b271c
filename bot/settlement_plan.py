"""What a gateway's answer means for a payment and its order: pure rules, no database, no network."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from bot.gateways.protocol import CheckAnswer, NotPaid, NotPaidBecause, Paid, Refused, Unknown
from bot.orders import (
    SETTLED_ORDERS,
    Event,
    HeldReason,
    Order,
    OrderState,
    Payment,
    PaymentId,
    PaymentState,
)
from bot.schedule import Schedule


class Finding(StrEnum):
    """What is known of a payment now."""

    PAID = "paid"
    HELD = "held"
    NOT_PAID = "not_paid"
    CANCELLED = "cancelled"
    NO_SUCH_INVOICE = "no_such_invoice"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write. `payment` differs from the old one where it moves; `order_moves` are made in order."""

    finding: Finding
    payment: Payment
    order_moves: tuple[OrderState, ...] = ()
    detail: str = ""


def plan(
    order: Order,
    payment: Payment,
    answer: CheckAnswer,
    now: datetime,
    schedule: Schedule,
    *,
    code_is_taken: bool,
) -> Plan:
    """Decide what follows from an answer about a payment that is not settled.

    `code_is_taken`: another payment has the same tracking code already.
    """
    match answer:
        case Paid():
            return _money_came(order, payment, answer, now, code_is_taken=code_is_taken)
        case NotPaid(because):
            return _no_money_so_far(order, payment, because, now, schedule)
        case Unknown() | Refused():
            # It proves nothing: neither the order's time nor the grace may run out on it.
            again = schedule.next_check(payment, order, now) if payment.next_check_at is not None else None
            return Plan(Finding.UNKNOWN, replace(payment, next_check_at=again))
        case _ as never:
            assert_never(never)


def disowned(story: Iterable[Event]) -> frozenset[PaymentId]:
    """Pick the payments whose invoice the gateway says it does not know: their links lead nowhere.

    They are asked about all the same: it may have been wrong.
    """
    return frozenset(
        event.payment_id
        for event in story
        if event.payment_id is not None
        and event.new == PaymentState.FAILED
        and event.detail == NotPaidBecause.NO_SUCH_INVOICE
    )


def _money_came(order: Order, payment: Payment, paid: Paid, now: datetime, *, code_is_taken: bool) -> Plan:
    reason = None
    if code_is_taken:
        reason = HeldReason.BANK_CODE_REPEATED
    elif order.state in SETTLED_ORDERS:
        reason = HeldReason.PAID_TWICE
    elif paid.amount != payment.amount:
        reason = HeldReason.AMOUNT_DIFFERS
    settled = replace(payment, paid_amount=paid.amount, settled_at=now, next_check_at=None)
    if reason is None:
        return Plan(
            Finding.PAID,
            replace(settled, state=PaymentState.PAID, bank_code=paid.bank_code),
            # From there its goods decide: see bot/fulfilment.py.
            (OrderState.PAID,),
            f"bank code {paid.bank_code}",
        )
    return Plan(
        Finding.HELD,
        replace(
            settled,
            state=PaymentState.HELD,
            held_reason=reason,
            bank_code=None if code_is_taken else paid.bank_code,
        ),
        () if order.state in SETTLED_ORDERS else (OrderState.HELD,),
        f"{reason}: {paid.amount} rials, bank code {paid.bank_code}",
    )


def _no_money_so_far(
    order: Order, payment: Payment, because: NotPaidBecause, now: datetime, schedule: Schedule
) -> Plan:
    finding = {
        NotPaidBecause.NOT_YET: Finding.NOT_PAID,
        NotPaidBecause.CANCELLED: Finding.CANCELLED,
        NotPaidBecause.NO_SUCH_INVOICE: Finding.NO_SUCH_INVOICE,
    }[because]
    expires = order.state is OrderState.OPEN and now >= order.expires_at
    moves = (OrderState.EXPIRED,) if expires else ()
    if payment.next_check_at is None or now >= payment.check_until:
        state = PaymentState.ABANDONED if payment.state is PaymentState.PENDING else payment.state
        return Plan(finding, replace(payment, state=state, next_check_at=None), moves, because.value)
    failed = because is not NotPaidBecause.NOT_YET and payment.state is PaymentState.PENDING
    after = replace(order, state=OrderState.EXPIRED) if expires else order
    return Plan(
        finding,
        replace(
            payment,
            state=PaymentState.FAILED if failed else payment.state,
            next_check_at=schedule.next_check(payment, after, now),
        ),
        moves,
        because.value,
    )
