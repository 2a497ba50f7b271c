"""What a merchant sells and orders take, written straight to a store, for tests that say only what matters to them."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.catalog import Category, CategoryId, Kind, Names, NewProduct, Product
from bot.deliveries import Line
from bot.discounts import Discount, DiscountId
from bot.money import Rials
from bot.orders import BuyerId
from bot.store import Store, buyers, catalog, codes, lines, orders, stock
from bot.texts.languages import Language

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MERCHANT = 110_000_001
SARA = BuyerId(5_208_170_001)
PRICE = Rials(500_000)

# Takes a tenth off everything, as often as one likes.
A_TENTH = Discount(DiscountId(0), "SPRING", 10, None, None, None, None, None, Rials(0), 0, archived=False)


def a_new_product(sku: str = "coffee", **changes: Any) -> NewProduct:
    """A text for sale, of which there is no end."""
    usual: dict[str, Any] = {
        "kind": Kind.TEXT,
        "names": Names("قهوه", "Coffee"),
        "price": PRICE,
        "details": {"text": "Thank you."},
    }
    return NewProduct(sku, **(usual | changes))


@dataclass(slots=True)
class Merchandise:
    """Puts goods on shelves, and takes them for orders."""

    store: Store
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def category(
        self, name: str = "نوشیدنی", parent: Category | None = None, position: int = 0
    ) -> Category:
        """A new category, at the top or in another."""
        async with self.store.transaction() as tx:
            return await catalog.insert_category(
                tx, Names(name, ""), None if parent is None else parent.id, START, position
            )

    async def product(self, name: str | None = None, **changes: Any) -> Product:
        """A new product."""
        if name is not None:
            changes["names"] = Names(name, "")
        sku = changes.pop("sku", f"sku-{next(self._numbers)}")
        async with self.store.transaction() as tx:
            return await catalog.insert_product(tx, a_new_product(sku, **changes), MERCHANT, START)

    async def products(self, number: int, category_id: CategoryId | None = None) -> list[Product]:
        """Many at once, one after the other on a shelf."""
        async with self.store.transaction() as tx:
            return [
                await catalog.insert_product(
                    tx,
                    a_new_product(
                        f"sku-{next(self._numbers)}",
                        names=Names(f"کالای {each}", ""),
                        category_id=category_id,
                        position=each,
                    ),
                    None,
                    START,
                )
                for each in range(number)
            ]

    async def ordered(self, product: Product, quantity: int = 1, buyer_id: BuyerId = SARA) -> Line | None:
        """Somebody orders a product; None where there are too few."""
        async with self.store.transaction() as tx:
            await buyers.meet(tx, buyer_id, "Sara", Language.FA, START)
            if not await stock.take(tx, product.id, quantity):
                return None
            amount = Rials(product.price * quantity)
            order = await orders.insert(tx, buyer_id, amount, None, START, START + timedelta(minutes=30))
            return await lines.insert(tx, order, product.id, product.names.fa, quantity, product.price)

    async def let_go(self, line: Line) -> None:
        """An order ended unpaid."""
        async with self.store.transaction() as tx:
            assert await lines.mark(tx, line, taken=False)
            await stock.give_back(tx, line.product_id, line.quantity)

    async def takes_codes(self, line: Line) -> list[str]:
        """An order was paid."""
        async with self.store.transaction() as tx:
            return await codes.take(tx, line.product_id, line.id, line.quantity)

    async def again(self, product: Product) -> Product:
        """A product as it is now."""
        async with self.store.reading() as session:
            return await catalog.get(session, product.id)
