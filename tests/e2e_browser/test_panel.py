"""The trouble panel, and the view behind the scenes."""

import re

import pytest
from playwright.async_api import Browser

from sandbox.people import Person
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import VERY_WIDE, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_trouble_is_taken_back_and_the_other_stays(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url) as visitor:
        await visitor.orders_trouble("bank", "drop", "check", "always")
        await visitor.orders_trouble("bank", "lost", "request", "thrice")
        in_force = visitor.part("in-force").locator("li")
        await in_force.filter(has_text="Down").get_by_role("button").click()
        await in_force.filter(has_text="Down").wait_for(state="detached")
        assert "Getting an invoice (request) – 3 times more" in await in_force.inner_text()
        await visitor.mends_everything()
        await visitor.part("in-force").get_by_text("Everything works at the moment").wait_for()


async def test_a_trouble_that_is_used_up_leaves_the_list(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, table.url, size=VERY_WIDE) as visitor:
        await visitor.orders_trouble("bank", "html", "request")
        await sara.says("/pay 50000")
        await sara.sees("Nothing has been taken from you")
        await visitor.part("in-force").locator("li").wait_for(state="detached")
        call = visitor.part("calls").locator("li").filter(has_text="asked for an invoice").first
        await call.filter(has_text="A web page for an answer").wait_for()
        await call.locator("summary").click()
        inside = await call.locator("pre").inner_text()
        assert "POST /invoice/request" in inside
        assert "api_key=***" in inside


async def test_what_went_on_is_told_in_persian_too(browser: Browser, table: Table, sara: Person) -> None:
    await sara.says("/pay 50000")
    await table.stage.bank.pays(await sara.link("💳 Pay"))
    await table.stage.bank.breaks("check", "slow", None)
    async with visit(browser, table.url, language="fa", size=VERY_WIDE) as visitor:
        call = visitor.part("calls").locator("li summary").filter(has_text="پرداخت را زد").first
        # Words that stand in a row are kept apart, or their letters would join.
        assert "خریدار در بانک پرداخت را زد" in await call.inner_text()
        assert await call.locator(".outcome").inner_text() == "303 انجام شد"
        assert "24pal و بانک کند" in await visitor.part("in-force").inner_text()
        summary = visitor.part("orders").locator(".order[open] > summary").first
        assert "▾" in await summary.evaluate("summary => getComputedStyle(summary, '::before').content")


async def test_what_makes_no_sense_is_refused_in_the_sandboxs_own_words(
    browser: Browser, table: Table
) -> None:
    async with visit(browser, table.url) as visitor:
        trouble = visitor.part("trouble").locator('.trouble[data-kind="error"]')
        await visitor.part("trouble").get_by_text("It refuses", exact=True).click()
        await trouble.locator("summary").click()
        await trouble.locator("[name=code]").fill("200")
        await trouble.get_by_role("button").click()
        await trouble.get_by_text("code must be an HTTP error from 400 to 599").wait_for()
        assert await visitor.part("in-force").locator("li").count() == 0


async def test_the_bots_log_is_read_on_the_board(browser: Browser, table: Table, sara: Person) -> None:
    await sara.says("/pay 50000")
    await table.stage.bank.pays(await sara.link("💳 Pay"))
    payment = await table.payment(sara)
    async with visit(browser, table.url) as visitor:
        card = visitor.part("bot-card")
        await card.get_by_text("The bot's log").click()
        settled = re.compile(rf"payment moved .*\bpayment={payment}\b.*\bstate=paid\b")
        await card.locator("pre").filter(has_text=settled).wait_for()


async def test_a_bot_that_is_stopped_in_order_comes_back_too(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url) as visitor:
        card = visitor.part("bot-card")
        await card.locator(".stop").click()
        await card.locator(".badge").filter(has_text="stopped").wait_for()
        assert await visitor.tab.locator(".top .chip").inner_text() == "The bot:\nstopped"
        await card.locator(".start").click()
        await card.locator(".badge").filter(has_text="running").wait_for()


async def test_what_waits_for_a_blocked_person_is_seen_to_wait(
    browser: Browser, table: Table, sara: Person
) -> None:
    await sara.says("/pay 50000")
    link = await sara.link("💳 Pay")
    async with visit(browser, table.url, size=VERY_WIDE) as visitor:
        await sara.blocks()
        await table.stage.bank.pays(link)
        hers = visitor.part("outbox").locator("li").filter(has_text=sara.name)
        receipt = hers.filter(has_text="Payment received").first
        await receipt.filter(has_text="waits: bot is blocked").wait_for()
        await sara.unblocks()
        await receipt.filter(has_text="arrived").wait_for()
        await sara.sees("Payment received", ever=True)
