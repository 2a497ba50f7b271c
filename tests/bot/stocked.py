"""Shelves with something of every kind that needs no network, for tests of what buyers can do in a shop."""

from dataclasses import dataclass
from datetime import timedelta

from bot.catalog import Category, Kind, Names, Product, ProductId
from bot.discounts import Discount, DiscountId
from bot.money import Rials
from bot.store import catalog, discounts
from tests.bot.merchandise import a_new_product
from tests.bot.parts import MERCHANT, Services

CODES = ("AAAA-1111", "BBBB-2222", "CCCC-3333")


@dataclass(frozen=True, slots=True)
class Shelves:
    """What stands on them, by SKU."""

    category: Category
    subcategory: Category
    products: dict[str, Product]

    def __getitem__(self, sku: str) -> ProductId:
        return self.products[sku].id


async def fill_shelves(services: Services) -> Shelves:
    """A category in a category, a long shelf, and a product for each thing that can be said of one."""
    now = services.clock()
    photo = await services.files.keep("book.txt", "text/plain", b"Once upon a time")
    async with services.store.transaction() as tx:
        books = await catalog.insert_category(tx, Names("کتاب‌ها", "Books"), None, now)
        poems = await catalog.insert_category(tx, Names("شعر", "Poems"), books.id, now)
        made = [
            a_new_product("text", category_id=poems.id, details={"text": "The secret word is saffron."}),
            a_new_product("file", kind=Kind.FILE, details={"file_id": photo.id}),
            a_new_product("codes", kind=Kind.CODES, details={}, limit_per_buyer=2),
            a_new_product("hand", kind=Kind.BY_HAND, details={"instructions": "Wrap it"}, stock=5),
            a_new_product("gone", stock=0),
            a_new_product(
                "sale", price=Rials(900_000), sale_price=Rials(450_000), sale_until=now + timedelta(days=3)
            ),
            a_new_product("hidden", hidden=True),
            *(a_new_product(f"more-{n}", category_id=books.id, position=n) for n in range(14)),
        ]
        products = [await catalog.insert_product(tx, new, MERCHANT, now) for new in made]
    shelves = Shelves(books, poems, {product.sku: product for product in products})
    await services.stockroom.add_codes(shelves["codes"], "\n".join(CODES), MERCHANT)
    return shelves


async def a_discount(
    services: Services, code: str = "SPRING", percent: int | None = 10, **rules: object
) -> Discount:
    """A code that takes a tenth off everything, unless the test says otherwise."""
    usual: dict[str, object] = {
        "amount": None,
        "most": None,
        "ends_at": None,
        "total_limit": None,
        "limit_per_buyer": None,
        "smallest_order": Rials(0),
    }
    new = Discount(DiscountId(0), code, percent, used=0, archived=False, **(usual | rules))  # type: ignore[arg-type]
    async with services.store.transaction() as tx:
        made = await discounts.insert(tx, new, services.clock())
        found = await discounts.find(tx, made)
    assert found is not None
    return found
