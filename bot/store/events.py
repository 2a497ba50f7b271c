"""Every move that was made, with its time and cause."""

from datetime import datetime

from bot.orders import Cause, Event, OrderId, PaymentId
from bot.store.session import Session
from bot.store.times import from_ms, to_ms


async def record(
    tx: Session,
    order_id: OrderId,
    payment_id: PaymentId | None,
    old: str,
    new: str,
    cause: Cause,
    now: datetime,
    detail: str = "",
    delivery_id: int | None = None,
) -> None:
    """Write down a move, in the transaction that makes it."""
    await tx.run(
        "insert_event",
        order_id=order_id,
        payment_id=payment_id,
        delivery_id=delivery_id,
        at=to_ms(now),
        old=old,
        new=new,
        cause=cause,
        detail=detail,
    )


async def of_order(session: Session, order_id: OrderId) -> list[Event]:
    """The story of an order and its payments, oldest first."""
    return [
        Event(
            OrderId(row["order_id"]),
            None if row["payment_id"] is None else PaymentId(row["payment_id"]),
            from_ms(row["at"]),
            row["old"],
            row["new"],
            Cause(row["cause"]),
            row["detail"],
            row["delivery_id"],
        )
        for row in await session.all("events_of_order", order_id=order_id)
    ]
