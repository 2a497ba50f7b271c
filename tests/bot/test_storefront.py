"""What buyers see: shelves page by page, products, what they search for; and what they do not see."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Category, CategoryId, Names, Place, Product
from bot.catalog_pages import PAGE
from bot.money import Rials
from bot.store import Store, catalog
from bot.store.session import load_sqlite_queries
from bot.storefront import Page, Storefront
from tests.bot.merchandise import PRICE, START, Merchandise
from tests.bot.parts import TestClock, on_sqlite
from tests.bot.store.database import run_sql

Look: TypeAlias = Callable[[Place | None], Awaitable[Page]]


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


@pytest.fixture
def storefront(store: Store, clock: TestClock) -> Storefront:
    return Storefront(store, clock)


def looker(storefront: Storefront, category: Category | None = None) -> Look:
    async def look(after: Place | None) -> Page:
        shelf = await storefront.shelf(None if category is None else category.id, after)
        assert shelf is not None
        return shelf.page

    return look


def searcher(storefront: Storefront, typed: str) -> Look:
    async def look(after: Place | None) -> Page:
        return await storefront.search(typed, after)

    return look


def skus(page: Page) -> list[str]:
    return [offer.product.sku for offer in page.offers]


async def names_found(storefront: Storefront, typed: str) -> list[str]:
    return [offer.product.names.fa for offer in (await storefront.search(typed)).offers]


async def read_through(look: Look) -> list[list[str]]:
    """Every page to the end; on the way back they are the same."""
    page = await look(None)
    assert page.previous is None
    pages = [skus(page)]
    while page.next is not None:
        page = await look(page.next)
        pages.append(skus(page))
    backwards = [skus(page)]
    while page.previous is not None:
        page = await look(page.previous)
        backwards.append(skus(page))
    assert backwards == pages[::-1]
    return pages


async def archive(store: Store, gone: Category | Product) -> None:
    async with store.transaction() as tx:
        if isinstance(gone, Category):
            assert await catalog.archive_category(tx, gone.id, START)
        else:
            assert await catalog.archive_product(tx, gone.id, START)


async def test_an_empty_shop_has_an_empty_shelf(storefront: Storefront) -> None:
    shelf = await storefront.shelf()
    assert shelf is not None
    assert (shelf.category, shelf.path, shelf.subcategories, shelf.page) == (None, (), (), Page(()))


async def test_a_shelf_tells_where_it_stands_and_what_stands_in_it(
    storefront: Storefront, goods: Merchandise, store: Store
) -> None:
    top, gone = await goods.category("نوشیدنی"), await goods.category("کنار گذاشته")
    inner, gone_too = await goods.category("قهوه", top), await goods.category("چای", top)
    await archive(store, gone)
    await archive(store, gone_too)
    await goods.product(sku="loose")
    await goods.product(sku="in-top", category_id=top.id)
    await goods.product(sku="in-inner", category_id=inner.id)
    seen = []
    for at in (None, top.id, inner.id):
        shelf = await storefront.shelf(at)
        assert shelf is not None
        seen.append((shelf.category, shelf.path, shelf.subcategories, skus(shelf.page)))
    assert seen == [
        (None, (), (top,), ["loose"]),
        (top, (), (inner,), ["in-top"]),
        (inner, (top,), (), ["in-inner"]),
    ]


@pytest.mark.parametrize("number", [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 1])
@pytest.mark.parametrize("searching", [False, True], ids=["on a shelf", "searched for"])
async def test_pages_show_everything_once_in_order_forwards_and_backwards(
    storefront: Storefront, goods: Merchandise, number: int, searching: bool
) -> None:
    shelf = await goods.category()
    made = await goods.products(number, shelf.id)
    await goods.product("چیز دیگر")
    look = searcher(storefront, "كالاى") if searching else looker(storefront, shelf)
    pages = await read_through(look)
    assert [sku for page in pages for sku in page] == [product.sku for product in made]
    assert all(len(page) == PAGE for page in pages[:-1])


async def test_products_stand_by_their_position_and_then_in_the_order_in_which_they_came(
    storefront: Storefront, goods: Merchandise
) -> None:
    positions = [3, -2, 0, 3, 0, -2, 0, 0, -1_000_000_000, 0, 3]
    made = [await goods.product(position=position) for position in positions]
    expected = [product.sku for product in sorted(made, key=lambda product: (product.position, product.id))]
    pages = await read_through(looker(storefront))
    assert [sku for page in pages for sku in page] == expected


async def test_a_page_is_asked_for_beside_a_product_that_is_gone(
    storefront: Storefront, goods: Merchandise, store: Store
) -> None:
    made = await goods.products(3 * PAGE)
    first = await looker(storefront)(None)
    await archive(store, made[PAGE - 1])
    second = await looker(storefront)(first.next)
    assert skus(second) == [product.sku for product in made[PAGE : 2 * PAGE]]
    # Only so many are left before it that they are no whole page: the shop begins with one.
    back = await looker(storefront)(second.previous)
    expected = [product.sku for product in made if product is not made[PAGE - 1]][:PAGE]
    assert (skus(back), back.previous) == (expected, None)


async def test_a_place_behind_which_nothing_is_left_leads_to_the_start(
    storefront: Storefront, goods: Merchandise, store: Store
) -> None:
    made = await goods.products(PAGE + 1)
    first = await looker(storefront)(None)
    await archive(store, made[-1])
    page = await looker(storefront)(first.next)
    assert page == replace(first, next=None)


async def test_what_is_new_before_a_page_is_reached_by_going_back(
    storefront: Storefront, goods: Merchandise
) -> None:
    await goods.products(PAGE + 1)
    second = await looker(storefront)((await looker(storefront)(None)).next)
    await goods.product(sku="new", position=-1)
    middle = await looker(storefront)(second.previous)
    assert middle.previous is not None
    assert skus(await looker(storefront)(middle.previous))[0] == "new"


@given(
    st.integers(-(2**40) + 1, 2**40 - 1), st.integers(1, 2**40 - 1), st.booleans()
)  # far beyond any shop's
def test_a_place_fits_on_a_button_and_is_read_back(position: int, number: int, backwards: bool) -> None:
    place = Place(position, number, backwards)
    assert Place.read(str(place)) == place
    assert len(str(place)) <= 24
    assert re.fullmatch(r"[!-~]+", str(place))


@pytest.mark.parametrize(
    "text",
    ["", ">", "3", "shelf", ">1", ">1.", ">.1", ">1.-1", ">g.1", ">1.1 ", "=1.1", f">{'f' * 16}.1", ">۱.۱"],
)
def test_what_is_no_place_is_not_read_as_one(text: str) -> None:
    assert Place.read(text) is None


async def test_a_product_is_offered_at_the_price_of_now(
    storefront: Storefront, goods: Merchandise, clock: TestClock
) -> None:
    made = await goods.product(sku="vip", sale_price=Rials(1_000), sale_until=START + timedelta(hours=1))
    offer = await storefront.product(made.id)
    assert offer is not None
    assert (offer.product, offer.price, offer.reduced) == (made, 1_000, True)
    clock.now = START + timedelta(hours=1)
    assert await storefront.by_sku("vip") == replace(offer, price=PRICE)
    assert [(each.price, each.reduced) for each in (await looker(storefront)(None)).offers] == [
        (PRICE, False)
    ]


async def test_what_does_not_exist_is_not_shown(storefront: Storefront, goods: Merchandise) -> None:
    made = await goods.product()
    assert await storefront.product(made.id + 1) is None
    assert await storefront.by_sku("nothing") is None
    assert await storefront.shelf(CategoryId(1)) is None


async def seen(storefront: Storefront, product: Product) -> list[bool]:
    """Whether a product is seen on its shelf, by its number, by its sku, by search."""
    shelf = await storefront.shelf(product.category_id)
    return [
        shelf is not None and product.sku in skus(shelf.page),
        await storefront.product(product.id) is not None,
        await storefront.by_sku(product.sku) is not None,
        product.sku in skus(await storefront.search("قهوه")),
    ]


async def test_what_is_hidden_or_archived_or_under_something_archived_is_not_seen(
    storefront: Storefront, goods: Merchandise, store: Store
) -> None:
    top = await goods.category()
    inner, beside = await goods.category(parent=top), await goods.category()
    shown = await goods.product(category_id=beside.id)
    hidden = await goods.product(category_id=beside.id, hidden=True)
    archived = await goods.product()
    in_top, in_inner = await goods.product(category_id=top.id), await goods.product(category_id=inner.id)
    everything: Sequence[Product] = (shown, archived, in_top, in_inner)
    assert [await seen(storefront, each) for each in everything] == [[True] * 4] * 4
    await archive(store, archived)
    await archive(store, inner)
    assert await seen(storefront, in_top) == [True] * 4
    assert await seen(storefront, in_inner) == [False] * 4
    async with store.transaction() as tx:
        await catalog.unarchive_category(tx, inner.id)
    await archive(store, top)
    assert await seen(storefront, shown) == [True] * 4
    for product in (hidden, archived, in_top, in_inner):
        assert await seen(storefront, product) == [False] * 4


async def test_a_search_looks_at_names_descriptions_and_sku_in_both_languages(
    storefront: Storefront, goods: Merchandise
) -> None:
    await goods.product(
        names=Names("قهوهٔ عربیکا", "Arabica coffee"),
        descriptions=Names("۲۵۰ گرم، برشته‌شده", "Dark roast"),
        sku="ARB-250",
    )
    await goods.product("چای", sku="tea")
    for typed in (
        "قهوه",
        "عربيكا قهوه",
        "ARABICA",
        "250 گرم",
        "برشته شده",
        "برشتهشده",
        "roast dark",
        "arb-250",
    ):
        assert await names_found(storefront, typed) == ["قهوهٔ عربیکا"], typed
    for typed in ("قهوه چای", "سبز", "%", "_", "", "🫖", "'", '"]'):
        assert await names_found(storefront, typed) == [], typed


async def test_a_product_is_found_by_its_new_name_and_not_by_the_old_one(
    storefront: Storefront, goods: Merchandise, store: Store
) -> None:
    made = await goods.product("قهوه")
    async with store.transaction() as tx:
        await catalog.update_product(tx, replace(made, names=Names("چای", "")))
    assert await names_found(storefront, "قهوه") == []
    assert await names_found(storefront, "چاي") == ["چای"]


@on_sqlite
@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("shelf_after", "products_shown"),
        ("shelf_before", "products_shown"),
        ("found_after", "products_kept"),
        ("found_before", "products_kept"),
        ("categories_in", "categories_shown"),
    ],
)
async def test_a_page_is_read_from_an_index_in_its_order(
    store: Store, store_url: str, goods: Merchandise, query: str, index: str
) -> None:
    await goods.products(50)
    sql = re.sub(r"--.*", "", getattr(load_sqlite_queries(), query).sql)
    values = {"words": "'[\"a\"]'"}
    asked = re.sub(r":(\w+)", lambda match: values.get(match[1], "1"), sql)
    plan = [str(row["detail"]) for row in await run_sql(store_url, f"EXPLAIN QUERY PLAN {asked}")]
    assert any(f"INDEX {index}" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
