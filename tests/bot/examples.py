"""Orders and payments of which a test says only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.money import Rials
from bot.orders import BuyerId, Order, OrderId, OrderState, Payment, PaymentId, PaymentState

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

_ORDER = Order(
    id=OrderId(12),
    buyer_id=BuyerId(5_208_170_001),
    amount=Rials(500_000),
    state=OrderState.OPEN,
    created_at=START,
    expires_at=START + timedelta(minutes=30),
)
_PAYMENT = Payment(
    id=PaymentId(31),
    order_id=_ORDER.id,
    terminal="24pal:0123abcd",
    amount=_ORDER.amount,
    state=PaymentState.PENDING,
    return_token="t" * 24,
    invoice_key="Key1",
    bank_code=None,
    paid_amount=None,
    held_reason=None,
    created_at=START,
    check_until=START + timedelta(hours=24, minutes=30),
    next_check_at=START + timedelta(minutes=1),
    checks=0,
    settled_at=None,
)


def an_order(**changes: Any) -> Order:
    return replace(_ORDER, **changes)


def a_payment(**changes: Any) -> Payment:
    return replace(_PAYMENT, **changes)
