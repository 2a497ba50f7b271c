"""Orders and their moves."""

from datetime import datetime

from bot.money import Rials
from bot.orders import BuyerId, Cause, Order, OrderId, OrderState, check_order_move
from bot.store import events
from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms


async def insert(
    tx: Session,
    buyer_id: BuyerId,
    amount: Rials,
    update_id: int | None,
    now: datetime,
    expires_at: datetime,
    title: str = "",
) -> Order:
    """Write a new open order; `update_id` is the command that asked for it, and may ask only once.

    `title` says what it is for; it is empty for a bare amount.
    """
    order_id = await tx.value(
        "insert_order",
        buyer_id=buyer_id,
        amount=amount,
        title=title,
        update_id=update_id,
        now=to_ms(now),
        expires_at=to_ms(expires_at),
    )
    return Order(OrderId(order_id), buyer_id, amount, OrderState.OPEN, now, expires_at, title)


async def find(session: Session, order_id: int) -> Order | None:
    """Look an order up by its number."""
    return _maybe(await session.one("order_by_id", id=order_id))


async def lock(tx: Session, order_id: OrderId) -> Order:
    """Read an order that nobody else may move until this transaction ends; raises LookupError."""
    row = await tx.one("lock_order", id=order_id)
    if row is None:
        raise LookupError(f"there is no order {order_id}")
    return read_order(row)


async def asked_by(session: Session, buyer_id: BuyerId, update_id: int) -> Order | None:
    """The order that this command of the buyer made, if it was carried out before."""
    return _maybe(await session.one("order_by_update", buyer_id=buyer_id, update_id=update_id))


async def page_of_buyer(session: Session, buyer_id: BuyerId, skip: int, most: int) -> list[Order]:
    """Somebody's orders, newest first."""
    rows = await session.all("orders_of_buyer", buyer_id=buyer_id, skip=skip, most=most)
    return [read_order(row) for row in rows]


async def count_of_buyer(session: Session, buyer_id: BuyerId) -> int:
    """How many orders somebody has ever made."""
    return int(await session.value("count_orders_of_buyer", buyer_id=buyer_id))


async def open_of_buyer(session: Session, buyer_id: BuyerId, now: datetime) -> list[Order]:
    """What somebody could still pay, newest first."""
    rows = await session.all("open_orders_of_buyer", buyer_id=buyer_id, now=to_ms(now))
    return [read_order(row) for row in rows]


async def to_expire(session: Session, now: datetime, most: int) -> list[Order]:
    """Open orders past their time for which there is no invoice to ask about."""
    return [read_order(row) for row in await session.all("orders_to_expire", now=to_ms(now), most=most)]


async def move(
    tx: Session, order: Order, new: OrderState, cause: Cause, now: datetime, detail: str = ""
) -> bool:
    """Make a move and record it; False where the order had moved meanwhile. Raises IllegalMove."""
    check_order_move(order.state, new)
    if await tx.run("move_order", id=order.id, old=order.state, new=new) != 1:
        return False
    await events.record(tx, order.id, None, order.state, new, cause, now, detail)
    return True


async def count_by_state(session: Session) -> dict[str, int]:
    """How many orders stand in each state."""
    return {row["state"]: int(row["number"]) for row in await session.all("count_orders_by_state")}


def _maybe(row: Row | None) -> Order | None:
    return None if row is None else read_order(row)


def read_order(row: Row) -> Order:
    """Read an order out of a row."""
    return Order(
        OrderId(row["id"]),
        BuyerId(row["buyer_id"]),
        Rials(row["amount"]),
        OrderState(row["state"]),
        from_ms(row["created_at"]),
        from_ms(row["expires_at"]),
        row["title"],
    )
