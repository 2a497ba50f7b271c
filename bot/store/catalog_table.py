"""Many products at once, hidden and archived ones too: a few statements for thousands of them."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from bot.catalog import Product, SkuTaken
from bot.store import stock
from bot.store.catalog import fields_of, product_of
from bot.store.session import Session, Value
from bot.store.times import to_ms

# What one statement takes: about a megabyte.
AT_ONCE = 500

Some = TypeVar("Some")


async def every_product(session: Session) -> list[Product]:
    """Give all products, in the order in which they are shown."""
    return [product_of(row) for row in await session.all("every_product")]


async def insert(tx: Session, products: Sequence[Product], by: int, now: datetime) -> None:
    """Write new products, whose ids are not looked at, with the stock that `by` puts in; raises SkuTaken."""
    for some in _parts(products):
        rows = await asyncio.to_thread(_rows, some)
        if await tx.run("insert_products", products=rows, now=to_ms(now)) != len(some):
            raise SkuTaken(", ".join(product.sku for product in some[:1]))
        put_in: list[Mapping[str, Value]] = [{"sku": each.sku, "change": each.stock or 0} for each in some]
        await tx.run("note_stock_changes", stocks=json.dumps(put_in), by_id=by, now=to_ms(now))


async def update(tx: Session, changed: Sequence[tuple[Product, Product]], by: int, now: datetime) -> None:
    """Write products as they are to be, each beside what it is; all of them are locked in this transaction."""
    for some in _parts(changed):
        rows = await asyncio.to_thread(_rows, [new for _, new in some])
        await tx.run("update_products", products=rows, now=to_ms(now))
    counted = [await _stock(tx, old, new) for old, new in changed if old.stock != new.stock]
    for some_stocks in _parts(counted):
        stocks = json.dumps([*some_stocks])
        await tx.run("change_stocks", stocks=stocks)
        await tx.run("note_stock_changes", stocks=stocks, by_id=by, now=to_ms(now))


async def _stock(tx: Session, old: Product, new: Product) -> Mapping[str, Value]:
    """Tell what a stock becomes, and by how many that is more than the book says."""
    if new.stock is None:
        return {"sku": new.sku, "stock": None, "change": 0}
    before = await stock.by_the_book(tx, old.id) if old.stock is None else old.stock
    return {"sku": new.sku, "stock": new.stock, "change": new.stock - before}


def _rows(products: Sequence[Product]) -> str:
    """Write products as a list; folding their words for the search is what takes its time."""
    rows: list[Mapping[str, Value]] = [
        {
            **fields_of(product),
            "kind": product.kind,
            "stock": product.stock,
            "archived": int(product.archived),
        }
        for product in products
    ]
    return json.dumps(rows, ensure_ascii=False)


def _parts(some: Sequence[Some]) -> Iterator[Sequence[Some]]:
    return (some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE))
