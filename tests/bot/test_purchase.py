"""From a cart or a product to an order that holds what it needs, and its pay link."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.basket import Obstacle
from bot.catalog import ProductId
from bot.checkout import PayLink, TooManyOpen, TooOften
from bot.config import PaymentSettings
from bot.discounts import NotUsable
from bot.money import Rials
from bot.orders import OrderState
from bot.purchase import Bought, CartEmpty, NotAsItStands, OutOfRange
from bot.store import catalog, discounts, orders
from bot.store.buyers import Buyer
from tests.bot.market import Market
from tests.bot.parts import ALI, MERCHANT
from tests.bot.stocked import a_discount

# Which way words run is marked in titles.
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


async def number_of_orders(market: Market, buyer: Buyer) -> int:
    async with market.shop.store.reading() as session:
        return await orders.count_of_buyer(session, buyer.id)


async def refuses(market: Market, buyer: Buyer, bought: Bought, expected: type) -> None:
    """It was refused so, and nothing was written."""
    assert isinstance(bought, expected), bought
    assert await number_of_orders(market, buyer) == 0


async def test_an_order_takes_what_is_in_the_cart(market: Market) -> None:
    sara = await market.shop.meets()
    link = await market.offered(sara, {"hand": 2, "text": 1})
    assert (link.order.amount, link.payment.amount) == (1_500_000, 1_500_000)
    assert link.order.title.translate(ISOLATES) == "Coffee × 2 and one more"
    assert [(line.quantity, line.unit_price, line.taken) for line in await market.lines(link.order.id)] == [
        (1, 500_000, True),
        (2, 500_000, True),
    ]
    assert (await market.stock("hand"), await market.stock("text")) == (3, None)
    assert await market.put_in_cart(sara) == {}


async def test_one_product_is_ordered_past_the_cart(market: Market) -> None:
    sara = await market.shop.meets()
    await market.fills(sara, {"text": 1})
    bought = await market.shop.purchase.product(sara, market.shelves["hand"], next(market.taps))
    link = await market.shown(sara, bought)
    assert (link.order.amount, link.order.title.translate(ISOLATES)) == (500_000, "Coffee")
    assert await market.put_in_cart(sara) == {"text": 1}
    with pytest.raises(LookupError):
        await market.shop.purchase.product(sara, ProductId(999_999), next(market.taps))


async def test_the_same_tap_gives_the_same_order(market: Market) -> None:
    sara, purchase = await market.shop.meets(), market.shop.purchase
    await market.fills(sara, {"hand": 1})
    cart_tap, product_tap = next(market.taps), next(market.taps)
    first = await market.shown(sara, await purchase.cart(sara, cart_tap))
    assert await purchase.cart(sara, cart_tap) == first
    other = await purchase.product(sara, market.shelves["hand"], product_tap)
    assert await purchase.product(sara, market.shelves["hand"], product_tap) == other != first
    assert await market.stock("hand") == 3


async def test_a_tap_that_comes_again_after_its_order_has_ended_makes_another(market: Market) -> None:
    sara, tap = await market.shop.meets(), next(market.taps)
    first = await market.shown(sara, await market.shop.purchase.product(sara, market.shelves["hand"], tap))
    await market.lets_expire(first)
    again = await market.shop.purchase.product(sara, market.shelves["hand"], tap)
    assert isinstance(again, PayLink)
    assert again.order.id != first.order.id
    assert await market.stock("hand") == 4


async def test_what_an_order_holds_is_given_back_when_its_time_is_over(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop, total_limit=1)
    link = await market.offered(sara, {"hand": 2, "codes": 1}, "SPRING")
    assert (await market.stock("hand"), await market.stock("codes"), await market.uses("SPRING")) == (3, 2, 1)
    await market.lets_expire(link)
    assert (await market.stock("hand"), await market.stock("codes"), await market.uses("SPRING")) == (5, 3, 0)
    assert (await market.comes_back(link)).order.state is OrderState.EXPIRED
    assert await market.stock("hand") == 5


async def test_what_an_order_holds_is_given_back_when_it_is_cancelled(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop)
    link = await market.offered(sara, {"hand": 2}, "SPRING")
    for _ in range(2):
        cancelled = await market.shop.cancellation.cancel(sara, link.order)
        assert cancelled.state is OrderState.CANCELLED
        assert (await market.stock("hand"), await market.uses("SPRING")) == (5, 0)


async def test_an_order_that_never_got_a_link_gives_back_what_it_holds(market: Market) -> None:
    sara = await market.shop.meets()
    await market.bank.breaks("request", "error_102")
    await market.orders(sara, {"hand": 2})
    assert await market.stock("hand") == 3
    market.shop.clock.passes(minutes=31)
    await market.shop.reconciler.work_once()
    assert await market.stock("hand") == 5


async def test_what_is_paid_for_stays_taken(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop)
    await market.buys(sara, {"codes": 2}, "SPRING")
    market.shop.clock.passes(days=2)
    await market.shop.reconciler.work_once()
    assert (await market.stock("codes"), await market.uses("SPRING")) == (1, 1)


async def test_an_order_costs_what_its_goods_cost_when_it_was_made(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await a_discount(shop)
    basket = await market.fills(sara, {"sale": 1})
    assert basket.total == 450_000
    shop.clock.passes(days=4)
    link = await market.offered(sara, {}, "SPRING")
    assert link.order.amount == 810_000
    async with shop.store.transaction() as tx:
        product = await catalog.lock_product(tx, market.shelves["sale"])
        await catalog.update_product(tx, replace(product, price=Rials(5_000_000)))
    settled = await market.pays(link)
    assert (settled.order.state, settled.order.amount) == (OrderState.DELIVERED, 810_000)


async def test_a_discount_that_is_gone_is_told_before_anything_is_ordered(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    spring = await a_discount(shop)
    await market.fills(sara, {"hand": 1})
    await market.types(sara, "SPRING")
    async with shop.store.transaction() as tx:
        await discounts.archive(tx, spring.id, shop.clock())
    bought = await shop.purchase.cart(sara, next(market.taps))
    assert isinstance(bought, NotAsItStands)
    assert bought.basket.refusal is not None
    assert (bought.basket.refusal.why, bought.basket.total) == (NotUsable.OVER, 500_000)
    await refuses(market, sara, bought, NotAsItStands)
    assert (await market.stock("hand"), await market.put_in_cart(sara)) == (5, {"hand": 1})


async def test_the_last_use_of_a_discount_is_somebodys_alone(market: Market) -> None:
    sara, ali = await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    await a_discount(market.shop, total_limit=1)
    for buyer in (sara, ali):
        await market.fills(buyer, {"text": 1})
        await market.types(buyer, "SPRING")
    link = await market.offered(sara, {})
    await refuses(market, ali, await market.shop.purchase.cart(ali, next(market.taps)), NotAsItStands)
    await market.lets_expire(link)
    assert isinstance(await market.shop.purchase.cart(ali, next(market.taps)), PayLink)


async def test_a_buyer_uses_a_discount_as_often_as_it_says(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop, limit_per_buyer=1)
    link = await market.offered(sara, {"text": 1}, "SPRING")
    await market.fills(sara, {"text": 1})
    refusal = (await market.types(sara, "SPRING")).refusal
    assert refusal is not None
    assert refusal.why is NotUsable.USED_BY_BUYER
    await market.shop.cancellation.cancel(sara, link.order)
    assert (await market.types(sara, "SPRING")).off == 50_000


@pytest.mark.parametrize(("stock", "why"), [(1, Obstacle.TOO_FEW), (0, Obstacle.SOLD_OUT)])
async def test_what_is_gone_meanwhile_is_told_before_anything_is_ordered(
    market: Market, stock: int, why: Obstacle
) -> None:
    sara = await market.shop.meets()
    await market.fills(sara, {"text": 1, "hand": 2})
    await market.shop.stockroom.set_stock(market.shelves["hand"], stock, MERCHANT)
    bought = await market.shop.purchase.cart(sara, next(market.taps))
    await refuses(market, sara, bought, NotAsItStands)
    assert isinstance(bought, NotAsItStands)
    assert [item.obstacle for item in bought.basket.items] == [None, why]
    assert await market.put_in_cart(sara) == {"text": 1, "hand": 2}


async def test_a_buyer_is_sold_no_more_than_their_limit_in_all_their_orders(market: Market) -> None:
    sara, codes = await market.shop.meets(), market.shelves["codes"]
    link = await market.offered(sara, {"codes": 2})
    bought = await market.shop.purchase.product(sara, codes, next(market.taps))
    assert isinstance(bought, NotAsItStands)
    assert bought.basket.items[0].obstacle is Obstacle.OVER_LIMIT
    await market.lets_expire(link)
    assert isinstance(await market.shop.purchase.product(sara, codes, next(market.taps)), PayLink)


async def test_who_has_too_many_open_orders_loses_nothing_of_their_cart(market: Market) -> None:
    sara, product = await market.shop.meets(), market.shelves["hand"]
    for _ in range(3):
        await market.shown(sara, await market.shop.purchase.product(sara, product, next(market.taps)))
    bought = await market.orders(sara, {"hand": 1})
    assert isinstance(bought, TooManyOpen)
    assert len(bought.open_orders) == 3
    assert (await market.stock("hand"), await market.put_in_cart(sara)) == (2, {"hand": 1})


async def test_who_asks_too_often_loses_nothing_of_their_cart(market: Market) -> None:
    sara = await market.shop.meets()
    for _ in range(5):
        link = await market.offered(sara, {"text": 1})
        await market.shop.cancellation.cancel(sara, link.order)
    assert isinstance(await market.orders(sara, {"hand": 1}), TooOften)
    assert (await market.stock("hand"), await market.put_in_cart(sara)) == (5, {"hand": 1})
    assert await number_of_orders(market, sara) == 5
    market.shop.clock.passes(minutes=1, seconds=1)
    assert isinstance(await market.shop.purchase.cart(sara, next(market.taps)), PayLink)


async def test_there_is_nothing_to_order_in_an_empty_cart(market: Market) -> None:
    sara = await market.shop.meets()
    await refuses(market, sara, await market.shop.purchase.cart(sara, next(market.taps)), CartEmpty)


@pytest.mark.parametrize(("percent", "total"), [(100, 0), (99, 5_000)])
async def test_what_costs_less_than_can_be_paid_is_not_ordered(
    market: Market, percent: int, total: int
) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop, percent=percent)
    bought = await market.orders(sara, {"hand": 1}, "SPRING")
    await refuses(market, sara, bought, OutOfRange)
    assert bought == OutOfRange(Rials(total), PaymentSettings().limits)
    assert (await market.stock("hand"), await market.uses("SPRING")) == (5, 0)


async def test_what_costs_more_than_can_be_paid_is_not_ordered(market: Market) -> None:
    sara = await market.shop.meets()
    bought = await market.orders(sara, {"text": 1_000, "file": 1_000, "sale": 1_000})
    await refuses(market, sara, bought, OutOfRange)


async def test_a_code_with_an_end_counts_for_who_ordered_in_time(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop, ends_at=market.shop.clock() + timedelta(minutes=1))
    link = await market.offered(sara, {"text": 1}, "SPRING")
    market.shop.clock.passes(minutes=5)
    assert (await market.pays(link)).order.state is OrderState.DELIVERED
