"""Inline mode on the page's phones: the bot's name typed, a result chosen, its buttons tapped."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.sandbox.telegram.chat_tab import Phone, Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUY = {"inline_keyboard": [[{"text": "Buy", "callback_data": "buy"}]]}


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


def article(title: str, **more: Any) -> dict[str, Any]:
    content = {"message_text": f"<b>{title}</b> for sale", "parse_mode": "HTML"}
    return {"type": "article", "id": title, "title": title, "input_message_content": content} | more


async def asked(stage: Stage) -> Any:
    """Wait for what is typed behind the bot's name."""
    updates = await stage.bot.updates(timeout=20)
    await stage.bot.updates(offset=updates[-1]["update_id"] + 1)
    return updates[0]["inline_query"]


async def answer(stage: Stage, *results: Any, **more: Any) -> str:
    """Let the bot answer the next query; gives its text."""
    query = await asked(stage)
    await stage.bot.result("answerInlineQuery", inline_query_id=query["id"], results=[*results], **more)
    return str(query["query"])


def options(phone: Phone) -> Locator:
    return phone.root.get_by_role("option")


async def test_a_result_is_found_and_sent_and_its_button_asks_the_bot(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.field.fill("@shop_bot book")
        query = await answer(
            stage, article("Book", description="200 pages", reply_markup=BUY), article("Bag")
        )
        assert query == "book"
        await expect(options(tab.right)).to_have_text(["Book200 pages", "Bag"])
        await options(tab.right).first.click()
        message = await tab.right.sees("Book for sale")
        await expect(message).to_contain_text("via @shop_bot")
        await expect(tab.right.field).to_have_value("")
        await stage.takes_all()
        await message.get_by_role("button", name="Buy").click()
        (update,) = await stage.bot.updates(timeout=20)
        tapped = update["callback_query"]
        await stage.bot.result("editMessageText", inline_message_id=tapped["inline_message_id"], text="Sold")
        await stage.bot.result("answerCallbackQuery", callback_query_id=tapped["id"], text="Thank you")
        await expect(tab.right.toast).to_have_text("Thank you")
        await tab.right.sees("Sold")
    assert await stage.said(stage.reza) == ["Sold"]


async def test_results_are_chosen_by_keyboard(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.left.field.fill("@shop_bot ")
        assert await answer(stage, article("Book"), article("Bag")) == ""
        await expect(options(tab.left)).to_have_count(2)
        await tab.left.field.press("ArrowDown")
        await tab.left.field.press("Enter")
        await expect(await tab.left.sees("Bag for sale")).to_contain_text("از راه")


async def test_where_nothing_is_found_a_button_may_lead_to_the_bot(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.field.fill("@shop_bot a")
        await answer(stage)
        await expect(options(tab.right)).to_have_text("Nothing here yet")
        await tab.right.field.fill("@shop_bot b")
        await answer(stage, button={"text": "Open the shop", "start_parameter": "shop"})
        await expect(options(tab.right)).to_have_text("Open the shop")
        await options(tab.right).click()
        await tab.right.sees("/start shop")


async def test_a_button_writes_what_is_to_be_searched_for(browser: Browser, stage: Stage) -> None:
    search = {"text": "Search", "switch_inline_query_current_chat": "book"}
    await stage.tells(stage.reza, "Shop", {"inline_keyboard": [[search]]})
    async with opened(browser, stage.server.url) as tab:
        await tab.right.button("Search").click()
        await expect(tab.right.field).to_have_value("@shop_bot book")
        assert await answer(stage, article("Book")) == "book"
        await expect(options(tab.right)).to_have_count(1)


async def test_another_name_asks_nobody(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.says("@other_bot book")
        await tab.right.sees("@other_bot book")
        await tab.right.field.fill("@shop_bot bag")
        assert await asked_last(stage) == "bag"
    assert await stage.said(stage.reza) == ["@other_bot book"]


async def asked_last(stage: Stage) -> str:
    """Wait for a query, and give the text of the first that came."""
    queries: list[Any] = []
    offset = 0
    while not queries:
        updates = await stage.bot.updates(timeout=20, offset=offset)
        queries = [update["inline_query"] for update in updates if "inline_query" in update]
        offset = updates[-1]["update_id"] + 1
    await stage.bot.result("answerInlineQuery", inline_query_id=queries[0]["id"], results=[])
    return str(queries[0]["query"])
