"""The whole catalogue goes out as a table and comes in again: all of it or nothing, on either database."""

import asyncio
import csv
import io
from collections.abc import Mapping, Sequence

import pytest

from bot.alerts import Alerts
from bot.catalog import Kind, Names, Product, SkuTaken
from bot.catalog_csv.mistakes import TableRefused, Why
from bot.catalog_csv.reading import read_table
from bot.catalog_import import CatalogImport, Plan
from bot.file_store import Files
from bot.money import Rials
from bot.store import Store, catalog, catalog_table, stock
from bot.texts.languages import Language
from tests.bot.merchandise import MERCHANT, Merchandise
from tests.bot.parts import TestClock, on_sqlite, speech

SECRET = "a-secret-of-thirty-two-characters"

MANY = 2_000


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


@pytest.fixture
def tables(store: Store, clock: TestClock) -> CatalogImport:
    return CatalogImport(
        store,
        Files(store, clock),
        speech(Language.FA),
        Rials(10**9),
        lambda: SECRET,
        Alerts(speech()),
        clock,
    )


def a_table(*rows: Mapping[str, object]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def new(sku: str, **cells: object) -> Mapping[str, object]:
    return {"sku": sku, "kind": "text", "name_fa": "قهوه", "price_toman": 50_000, "text": "Thanks"} | cells


async def saved(store: Store, tables: CatalogImport, body: bytes) -> Plan:
    async with store.transaction() as tx:
        return await tables.save(tx, read_table(body), MERCHANT)


async def everything(store: Store) -> list[Product]:
    async with store.reading() as session:
        return await catalog_table.every_product(session)


async def exported(tables: CatalogImport, store: Store, clock: TestClock) -> list[list[str]]:
    file = await tables.export()
    assert (file.name, file.mime) == ("catalogue-2026-11-24.csv", "text/csv")
    body = await Files(store, clock).body(file.id)
    return [*csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))]


async def test_everything_is_written_in_order_with_hidden_and_archived_products(
    tables: CatalogImport, store: Store, goods: Merchandise, clock: TestClock
) -> None:
    books = await goods.category("کتاب")
    poems = await goods.category("شعر", books)
    await goods.product("دوم", sku="b", position=2, category_id=poems.id, stock=4)
    archived = await goods.product("=1+1", sku="a", position=1, hidden=True)
    async with store.transaction() as tx:
        await catalog.archive_product(tx, archived.id, clock())
    head, first, second = await exported(tables, store, clock)
    assert head[:8] == [
        "sku",
        "kind",
        "category",
        "name_fa",
        "name_en",
        "description_fa",
        "description_en",
        "price_toman",
    ]
    told = dict(zip(head, first, strict=True))
    assert (told["sku"], told["name_fa"], told["hidden"], told["archived"]) == ("a", "'=1+1", "yes", "yes")
    told = dict(zip(head, second, strict=True))
    assert (told["category"], told["stock"], told["price_toman"]) == ("کتاب/شعر", "4", "50000")


async def test_an_empty_catalogue_is_a_head_alone(
    tables: CatalogImport, store: Store, clock: TestClock
) -> None:
    (head,) = await exported(tables, store, clock)
    assert head[0] == "sku"


async def test_new_and_changed_products_are_saved_and_the_others_stay(
    tables: CatalogImport, store: Store, goods: Merchandise, clock: TestClock
) -> None:
    books = await goods.category("کتاب")
    kept = await goods.product("می‌ماند", sku="kept", position=1)
    changed = await goods.product("عوض", sku="changed", position=2, stock=3)
    same = await goods.product("همان", sku="same", position=3)
    await goods.ordered(changed, 1)
    rows = (
        new("fresh", category="کتاب", stock=7, archived="yes"),
        new("changed", category="کتاب", stock=9, archived="no"),
        {"sku": "same", "kind": "", "name_fa": "همان", "price_toman": "50000", "text": "Thank you."}
        | {"category": "", "stock": "", "archived": ""},
    )
    plan = await saved(store, tables, a_table(*rows))
    assert (len(plan.new), len(plan.changed), plan.unchanged, plan.stocks) == (1, 1, 1, 1)
    by_sku = {product.sku: product for product in await everything(store)}
    assert by_sku["kept"] == await goods.again(kept) == kept
    assert by_sku["same"] == same
    fresh, again = by_sku["fresh"], by_sku["changed"]
    assert (fresh.names, fresh.stock, fresh.archived, fresh.category_id) == (
        Names("قهوه", ""),
        7,
        True,
        books.id,
    )
    assert fresh.position > 3
    assert (again.id, again.stock, again.category_id, again.details) == (
        changed.id,
        9,
        books.id,
        {"text": "Thanks"},
    )
    async with store.reading() as session:
        assert await stock.by_the_book(session, changed.id) == 9
        assert await stock.by_the_book(session, fresh.id) == 7
        (last, *_) = await stock.changes(session, changed.id, 5)
        assert (last.number, last.by) == (7, MERCHANT)


