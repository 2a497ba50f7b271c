"""Each kind of store, for the tests that every kind must pass; and one kind, for those to which it makes no difference.

A conftest.py takes what it needs: `from tests.stores import postgres_server, store, store_url`, or
`from tests.stores import sqlite_url as store_url`.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.store import Store, open_store
from tests.postgres import PostgresServer, postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url", "sqlite_url", "store", "store_url"]

SQLITE = "sqlite:///"
_MIGRATED: list[bytes] = []


@pytest.fixture(params=["sqlite", "postgres"])
async def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give the address of an empty database of each kind, as `[database] url` takes it.

    Whoever asks for the `store` too finds its tables made.
    """
    if request.param == "sqlite":
        yield f"{SQLITE}{tmp_path / 'shop.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    migrated = "store" in request.fixturenames
    async with server.migrated_database() if migrated else server.fresh_database() as url:
        yield url


@pytest.fixture(name="store_url")
def sqlite_url(tmp_path: Path) -> str:
    """Give the address of an empty SQLite file."""
    return f"{SQLITE}{tmp_path / 'shop.db'}"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    """Give an empty store of each kind, ready for use."""
    if store_url.startswith(SQLITE):
        Path(store_url.removeprefix(SQLITE)).write_bytes(await _migrated_file())
    opened = await open_store(store_url)
    try:
        await opened.migrate()
        yield opened
    finally:
        await opened.close()


async def _migrated_file() -> bytes:
    """A SQLite file with its tables made: to copy it takes a tenth of the time that making them does."""
    if not _MIGRATED:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "shop.db"
            store = await open_store(f"{SQLITE}{path}")
            await store.migrate()
            await store.close()
            _MIGRATED.append(path.read_bytes())
    return _MIGRATED[0]
