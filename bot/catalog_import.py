"""The catalogue out to a spreadsheet and in again: all lines of it or none."""

import asyncio
from dataclasses import dataclass, replace

import structlog

from bot.alerts import Alerts
from bot.alerts.stock import stock_changed
from bot.catalog import Product
from bot.catalog_csv.merging import Rules, merge
from bot.catalog_csv.mistakes import Mistake, TableRefused
from bot.catalog_csv.reading import read_table
from bot.catalog_csv.shelves import Shelves
from bot.catalog_csv.table import Table
from bot.catalog_csv.writing import Manner, write_table
from bot.clock import Clock
from bot.file_store import Files
from bot.files import File, FileId
from bot.money import Rials
from bot.speech import Speech
from bot.store import Session, Store, catalog, catalog_table, files, inventory
from bot.tokens import TokenSource

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would make of the catalogue; products that it does not name stay as they are."""

    new: tuple[Product, ...]
    # Each as it is, and as it would be.
    changed: tuple[tuple[Product, Product], ...]
    unchanged: int

    @property
    def stocks(self) -> int:
        """How many products would have another stock."""
        return sum(old.stock != new.stock for old, new in self.changed)


class CatalogImport:
    """Writes and reads tables; `most` is what a buyer can pay at once, in rials.

    Long work without I/O is done beside the event loop.
    """

    def __init__(
        self,
        store: Store,
        kept: Files,
        speech: Speech,
        most: Rials,
        new_secret: TokenSource,
        alerts: Alerts,
        clock: Clock,
    ) -> None:
        self._store = store
        self._files = kept
        self._speech = speech
        self._most = most
        self._new_secret = new_secret
        self._alerts = alerts
        self._clock = clock

    async def export(self) -> File:
        """Keep the whole catalogue as a file; secrets and files are not in it."""
        manner = self._manner()
        async with self._store.reading() as session:
            products = await catalog_table.every_product(session)
            shelves = Shelves(await catalog.all_categories(session), manner.language)

        def written() -> bytes:
            lines = ((product, shelves.path(product.category_id)) for product in products)
            return write_table(lines, manner)

        day = self._clock().astimezone(manner.timezone).date()
        body = await asyncio.to_thread(written)
        return await self._files.keep(f"catalogue-{day.isoformat()}.csv", "text/csv", body)

    async def read(self, file_id: FileId) -> Table:
        """Read a table from a file; raises Unreadable and TableRefused (see read_table), and FileGone."""
        async with self._store.reading() as session:
            return await self.read_in(session, file_id)

    async def read_in(self, session: Session, file_id: FileId) -> Table:
        """Do the same in a session that is open already."""
        return await asyncio.to_thread(read_table, await files.body(session, file_id))

    async def plan(self, session: Session, table: Table) -> Plan:
        """Tell what a table would change; raises TableRefused with everything that is wrong in it."""
        manner = self._manner()
        products = await catalog_table.every_product(session)
        rules = Rules(
            manner,
            Shelves(await catalog.all_categories(session), manner.language),
            table.currencies,
            self._most,
            await inventory.end(session),
            self._clock(),
            self._new_secret,
        )
        return await asyncio.to_thread(_plan, table, products, rules)

    async def save(self, tx: Session, table: Table, by: int) -> Plan:
        """Carry a table out, in a transaction that is open already; raises TableRefused, and SkuTaken.

        Nobody else can change a product, or take of one, until it ends.
        """
        await tx.all("lock_products")
        plan, now = await self.plan(tx, table), self._clock()
        await catalog_table.insert(tx, plan.new, by, now)
        await catalog_table.update(tx, plan.changed, by, now)
        refilled = [new.id for old, new in plan.changed if old.stock != new.stock]
        await stock_changed(tx, self._alerts, refilled, by, now)
        log.info("a catalogue was imported", new=len(plan.new), changed=len(plan.changed), by=by)
        return plan

    def _manner(self) -> Manner:
        shop = self._speech.shop
        return Manner(shop.currency, shop.language, shop.timezone)


def _plan(table: Table, products: list[Product], rules: Rules) -> Plan:
    known = {product.sku: product for product in products}
    mistakes: list[Mistake] = []
    new: list[Product] = []
    changed: list[tuple[Product, Product]] = []
    unchanged = 0
    for line in table.lines:
        old = known.get(line.sku)
        try:
            merged = merge(line, old, replace(rules, end=rules.end + len(new)))
        except TableRefused as error:
            mistakes += error.mistakes
            continue
        if old is None:
            new.append(merged)
        elif merged != old:
            changed.append((old, merged))
        else:
            unchanged += 1
    if mistakes:
        raise TableRefused(mistakes)
    return Plan(tuple(new), tuple(changed), unchanged)
