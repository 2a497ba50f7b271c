"""The guided tour."""

import pytest
from playwright.async_api import Browser

from sandbox.people import Person
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import NARROW, Visitor, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def at(visitor: Visitor, step: str) -> None:
    """Wait until the tour has come to this step."""
    await visitor.tab.locator(f'#tour[data-step="{step}"]').wait_for()


async def moves_on(visitor: Visitor) -> None:
    """Ask for the next step."""
    await visitor.tab.locator("#tour .next").click()


async def test_the_whole_tour_is_taken_by_doing_what_it_says(
    browser: Browser, table: Table, sara: Person
) -> None:
    # On a phone, where it must lead from part to part besides.
    async with visit(browser, table.url, size=NARROW, tour=True) as visitor:
        await visitor.takes_phone_of(table.merchant.name, place=1)
        await visitor.takes_phone_of(sara.name)
        card = visitor.part("bot-card")
        await at(visitor, "welcome")
        await moves_on(visitor)
        await at(visitor, "buy")
        await visitor.says("50000")
        await at(visitor, "pay")
        await (await visitor.opens_bank()).pays()
        await at(visitor, "receipt")
        assert "Payment received" in await visitor.sees("Payment received")
        await moves_on(visitor)
        await at(visitor, "again")
        await visitor.says("60000")
        await at(visitor, "kill")
        await visitor.looks_at("phones")
        bank = await visitor.opens_bank()
        await visitor.looks_at("trouble")
        await card.locator(".kill.ringed").click()
        await at(visitor, "pay-dead")
        async with bank.tab.expect_event("requestfailed"):
            await bank.tab.locator("#pay button").click()
        await bank.tab.close()
        await at(visitor, "start")
        await card.locator(".start.ringed").click()
        await at(visitor, "arrived")
        newest = visitor.part("orders").locator(".order").first
        await newest.filter(has_text=sara.name).filter(has_text="the bot looked by itself").wait_for()
        await moves_on(visitor)
        await at(visitor, "break")
        await visitor.tab.locator(".trouble.ringed").wait_for()
        await visitor.orders_trouble("bank", "wrong_amount")
        await at(visitor, "pay-wrong")
        await visitor.says("70000")
        await (await visitor.opens_bank()).tab.locator("#pay button").click()
        await at(visitor, "alert")
        assert "Money waits for your decision" in await visitor.sees(sara.name, visitor.merchants_phone)
        await moves_on(visitor)
        await at(visitor, "last")
        await moves_on(visitor)
        await visitor.tab.locator("#tour").wait_for(state="hidden")
        assert visitor.complaints == []


async def test_who_wants_no_tour_is_not_asked_again_but_may_ask(
    browser: Browser, table: Table, sara: Person
) -> None:
    await sara.says("/pay 50000")
    await sara.link("💳 Pay")
    async with visit(browser, table.url, tour=True) as visitor:
        await visitor.skips_tour()
        await visitor.tab.reload()
        await visitor.part("orders").locator(".order").first.wait_for(state="attached")
        assert not await visitor.tab.locator("#tour").is_visible()
        await visitor.tab.get_by_role("button", name="Guided tour").click()
        await at(visitor, "welcome")


async def test_a_tour_goes_on_where_it_was_left(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url, tour=True) as visitor:
        await moves_on(visitor)
        await at(visitor, "buy")
        await visitor.tab.reload()
        await at(visitor, "buy")
        await visitor.tab.locator("#tour .back").click()
        await at(visitor, "welcome")
