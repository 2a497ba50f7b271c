"""Many products at once: what is written is read back, and every stock is accounted for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.catalog import Kind, Names, Place, Product, ProductId, SkuTaken
from bot.money import Rials
from bot.search_words import search_words
from bot.store import Store, catalog_table, inventory, stock
from bot.store.catalog_table import AT_ONCE
from tests.bot.catalog_csv.goods import a_product
from tests.bot.merchandise import MERCHANT, START, Merchandise
from tests.bot.parts import on_sqlite
from tests.bot.store.ledger import after


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def insert(store: Store, *products: Product) -> list[Product]:
    async with store.transaction() as tx:
        await catalog_table.insert(tx, products, MERCHANT, START)
    return await everything(store)


async def update(store: Store, *changed: tuple[Product, Product]) -> list[Product]:
    async with store.transaction() as tx:
        await catalog_table.update(tx, changed, MERCHANT, after(hours=1))
    return await everything(store)


async def everything(store: Store) -> list[Product]:
    async with store.reading() as session:
        return await catalog_table.every_product(session)


async def accounted_for(store: Store, products: Sequence[Product]) -> bool:
    async with store.reading() as session:
        return all(
            [
                each.stock is None or each.stock == await stock.by_the_book(session, each.id)
                for each in products
            ]
        )


async def test_all_of_a_product_is_written(store: Store, goods: Merchandise) -> None:
    shelf = await goods.category()
    full = a_product(
        "full",
        Kind.MEMBERSHIP,
        category_id=shelf.id,
        descriptions=Names('تلخ "و" \\ 😀\n', "Bitter"),
        sale_price=Rials(5),
        sale_until=START + timedelta(days=3),
        stock=3,
        limit_per_buyer=2,
        position=-7,
        hidden=True,
    )
    bare = a_product("bare", archived=True, price=Rials(10**13))
    made = await insert(store, full, bare)
    assert [replace(each, id=ProductId(1)) for each in made] == [full, bare]
    assert await accounted_for(store, made)
    async with store.reading() as session:
        assert [change.by for change in await stock.changes(session, made[0].id, 9)] == [MERCHANT]
        assert await stock.changes(session, made[1].id, 9) == []


async def test_products_are_updated_found_by_new_words_and_their_kind_stays(
    store: Store, goods: Merchandise
) -> None:
    old = await goods.product("چای", sku="tea", stock=4)
    other = await goods.product("قهوه", sku="other", stock=4)
    await goods.ordered(old, 3)
    (old,) = [each for each in await everything(store) if each.id == old.id]
    new = replace(old, names=Names("دمنوش", "Infusion"), price=Rials(7), stock=9, details={"text": "x"})
    changed = await update(store, (old, new))
    assert changed == [new, other]
    assert await accounted_for(store, changed)
    async with store.reading() as session:
        found = await inventory.kept(session, search_words("infus"), Place(-1, 0), 9)
    assert [each.sku for each in found] == ["tea"]


async def test_stocks_that_begin_and_cease_to_be_counted(store: Store, goods: Merchandise) -> None:
    counted, free = await goods.product(stock=4), await goods.product(stock=None)
    await goods.ordered(free, 2)
    changed = await update(store, (counted, replace(counted, stock=None)), (free, replace(free, stock=6)))
    assert [each.stock for each in changed] == [None, 6]
    assert await accounted_for(store, changed)
    changed = await update(store, (changed[0], replace(changed[0], stock=1)))
    assert await accounted_for(store, changed)


async def test_products_are_put_away_and_brought_back_and_the_day_stays(store: Store) -> None:
    (shown, away) = await insert(store, a_product("shown"), a_product("away", archived=True))
    changed = await update(
        store, (shown, replace(shown, archived=True)), (away, replace(away, archived=False))
    )
    assert [each.archived for each in changed] == [True, False]


async def test_a_sku_that_is_taken_refuses_all(store: Store, goods: Merchandise) -> None:
    await goods.product(sku="taken")
    with pytest.raises(SkuTaken):
        await insert(store, a_product("fresh"), a_product("taken"))
    assert [each.sku for each in await everything(store)] == ["taken"]


@on_sqlite
async def test_more_than_one_statement_takes(store: Store) -> None:
    many = [a_product(f"sku-{n}", stock=n, position=n) for n in range(AT_ONCE * 2 + 1)]
    made = await insert(store, *many)
    assert [each.sku for each in made] == [each.sku for each in many]
    changed = await update(store, *[(each, replace(each, stock=(each.stock or 0) + 1)) for each in made])
    assert [each.stock for each in changed] == [n + 1 for n in range(len(many))]
