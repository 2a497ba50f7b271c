from collections.abc import AsyncIterator

import pytest

from bot.store import Store, open_store
from tests.bot.store.ledger import Ledger
from tests.stores import postgres_server, postgres_url, store, store_url

__all__ = ["postgres_server", "postgres_url", "store", "store_url"]


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)


@pytest.fixture
async def replicas(postgres_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes on one PostgreSQL."""
    first, second = await open_store(postgres_url), await open_store(postgres_url)
    await first.migrate()
    yield first, second
    await first.close()
    await second.close()
