"""One shop for each file; its settings are the file's SETTINGS, laid over those of tests/e2e/shop.py."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.shop import Shop, open_shop


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    """A running shop, shared by the tests of a file."""
    more = getattr(request.module, "SETTINGS", {})
    async with open_shop(tmp_path_factory.mktemp("shop"), more) as running:
        yield running


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def in_order(shop: Shop) -> AsyncIterator[None]:
    """After every test, whatever it did, the books are right and no secret is in the log."""
    yield
    await shop.mend()
    await shop.check()
