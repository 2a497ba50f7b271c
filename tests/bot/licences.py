"""Licences that come from the merchant's own service, and who buys them."""

from collections.abc import AsyncIterator

import pytest

from bot.catalog import Kind, ProductId
from bot.deliveries import Delivery, DeliveryState
from bot.orders import Order, OrderState
from bot.store import Store, catalog
from sandbox.bank import Bank
from tests.bot.goods.merchant import Merchant, goods, merchant_service
from tests.bot.market import Market
from tests.bot.merchandise import a_new_product
from tests.bot.parts import LOCAL_GOODS, MERCHANT, SARA, Services
from tests.bot.stocked import fill_shelves

SECRET = "the-secret-of-this-service"


def program(shop: Services, store: Store | None = None) -> Services:
    """A program whose goods come from the merchant's own service too."""
    kinds = {**LOCAL_GOODS, Kind.SERVICE: goods()}
    return Services(store or shop.store, shop.gateway, shop.clock, goods=kinds)


@pytest.fixture
async def service() -> AsyncIterator[Merchant]:
    async with merchant_service() as running:
        yield running


@pytest.fixture
async def wired_market(shop: Services, bank: Bank) -> Market:
    programs = program(shop)
    return Market(programs, bank, await fill_shelves(programs))


@pytest.fixture
async def licence(wired_market: Market, service: Merchant) -> ProductId:
    async with wired_market.shop.store.transaction() as tx:
        new = a_new_product("licence", kind=Kind.SERVICE, details={"url": service.url, "secret": SECRET})
        return (await catalog.insert_product(tx, new, MERCHANT, wired_market.shop.clock())).id


async def buys(market: Market, product: ProductId, buyer_id: int = SARA) -> Order:
    """Somebody pays for it; nothing is fetched yet."""
    buyer = await market.shop.meets(buyer_id, str(buyer_id))
    bought = await market.shop.purchase.product(buyer, product, next(market.taps))
    return (await market.pays(await market.shown(buyer, bought))).order


async def the_delivery(market: Market, order: Order) -> Delivery:
    (delivery,) = await market.deliveries(order.id)
    return delivery


async def state(market: Market, order: Order) -> tuple[OrderState, DeliveryState]:
    return (await market.shop.order(order.id)).state, (await the_delivery(market, order)).state


def keys(service: Merchant) -> list[str]:
    """By which keys the service was asked."""
    return [headers["Idempotency-Key"] for headers, _ in service.requests]
