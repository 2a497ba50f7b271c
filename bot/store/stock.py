"""How many of a product may still be ordered.

For a counted product always: its stock is the sum of its changes, less what orders have taken (and hold).
"""

from dataclasses import dataclass
from datetime import datetime

from bot.catalog import Place, Product, ProductId
from bot.store.catalog import product_of
from bot.store.session import Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody put `number` in, or took it out where it is below zero."""

    number: int
    by: int | None
    at: datetime


async def take(tx: Session, product_id: ProductId, quantity: int) -> bool:
    """Take goods for an order whose line is written as taken in this transaction; False where there are too few."""
    return await tx.run("take_stock", id=product_id, quantity=quantity) == 1


async def give_back(tx: Session, product_id: ProductId, quantity: int) -> None:
    """Undo `take`, in the transaction in which the order's line is no longer taken."""
    await tx.run("give_stock_back", id=product_id, quantity=quantity)


async def change(tx: Session, product_id: ProductId, number: int, by: int | None, now: datetime) -> bool:
    """Add to the stock of a counted product, or take out; False where there are too few to take out."""
    if not await take(tx, product_id, -number):
        return False
    await _record(tx, product_id, number, by, now)
    return True


async def put(tx: Session, product: Product, number: int | None, by: int | None, now: datetime) -> None:
    """Say how many there are, None for no end of them.

    `product` is what `catalog.lock_product` gave in this transaction.
    """
    if number is not None:
        before = await by_the_book(tx, product.id) if product.stock is None else product.stock
        await _record(tx, product.id, number - before, by, now)
    await tx.run("set_stock", id=product.id, stock=number)


async def by_the_book(session: Session, product_id: ProductId) -> int:
    """What a counted product's stock must be."""
    return int(await session.value("stock_by_the_book", product_id=product_id))


async def changes(session: Session, product_id: ProductId, most: int) -> list[Change]:
    """What was put in and taken out by people, newest first."""
    rows = await session.all("stock_changes_of_product", product_id=product_id, most=most)
    return [Change(row["change"], row["by_id"], from_ms(row["at"])) for row in rows]


async def counted(session: Session, place: Place, most: int) -> list[Product]:
    """Products that are counted and not archived, the lowest stock first; a place's position is a stock here."""
    query = "counted_before" if place.backwards else "counted_after"
    rows = await session.all(query, stock=place.position, id=place.id, most=most)
    return [product_of(row) for row in rows]


async def held(session: Session, product_id: ProductId) -> int:
    """How many open orders hold."""
    return int(await session.value("stock_held", product_id=product_id))


async def _record(tx: Session, product_id: ProductId, number: int, by: int | None, now: datetime) -> None:
    if number:
        await tx.run("insert_stock_change", product_id=product_id, change=number, by_id=by, at=to_ms(now))
