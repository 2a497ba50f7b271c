from collections.abc import AsyncIterator

import pytest

from bot.store import Store
from tests.bot.dialogs.merchant import Merchant, a_merchant
from tests.bot.parts import TestClock
from tests.stores import sqlite_url

# What a form asks does not depend on the database: forms, and what they save by, are tried on both.
__all__ = ["sqlite_url"]


@pytest.fixture
async def merchant(store: Store, clock: TestClock) -> AsyncIterator[Merchant]:
    async with a_merchant(store, clock) as opened:
        yield opened
