"""What people decided about money: refunds, and held money that was taken all the same."""

from dataclasses import dataclass
from datetime import datetime

from bot.money import Rials
from bot.orders import OrderId, PaymentId
from bot.store.session import Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Refund:
    """A payment's money went back to the buyer: `amount` rials, `reference` is what the bank calls that."""

    payment_id: PaymentId
    order_id: OrderId
    amount: Rials
    reason: str
    reference: str
    by_id: int
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A held payment was taken for its order, which was handed over for it."""

    payment_id: PaymentId
    order_id: OrderId
    by_id: int
    by_name: str
    at: datetime


async def refund(tx: Session, made: Refund) -> bool:
    """Write a refund; False where the payment was refunded already."""
    written = await tx.run(
        "insert_refund",
        payment_id=made.payment_id,
        order_id=made.order_id,
        amount=made.amount,
        reason=made.reason,
        reference=made.reference,
        by_id=made.by_id,
        by_name=made.by_name,
        at=to_ms(made.at),
    )
    return written == 1


async def refunds_of(session: Session, order_id: OrderId) -> list[Refund]:
    """An order's refunds, oldest first."""
    return [
        Refund(
            PaymentId(row["payment_id"]),
            OrderId(row["order_id"]),
            Rials(row["amount"]),
            row["reason"],
            row["reference"],
            row["by_id"],
            row["by_name"],
            from_ms(row["at"]),
        )
        for row in await session.all("refunds_of_order", order_id=order_id)
    ]


async def accept(tx: Session, made: Acceptance) -> bool:
    """Write an acceptance; False where one of the order's payments was accepted already."""
    written = await tx.run(
        "insert_acceptance",
        payment_id=made.payment_id,
        order_id=made.order_id,
        by_id=made.by_id,
        by_name=made.by_name,
        at=to_ms(made.at),
    )
    return written == 1


async def acceptance_of(session: Session, order_id: OrderId) -> Acceptance | None:
    """Which of an order's held payments was taken, by whom."""
    row = await session.one("acceptance_of_order", order_id=order_id)
    if row is None:
        return None
    return Acceptance(
        PaymentId(row["payment_id"]),
        OrderId(row["order_id"]),
        row["by_id"],
        row["by_name"],
        from_ms(row["at"]),
    )
