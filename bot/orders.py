"""What an order and a payment are, and every move they may make.

An order is what the buyer wants; a payment is one try at paying for it, with its own invoice and its own
return token. An order may have several payments; at most one settles it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.money import Rials

OrderId = NewType("OrderId", int)
PaymentId = NewType("PaymentId", int)
BuyerId = NewType("BuyerId", int)


class OrderState(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    PAID = "paid"
    DELIVERED = "delivered"
    HELD = "held"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class PaymentState(StrEnum):
    """Where a payment stands; `UNKNOWN` is a request for an invoice whose answer was lost or not understood."""

    REQUESTED = "requested"
    UNKNOWN = "unknown"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    ABANDONED = "abandoned"
    HELD = "held"


class HeldReason(StrEnum):
    """Why money that came in waits for a person."""

    AMOUNT_DIFFERS = "amount_differs"
    PAID_TWICE = "paid_twice"
    BANK_CODE_REPEATED = "bank_code_repeated"


class Cause(StrEnum):
    """What made a move happen."""

    BUYER = "buyer"
    RETURN_PAGE = "return_page"
    RECONCILER = "reconciler"
    GATEWAY = "gateway"
    RESTART = "restart"
    DELIVERY = "delivery"
    MERCHANT = "merchant"


ORDER_MOVES: Mapping[OrderState, frozenset[OrderState]] = {
    OrderState.OPEN: frozenset({OrderState.PAID, OrderState.HELD, OrderState.CANCELLED, OrderState.EXPIRED}),
    OrderState.CANCELLED: frozenset({OrderState.PAID, OrderState.HELD}),
    OrderState.EXPIRED: frozenset({OrderState.PAID, OrderState.HELD}),
    OrderState.PAID: frozenset({OrderState.DELIVERED, OrderState.HELD}),
    OrderState.HELD: frozenset({OrderState.DELIVERED, OrderState.REFUNDED}),
    OrderState.DELIVERED: frozenset({OrderState.REFUNDED}),
    OrderState.REFUNDED: frozenset(),
}

PAYMENT_MOVES: Mapping[PaymentState, frozenset[PaymentState]] = {
    PaymentState.REQUESTED: frozenset({PaymentState.PENDING, PaymentState.FAILED, PaymentState.UNKNOWN}),
    PaymentState.UNKNOWN: frozenset(),
    PaymentState.PENDING: frozenset(
        {PaymentState.PAID, PaymentState.HELD, PaymentState.FAILED, PaymentState.ABANDONED}
    ),
    PaymentState.FAILED: frozenset({PaymentState.PAID, PaymentState.HELD}),
    PaymentState.ABANDONED: frozenset({PaymentState.PAID, PaymentState.HELD}),
    PaymentState.PAID: frozenset(),
    PaymentState.HELD: frozenset(),
}

# The money of an order in one of these has been decided or waits for a person: a further payment is a second one.
SETTLED_ORDERS = frozenset({OrderState.PAID, OrderState.DELIVERED, OrderState.HELD, OrderState.REFUNDED})
SETTLED_PAYMENTS = frozenset({PaymentState.PAID, PaymentState.HELD})


class IllegalMove(Exception):
    """The table of moves has no such move: a defect of the program, never written."""

    def __init__(self, old: StrEnum, new: StrEnum) -> None:
        super().__init__(f"{type(old).__name__}: no move from {old} to {new}")


def check_order_move(old: OrderState, new: OrderState) -> None:
    """Raise IllegalMove unless an order may go from `old` to `new`."""
    if new not in ORDER_MOVES[old]:
        raise IllegalMove(old, new)


def check_payment_move(old: PaymentState, new: PaymentState) -> None:
    """Raise IllegalMove unless a payment may go from `old` to `new`."""
    if new not in PAYMENT_MOVES[old]:
        raise IllegalMove(old, new)


@dataclass(frozen=True, slots=True)
class Order:
    """What a buyer wants to pay, in rials; `expires_at` ends the life of its pay link.

    `title` says what it is for, and is empty for a bare amount.
    """

    id: OrderId
    buyer_id: BuyerId
    amount: Rials
    state: OrderState
    created_at: datetime
    expires_at: datetime
    title: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """One try at paying for an order.

    `amount` is what must be paid and never changes; `paid_amount` is what the gateway said was paid (both in
    rials). `next_check_at` is None once the schedule of checks has ended; `check_until` is the end of the grace.
    """

    id: PaymentId
    order_id: OrderId
    terminal: str
    amount: Rials
    state: PaymentState
    return_token: str
    invoice_key: str | None
    bank_code: str | None
    paid_amount: Rials | None
    held_reason: HeldReason | None
    created_at: datetime
    check_until: datetime
    next_check_at: datetime | None
    checks: int
    settled_at: datetime | None

    @property
    def settled(self) -> bool:
        """Whether money came in for it and that is recorded."""
        return self.state in SETTLED_PAYMENTS

    @property
    def payable(self) -> bool:
        """Whether the gateway may still take money for its invoice."""
        return self.invoice_key is not None and not self.settled


def link_is_alive(order: Order, payment: Payment, now: datetime) -> bool:
    """Whether the buyer may be shown this payment's link (again)."""
    return order.state is OrderState.OPEN and payment.payable and now < order.expires_at


@dataclass(frozen=True, slots=True)
class Event:
    """A move that was made."""

    order_id: OrderId
    payment_id: PaymentId | None
    at: datetime
    old: str
    new: str
    cause: Cause
    detail: str
    delivery_id: int | None = None
