"""Buyers who order in the same moment, from two programs: nobody gets what is another's, and nobody waits for ever."""

import asyncio
from collections import Counter

from bot.audit import audit
from bot.checkout import PayLink, TooManyOpen
from bot.pay_links import NotPayable
from bot.purchase import LinkNotPayable, NotAsItStands
from bot.store import orders
from bot.store.buyers import Buyer
from tests.bot.market import Market
from tests.bot.parts import MERCHANT, Services
from tests.bot.stocked import a_discount

EVERYBODY = range(5_208_170_100, 5_208_170_112)


async def crowd(shop: Services) -> list[Buyer]:
    return [await shop.meets(number, str(number)) for number in EVERYBODY]


async def at_once(market: Market, replica: Services, buyers: list[Buyer]) -> "Counter[type]":
    """Everybody orders their cart, every other one from the other program; what became of it."""
    programs = (market.shop, replica)
    bought = await asyncio.gather(
        *(programs[turn % 2].purchase.cart(buyer, next(market.taps)) for turn, buyer in enumerate(buyers))
    )
    report = await audit(market.shop.store)
    assert report.clean, report.faults
    return Counter(map(type, bought))


async def test_the_last_ones_go_to_as_many_as_there_are(market: Market, replica: Services) -> None:
    buyers = await crowd(market.shop)
    for buyer in buyers:
        await market.fills(buyer, {"hand": 1})
    assert await at_once(market, replica, buyers) == {PayLink: 5, NotAsItStands: 7}
    assert await market.stock("hand") == 0


async def test_orders_for_the_same_goods_in_another_order_do_not_stand_in_each_others_way(
    market: Market, replica: Services
) -> None:
    buyers = await crowd(market.shop)
    await market.shop.stockroom.set_stock(market.shelves["hand"], 100, MERCHANT)
    await market.shop.stockroom.set_stock(market.shelves["gone"], 100, MERCHANT)
    for turn, buyer in enumerate(buyers):
        await market.fills(buyer, dict.fromkeys(("hand", "gone") if turn % 2 else ("gone", "hand"), 2))
    assert await at_once(market, replica, buyers) == {PayLink: 12}
    assert (await market.stock("hand"), await market.stock("gone")) == (76, 76)


async def test_a_discount_that_many_use_at_once_is_refused_to_nobody(
    market: Market, replica: Services
) -> None:
    buyers = await crowd(market.shop)
    await a_discount(market.shop, total_limit=100)
    for buyer in buyers:
        await market.fills(buyer, {"text": 1})
        await market.types(buyer, "SPRING")
    assert await at_once(market, replica, buyers) == {PayLink: 12}
    assert await market.uses("SPRING") == 12


async def test_a_discount_is_used_no_more_often_than_it_may_be(market: Market, replica: Services) -> None:
    buyers = await crowd(market.shop)
    await a_discount(market.shop, total_limit=4)
    for buyer in buyers:
        await market.fills(buyer, {"text": 1})
        await market.types(buyer, "SPRING")
    assert await at_once(market, replica, buyers) == {PayLink: 4, NotAsItStands: 8}
    assert await market.uses("SPRING") == 4


async def test_a_buyer_gets_no_more_open_orders_and_no_more_goods_by_asking_at_once(
    market: Market, replica: Services
) -> None:
    sara = await market.shop.meets()
    programs = (market.shop, replica)
    for sku, expected in (("codes", {PayLink: 2, NotAsItStands: 2}), ("hand", {PayLink: 1, TooManyOpen: 3})):
        bought = await asyncio.gather(
            *(
                programs[turn % 2].purchase.product(sara, market.shelves[sku], next(market.taps))
                for turn in range(4)
            )
        )
        assert Counter(map(type, bought)) == expected
    assert (await market.stock("codes"), await market.stock("hand")) == (1, 4)


async def test_one_tap_that_reaches_two_programs_makes_one_order(market: Market, replica: Services) -> None:
    sara, tap = await market.shop.meets(), next(market.taps)
    await market.fills(sara, {"hand": 1})
    await asyncio.gather(market.shop.purchase.cart(sara, tap), replica.purchase.cart(sara, tap))
    async with market.shop.store.reading() as session:
        assert await orders.count_of_buyer(session, sara.id) == 1
    assert await market.stock("hand") == 4


async def test_a_link_for_once_is_one_buyers_and_one_order(market: Market, replica: Services) -> None:
    buyers = await crowd(market.shop)
    posted = await market.posts_a_link(times=1)
    programs = (market.shop, replica)
    bought = await asyncio.gather(
        *(
            programs[turn % 2].purchase.pay_link(buyer, posted.code, next(market.taps))
            for turn, buyer in enumerate([*buyers, *buyers])
        )
    )
    refused = [each for each in bought if each == LinkNotPayable(NotPayable.USED)]
    given = [each for each in bought if isinstance(each, PayLink)]
    assert len(refused) >= 22
    assert len({each.order.id for each in given}) == 1
    assert await market.left(posted) == 0
