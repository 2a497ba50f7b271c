"""What the merchant sees of the catalogue: every product, hidden and archived ones too, and in what order."""

import json
from collections.abc import Sequence

from bot.catalog import CategoryId, Place, Product, ProductId
from bot.store.catalog import product_of
from bot.store.session import Session


async def kept(session: Session, words: Sequence[str], place: Place, most: int) -> list[Product]:
    """Products that are not archived and in which every word of `search_words` occurs, from a place on."""
    rows = await session.all(
        "kept_before" if place.backwards else "kept_after",
        words=json.dumps(words, ensure_ascii=False),
        position=place.position,
        id=place.id,
        most=most,
    )
    return [product_of(row) for row in rows]


async def archived(session: Session, place: Place, most: int) -> list[Product]:
    """Archived products, from a place on."""
    rows = await session.all(
        "archived_before" if place.backwards else "archived_after",
        position=place.position,
        id=place.id,
        most=most,
    )
    return [product_of(row) for row in rows]


async def neighbours(session: Session, product: Product) -> tuple[Place | None, Place | None]:
    """Where the products before and after it stand, among those of its category that are not archived."""
    where = {"category_id": product.category_id or 0, "position": product.position, "id": product.id}
    above, below = await session.one("product_above", **where), await session.one("product_below", **where)
    return (
        None if above is None else Place(above["position"], above["id"]),
        None if below is None else Place(below["position"], below["id"]),
    )


async def end(session: Session) -> int:
    """Give the position behind every product that is not archived."""
    return int(await session.value("last_position")) + 1


async def newest(session: Session) -> int:
    """Give the id of the newest product, 0 where there is none."""
    return int(await session.value("last_product_id"))


async def place(tx: Session, product_id: ProductId, position: int) -> None:
    """Put a product that is locked at a position."""
    await tx.run("place_product", id=product_id, position=position)


async def spread(tx: Session) -> None:
    """Give each product a position of its own; the order stays. It locks them all, by ascending id."""
    await tx.all("lock_products")
    await tx.run("spread_products")


async def count_in(session: Session, category_id: CategoryId) -> int:
    """How many products are in a category or under it, and not archived."""
    return int(await session.value("products_of_category", id=category_id))


async def sold(session: Session, product_id: ProductId) -> int:
    """How many were paid for."""
    return int(await session.value("sold_of_product", id=product_id))
