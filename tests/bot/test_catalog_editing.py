"""The merchant's products: listed, changed, hidden, put away and moved."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.catalog import CatalogError, CategoryId, Kind, Names, Product, ProductId, SkuTaken
from bot.catalog_editing import (
    CatalogEditing,
    DescriptionTooLong,
    NoName,
    NoSale,
    NoSuchCategory,
    PriceOutOfRange,
    SaleNotBelow,
)
from bot.catalog_pages import PAGE
from bot.goods.details import DetailsError
from bot.money import Rials
from bot.store import Store, catalog
from tests.bot.merchandise import START, Merchandise, a_new_product
from tests.bot.parts import MERCHANT, TestClock

MOST = Rials(10_000_000)


@pytest.fixture
def editing(store: Store, clock: TestClock) -> CatalogEditing:
    return CatalogEditing(store, clock, MOST)


@pytest.fixture
def shelves(store: Store) -> Merchandise:
    return Merchandise(store)


async def listed(editing: CatalogEditing, text: str = "") -> list[ProductId]:
    """Every page, one after the other."""
    found, place = [], None
    while True:
        sheet = await editing.page(text, place)
        found += [product.id for product in sheet.products]
        if (place := sheet.next) is None:
            return found


async def revised(
    editing: CatalogEditing, store: Store, product: Product, change: Callable[[Product], Product]
) -> Product:
    async with store.transaction() as tx:
        return await editing.revise(tx, product.id, change, MERCHANT)


async def test_pages_show_everything_that_is_not_archived_once(
    editing: CatalogEditing, shelves: Merchandise
) -> None:
    made = [*await shelves.products(2 * PAGE), await shelves.product(hidden=True, position=99)]
    await editing.archive(made[3].id, MERCHANT)
    expected = [product.id for product in made if product.id != made[3].id]
    assert await listed(editing) == expected
    second = (await editing.page("", (await editing.page()).next)).previous
    assert second is not None
    assert [p.id for p in (await editing.page("", second)).products] == expected[:PAGE]
    assert [product.id for product in (await editing.archived()).products] == [made[3].id]


async def test_products_are_found_by_a_word_of_their_names_or_their_sku(
    editing: CatalogEditing, shelves: Merchandise
) -> None:
    tea = await shelves.product("چای سبز", sku="green-tea", hidden=True)
    await shelves.product("قهوه")
    assert await listed(editing, "چاي") == [tea.id]
    assert await listed(editing, "green") == [tea.id]
    assert await listed(editing, "نوشابه") == []


async def test_a_product_is_shown_with_where_it_stands(
    editing: CatalogEditing, shelves: Merchandise, store: Store
) -> None:
    above = await shelves.category("نوشیدنی")
    below = await shelves.category("گرم", above)
    product = await shelves.product(sku="tea", category_id=below.id)
    kept = await editing.by_sku("TEA")
    assert kept is not None
    assert (kept.product, kept.path, kept.sold, kept.unseen) == (product, (above, below), 0, False)
    async with store.transaction() as tx:
        await catalog.archive_category(tx, above.id, START)
    kept = await editing.find(product.id)
    assert kept is not None
    assert kept.unseen
    assert await editing.find(product.id + 1) is None
    assert await editing.by_sku("none") is None


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"names": Names("", "")}, NoName),
        ({"names": Names("ق" * 65, "")}, NoName),
        ({"descriptions": Names("", "x" * 801)}, DescriptionTooLong),
        ({"price": Rials(0)}, PriceOutOfRange),
        ({"price": Rials(-1)}, PriceOutOfRange),
        ({"price": Rials(MOST + 1)}, PriceOutOfRange),
        ({"sale_price": Rials(500_000)}, SaleNotBelow),
        ({"sale_price": Rials(0)}, SaleNotBelow),
        ({"sale_until": START}, NoSale),
        ({"category_id": CategoryId(999)}, NoSuchCategory),
        ({"sku": "taken"}, SkuTaken),
    ],
)
async def test_what_can_not_be_is_refused_for_a_new_product_and_for_one_that_is_there(
    editing: CatalogEditing,
    shelves: Merchandise,
    store: Store,
    changes: dict[str, Any],
    refusal: type[CatalogError],
) -> None:
    await shelves.product(sku="taken")
    product = await shelves.product(sku="coffee")
    with pytest.raises(refusal):
        await revised(editing, store, product, lambda old: replace(old, **changes))
    assert await shelves.again(product) == product
    with pytest.raises(refusal):
        async with store.transaction() as tx:
            await editing.add(tx, a_new_product(**({"sku": "new"} | changes)), MERCHANT)
    assert len(await listed(editing)) == 2


async def test_details_that_its_kind_can_not_work_with_are_refused(
    editing: CatalogEditing, shelves: Merchandise, store: Store
) -> None:
    product = await shelves.product()
    with pytest.raises(DetailsError):
        await revised(editing, store, product, lambda old: replace(old, details={"text": ""}))
    with pytest.raises(DetailsError):
        async with store.transaction() as tx:
            await editing.add(tx, a_new_product("new", kind=Kind.SERVICE, details={}), MERCHANT)


async def test_a_price_that_was_in_range_once_does_not_stand_in_the_way_of_other_changes(
    editing: CatalogEditing, shelves: Merchandise, store: Store
) -> None:
    product = await shelves.product(price=Rials(MOST * 2))
    await revised(editing, store, product, lambda old: replace(old, names=Names("چای", "")))
    assert (await shelves.again(product)).names.fa == "چای"


async def test_a_change_leaves_the_stock_that_orders_take_meanwhile(
    editing: CatalogEditing, shelves: Merchandise, store: Store
) -> None:
    product = await shelves.product(stock=5)
    await shelves.ordered(product, 2)
    await revised(editing, store, product, lambda old: replace(old, price=Rials(1)))
    after = await shelves.again(product)
    assert (after.stock, after.price) == (3, 1)


async def test_hiding_and_archiving_are_undone_and_may_be_repeated(
    editing: CatalogEditing, shelves: Merchandise
) -> None:
    product = await shelves.product()
    for _ in range(2):
        await editing.hide(product.id, MERCHANT, hidden=True)
        assert (await shelves.again(product)).hidden
    for _ in range(2):
        await editing.hide(product.id, MERCHANT, hidden=False)
    for _ in range(2):
        await editing.archive(product.id, MERCHANT)
        assert (await shelves.again(product)).archived
    for _ in range(2):
        await editing.restore(product.id, MERCHANT)
    assert await shelves.again(product) == product
    for change in (editing.archive, editing.restore):
        with pytest.raises(LookupError):
            await change(ProductId(999), MERCHANT)


async def test_a_product_moves_past_its_neighbour_and_repeating_it_changes_nothing(
    editing: CatalogEditing, shelves: Merchandise
) -> None:
    shelf = await shelves.category()
    first, second, third = [await shelves.product(category_id=shelf.id) for _ in range(3)]
    elsewhere = await shelves.product()
    for _ in range(2):
        await editing.move(third.id, second.id, up=True)
        assert [p for p in await listed(editing) if p != elsewhere.id] == [first.id, third.id, second.id]
    for _ in range(2):
        await editing.move(first.id, third.id, up=False)
        assert [p for p in await listed(editing) if p != elsewhere.id] == [third.id, first.id, second.id]
    await editing.move(third.id, elsewhere.id, up=False)
    await editing.move(third.id, second.id, up=False)
    assert [p for p in await listed(editing) if p != elsewhere.id] == [third.id, first.id, second.id]


async def test_moves_at_the_same_time_lose_no_product(editing: CatalogEditing, shelves: Merchandise) -> None:
    made = [await shelves.product() for _ in range(5)]
    pairs = [(made[n].id, made[n - 1].id) for n in range(1, 5)]
    await asyncio.gather(*(editing.move(here, past, up=True) for here, past in pairs))
    assert sorted(await listed(editing)) == sorted(product.id for product in made)


async def test_a_new_product_stands_last(editing: CatalogEditing, shelves: Merchandise, store: Store) -> None:
    await shelves.product(position=70)
    async with store.transaction() as tx:
        added = await editing.add(tx, a_new_product("new"), MERCHANT)
    assert added.position == 71
    assert (await listed(editing))[-1] == added.id


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Green Tea", "green-tea"),
        ("  --x--  ", "x"),
        ("A very long name that no button carries", "a-very-long-name-that-no"),
        ("", "p2"),
        ("چای", "p2"),
    ],
)
async def test_a_sku_is_proposed(
    editing: CatalogEditing, shelves: Merchandise, store: Store, name: str, proposed: str
) -> None:
    await shelves.product()
    async with store.reading() as session:
        assert await editing.propose_sku(session, name) == proposed


async def test_a_proposed_sku_is_free(editing: CatalogEditing, shelves: Merchandise, store: Store) -> None:
    for sku in ("tea", "tea-2", "tea-3", "tea-4", "tea-5", "p7"):
        await shelves.product(sku=sku)
    async with store.reading() as session:
        assert await editing.propose_sku(session, "Tea") == "p8"
