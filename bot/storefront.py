"""What buyers see of the shop: shelves, products, and what they search for."""

from dataclasses import dataclass
from datetime import datetime

from bot.catalog import Category, CategoryId, Place, Product, ProductId
from bot.catalog_pages import Read, sheet
from bot.clock import Clock
from bot.money import Rials
from bot.search_words import search_words
from bot.store import Session, Store, catalog, shelves


@dataclass(frozen=True, slots=True)
class Offer:
    """A product, and what one costs now, in rials."""

    product: Product
    price: Rials

    @property
    def reduced(self) -> bool:
        """Whether it costs less than usual."""
        return self.price < self.product.price


@dataclass(frozen=True, slots=True)
class Page:
    """Some offers in the shop's order, and where the pages beside them begin, where there are some."""

    offers: tuple[Offer, ...]
    previous: Place | None = None
    next: Place | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category (None: the whole shop), those above it from the top, those in it, and a page of its products."""

    category: Category | None
    path: tuple[Category, ...]
    subcategories: tuple[Category, ...]
    page: Page


class Storefront:
    """Shows what is for sale. What is hidden or archived, or in an archived category, is as if it did not exist."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def shelf(self, category_id: CategoryId | None = None, after: Place | None = None) -> Shelf | None:
        """Show a category from a place on (None: from the start); None where buyers see no such category."""

        async def read(session: Session, place: Place, most: int) -> list[Product]:
            return await shelves.on_shelf(session, category_id, place, most)

        async with self._store.reading() as session:
            path = [] if category_id is None else await _path(session, category_id)
            if category_id is not None and not path:
                return None
            subcategories = await catalog.children(session, category_id)
            page = await self._page(session, read, after)
        return Shelf(path[-1] if path else None, tuple(path[:-1]), tuple(subcategories), page)

    async def product(self, product_id: int) -> Offer | None:
        """Show a product."""
        async with self._store.reading() as session:
            return await self._shown(session, product_id)

    async def by_sku(self, sku: str) -> Offer | None:
        """Show a product by the name that it has in links."""
        async with self._store.reading() as session:
            product = await catalog.by_sku(session, sku)
            return None if product is None else await self._shown(session, product.id)

    async def search(self, text: str, after: Place | None = None) -> Page:
        """Find the products in which every typed word occurs; none where no word is typed."""
        words = search_words(text)
        if not words:
            return Page(())

        async def read(session: Session, place: Place, most: int) -> list[Product]:
            return await shelves.found(session, words, place, most)

        async with self._store.reading() as session:
            return await self._page(session, read, after)

    async def _shown(self, session: Session, product_id: int) -> Offer | None:
        shown = await shelves.shown_of_ids(session, [ProductId(product_id)])
        return _offer(shown[0], self._clock()) if shown else None

    async def _page(self, session: Session, read: Read, after: Place | None) -> Page:
        found = await sheet(session, read, after)
        now = self._clock()
        return Page(tuple(_offer(product, now) for product in found.products), found.previous, found.next)


async def _path(session: Session, category_id: CategoryId) -> list[Category]:
    """A category and those above it, from the top; nothing where one of them is archived or does not exist."""
    path: list[Category] = []
    above: CategoryId | None = category_id
    while above is not None:
        category = await catalog.find_category(session, above)
        if category is None or category.archived:
            return []
        path.insert(0, category)
        above = category.parent_id
    return path


def _offer(product: Product, now: datetime) -> Offer:
    return Offer(product, product.price_at(now))
