"""Counted products of which few are left."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bot.catalog import Names, ProductId
from bot.store.session import Session

# Until somebody says otherwise.
USUAL_THRESHOLD = 3


@dataclass(frozen=True, slots=True)
class Low:
    """A product that is low, with what is left of it."""

    id: ProductId
    sku: str
    names: Names
    stock: int


async def threshold(session: Session) -> int:
    """From how many on a stock is low."""
    return int(await session.value("low_stock_at", usual=USUAL_THRESHOLD))


async def set_threshold(tx: Session, number: int) -> None:
    """Say from how many on a stock is low: 0 is where nothing is left. What is not low by that may become so anew."""
    await tx.run("set_low_stock_at", low_stock=number)
    await tx.run("no_longer_low", low_stock=number)


async def among(session: Session, product_ids: Iterable[ProductId]) -> list[Low]:
    """Which of these products are low and not archived, by ascending id."""
    ids = json.dumps([*product_ids])
    rows = await session.all("low_products", ids=ids, usual=USUAL_THRESHOLD)
    return [
        Low(ProductId(row["id"]), row["sku"], Names(row["name_fa"], row["name_en"]), row["stock"])
        for row in rows
    ]


async def note(tx: Session, product_id: ProductId) -> int:
    """Note that a product is low, if it was not before; gives how often it has become so.

    For who has changed the product's stock in this transaction.
    """
    await tx.run("note_low_stock", product_id=product_id)
    return int(await tx.value("low_stock_times", product_id=product_id))


async def filled(tx: Session, product_ids: Iterable[ProductId]) -> int:
    """A merchant has changed the stock of these: those that are not low may become so anew; gives how many had been."""
    ids = json.dumps([*product_ids])
    return await tx.run("filled_products", ids=ids, usual=USUAL_THRESHOLD)
