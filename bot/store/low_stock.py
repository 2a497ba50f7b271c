"""Counted products of which few are left, and since when that is so."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.catalog import Names, ProductId
from bot.store.session import Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Low:
    """A product that is low, with what is left of it."""

    id: ProductId
    sku: str
    names: Names
    stock: int


async def threshold(session: Session) -> int:
    """From how many on a stock is low."""
    return int(await session.value("low_stock_at"))


async def set_threshold(tx: Session, number: int) -> None:
    """Say from how many on a stock is low: 0 is where nothing is left."""
    await tx.run("set_low_stock_at", low_stock=number)


async def among(session: Session, product_ids: Iterable[ProductId]) -> list[Low]:
    """Which of these products are low and not archived, by ascending id."""
    rows = await session.all("low_products", ids=json.dumps([*product_ids]))
    return [
        Low(ProductId(row["id"]), row["sku"], Names(row["name_fa"], row["name_en"]), row["stock"])
        for row in rows
    ]


async def since(tx: Session, product_id: ProductId, now: datetime) -> datetime:
    """Since when a low product is low: now, where it was not before. For who holds the product's row."""
    await tx.run("note_low_stock", product_id=product_id, since=to_ms(now))
    return from_ms(await tx.value("low_stock_since", product_id=product_id))


async def filled(tx: Session, product_ids: Iterable[ProductId]) -> int:
    """A merchant has changed the stock of these: those that are not low may become so anew; gives how many had been."""
    return await tx.run("filled_products", ids=json.dumps([*product_ids]))
