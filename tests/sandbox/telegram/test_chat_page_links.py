"""Links to the bot, opened in a chat, by hand, and from outside of the page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.sandbox.telegram.chat_tab import Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


@pytest.mark.parametrize("typed", ["pay_77", "?start=pay_77", "https://t.me/shop_bot?start=pay_77"])
async def test_a_start_link_is_opened_by_hand(browser: Browser, stage: Stage, typed: str) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.chooses(tab.right.button("More"), "Open a start link…")
        await tab.right.sheet.locator("input").fill(typed)
        await tab.right.sheet.get_by_role("button", name="Open").click()
        await tab.right.sees("/start pay_77")
    assert await stage.said(stage.reza) == ["/start pay_77"]


async def test_a_link_from_outside_offers_a_start_to_whoever_takes_it_once(
    browser: Browser, stage: Stage
) -> None:
    async with opened(browser, f"{stage.server.url}/shop_bot?start=pay_77") as tab:
        await expect(tab.left.root.locator(".big-button")).to_be_visible()
        assert await stage.said(stage.reza) == []
        await tab.right.button("Start").click()
        await tab.right.sees("/start pay_77")
        await expect(tab.right.field).to_be_visible()
        await expect(tab.left.field).to_be_visible()
        await tab.page.reload()
        await tab.right.sees("/start pay_77")
        await expect(tab.right.field).to_be_visible()
    assert (await stage.said(stage.sara), await stage.said(stage.reza)) == ([], ["/start pay_77"])


async def test_a_link_without_a_payload_leads_to_the_chat_as_it_is(browser: Browser, stage: Stage) -> None:
    async with opened(browser, f"{stage.server.url}/shop_bot") as tab:
        await expect(tab.right.field).to_be_visible()
    assert await stage.said(stage.reza) == []


async def test_a_link_to_this_very_place_starts_the_bot_in_the_chat(browser: Browser, stage: Stage) -> None:
    again = {"text": "Again", "url": f"{stage.server.url}/shop_bot?start=p_12"}
    await stage.tells(stage.reza, "Choose", {"inline_keyboard": [[again]]})
    async with opened(browser, stage.server.url) as tab:
        await tab.right.root.get_by_role("link", name="Again").click()
        await tab.right.sees("/start p_12")
        assert len(tab.page.context.pages) == 1
