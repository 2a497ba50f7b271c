from collections.abc import AsyncIterator

import pytest

from sandbox.bank import Bank
from sandbox.pal24.server import serve
from sandbox.pal24.settings import Pal24Settings
from tests.sandbox.pal24.clock import Clock
from tests.sandbox.pal24.merchant import API_KEY, Merchant, open_shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def gateway(clock: Clock) -> AsyncIterator[str]:
    async with serve("127.0.0.1", 0, Pal24Settings(api_key=API_KEY, clock=clock)) as running:
        yield running.url


@pytest.fixture
async def merchant(gateway: str) -> AsyncIterator[Merchant]:
    async with open_shop(gateway) as shop:
        yield shop


@pytest.fixture
async def bank(gateway: str) -> AsyncIterator[Bank]:
    async with Bank(gateway) as person:
        yield person
