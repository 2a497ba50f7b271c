"""Counted products of which few are left."""

from bot.catalog import ProductId
from bot.store import Store, catalog, low_stock, stock
from tests.bot.merchandise import Merchandise
from tests.bot.store.ledger import START


async def test_what_is_counted_low_and_not_archived_is_found(store: Store) -> None:
    goods = Merchandise(store)
    plenty, few, none = [await goods.product(stock=number) for number in (4, 3, 0)]
    endless, archived = await goods.product(), await goods.product(stock=1)
    everything = [product.id for product in (plenty, few, none, endless, archived)]
    async with store.transaction() as tx:
        await catalog.archive_product(tx, archived.id, START)
        assert await low_stock.threshold(tx) == 3
        found = [(low.id, low.stock) for low in await low_stock.among(tx, everything)]
        assert found == [(few.id, 3), (none.id, 0)]
        assert await low_stock.among(tx, [plenty.id]) == []
        await low_stock.set_threshold(tx, 0)
        assert [low.id for low in await low_stock.among(tx, everything)] == [none.id]


async def test_it_is_low_once_until_it_is_filled_up_above(store: Store) -> None:
    product: ProductId = (await Merchandise(store).product(stock=2)).id
    async with store.transaction() as tx:
        assert await low_stock.note(tx, product) == 1
        await stock.change(tx, product, 1, None, START)
        assert await low_stock.filled(tx, [product]) == 0
        assert await low_stock.note(tx, product) == 1
        await stock.change(tx, product, 1, None, START)
        assert await low_stock.filled(tx, [product]) == 1
        assert await low_stock.note(tx, product) == 2
        await stock.put(tx, await catalog.lock_product(tx, product), None, None, START)
        assert await low_stock.filled(tx, [product]) == 1


async def test_what_is_not_low_by_another_threshold_may_become_so_anew(store: Store) -> None:
    goods = Merchandise(store)
    few, none = [(await goods.product(stock=number)).id for number in (2, 0)]
    async with store.transaction() as tx:
        assert [await low_stock.note(tx, product) for product in (few, none)] == [1, 1]
        await low_stock.set_threshold(tx, 1)
        await low_stock.set_threshold(tx, 5)
        assert [await low_stock.note(tx, product) for product in (few, none)] == [2, 1]
