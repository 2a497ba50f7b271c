"""The demo's shelves: a small shop with goods of every kind, written before the bot starts."""

import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalog import CategoryId, Kind, Names, NewProduct, ProductId
from bot.clock import system_clock
from bot.discounts import Discount, DiscountId
from bot.file_store import Files
from bot.files import FileId
from bot.goods.details import check_details
from bot.money import Rials
from bot.store import Store, catalog, codes, discounts, open_store, stock

FOLDER = Path(__file__).parent / "demo_shop"
MIME = {".jpg": "image/jpeg", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class Outside:
    """What the goods lead to: the channel whose members buyers become, and the merchant's own service."""

    merchant_id: int
    chat_id: int
    service_url: str
    service_secret: str


async def fill_shelves(database_url: str, outside: Outside) -> None:
    """Make the database and write the whole shop into it; nobody else may have it open."""
    written = tomllib.loads((FOLDER / "shop.toml").read_text(encoding="utf-8"))
    store = await open_store(database_url)
    try:
        await store.migrate()
        shelves = await _categories(store, written["categories"])
        for position, product in enumerate(written["products"]):
            await _product(store, product, shelves, position, outside)
        for discount in written["discounts"]:
            await _discount(store, discount)
    finally:
        await store.close()


async def _categories(store: Store, written: list[Mapping[str, Any]]) -> dict[str, CategoryId]:
    made: dict[str, CategoryId] = {}
    async with store.transaction() as tx:
        for position, category in enumerate(written):
            names, parent = Names(category["fa"], category["en"]), made.get(category.get("parent", ""))
            new = await catalog.insert_category(tx, names, parent, system_clock(), position)
            made[category["key"]] = new.id
    return made


async def _product(
    store: Store,
    written: Mapping[str, Any],
    shelves: Mapping[str, CategoryId],
    position: int,
    outside: Outside,
) -> None:
    kind = Kind(written["kind"])
    photo = await _file(store, written["picture"]) if "picture" in written else None
    sale = written.get("sale_price")
    new = NewProduct(
        sku=written["sku"],
        kind=kind,
        names=Names(written["fa"], written["en"]),
        descriptions=Names(written["about_fa"], written["about_en"]),
        price=Rials(written["price"]),
        sale_price=None if sale is None else Rials(sale),
        category_id=shelves[written["category"]],
        photo_id=photo,
        stock=written.get("stock"),
        limit_per_buyer=written.get("limit"),
        position=position,
        details=check_details(kind, await _details(store, kind, written, outside)),
    )
    async with store.transaction() as tx:
        product = await catalog.insert_product(tx, new, outside.merchant_id, system_clock())
    if kind is Kind.CODES:
        await _codes(store, product.id, written["codes"], outside.merchant_id)


async def _details(
    store: Store, kind: Kind, written: Mapping[str, Any], outside: Outside
) -> dict[str, str | int]:
    match kind:
        case Kind.TEXT:
            return {"text": written["text"].strip()}
        case Kind.FILE:
            return {"file_id": await _file(store, written["file"])}
        case Kind.CODES:
            return {}
        case Kind.MEMBERSHIP:
            return {"chat_id": outside.chat_id, "days": written["days"]}
        case Kind.SERVICE:
            return {"url": outside.service_url, "secret": outside.service_secret}
        case Kind.BY_HAND:
            return {"instructions": written["instructions"]} if written["instructions"] else {}


async def _codes(store: Store, product_id: ProductId, number: int, merchant_id: int) -> None:
    made = ["-".join(secrets.token_hex(2).upper() for _ in range(3)) for _ in range(number)]
    async with store.transaction() as tx:
        await codes.insert(tx, product_id, made, system_clock())
        await stock.change(tx, product_id, number, merchant_id, system_clock())


async def _file(store: Store, name: str) -> FileId:
    path = FOLDER / name
    return (await Files(store, system_clock).keep(name, MIME[path.suffix], path.read_bytes())).id


async def _discount(store: Store, written: Mapping[str, Any]) -> None:
    new = Discount(
        DiscountId(0),
        written["code"],
        percent=written["percent"],
        amount=None,
        most=None,
        ends_at=None,
        total_limit=None,
        limit_per_buyer=None,
        smallest_order=Rials(0),
        used=0,
        archived=False,
    )
    async with store.transaction() as tx:
        await discounts.insert(tx, new, system_clock())
