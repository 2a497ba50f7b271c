"""Categories and products, as the merchant keeps them."""

import json
from collections.abc import Iterable
from datetime import datetime

from bot.catalog import (
    MOST_ON_A_SHELF,
    Category,
    CategoryId,
    CategoryTooDeep,
    Kind,
    Names,
    NewProduct,
    Product,
    ProductId,
    ShelfFull,
    SkuTaken,
    decode_details,
    encode_details,
)
from bot.files import FileId
from bot.money import Rials
from bot.search_words import searchable
from bot.store.session import Row, Session, Value
from bot.store.times import maybe_from_ms, maybe_to_ms, to_ms


async def insert_category(
    tx: Session, names: Names, parent_id: CategoryId | None, now: datetime, position: int = 0
) -> Category:
    """Write a new category; raises CategoryTooDeep or ShelfFull where it has no place there."""
    await _check_place(tx, None, parent_id)
    category_id = await tx.value(
        "insert_category",
        parent_id=parent_id,
        name_fa=names.fa,
        name_en=names.en,
        position=position,
        now=to_ms(now),
    )
    return Category(CategoryId(category_id), parent_id, names, position)


async def find_category(session: Session, category_id: int) -> Category | None:
    """Look a category up, archived or not."""
    row = await session.one("category_by_id", id=category_id)
    return None if row is None else category_of(row)


async def children(session: Session, parent_id: CategoryId | None) -> list[Category]:
    """What stands in a category (None: at the top) and is not archived, in the order in which it is shown."""
    return [category_of(row) for row in await session.all("categories_in", parent_id=parent_id or 0)]


async def all_categories(session: Session) -> list[Category]:
    """Every category, archived ones too; those that stand side by side are together and in order."""
    return [category_of(row) for row in await session.all("all_categories")]


async def update_category(tx: Session, category: Category) -> bool:
    """Write its names, position and place (archiving is a move of its own); False where there is no such category.

    Raises CategoryTooDeep or ShelfFull where it has no place there.
    """
    for number in sorted({category.id, category.parent_id or category.id}):
        await tx.one("lock_category", id=number)
    old = await find_category(tx, category.id)
    if old is not None and old.parent_id != category.parent_id:
        await _check_place(tx, category.id, category.parent_id)
    changed = await tx.run(
        "update_category",
        id=category.id,
        parent_id=category.parent_id,
        name_fa=category.names.fa,
        name_en=category.names.en,
        position=category.position,
    )
    return changed == 1


async def archive_category(tx: Session, category_id: CategoryId, now: datetime) -> bool:
    """Take it and all that stands in it out of the buyers' sight; False where that was done before."""
    return await tx.run("archive_category", id=category_id, now=to_ms(now)) == 1


async def unarchive_category(tx: Session, category_id: CategoryId) -> bool:
    """Show it again; False where it is shown. Raises ShelfFull where its place is taken."""
    category = await find_category(tx, category_id)
    if category is None or not category.archived:
        return False
    await _check_room(tx, category.parent_id)
    return await tx.run("unarchive_category", id=category_id) == 1


async def insert_product(tx: Session, new: NewProduct, by: int | None, now: datetime) -> Product:
    """Write a new product; `by` is the merchant who puts its stock in. Raises SkuTaken."""
    stock = 0 if new.kind is Kind.CODES else new.stock
    product_id = await tx.value(
        "insert_product", **fields_of(new), kind=new.kind, stock=stock, now=to_ms(now)
    )
    if product_id is None:
        raise SkuTaken(new.sku)
    if stock:
        await tx.run("insert_stock_change", product_id=product_id, change=stock, by_id=by, at=to_ms(now))
    return await get(tx, product_id)


async def find(session: Session, product_id: int) -> Product | None:
    """Look a product up, hidden and archived ones too."""
    return _maybe(await session.one("product_by_id", id=product_id))


async def get(session: Session, product_id: ProductId) -> Product:
    """Read a product that exists; raises LookupError."""
    product = await find(session, product_id)
    if product is None:
        raise LookupError(f"there is no product {product_id}")
    return product


async def lock_product(tx: Session, product_id: ProductId) -> Product:
    """Read a product that nobody else may change, or take of, until this transaction ends; raises LookupError.

    Whoever locks several does so by ascending id.
    """
    row = await tx.one("lock_product", id=product_id)
    if row is None:
        raise LookupError(f"there is no product {product_id}")
    return product_of(row)


