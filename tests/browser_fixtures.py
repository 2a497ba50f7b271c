"""The browser that tests share: import `browser` in a conftest.py.

It lives in the session's event loop, so its tests carry `pytest.mark.asyncio(loop_scope="session")`.
"""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.browser import open_browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for the whole run; each test opens contexts of its own."""
    async with open_browser() as running:
        yield running
