"""A shop as handlers see it: the services of tests/bot/parts.py with settings around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.config import Settings
from bot.shop import Shop
from bot.store.sqlite import SqliteStore
from sandbox.bank import Bank
from tests.bot.parts import API_KEY, MERCHANT, PUBLIC_URL, Services, TestClock, open_services, pretend_gateway


@dataclass(frozen=True, slots=True)
class Stall:
    """A shop, its services, and the bank's side."""

    shop: Shop
    services: Services
    bank: Bank
    clock: TestClock


@asynccontextmanager
async def open_stall(folder: Path) -> AsyncIterator[Stall]:
    """Open a shop on a new file."""
    clock, store = TestClock(), await SqliteStore.open(folder / "shop.db")
    try:
        await store.migrate()
        async with pretend_gateway(clock) as url, Bank(url) as bank, open_services(store, url, clock) as made:
            yield Stall(_shop(made, url), made, bank, clock)
    finally:
        await store.close()


def _shop(services: Services, gateway_url: str) -> Shop:
    settings = Settings.model_validate(
        {
            "shop": {"name": "Sample Shop", "language": "en", "support": "@sample_shop_support"},
            "telegram": {"token": "7000000001:AAF-of-the-tests", "admins": [MERCHANT]},
            "gateway": {"api_key": API_KEY, "base_url": gateway_url},
            "web": {"public_url": PUBLIC_URL},
        }
    )
    return Shop(
        settings=settings,
        speech=services.speech,
        notices=services.notices,
        buyers=services.buyers,
        order_book=services.order_book,
        checkout=services.checkout,
        settlement=services.settlement,
        cancellation=services.cancellation,
        clock=services.clock,
    )
