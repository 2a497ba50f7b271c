"""The one way in which an order moves: what it holds goes with it."""

from dataclasses import replace
from datetime import datetime

from bot import reservations
from bot.orders import Cause, Order, OrderState
from bot.store import Session, orders

_ENDS_UNPAID = frozenset({OrderState.CANCELLED, OrderState.EXPIRED})


async def move_order(
    tx: Session, order: Order, new: OrderState, cause: Cause, now: datetime, detail: str = ""
) -> Order:
    """Move an order that was locked in this transaction; gives it as it stands then.

    Raises IllegalMove; RuntimeError where it was not locked, and somebody else moved it.
    """
    if not await orders.move(tx, order, new, cause, now, detail):
        raise RuntimeError(f"order {order.id} moved although it is locked")
    if new in _ENDS_UNPAID:
        await reservations.release(tx, order.id)
    return replace(order, state=new)
