"""From `[database] url` to a store."""

from pathlib import Path

from bot.store.postgres import PostgresStore
from bot.store.sqlite import SqliteStore
from bot.store.store import Store


async def open_store(url: str, *, read_only: bool = False) -> Store:
    """Open `sqlite:///relative.db`, `sqlite:////an/absolute/path.db` or `postgresql://...`; raises StoreError."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        return await SqliteStore.open(Path(rest.removeprefix("/")), read_only=read_only)
    return await PostgresStore.open(url)
