"""One shop for each file.

Its settings are the file's SETTINGS, laid over those of tests/e2e/shop.py; its tests run on each of the file's
DATABASES, which is SQLite where the file names none.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.shop import Shop, open_shop
from tests.postgres import PostgresServer, postgres_server

__all__ = ["postgres_server"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    databases = getattr(metafunc.module, "DATABASES", None)
    if databases is not None:
        metafunc.parametrize("database_url", databases, indirect=True, scope="module")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file's shop keeps everything."""
    return tmp_path_factory.mktemp("shop")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def database_url(request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[str]:
    """The address of the file's database."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield f"sqlite:///{folder / 'shop.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    async with server.fresh_database() as url:
        yield url


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(request: pytest.FixtureRequest, folder: Path, database_url: str) -> AsyncIterator[Shop]:
    """A running shop, shared by the tests of a file."""
    more = getattr(request.module, "SETTINGS", {})
    async with open_shop(folder, more, database_url) as running:
        yield running


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def in_order(shop: Shop) -> AsyncIterator[None]:
    """After every test, whatever it did, the books are right and no secret is in the log."""
    yield
    await shop.mend()
    await shop.check()
