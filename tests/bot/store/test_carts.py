"""Carts: one for each buyer, changed once by each tap."""

from bot.orders import BuyerId
from bot.store import Store, carts, discounts
from bot.store.carts import Wanted
from tests.bot.merchandise import A_TENTH, START, Merchandise
from tests.bot.store.ledger import REZA, SARA, Ledger


async def touched(store: Store, buyer_id: BuyerId, update_id: int) -> bool:
    async with store.transaction() as tx:
        return await carts.touch(tx, buyer_id, update_id)


async def test_a_tap_counts_once_and_an_older_one_not_at_all(store: Store, ledger: Ledger) -> None:
    for buyer_id in (SARA, REZA):
        await ledger.buyer(buyer_id)
    assert [await touched(store, SARA, tap) for tap in (5, 5, 4, 6)] == [True, False, False, True]
    assert await touched(store, REZA, 5)


async def test_products_stand_in_the_order_in_which_they_were_put_in(store: Store, ledger: Ledger) -> None:
    await ledger.buyer()
    coffee, tea, cake = await Merchandise(store).products(3)
    await touched(store, SARA, 1)
    async with store.transaction() as tx:
        for product, quantity in ((tea, 1), (coffee, 2), (cake, 3), (tea, 5), (coffee, 0)):
            await carts.put(tx, SARA, product.id, quantity)
        assert await carts.contents(tx, SARA) == [Wanted(tea.id, 5), Wanted(cake.id, 3)]
        assert await carts.contents(tx, REZA) == []


async def test_a_cart_keeps_one_discount_and_loses_it_with_its_goods(store: Store, ledger: Ledger) -> None:
    await ledger.buyer()
    (coffee,) = await Merchandise(store).products(1)
    await touched(store, SARA, 1)
    async with store.transaction() as tx:
        assert await carts.discount(tx, SARA) is None
        spring = await discounts.insert(tx, A_TENTH, START)
        await carts.set_discount(tx, SARA, spring)
        assert await carts.discount(tx, SARA) == spring
        await carts.set_discount(tx, SARA, None)
        assert await carts.discount(tx, SARA) is None
        await carts.set_discount(tx, SARA, spring)
        await carts.put(tx, SARA, coffee.id, 1)
        await carts.empty(tx, SARA)
        assert (await carts.discount(tx, SARA), await carts.contents(tx, SARA)) == (None, [])