async def test_the_second_time_nothing_differs(tables: CatalogImport, store: Store) -> None:
    body = a_table(new("one"), new("two"))
    assert len((await saved(store, tables, body)).new) == 2
    again = await saved(store, tables, body)
    assert (again.new, again.changed, again.unchanged) == ((), (), 2)


async def test_archived_products_come_back_and_others_go(
    tables: CatalogImport, store: Store, goods: Merchandise, clock: TestClock
) -> None:
    await goods.product(sku="shown")
    archived = await goods.product(sku="put-away")
    async with store.transaction() as tx:
        await catalog.archive_product(tx, archived.id, clock())
    await saved(
        store, tables, a_table({"sku": "shown", "archived": "yes"}, {"sku": "put-away", "archived": "no"})
    )
    assert {product.sku: product.archived for product in await everything(store)} == {
        "shown": True,
        "put-away": False,
    }


async def test_one_mistake_and_nothing_is_saved(
    tables: CatalogImport, store: Store, goods: Merchandise
) -> None:
    before = [await goods.product(sku="old", stock=3)]
    rows = (new("fresh", stock=1), new("old", stock=5), new("bad", stock="x"), new("worse", stock=-1))
    with pytest.raises(TableRefused) as refusal:
        await saved(store, tables, a_table(*rows))
    assert [(m.line, m.column, m.why) for m in refusal.value.mistakes] == [
        (4, "stock", Why.NOT_A_NUMBER),
        (5, "stock", Why.TOO_SMALL),
    ]
    assert await everything(store) == before


async def test_positions_of_new_products_follow_each_other(
    tables: CatalogImport, store: Store, goods: Merchandise
) -> None:
    await goods.product(sku="last", position=40)
    await saved(store, tables, a_table(*[new(f"new-{n}") for n in range(3)]))
    assert [(product.sku, product.position) for product in await everything(store)] == [
        ("last", 40),
        ("new-0", 41),
        ("new-1", 42),
        ("new-2", 43),
    ]


async def test_a_secret_is_made_for_a_new_service_and_an_old_one_keeps_its_own(
    tables: CatalogImport, store: Store, goods: Merchandise
) -> None:
    mine = {"url": "https://example.com/a", "secret": "my own secret, long enough"}
    await goods.product(sku="old", kind=Kind.SERVICE, details=mine)
    service = {"kind": "service", "text": "", "url": "https://example.com/b"}
    await saved(store, tables, a_table(new("old", **service), new("fresh", **service)))
    secrets = {product.sku: product.details["secret"] for product in await everything(store)}
    assert secrets == {"old": mine["secret"], "fresh": SECRET}


async def test_orders_and_an_import_at_the_same_time_lose_nothing(
    tables: CatalogImport, store: Store, goods: Merchandise
) -> None:
    product = await goods.product(sku="mug", stock=50)
    body = a_table({"sku": "mug", "price_toman": 70_000, "stock": 50, "stock_at_export": 50})
    buying = [goods.ordered(product) for _ in range(5)]
    await asyncio.gather(saved(store, tables, body), *buying)
    again = await goods.again(product)
    assert (again.stock, again.price) == (45, 700_000)


async def test_two_imports_of_the_same_new_product_make_one(tables: CatalogImport, store: Store) -> None:
    body = a_table(new("fresh"))
    done: Sequence[Plan | BaseException] = await asyncio.gather(
        saved(store, tables, body), saved(store, tables, body), return_exceptions=True
    )
    assert any(isinstance(each, Plan) for each in done)
    assert all(isinstance(each, Plan | SkuTaken) for each in done)
    assert [product.sku for product in await everything(store)] == ["fresh"]


@on_sqlite
async def test_thousands_of_lines_are_written_read_and_saved(tables: CatalogImport, store: Store) -> None:
    rows = [new(f"sku-{n}", description_fa="توضیح " * 20, stock=n) for n in range(MANY)]
    assert len((await saved(store, tables, a_table(*rows))).new) == MANY
    table = await tables.read((await tables.export()).id)
    async with store.reading() as session:
        assert (await tables.plan(session, table)).unchanged == MANY
    plan = await saved(store, tables, a_table(*[{**row, "price_toman": 6, "stock": 7} for row in rows]))
    assert (len(plan.changed), plan.stocks) == (MANY, MANY - 1)
    assert {(product.price, product.stock) for product in await everything(store)} == {(60, 7)}
