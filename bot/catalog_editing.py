"""The merchant's side of the catalogue: every product, and each change that may be made to one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from bot.catalog import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    CatalogError,
    Category,
    CategoryId,
    NewProduct,
    Place,
    Product,
    ProductId,
)
from bot.catalog_pages import Sheet, sheet
from bot.clock import Clock
from bot.goods.details import check_details
from bot.money import Rials
from bot.search_words import search_words
from bot.store import Session, Store, catalog, inventory

log = structlog.get_logger(__name__)

# A button that carries a proposed sku has no room for a longer one.
LONGEST_PROPOSAL = 24
# What is tried beside the name itself, before a number alone.
_TWINS = range(2, 6)
_NOT_IN_A_SKU = re.compile(r"[^a-z0-9]+")


class NoName(CatalogError):
    """It would have a name in neither language, or one that is too long."""


class DescriptionTooLong(CatalogError):
    """More than `LONGEST_DESCRIPTION` letters."""


class PriceOutOfRange(CatalogError):
    """No buyer could pay this at once; `most` is what they can."""

    def __init__(self, most: Rials) -> None:
        super().__init__(f"not within 1 and {most} rials")
        self.most = most


class SaleNotBelow(CatalogError):
    """On sale, it would not cost less than its usual `price`."""

    def __init__(self, price: Rials) -> None:
        super().__init__(f"not below {price} rials")
        self.price = price


class NoSale(CatalogError):
    """An end of a sale was given where there is no sale."""


class NoSuchCategory(CatalogError):
    """There is no such category, or it is archived."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A product as its merchant sees it.

    `path` are the categories that it is in, from the top; `above` and `below` are its neighbours there. `sold` is how
    many were paid for.
    """

    product: Product
    path: tuple[Category, ...]
    above: ProductId | None
    below: ProductId | None
    sold: int

    @property
    def unseen(self) -> bool:
        """Whether buyers don't see it, for whatever reason."""
        return not self.product.for_sale or any(category.archived for category in self.path)


