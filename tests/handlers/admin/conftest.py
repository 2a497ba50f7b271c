from collections.abc import AsyncIterator

import pytest

from bot.store import Store
from tests.bot.parts import TestClock
from tests.handlers.admin.office import Office, open_office
from tests.stores import postgres_server, store, store_url

__all__ = ["postgres_server", "store", "store_url"]


@pytest.fixture
async def office(store: Store) -> AsyncIterator[Office]:
    async with open_office(store, TestClock()) as opened:
        yield opened