async def by_sku(session: Session, sku: str) -> Product | None:
    """Look a product up by the merchant's own name for it, hidden and archived ones too."""
    return _maybe(await session.one("product_by_sku", sku=sku))


async def of_ids(session: Session, product_ids: Iterable[ProductId]) -> list[Product]:
    """Look many up at once, by ascending id; those that do not exist are left out."""
    return [product_of(row) for row in await session.all("products_by_ids", ids=json.dumps([*product_ids]))]


async def update_product(tx: Session, product: Product) -> bool:
    """Write all of it but its kind, its stock and whether it is archived; False where there is no such product.

    Begin with what `lock_product` gave in this transaction, or another's change is undone. Raises SkuTaken.
    """
    namesake = await by_sku(tx, product.sku)
    if namesake is not None and namesake.id != product.id:
        raise SkuTaken(product.sku)
    return await tx.run("update_product", **fields_of(product), id=product.id) == 1


async def archive_product(tx: Session, product_id: ProductId, now: datetime) -> bool:
    """Take it out of the buyers' sight; False where that was done before."""
    return await tx.run("archive_product", id=product_id, now=to_ms(now)) == 1


async def unarchive_product(tx: Session, product_id: ProductId) -> bool:
    """Show it again; False where it is not archived."""
    return await tx.run("unarchive_product", id=product_id) == 1


def category_of(row: Row) -> Category:
    """Read a category from its columns."""
    return Category(
        CategoryId(row["id"]),
        None if row["parent_id"] is None else CategoryId(row["parent_id"]),
        Names(row["name_fa"], row["name_en"]),
        row["position"],
        row["archived_at"] is not None,
    )


def product_of(row: Row) -> Product:
    """Read a product from its columns."""
    return Product(
        id=ProductId(row["id"]),
        sku=row["sku"],
        category_id=None if row["category_id"] is None else CategoryId(row["category_id"]),
        kind=Kind(row["kind"]),
        names=Names(row["name_fa"], row["name_en"]),
        descriptions=Names(row["description_fa"], row["description_en"]),
        photo_id=None if row["photo_id"] is None else FileId(row["photo_id"]),
        price=Rials(row["price"]),
        sale_price=None if row["sale_price"] is None else Rials(row["sale_price"]),
        sale_until=maybe_from_ms(row["sale_until"]),
        stock=row["stock"],
        limit_per_buyer=row["limit_per_buyer"],
        position=row["position"],
        hidden=bool(row["hidden"]),
        archived=row["archived_at"] is not None,
        details=decode_details(row["details"]),
    )


def _maybe(row: Row | None) -> Product | None:
    return None if row is None else product_of(row)


def fields_of(product: NewProduct | Product) -> dict[str, Value]:
    """Give what a merchant may write at any time, column by column."""
    names, descriptions = product.names, product.descriptions
    return {
        "sku": product.sku,
        "category_id": product.category_id,
        "name_fa": names.fa,
        "name_en": names.en,
        "description_fa": descriptions.fa,
        "description_en": descriptions.en,
        "photo_id": product.photo_id,
        "price": product.price,
        "sale_price": product.sale_price,
        "sale_until": maybe_to_ms(product.sale_until),
        "limit_per_buyer": product.limit_per_buyer,
        "position": product.position,
        "hidden": int(product.hidden),
        "details": encode_details(product.details),
        "search": searchable(names.fa, names.en, descriptions.fa, descriptions.en, product.sku),
    }


async def _check_place(tx: Session, category_id: CategoryId | None, parent_id: CategoryId | None) -> None:
    """Whether a category (None: a new one) may stand in another, which nobody moves meanwhile."""
    if parent_id is not None:
        row = await tx.one("lock_category", id=parent_id)
        if row is None:
            raise LookupError(f"there is no category {parent_id}")
        holds_others = category_id is not None and await tx.value("category_is_parent", id=category_id)
        if parent_id == category_id or row["parent_id"] is not None or holds_others:
            raise CategoryTooDeep(f"category {parent_id} can't hold {category_id or 'a new one'}")
    await _check_room(tx, parent_id)


async def _check_room(tx: Session, parent_id: CategoryId | None) -> None:
    if len(await children(tx, parent_id)) >= MOST_ON_A_SHELF:
        raise ShelfFull(f"{MOST_ON_A_SHELF} categories stand side by side")
