"""Tables, queries, migrations: the only place that knows SQL."""

from bot.store.errors import (
    DatabaseInUse,
    DatabaseIsNewer,
    DatabaseUnusable,
    NotEmpty,
    StoreError,
)
from bot.store.opening import open_store
from bot.store.session import Session
from bot.store.store import Store

__all__ = [
    "DatabaseInUse",
    "DatabaseIsNewer",
    "DatabaseUnusable",
    "NotEmpty",
    "Session",
    "Store",
    "StoreError",
    "open_store",
]
