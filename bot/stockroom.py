"""The merchant's side of the stock: how many there are, and the codes that are in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.alerts import Alerts
from bot.alerts.stock import stock_changed
from bot.catalog import MOST_STOCK, Kind, Place, Product, ProductId
from bot.catalog_pages import Sheet, sheet
from bot.clock import Clock
from bot.code_lines import BadCode, CodesRefused, Why, bad_lines, code_lines
from bot.store import Session, Store, buyers, catalog, codes, inventory, stock

# What one statement takes: a few hundred kilobytes.
AT_ONCE = 5_000
# How many of the last changes a card tells of.
LAST_CHANGES = 5


class StockError(Exception):
    """The stock can't be changed like this."""


class NotCounted(StockError):
    """The stock of codes is how many there are, and other goods have no codes."""


class NotSoMany(StockError):
    """There would be less than none, or more than `MOST_STOCK`; `stock` is what there is (None: no end of it)."""

    def __init__(self, number: int | None) -> None:
        super().__init__(f"{number} can't be changed by so many")
        self.stock = number


@dataclass(frozen=True, slots=True)
class CodesAdded:
    """How many codes were added, and what the stock is with them."""

    added: int
    stock: int


class Withdrawal(StrEnum):
    """What became of a code that a merchant wants back."""

    DONE = "done"
    NOT_FREE = "not_free"
    ALL_ORDERED = "all_ordered"


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody put `number` in, or took it out; `by` is their name, or their number where they have none."""

    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StockCard:
    """How a product's stock stands.

    `held` is what open orders hold of it, `free` how many codes were given to nobody (None: it has no codes), and
    `changes` are the last ones that people made, newest first.
    """

    product: Product
    held: int
    sold: int
    free: int | None
    changes: tuple[Change, ...]


class Stockroom:
    """Counts goods and keeps codes; what is changed is written down with who did it.

    What takes a `tx` is asked from within a form. Where there is no such product, LookupError is raised.
    """

    def __init__(self, store: Store, alerts: Alerts, clock: Clock) -> None:
        self._store = store
        self._alerts = alerts
        self._clock = clock

    async def page(self, after: Place | None = None) -> Sheet:
        """Show the products that are counted and not archived, those with the lowest stock first."""
        async with self._store.reading() as session:
            return await sheet(session, stock.counted, after, lambda product: product.stock or 0)

    async def card(self, product_id: int) -> StockCard | None:
        """Show how a product's stock stands."""
        async with self._store.reading() as session:
            return await _card(session, await catalog.find(session, product_id))

    async def by_sku(self, sku: str) -> StockCard | None:
        """Do the same for the product with this sku, in capital or small letters."""
        async with self._store.reading() as session:
            found = await catalog.by_sku(session, sku) or await catalog.by_sku(session, sku.lower())
            return await _card(session, found)

    async def set_stock(self, product_id: ProductId, number: int | None, by: int) -> Product:
        """Say how many may still be ordered, None for no end of them.

        Raises NotCounted for codes, ValueError below 0.
        """
        async with self._store.transaction() as tx:
            return await self.set_stock_in(tx, product_id, number, by)

    async def set_stock_in(self, tx: Session, product_id: ProductId, number: int | None, by: int) -> Product:
        """Do the same in a transaction that is open already."""
        if number is not None and number < 0:
            raise ValueError(f"a stock of {number}")
        product = await _lock_counted(tx, product_id)
        now = self._clock()
        await stock.put(tx, product, number, by, now)
        await stock_changed(tx, self._alerts, [product_id], by, now)
        return await catalog.get(tx, product_id)

    async def add_stock(self, tx: Session, product_id: ProductId, number: int, by: int) -> Product:
        """Put so many more in, or take them out where it is below zero; raises NotCounted for codes, and NotSoMany."""
        product = await _lock_counted(tx, product_id)
        if product.stock is None or not 0 <= product.stock + number <= MOST_STOCK:
            raise NotSoMany(product.stock)
        if number:
            now = self._clock()
            await stock.change(tx, product_id, number, by, now)
            await stock_changed(tx, self._alerts, [product_id], by, now)
        return await catalog.get(tx, product_id)

    async def add_codes(self, product_id: ProductId, text: str, by: int) -> CodesAdded:
        """Add a code for each line, all or none of them.

        Raises CodesRefused, TooManyCodes, or NotCounted where the goods are no codes.
        """
        lines = code_lines(text)
        async with self._store.transaction() as tx:
            return await self.add_codes_in(tx, product_id, lines, by)

    async def add_codes_in(
        self, tx: Session, product_id: ProductId, lines: Sequence[str], by: int
    ) -> CodesAdded:
        """Do the same in a transaction that is open already, with what `code_lines` gave."""
        product, now = await _lock_codes(tx, product_id), self._clock()
        await self.check_codes(tx, product_id, lines)
        for some in _parts(lines):
            await codes.insert(tx, product_id, some, now)
        await stock.change(tx, product_id, len(lines), by, now)
        await stock_changed(tx, self._alerts, [product_id], by, now)
        return CodesAdded(len(lines), (product.stock or 0) + len(lines))

    async def check_codes(self, session: Session, product_id: ProductId, lines: Sequence[str]) -> None:
        """Raise CodesRefused with every line that could not be added as a code."""
        bad = dict(bad_lines(lines))
        new = {code: line for line, code in enumerate(lines, 1) if line not in bad}
        for some in _parts([*new]):
            for code in await codes.already_there(session, product_id, some):
                bad[new[code]] = Why.ALREADY_THERE
        if bad:
            raise CodesRefused([BadCode(line, lines[line - 1], why) for line, why in sorted(bad.items())])

    async def free_codes(self, product_id: ProductId) -> int:
        """How many codes were given to nobody; open orders may hold some of them."""
        async with self._store.reading() as session:
            return await codes.count_free(session, product_id)

    async def withdraw_free_code(self, product_id: ProductId, code: str, by: int) -> Withdrawal:
        """Take a code out that was given to nobody, and that no open order will need; raises NotCounted."""
        async with self._store.transaction() as tx:
            return await self.withdraw_in(tx, product_id, code, by)

    async def withdraw_in(self, tx: Session, product_id: ProductId, code: str, by: int) -> Withdrawal:
        """Do the same in a transaction that is open already."""
        product = await _lock_codes(tx, product_id)
        if not product.stock:
            return Withdrawal.ALL_ORDERED
        if not await codes.drop_free(tx, product_id, code.strip()):
            return Withdrawal.NOT_FREE
        now = self._clock()
        await stock.change(tx, product_id, -1, by, now)
        await stock_changed(tx, self._alerts, [product_id], by, now)
        return Withdrawal.DONE


async def _card(session: Session, product: Product | None) -> StockCard | None:
    if product is None:
        return None
    return StockCard(
        product,
        await stock.held(session, product.id),
        await inventory.sold(session, product.id),
        await codes.count_free(session, product.id) if product.kind is Kind.CODES else None,
        tuple(
            [
                Change(change.number, await _name(session, change.by), change.at)
                for change in await stock.changes(session, product.id, LAST_CHANGES)
            ]
        ),
    )


async def _name(session: Session, person: int | None) -> str:
    known = None if person is None else await buyers.find(session, person)
    return str(person or "-") if known is None else known.name


async def _lock_counted(tx: Session, product_id: ProductId) -> Product:
    product = await catalog.lock_product(tx, product_id)
    if product.kind is Kind.CODES:
        raise NotCounted(product.sku)
    return product


async def _lock_codes(tx: Session, product_id: ProductId) -> Product:
    product = await catalog.lock_product(tx, product_id)
    if product.kind is not Kind.CODES:
        raise NotCounted(product.sku)
    return product


def _parts(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    return (lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE))
