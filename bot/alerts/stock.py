"""Notices when few of a product are left: when an order takes of it, and when a merchant changes its stock."""

from collections.abc import Iterable
from datetime import datetime

from bot.alerts.writing import Alerts
from bot.catalog import ProductId
from bot.store import Session, low_stock, outbox


async def stock_taken(tx: Session, alerts: Alerts, taken: Iterable[ProductId], now: datetime) -> None:
    """Orders have taken these, in this transaction: tell of those of which few are left.

    Each is told once until a merchant has filled it up again; what an order gives back does not count as filled up.
    """
    await _tell(tx, alerts, taken, now, besides=None)


async def stock_changed(
    tx: Session, alerts: Alerts, changed: Iterable[ProductId], by: int, now: datetime
) -> None:
    """A merchant has changed the stock of these, in this transaction: the others hear of those that are low.

    That merchant hears of it with the next order that takes some.
    """
    changed = [*changed]
    await low_stock.filled(tx, changed)
    await _tell(tx, alerts, changed, now, besides=by)


async def _tell(
    tx: Session, alerts: Alerts, products: Iterable[ProductId], now: datetime, besides: int | None
) -> None:
    for product in await low_stock.among(tx, products):
        times = await low_stock.note(tx, product.id)
        await outbox.put(tx, [alerts.stock_low(product, times, besides)], now)