class CatalogEditing:
    """Shows and changes products; `most` is what a buyer may pay at once, in rials.

    What is asked from within a form takes its transaction. `by` is who makes the change; it is written to the log.
    Where there is no such product, LookupError is raised.
    """

    def __init__(self, store: Store, clock: Clock, most: Rials) -> None:
        self._store = store
        self._clock = clock
        self.most = most

    async def page(self, text: str = "", after: Place | None = None) -> Sheet:
        """Show products that are not archived, hidden ones too; with a text, those in which all its words occur."""
        words = search_words(text)

        async def read(session: Session, place: Place, most: int) -> list[Product]:
            return await inventory.kept(session, words, place, most)

        async with self._store.reading() as session:
            return await sheet(session, read, after)

    async def archived(self, after: Place | None = None) -> Sheet:
        """Show archived products."""
        async with self._store.reading() as session:
            return await sheet(session, inventory.archived, after)

    async def find(self, product_id: int) -> Kept | None:
        """Show a product, whether buyers see it or not."""
        async with self._store.reading() as session:
            return await _kept(session, await catalog.find(session, product_id))

    async def by_sku(self, sku: str) -> Kept | None:
        """Show the product with this sku, in capital or small letters."""
        async with self._store.reading() as session:
            found = await catalog.by_sku(session, sku) or await catalog.by_sku(session, sku.lower())
            return await _kept(session, found)

    async def propose_sku(self, session: Session, name: str) -> str:
        """Make up a sku that nothing has: from a name in Latin letters, or else a number."""
        word = _NOT_IN_A_SKU.sub("-", name.lower())[:LONGEST_PROPOSAL].strip("-")
        proposals = [word, *(f"{word[: LONGEST_PROPOSAL - 2]}-{twin}" for twin in _TWINS)] if word else []
        for proposal in proposals:
            if await catalog.by_sku(session, proposal) is None:
                return proposal
        number = await inventory.newest(session) + 1
        while await catalog.by_sku(session, f"p{number}") is not None:
            number += 1
        return f"p{number}"

    async def add(self, tx: Session, new: NewProduct, by: int) -> Product:
        """Write a new product, behind all others. Raises a CatalogError or DetailsError that says what is wrong."""
        _check_words(new)
        _check_prices(new, self.most)
        check_details(new.kind, new.details)
        await _check_category(tx, new.category_id)
        product = await catalog.insert_product(tx, new, by, self._clock())
        await inventory.place(tx, product.id, await inventory.end(tx))
        log.info("a product was added", product=product.id, sku=product.sku, by=by)
        return await catalog.get(tx, product.id)

    async def revise(
        self, tx: Session, product_id: ProductId, change: Callable[[Product], Product], by: int
    ) -> Product:
        """Write what `change` makes of a product; its kind and stock stay.

        Raises a CatalogError or DetailsError that says what is wrong, and then nothing may be written.
        """
        old = await catalog.lock_product(tx, product_id)
        new = change(old)
        _check_words(new)
        if (new.price, new.sale_price, new.sale_until) != (old.price, old.sale_price, old.sale_until):
            _check_prices(new, self.most)
        if new.details != old.details:
            check_details(new.kind, new.details)
        if new.category_id != old.category_id:
            await _check_category(tx, new.category_id)
        await catalog.update_product(tx, new)
        log.info("a product was changed", product=product_id, by=by)
        return new

    async def hide(self, product_id: ProductId, by: int, *, hidden: bool) -> None:
        """Take a product out of the buyers' sight, or show it; may be repeated."""
        async with self._store.transaction() as tx:
            product = await catalog.lock_product(tx, product_id)
            if product.hidden is not hidden:
                await catalog.update_product(tx, replace(product, hidden=hidden))
                log.info(
                    "a product was hidden" if hidden else "a product was shown", product=product_id, by=by
                )

    async def archive(self, product_id: ProductId, by: int) -> None:
        """Put a product away for good, as far as buyers see; orders keep it. May be repeated."""
        async with self._store.transaction() as tx:
            await catalog.get(tx, product_id)
            if await catalog.archive_product(tx, product_id, self._clock()):
                log.info("a product was archived", product=product_id, by=by)

    async def restore(self, product_id: ProductId, by: int) -> None:
        """Undo `archive`; may be repeated."""
        async with self._store.transaction() as tx:
            await catalog.get(tx, product_id)
            if await catalog.unarchive_product(tx, product_id):
                log.info("a product was restored", product=product_id, by=by)

    async def move(self, product_id: ProductId, past: ProductId, *, up: bool) -> None:
        """Change places with the neighbour above or below; nothing happens where `past` is not (any more) that one."""
        async with self._store.transaction() as tx:
            product, other = await catalog.get(tx, product_id), await catalog.get(tx, past)
            if not await _beside(tx, product, past, up):
                return
            if product.position == other.position:
                await inventory.spread(tx)
            for each in sorted((product_id, past)):
                await catalog.lock_product(tx, each)
            product, other = await catalog.get(tx, product_id), await catalog.get(tx, past)
            if await _beside(tx, product, past, up):
                await inventory.place(tx, product_id, other.position)
                await inventory.place(tx, past, product.position)


async def _beside(session: Session, product: Product, other: ProductId, up: bool) -> bool:
    """Whether `other` is the neighbour above, or the one below."""
    neighbour = (await inventory.neighbours(session, product))[0 if up else 1]
    return neighbour is not None and neighbour.id == other


async def _kept(session: Session, product: Product | None) -> Kept | None:
    if product is None:
        return None
    path: list[Category] = []
    above_it = product.category_id
    while above_it is not None and (category := await catalog.find_category(session, above_it)) is not None:
        path.insert(0, category)
        above_it = category.parent_id
    above, below = (None, None) if product.archived else await inventory.neighbours(session, product)
    return Kept(
        product,
        tuple(path),
        None if above is None else ProductId(above.id),
        None if below is None else ProductId(below.id),
        await inventory.sold(session, product.id),
    )


def _check_words(product: Product | NewProduct) -> None:
    names, descriptions = product.names, product.descriptions
    if not (names.fa or names.en) or max(len(names.fa), len(names.en)) > LONGEST_NAME:
        raise NoName(product.sku)
    if max(len(descriptions.fa), len(descriptions.en)) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(product.sku)


def _check_prices(product: Product | NewProduct, most: Rials) -> None:
    if not 1 <= product.price <= most:
        raise PriceOutOfRange(most)
    if product.sale_price is not None and not 1 <= product.sale_price < product.price:
        raise SaleNotBelow(product.price)
    if product.sale_price is None and product.sale_until is not None:
        raise NoSale(product.sku)


async def _check_category(session: Session, category_id: CategoryId | None) -> None:
    if category_id is not None:
        category = await catalog.find_category(session, category_id)
        if category is None or category.archived:
            raise NoSuchCategory(str(category_id))
