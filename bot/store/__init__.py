"""Tables, queries, migrations: the only place that knows SQL."""

from bot.store.errors import (
    DatabaseInUse,
    DatabaseIsNewer,
    DatabaseUnusable,
    StoreError,
)
from bot.store.opening import open_store
from bot.store.session import Session
from bot.store.store import Store

__all__ = [
    "DatabaseInUse",
    "DatabaseIsNewer",
    "DatabaseUnusable",
    "Session",
    "Store",
    "StoreError",
    "open_store",
]
