"""The lines of orders: what they were when they were ordered, and whether their goods are out of the stock."""

import asyncio

from bot.catalog import Product
from bot.deliveries import Line
from bot.money import Rials
from bot.store import Store, lines
from tests.bot.merchandise import SARA, Merchandise
from tests.bot.store.ledger import REZA, Ledger


async def ordered(shop: Merchandise, product: Product, quantity: int = 1) -> Line:
    line = await shop.ordered(product, quantity)
    assert line is not None
    return line


async def units(store: Store, product: Product) -> list[int]:
    async with store.reading() as session:
        return [await lines.units_of_buyer(session, product.id, buyer) for buyer in (SARA, REZA)]


async def test_an_orders_lines_come_by_product(store: Store, ledger: Ledger) -> None:
    first, second = await Merchandise(store).products(2)
    order, other = await ledger.order(), await ledger.order()
    async with store.transaction() as tx:
        dear = await lines.insert(tx, order, second.id, "Tea", 3, Rials(70_000))
        cheap = await lines.insert(tx, order, first.id, "Coffee", 1, Rials(50_000))
        assert await lines.of_order(tx, order.id) == [cheap, dear]
        assert await lines.of_order(tx, other.id) == []
    assert (dear.total, dear.taken, dear.buyer_id) == (210_000, True, order.buyer_id)


async def test_a_line_is_marked_once(store: Store) -> None:
    shop = Merchandise(store)
    line = await ordered(shop, await shop.product(stock=3))
    async with store.transaction() as tx:
        for taken in (False, True):
            assert await lines.mark(tx, line, taken=taken)
            assert not await lines.mark(tx, line, taken=taken)
            assert [each.taken for each in await lines.of_order(tx, line.order_id)] == [taken]


async def test_only_what_somebody_did_not_let_go_counts_against_their_limit(store: Store) -> None:
    shop = Merchandise(store)
    product, other = await shop.product(), await shop.product()
    await ordered(shop, product, 2)
    let_go = await ordered(shop, product, 3)
    await ordered(shop, other, 4)
    assert await units(store, product) == [5, 0]
    await shop.let_go(let_go)
    assert await units(store, product) == [2, 0]


async def test_who_counts_against_a_buyers_limits_waits_for_another_who_does(
    replicas: tuple[Store, Store],
) -> None:
    first, second = replicas
    for buyer_id in (SARA, REZA):
        await Ledger(first).buyer(buyer_id)
    done: list[str] = []

    async def counts_meanwhile() -> None:
        async with second.transaction() as tx:
            await lines.lock_buyer(tx, REZA)
            done.append("another buyer")
        async with second.transaction() as tx:
            await lines.lock_buyer(tx, SARA)
            done.append("the same buyer")

    async with first.transaction() as tx:
        await lines.lock_buyer(tx, SARA)
        waiting = asyncio.create_task(counts_meanwhile())
        while not done:  # noqa: ASYNC110  # what is waited for is in the database
            await asyncio.sleep(0.005)
        # The second lock is asked for at once, and is not given while this transaction is open.
        await asyncio.wait({waiting}, timeout=0.2)
        assert done == ["another buyer"]
    await waiting
    assert done == ["another buyer", "the same buyer"]
