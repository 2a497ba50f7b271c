"""A page of products in the catalogue's order, asked for by the place where it begins and never by its number."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.catalog import Place, Product
from bot.store.session import Session

PAGE = 6

_START = Place(-(2**62), 0)

# Gives so many products at most from a place on, in the direction that it says.
Read: TypeAlias = Callable[[Session, Place, int], Awaitable[list[Product]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some products, and where the pages beside them begin, where there are some."""

    products: tuple[Product, ...]
    previous: Place | None = None
    next: Place | None = None


def _position(product: Product) -> int:
    return product.position


async def sheet(
    session: Session, read: Read, after: Place | None, by: Callable[[Product], int] = _position
) -> Sheet:
    """Give the page that begins at a place, None for the first one; `by` is what the products are ordered by."""
    place = after or _START
    products = await read(session, place, PAGE + 1)
    if after is not None and len(products) < (PAGE if place.backwards else 1):
        # So much has gone from the shelf meanwhile that nothing, or not a whole page, lies that way.
        return await sheet(session, read, None, by)
    more = len(products) > PAGE
    products = products[:PAGE]
    if place.backwards:
        products.reverse()
    if not products:
        return Sheet(())
    first = Place(by(products[0]), products[0].id, backwards=True)
    last = Place(by(products[-1]), products[-1].id)
    if place.backwards:
        there_before, there_after = more, bool(await read(session, last, 1))
    else:
        there_before, there_after = after is not None and bool(await read(session, first, 1)), more
    return Sheet(tuple(products), first if there_before else None, last if there_after else None)
