"""Programs that come and go while goods are fetched: everything is handed over once."""

import asyncio
from datetime import timedelta

import pytest

from bot.catalog import Kind, ProductId
from bot.deliveries import DeliveryState
from bot.delivery import LEASE
from bot.orders import Order, OrderState
from tests.bot.goods.merchant import Merchant
from tests.bot.licences import (
    buys,
    keys,
    licence,
    program,
    service,
    state,
    the_delivery,
    wired_market,
)
from tests.bot.market import Market
from tests.bot.parts import ALI, LOCAL_GOODS, SARA, Services, TestClock, until

__all__ = ["licence", "service", "wired_market"]


@pytest.fixture
def market(wired_market: Market) -> Market:
    return wired_market


async def test_a_program_that_is_killed_while_it_asks_is_followed_by_one_that_asks_with_the_same_key(
    market: Market, licence: ProductId, service: Merchant, replica: Services, clock: TestClock
) -> None:
    service.deaf = True
    order = await buys(market, licence)
    await market.shop.deliveries.work_once()

    async def was_asked() -> bool:
        return len(service.requests) == 1

    await until(was_asked)
    await market.shop.deliveries.finish(0)
    service.deaf = False
    after = program(market.shop, replica.store).deliveries
    await after.work_once()
    await after.finish(20)
    # Nobody else takes it up before the lease of the one that was killed is over.
    assert len(service.requests) == 1
    clock.passes(seconds=LEASE.total_seconds())
    await after.work_once()
    await after.finish(20)
    assert len(service.requests) == 2
    assert len(set(keys(service))) == 1
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)


async def test_two_programs_hand_over_once_what_both_have_fetched(
    market: Market, licence: ProductId, service: Merchant, replica: Services, clock: TestClock
) -> None:
    """One of them is so slow that its lease is over before it has its answer."""
    service.deaf = True
    order = await buys(market, licence)
    other = program(market.shop, replica.store).deliveries
    await market.shop.deliveries.work_once()
    clock.passes(seconds=LEASE.total_seconds())
    await other.work_once()

    async def both_asked() -> bool:
        return len(service.requests) == 2

    await until(both_asked)
    service.hears_again()
    await asyncio.gather(market.shop.deliveries.finish(20), other.finish(20))
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
    assert (await market.shop.told(SARA)).count("LICENCE-1") == 1
    assert len(await market.shop.story(order.id)) == 5


async def test_many_deliveries_are_fetched_by_two_programs_each_once(
    market: Market, licence: ProductId, service: Merchant, replica: Services
) -> None:
    orders = [await buys(market, licence, ALI + number) for number in range(12)]
    other = program(market.shop, replica.store).deliveries
    for _ in range(4):
        await asyncio.gather(market.shop.deliveries.work_once(), other.work_once())
        await asyncio.gather(market.shop.deliveries.finish(20), other.finish(20))
    assert sorted(keys(service)) == sorted({(await the_delivery(market, order)).key for order in orders})
    assert {await state(market, order) for order in orders} == {
        (OrderState.DELIVERED, DeliveryState.DELIVERED)
    }


async def test_the_worker_goes_on_as_deliveries_come(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    working = asyncio.create_task(market.shop.deliveries.run())
    try:
        for number in range(2):
            order = await buys(market, licence, ALI + number)

            async def handed_over(order: Order = order) -> bool:
                return (await market.shop.order(order.id)).state is OrderState.DELIVERED

            await until(handed_over)
    finally:
        working.cancel()
        await asyncio.wait({working})
        await market.shop.deliveries.finish(20)


async def test_a_delivery_that_nobody_foresaw_is_tried_again_and_stops_no_other(
    market: Market, licence: ProductId, service: Merchant, clock: TestClock
) -> None:
    """A defect of a kind of goods: its lease runs out, and it is tried again."""
    broken = Services(
        market.shop.store,
        market.shop.gateway,
        clock,
        goods={**LOCAL_GOODS, Kind.SERVICE: LOCAL_GOODS[Kind.FILE]},
    )
    order = await buys(market, licence)
    await broken.deliveries.work_once()
    await broken.deliveries.finish(20)
    assert await state(market, order) == (OrderState.PAID, DeliveryState.WAITING)
    clock.passes(seconds=(LEASE + timedelta(seconds=1)).total_seconds())
    await market.works()
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
