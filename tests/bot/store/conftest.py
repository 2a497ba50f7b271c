import pytest

from bot.store import Store
from tests.bot.store.ledger import Ledger
from tests.stores import postgres_server, postgres_url, store, store_url

__all__ = ["postgres_server", "postgres_url", "store", "store_url"]


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store)
