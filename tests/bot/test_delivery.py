"""What comes from over the network is tried until it arrives, with one key, or is held for the merchant."""

from dataclasses import replace

import pytest

from bot.audit import audit
from bot.catalog import ProductId
from bot.deliveries import Content, DeliveryState
from bot.orders import OrderState
from bot.store import catalog
from tests.bot.broken_books import faults
from tests.bot.goods.merchant import Merchant
from tests.bot.licences import SECRET, buys, keys, licence, service, state, the_delivery, wired_market
from tests.bot.market import Market
from tests.bot.parts import MERCHANT, SARA

__all__ = ["licence", "service", "wired_market"]


@pytest.fixture
def market(wired_market: Market) -> Market:
    return wired_market


async def test_what_is_fetched_is_handed_over_and_ends_the_order(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    order = await buys(market, licence)
    assert await state(market, order) == (OrderState.PAID, DeliveryState.WAITING)
    assert service.requests == []
    assert "it comes in a moment" in await market.shop.told(SARA)
    for _ in range(2):
        await market.works()
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
    assert (await the_delivery(market, order)).content == Content("LICENCE-1")
    assert "LICENCE-1" in await market.shop.told(SARA)
    assert len(service.requests) == 1
    assert (await audit(market.shop.store)).clean


async def test_a_service_that_fails_is_asked_ever_more_rarely_with_the_same_key(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    service.says(b"Bad Gateway", status=502)
    order = await buys(market, licence)
    for attempt, seconds in enumerate((15, 30, 60, 120, 240, 480, 960, 1_800, 1_800), 1):
        await market.works()
        assert len(service.requests) == attempt
        market.shop.clock.passes(seconds=seconds - 1)
        await market.works()
        assert len(service.requests) == attempt
        market.shop.clock.passes(seconds=1)
    service.says(b"LICENCE-7")
    await market.works()
    assert len(set(keys(service))) == 1
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
    delivered = await the_delivery(market, order)
    assert delivered.content == Content("LICENCE-7")
    assert delivered.reason is None


async def test_what_has_not_worked_for_a_day_is_held_and_both_are_told(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    service.says(b"Bad Gateway", status=502)
    order = await buys(market, licence)
    market.shop.clock.passes(hours=23, minutes=59)
    await market.works()
    assert await state(market, order) == (OrderState.PAID, DeliveryState.WAITING)
    market.shop.clock.passes(minutes=1)
    await market.works()
    assert await state(market, order) == (OrderState.HELD, DeliveryState.HELD)
    alert = (await market.shop.told(MERCHANT)).translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert "has not answered for a day: HTTP 502" in alert
    told = await market.shop.told(SARA)
    assert "could not be handed over yet" in told
    assert "HTTP 502" not in told
    report = await audit(market.shop.store)
    assert (faults(report), report.held) == (set(), order.amount)
    market.shop.clock.passes(days=1)
    await market.works()
    assert len(service.requests) == 2


async def test_what_is_refused_is_held_at_once_and_again_when_it_is_refused_again(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    service.says(b"no such thing", status=404)
    order = await buys(market, licence)
    await market.works()
    assert await state(market, order) == (OrderState.HELD, DeliveryState.HELD)
    held = await the_delivery(market, order)
    market.shop.clock.passes(minutes=5)
    await market.shop.deliveries.again(held.id)
    assert await state(market, order) == (OrderState.HELD, DeliveryState.WAITING)
    await market.works()
    assert await state(market, order) == (OrderState.HELD, DeliveryState.HELD)
    # The merchant is told each time; the buyer knows already.
    assert (await market.shop.told(MERCHANT)).count("your service refused it") == 2
    assert (await market.shop.told(SARA)).count("could not be handed over yet") == 1
    service.says(b"LICENCE-9")
    await market.shop.deliveries.again(held.id)
    await market.works()
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
    assert len(set(keys(service))) == 1
    assert (await audit(market.shop.store)).clean


async def test_trying_again_uses_the_address_that_the_merchant_has_mended(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    async with market.shop.store.transaction() as tx:
        product = await catalog.lock_product(tx, licence)
        wrong = {"url": "ftp://nowhere.example", "secret": SECRET}
        await catalog.update_product(tx, replace(product, details=wrong))
    order = await buys(market, licence)
    await market.works()
    assert await state(market, order) == (OrderState.HELD, DeliveryState.HELD)
    async with market.shop.store.transaction() as tx:
        await catalog.update_product(tx, product)
    await market.shop.deliveries.again((await the_delivery(market, order)).id)
    await market.works()
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)


async def test_a_task_is_done_once_and_the_first_words_stay(market: Market) -> None:
    shop = market.shop
    order = await buys(market, market.shelves["hand"])
    task = await the_delivery(market, order)
    async with shop.store.transaction() as tx:
        done = await shop.deliveries.done(tx, task.id, "It stands at your door.")
        assert await shop.deliveries.done(tx, task.id, "Something else") == done
    assert done is not None
    assert done.content == Content("It stands at your door.")
    assert "Something else" not in await shop.told(SARA)
    assert await shop.deliveries.again(task.id) == done
    async with shop.store.transaction() as tx:
        assert await shop.deliveries.done(tx, 999, "Nobody's") is None
    assert await shop.deliveries.again(999) is None
    assert await shop.deliveries.find(999) is None


async def test_the_merchant_hands_over_by_themselves_what_is_held(
    market: Market, licence: ProductId, service: Merchant
) -> None:
    service.says(b"no such thing", status=404)
    order = await buys(market, licence)
    waits = await the_delivery(market, order)
    async with market.shop.store.transaction() as tx:
        early = await market.shop.deliveries.done(tx, waits.id, "By hand")
    # While it is being fetched nobody can say how it ends.
    assert early == waits
    await market.works()
    async with market.shop.store.transaction() as tx:
        await market.shop.deliveries.done(tx, waits.id, "Here it is by hand.")
    assert await state(market, order) == (OrderState.DELIVERED, DeliveryState.DELIVERED)
    assert "Here it is by hand." in await market.shop.told(SARA)
    assert (await audit(market.shop.store)).clean
