"""Categories and products: written, found again, changed, put away."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

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
)
from bot.money import Rials
from bot.store import Store, catalog, files, stock
from tests.bot.merchandise import MERCHANT, PRICE, START, Merchandise, a_new_product

FULL: dict[str, Any] = {
    "kind": Kind.MEMBERSHIP,
    "names": Names("کانال", "Channel"),
    "descriptions": Names("هر روز", "Every day"),
    "price": Rials(900_000),
    "sale_price": Rials(800_000),
    "sale_until": START + timedelta(days=3, milliseconds=5),
    "stock": 12,
    "limit_per_buyer": 2,
    "position": -4,
    "hidden": True,
    "details": {"chat_id": -1_001_234_567_890, "days": 30},
}


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def category(store: Store, category_id: CategoryId) -> Category | None:
    async with store.reading() as session:
        return await catalog.find_category(session, category_id)


async def in_category(store: Store, parent_id: CategoryId | None) -> list[str]:
    async with store.reading() as session:
        return [each.names.fa for each in await catalog.children(session, parent_id)]


async def change(store: Store, product: Product, **changes: Any) -> Product:
    async with store.transaction() as tx:
        locked = await catalog.lock_product(tx, product.id)
        assert await catalog.update_product(tx, replace(locked, **changes))
        return await catalog.get(tx, product.id)


async def move(store: Store, moved: Category, parent: Category | None) -> None:
    async with store.transaction() as tx:
        await catalog.update_category(tx, replace(moved, parent_id=None if parent is None else parent.id))


async def test_a_product_is_found_as_it_was_written(store: Store, goods: Merchandise) -> None:
    shelf = await goods.category()
    async with store.transaction() as tx:
        photo = await files.keep(tx, "photo.jpg", "image/jpeg", b"bytes", START)
        new = NewProduct(sku="vip", category_id=shelf.id, photo_id=photo.id, **FULL)
        written = await catalog.insert_product(tx, new, MERCHANT, START)
    expected = Product(
        id=written.id, sku="vip", category_id=shelf.id, photo_id=photo.id, archived=False, **FULL
    )
    async with store.reading() as session:
        assert written == expected
        assert await catalog.find(session, written.id) == expected
        assert await catalog.by_sku(session, "vip") == expected
        assert await catalog.find(session, written.id + 1) is None
        assert await catalog.by_sku(session, "VIP") is None


async def test_many_products_are_found_at_once_whatever_the_order_in_which_they_are_asked_for(
    store: Store, goods: Merchandise
) -> None:
    first, second, third = await goods.products(3)
    async with store.reading() as session:
        wanted = [third.id, ProductId(third.id + 1), first.id]
        assert await catalog.of_ids(session, wanted) == [first, third]
        assert await catalog.of_ids(session, []) == []
        assert second not in await catalog.of_ids(session, wanted)


async def test_what_stock_a_product_begins_with_is_written_down(store: Store, goods: Merchandise) -> None:
    counted, endless, empty = [await goods.product(stock=number) for number in (5, None, 0)]
    async with store.reading() as session:
        changes = await stock.changes(session, counted.id, 10)
        assert [(each.number, each.by, each.at) for each in changes] == [(5, MERCHANT, START)]
        assert await stock.changes(session, endless.id, 10) == []
        assert await stock.changes(session, empty.id, 10) == []


@pytest.mark.parametrize("said", [None, 7])
async def test_codes_begin_with_none_whatever_is_said(goods: Merchandise, said: int | None) -> None:
    assert (await goods.product(kind=Kind.CODES, details={}, stock=said)).stock == 0


async def test_a_sku_is_one_products(store: Store, goods: Merchandise) -> None:
    await goods.product(sku="coffee")
    tea = await goods.product(sku="tea")
    with pytest.raises(SkuTaken):
        await goods.product(sku="coffee")
    with pytest.raises(SkuTaken):
        await change(store, tea, sku="coffee")
    assert (await change(store, tea, sku="tea", price=Rials(1))).price == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"sku": "espresso"},
        {"names": Names("", "Espresso"), "descriptions": Names("تلخ", "Bitter")},
        {"price": Rials(700_000), "sale_price": Rials(600_000), "sale_until": START},
        {"limit_per_buyer": 3, "position": 9, "hidden": True},
        {"details": {"text": "Enjoy."}},
    ],
)
async def test_any_field_of_a_product_can_be_changed_and_the_others_stay(
    store: Store, goods: Merchandise, changes: dict[str, Any]
) -> None:
    product, other = await goods.product(), await goods.product()
    assert await change(store, product, **changes) == replace(product, **changes)
    assert await goods.again(other) == other


async def test_a_change_writes_neither_stock_nor_kind(store: Store, goods: Merchandise) -> None:
    product = await goods.product(stock=5)
    assert await change(store, product, stock=99, kind=Kind.BY_HAND) == product


async def test_a_product_that_does_not_exist_can_not_be_changed(store: Store, goods: Merchandise) -> None:
    product = await goods.product()
    nobody = replace(product, id=ProductId(product.id + 1), sku="nobody")
    async with store.transaction() as tx:
        assert not await catalog.update_product(tx, nobody)
        with pytest.raises(LookupError):
            await catalog.lock_product(tx, nobody.id)
        with pytest.raises(LookupError):
            await catalog.get(tx, nobody.id)


async def test_a_product_is_put_away_and_taken_out_again_once(store: Store, goods: Merchandise) -> None:
    product = await goods.product()
    async with store.transaction() as tx:
        assert [await catalog.archive_product(tx, product.id, START) for _ in range(2)] == [True, False]
        assert await catalog.get(tx, product.id) == replace(product, archived=True)
        assert [await catalog.unarchive_product(tx, product.id) for _ in range(2)] == [True, False]
    assert await goods.again(product) == product


async def test_two_who_change_a_product_at_once_both_have_their_way(store: Store, goods: Merchandise) -> None:
    product = await goods.product()
    await asyncio.gather(*(change(store, product, position=1), change(store, product, hidden=True)))
    assert await goods.again(product) == replace(product, position=1, hidden=True)


async def test_categories_stand_in_their_order(store: Store, goods: Merchandise) -> None:
    last = await goods.category("آخر", position=5)
    first = await goods.category("اول", position=1)
    inner = [await goods.category(name, parent=first) for name in ("یک", "دو")]
    assert await in_category(store, None) == ["اول", "آخر"]
    assert await in_category(store, first.id) == ["یک", "دو"]
    assert await in_category(store, last.id) == []
    async with store.reading() as session:
        assert await catalog.all_categories(session) == [first, last, *inner]


async def test_any_field_of_a_category_can_be_changed(store: Store, goods: Merchandise) -> None:
    top, other = await goods.category(), await goods.category()
    changed = replace(other, parent_id=top.id, names=Names("چای", "Tea"), position=3)
    async with store.transaction() as tx:
        assert await catalog.update_category(tx, changed)
        assert not await catalog.update_category(tx, replace(top, id=CategoryId(other.id + 1)))
    assert await category(store, other.id) == changed
    await move(store, changed, None)
    assert await category(store, other.id) == replace(changed, parent_id=None)


async def test_a_category_is_put_away_and_taken_out_again_once(store: Store, goods: Merchandise) -> None:
    top = await goods.category()
    async with store.transaction() as tx:
        assert [await catalog.archive_category(tx, top.id, START) for _ in range(2)] == [True, False]
        assert await catalog.children(tx, None) == []
        assert await catalog.all_categories(tx) == [replace(top, archived=True)]
        assert [await catalog.unarchive_category(tx, top.id) for _ in range(2)] == [True, False]
    assert await category(store, top.id) == top


async def test_categories_stand_at_most_two_deep(store: Store, goods: Merchandise) -> None:
    top, other = await goods.category("بالا"), await goods.category("کنار")
    inner = await goods.category("تو", parent=top)
    with pytest.raises(CategoryTooDeep):
        await goods.category(parent=inner)
    for moved, parent in [(other, inner), (top, other), (top, top), (top, inner), (inner, inner)]:
        with pytest.raises(CategoryTooDeep):
            await move(store, moved, parent)
    with pytest.raises(LookupError):
        await move(store, other, replace(other, id=CategoryId(99)))
    async with store.reading() as session:
        assert await catalog.all_categories(session) == [top, other, inner]


async def test_no_more_categories_stand_side_by_side_than_a_message_has_room_for(
    store: Store, goods: Merchandise
) -> None:
    top = await goods.category()
    away = await goods.category("کنار گذاشته", parent=top)
    async with store.transaction() as tx:
        await catalog.archive_category(tx, away.id, START)
        for number in range(MOST_ON_A_SHELF):
            await catalog.insert_category(tx, Names(str(number), ""), top.id, START)
    with pytest.raises(ShelfFull):
        await goods.category(parent=top)
    with pytest.raises(ShelfFull):
        await move(store, await goods.category(), top)
    async with store.transaction() as tx:
        with pytest.raises(ShelfFull):
            await catalog.unarchive_category(tx, away.id)


async def test_two_categories_that_are_put_into_each_other_at_once_make_no_circle(
    replicas: tuple[Store, Store],
) -> None:
    goods = Merchandise(replicas[0])
    for _ in range(5):
        one, other = await goods.category(), await goods.category()
        ended = await asyncio.gather(
            move(replicas[0], one, other), move(replicas[1], other, one), return_exceptions=True
        )
        assert [type(each) for each in ended if each is not None] == [CategoryTooDeep]


def test_a_price_is_the_reduced_one_until_its_time_is_over() -> None:
    product = Product(id=ProductId(1), sku="vip", category_id=None, photo_id=None, archived=False, **FULL)
    until = FULL["sale_until"]
    assert product.price_at(START) == 800_000
    assert product.price_at(until) == 900_000
    assert replace(product, sale_until=None).price_at(until) == 800_000
    assert replace(product, sale_price=None, sale_until=None).price_at(START) == 900_000
    assert a_new_product().price == PRICE
