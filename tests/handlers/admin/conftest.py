from collections.abc import AsyncIterator

import pytest

from bot.store import Store
from tests.bot.parts import TestClock
from tests.handlers.admin.office import Office, open_office
from tests.stores import sqlite_url, store

# What is said in the chat does not depend on the database: the services behind it are tried on both.
__all__ = ["sqlite_url", "store"]


@pytest.fixture
async def office(store: Store) -> AsyncIterator[Office]:
    async with open_office(store, TestClock()) as opened:
        yield opened
