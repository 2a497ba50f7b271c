"""The handing over of what was paid for, and its moves."""

from collections.abc import Sequence
from datetime import datetime

from bot.catalog import Kind, Product, decode_details, encode_details
from bot.deliveries import (
    Content,
    Delivery,
    DeliveryId,
    DeliveryState,
    Line,
    check_delivery_move,
    decode_content,
    encode_content,
)
from bot.orders import Cause, OrderId
from bot.store import events, lines
from bot.store.session import Row, Session
from bot.store.times import from_ms, maybe_from_ms, to_ms


async def insert(tx: Session, line: Line, product: Product, key: str, now: datetime) -> Delivery:
    """Write that a line is to be handed over, with what the product says about how now."""
    delivery_id = await tx.value(
        "insert_delivery",
        line_id=line.id,
        order_id=line.order_id,
        kind=product.kind,
        key=key,
        details=encode_details(product.details),
        now=to_ms(now),
    )
    return Delivery(
        DeliveryId(delivery_id),
        line,
        product.kind,
        DeliveryState.WAITING,
        key,
        product.details,
        None,
        None,
        0,
        now,
    )


async def find(session: Session, delivery_id: int) -> Delivery | None:
    """Look a delivery up."""
    row = await session.one("delivery_by_id", id=delivery_id)
    return None if row is None else _delivery(row)


async def of_order(session: Session, order_id: OrderId) -> list[Delivery]:
    """Everything that is handed over for an order."""
    return [_delivery(row) for row in await session.all("deliveries_of_order", order_id=order_id)]


async def for_people(session: Session, after: int, most: int) -> list[Delivery]:
    """What waits for the merchant, oldest first, after the delivery with this number."""
    return [_delivery(row) for row in await session.all("deliveries_for_people", after=after, most=most)]


async def move(
    tx: Session,
    delivery: Delivery,
    new: DeliveryState,
    cause: Cause,
    now: datetime,
    *,
    content: Content | None = None,
    reason: str | None = None,
) -> bool:
    """Make a move and record it; False where the delivery had moved meanwhile. Raises IllegalMove."""
    check_delivery_move(delivery.state, new)
    changed = await tx.run(
        "move_delivery",
        id=delivery.id,
        old=delivery.state,
        new=new,
        content=None if content is None else encode_content(content),
        reason=reason,
        delivered_at=to_ms(now) if new is DeliveryState.DELIVERED else None,
        due_at=to_ms(now),
        attempts=0 if new is DeliveryState.WAITING else delivery.attempts,
    )
    if changed != 1:
        return False
    await events.record(
        tx,
        delivery.line.order_id,
        None,
        delivery.state,
        new,
        cause,
        now,
        reason or "",
        delivery.id,
    )
    return True


async def retry(tx: Session, delivery: Delivery, due_at: datetime, reason: str) -> None:
    """It did not work; `reason` says why."""
    await tx.run("delivery_to_retry", id=delivery.id, due_at=to_ms(due_at), reason=reason)


async def renew(tx: Session, delivery: Delivery, product: Product) -> None:
    """Hand it over as the product says now, where the merchant has mended something there."""
    await tx.run("renew_delivery", id=delivery.id, details=encode_details(product.details))


async def claim_due(tx: Session, now: datetime, lease_until: datetime, most: int) -> Sequence[DeliveryId]:
    """Take what is due; nobody else is given it before `lease_until`."""
    rows = await tx.all("claim_due_deliveries", now=to_ms(now), lease_until=to_ms(lease_until), most=most)
    return sorted(DeliveryId(row["id"]) for row in rows)


async def next_due(session: Session) -> datetime | None:
    """When the next one is due."""
    return maybe_from_ms(await session.value("next_due_delivery"))


def _delivery(row: Row) -> Delivery:
    line = lines.read_line({**row, "id": row["line_id"]})
    return Delivery(
        DeliveryId(row["id"]),
        line,
        Kind(row["kind"]),
        DeliveryState(row["state"]),
        row["key"],
        decode_details(row["details"]),
        None if row["content"] is None else decode_content(row["content"]),
        row["reason"],
        row["attempts"],
        from_ms(row["created_at"]),
    )
