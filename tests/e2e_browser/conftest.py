from collections.abc import AsyncIterator
from itertools import count

import pytest
import pytest_asyncio

from sandbox.people import Person
from tests.browser_fixtures import browser
from tests.e2e_browser.table import Table, set_table

__all__ = ["browser"]

NUMBERS = count(1)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Table]:
    """One table for all tests here."""
    async with set_table(tmp_path_factory.mktemp("table")) as laid:
        yield laid
        report = await laid.audit()
        assert report.clean, report


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def tidy(table: Table) -> AsyncIterator[None]:
    """Whatever a test broke, the next one finds whole."""
    yield
    await table.mend()
    if not table.keeper.as_json()["running"]:
        await table.keeper.start()


@pytest_asyncio.fixture(loop_scope="session")
async def newcomer(table: Table) -> Person:
    """Somebody new, with a name of their own; they have not written to the bot yet."""
    return await table.stage.telegram.person(f"Sara {next(NUMBERS)}", "en")


@pytest_asyncio.fixture(loop_scope="session")
async def sara(newcomer: Person) -> Person:
    """The same, greeted by the bot."""
    await newcomer.says("/start")
    await newcomer.sees("Hello")
    return newcomer
