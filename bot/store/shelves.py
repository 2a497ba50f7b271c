"""What buyers see of the catalogue: products for sale, in no archived category or under one.

A page is asked for by the place where it begins, never by its number: the tenth costs what the first does.
"""

import json
from collections.abc import Iterable, Sequence

from bot.catalog import CategoryId, Place, Product, ProductId
from bot.store.catalog import product_of
from bot.store.session import Session


async def on_shelf(
    session: Session, category_id: CategoryId | None, place: Place, most: int
) -> list[Product]:
    """Products of a category (None: of none), from a place on, in the direction that it says."""
    rows = await session.all(
        "shelf_before" if place.backwards else "shelf_after",
        category_id=category_id or 0,
        position=place.position,
        id=place.id,
        most=most,
    )
    return [product_of(row) for row in rows]


async def found(session: Session, words: Sequence[str], place: Place, most: int) -> list[Product]:
    """Products in which every word of `search_words` occurs, from a place on, in the direction that it says."""
    rows = await session.all(
        "found_before" if place.backwards else "found_after",
        words=json.dumps(words, ensure_ascii=False),
        position=place.position,
        id=place.id,
        most=most,
    )
    return [product_of(row) for row in rows]


async def shown_of_ids(session: Session, product_ids: Iterable[ProductId]) -> list[Product]:
    """Those that buyers see, by ascending id."""
    rows = await session.all("shown_products_by_ids", ids=json.dumps([*product_ids]))
    return [product_of(row) for row in rows]
