from collections.abc import AsyncIterator

import pytest

from bot.store import Store, open_store
from sandbox.bank import Bank
from sandbox.people import Person, Telegram
from tests.bot.club import club
from tests.bot.market import market
from tests.bot.parts import MERCHANT, SARA, Services, TestClock, open_services, pretend_gateway
from tests.bot.post import PostOffice, acquainted, pretend_telegram
from tests.stores import postgres_server, store, store_url

__all__ = ["club", "market", "postgres_server", "store", "store_url"]


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def gateway_url(clock: TestClock) -> AsyncIterator[str]:
    async with pretend_gateway(clock) as url:
        yield url


@pytest.fixture
async def bank(gateway_url: str) -> AsyncIterator[Bank]:
    async with Bank(gateway_url) as person:
        yield person


@pytest.fixture
async def shop(store: Store, gateway_url: str, clock: TestClock) -> AsyncIterator[Services]:
    async with open_services(store, gateway_url, clock) as services:
        yield services


@pytest.fixture
async def replica(
    shop: Services, store_url: str, gateway_url: str, clock: TestClock
) -> AsyncIterator[Services]:
    """Another program that serves the same shop; an SQLite file has one process, so there it shares its store."""
    if store_url.startswith("sqlite"):
        async with open_services(shop.store, gateway_url, clock, "replica") as services:
            yield services
        return
    other = await open_store(store_url)
    try:
        async with open_services(other, gateway_url, clock, "replica") as services:
            yield services
    finally:
        await other.close()


@pytest.fixture
async def line(shop: Services) -> AsyncIterator[tuple[Telegram, PostOffice]]:
    async with pretend_telegram(shop.files) as (telegram, messenger):
        yield telegram, PostOffice(shop, messenger)


@pytest.fixture
def telegram(line: tuple[Telegram, PostOffice]) -> Telegram:
    return line[0]


@pytest.fixture
def post(line: tuple[Telegram, PostOffice]) -> PostOffice:
    return line[1]


@pytest.fixture
async def sara(telegram: Telegram, shop: Services) -> Person:
    await shop.meets()
    return await acquainted(telegram, SARA, "Sara")


@pytest.fixture
async def merchant(telegram: Telegram) -> Person:
    return await acquainted(telegram, MERCHANT, "Merchant")
