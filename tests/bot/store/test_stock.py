"""How many may still be ordered: taken and given back, put in and taken out, and always accounted for."""

import asyncio
import random

import pytest

from bot.catalog import Kind, Place, Product
from bot.store import Store, catalog, lines, stock
from tests.bot.merchandise import MERCHANT, SARA, START, Merchandise
from tests.bot.store.ledger import after


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def put(store: Store, product: Product, number: int | None) -> None:
    async with store.transaction() as tx:
        await stock.put(tx, await catalog.lock_product(tx, product.id), number, MERCHANT, START)


async def add(store: Store, product: Product, number: int) -> bool:
    async with store.transaction() as tx:
        return await stock.change(tx, product.id, number, MERCHANT, after(hours=1))


async def changes(store: Store, product: Product) -> list[int]:
    async with store.reading() as session:
        return [change.number for change in await stock.changes(session, product.id, 100)]


async def accounted_for(store: Store, product: Product) -> bool:
    async with store.reading() as session:
        left = (await catalog.get(session, product.id)).stock
        return left is None or left == await stock.by_the_book(session, product.id)


async def test_no_more_is_taken_than_there_is(store: Store, goods: Merchandise) -> None:
    product = await goods.product(stock=3)
    async with store.transaction() as tx:
        assert not await stock.take(tx, product.id, 4)
        assert await stock.take(tx, product.id, 3)
        assert not await stock.take(tx, product.id, 1)
        await stock.give_back(tx, product.id, 2)
        assert (await catalog.get(tx, product.id)).stock == 2


async def test_of_what_there_is_no_end_as_many_as_one_likes_are_taken(
    store: Store, goods: Merchandise
) -> None:
    product = await goods.product(stock=None)
    async with store.transaction() as tx:
        assert await stock.take(tx, product.id, 1_000_000)
        await stock.give_back(tx, product.id, 1)
        assert (await catalog.get(tx, product.id)).stock is None


async def test_what_people_put_in_and_take_out_is_told_newest_first(store: Store, goods: Merchandise) -> None:
    product = await goods.product(stock=3)
    assert await add(store, product, 4)
    assert not await add(store, product, -8)
    assert await add(store, product, -7)
    async with store.reading() as session:
        told = await stock.changes(session, product.id, 2)
    assert told == [stock.Change(-7, MERCHANT, after(hours=1)), stock.Change(4, MERCHANT, after(hours=1))]
    assert (await goods.again(product)).stock == 0


async def test_a_number_that_is_said_is_what_is_left_whatever_orders_hold(
    store: Store, goods: Merchandise
) -> None:
    product = await goods.product(stock=10)
    await goods.ordered(product, 4)
    await put(store, product, 10)
    assert (await goods.again(product)).stock == 10
    assert await changes(store, product) == [4, 10]
    await put(store, product, 10)
    assert await changes(store, product) == [4, 10]


async def test_what_was_sold_while_nobody_counted_is_accounted_for_once_it_is_counted(
    store: Store, goods: Merchandise
) -> None:
    product = await goods.product(stock=None)
    await goods.ordered(product, 6)
    line = await goods.ordered(product, 2)
    assert line is not None
    await put(store, product, 5)
    assert await changes(store, product) == [13]
    await goods.let_go(line)
    assert (await goods.again(product)).stock == 7
    assert await accounted_for(store, product)


@pytest.mark.parametrize("seed", range(6))
async def test_stock_is_accounted_for_whatever_happens(store: Store, goods: Merchandise, seed: int) -> None:
    chance = random.Random(seed)
    product = await goods.product(stock=chance.choice([None, 0, 5]))
    held = []
    for _ in range(25):
        what = chance.choice(["order", "order", "let go", "put", "add"])
        if what == "order":
            held.append(await goods.ordered(product, chance.randint(1, 4)))
        elif what == "put":
            await put(store, product, chance.choice([None, 0, 3, 10]))
        elif what == "add":
            await add(store, product, chance.randint(-3, 3))
        elif held and (line := held.pop(chance.randrange(len(held)))):
            await goods.let_go(line)
        assert await accounted_for(store, product)


async def test_twenty_who_want_the_last_ten_at_once_get_ten(store: Store, goods: Merchandise) -> None:
    product = await goods.product(stock=10)
    ordered = await asyncio.gather(*(goods.ordered(product) for _ in range(20)))
    assert len([line for line in ordered if line is not None]) == 10
    assert (await goods.again(product)).stock == 0
    assert await accounted_for(store, product)


async def test_counting_begins_while_orders_come_and_go(store: Store, goods: Merchandise) -> None:
    product = await goods.product(kind=Kind.BY_HAND, details={}, stock=None)
    held = [await goods.ordered(product) for _ in range(5)]
    gone = [goods.let_go(line) for line in held if line is not None]
    await asyncio.gather(*gone, *(goods.ordered(product) for _ in range(5)), put(store, product, 100))
    assert await accounted_for(store, product)
    async with store.reading() as session:
        assert await lines.units_of_buyer(session, product.id, SARA) == 5


async def test_what_is_counted_is_listed_from_the_lowest_stock_on_in_both_directions(
    store: Store, goods: Merchandise
) -> None:
    made = [await goods.product(stock=number) for number in (2, None, 0, 1, 2)]
    archived = await goods.product(stock=0)
    async with store.transaction() as tx:
        await catalog.archive_product(tx, archived.id, START)
    async with store.reading() as session:
        first = await stock.counted(session, Place(-1, 0), 2)
        rest = await stock.counted(session, Place(1, first[-1].id), 5)
        back = await stock.counted(session, Place(2, made[4].id, backwards=True), 2)
    assert [product.id for product in first] == [made[2].id, made[3].id]
    assert [product.id for product in rest] == [made[0].id, made[4].id]
    assert [product.id for product in back] == [made[0].id, made[3].id]


async def test_open_orders_hold_what_they_have_taken(store: Store, goods: Merchandise) -> None:
    product, other = await goods.product(stock=5), await goods.product(stock=5)
    first, _ = await goods.ordered(product, 2), await goods.ordered(product)
    await goods.ordered(other)
    assert first is not None
    async with store.reading() as session:
        assert await stock.held(session, product.id) == 3
    await goods.let_go(first)
    async with store.reading() as session:
        assert await stock.held(session, product.id) == 1
