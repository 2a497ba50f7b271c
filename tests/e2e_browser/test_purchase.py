"""Buying, by clicking."""

import pytest
from playwright.async_api import Browser, ViewportSize

from sandbox.people import Person
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import BANK_CODE, NARROW, WIDE, Visitor, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("language", "size", "pay", "received", "delivered"),
    [
        ("fa", NARROW, "پرداخت", "پرداخت شما رسید", "تحویل شد"),
        ("en", WIDE, "💳 Pay", "Payment received", "delivered"),
    ],
    ids=["Persian on a phone", "English on a desk"],
)
async def test_a_whole_purchase(
    browser: Browser,
    table: Table,
    sara: Person,
    language: str,
    size: ViewportSize,
    pay: str,
    received: str,
    delivered: str,
) -> None:
    async with visit(browser, table.url, language=language, size=size) as visitor:
        await visitor.takes_phone_of(sara.name)
        if language == "fa":
            await visitor.says("/lang fa")
            await visitor.sees("از این پس به فارسی")
        await visitor.says("50000")
        bank = await visitor.opens_bank(pay)
        code = await bank.pays()
        receipt = await visitor.sees(received)
        assert BANK_CODE.findall(receipt) == [code]
        await visitor.looks_at("live")
        order = visitor.part("orders").locator(".order").first
        await order.locator(".badge").filter(has_text=delivered).wait_for()
        assert code in await order.inner_text()
        assert visitor.complaints == []


async def test_the_way_back_from_the_bank_leads_to_the_chat_on_the_board(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, table.url) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says("/pay 50000")
        bank = await visitor.opens_bank()
        await bank.tab.locator("#pay button").click()
        await bank.tab.get_by_role("link", name="Back to Telegram").click()
        await Visitor(bank.tab).sees("Payment received")
        assert bank.tab.url == f"{table.url}/"


async def test_a_link_to_the_bot_starts_it_on_the_board(browser: Browser, table: Table, sara: Person) -> None:
    async with visit(browser, f"{table.url}/{table.stage.username}?start=hello") as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.phone.get_by_role("button", name="Start", exact=True).click()
        await visitor.sees("/start hello")
        assert visitor.complaints == []


async def test_a_buyer_cancels_and_tries_again(browser: Browser, table: Table, sara: Person) -> None:
    async with visit(browser, table.url) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says("/pay 60000")
        bank = await visitor.opens_bank()
        assert await bank.cancels() == "The payment was cancelled"
        await visitor.sees("was cancelled or failed. Nothing is settled yet")
        code = await (await visitor.opens_bank()).pays()
        assert code in await visitor.sees("Payment received")


async def test_buyer_and_merchant_are_seen_at_once(browser: Browser, table: Table, sara: Person) -> None:
    async with visit(browser, table.url) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.takes_phone_of(table.merchant.name, place=1)
        await visitor.says("/pay 70000")
        bank = await visitor.opens_bank()
        # Of every answer until it is mended: others may have links that are asked about.
        await visitor.orders_trouble("bank", "wrong_amount", often="always")
        code = await bank.pays()
        assert "70,100 tomans" in await visitor.sees("We have your money, and the shop must look at it")
        alert = await visitor.sees(sara.name, visitor.merchants_phone)
        assert "Money waits for your decision" in alert
        assert code in alert
        assert await visitor.phone.locator(".message").filter(has_text="Payment received").count() == 0


async def test_the_bot_dies_between_paying_and_coming_back(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, table.url) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says("/pay 80000")
        bank = await visitor.opens_bank()
        link = bank.tab.url
        card = visitor.part("bot-card")
        await card.locator(".kill").click()
        await card.locator(".badge").filter(has_text="killed").wait_for()
        # The browser shows an error of its own: there is no shop to come back to.
        async with bank.tab.expect_event("requestfailed") as failing:
            await bank.tab.locator("#pay button").click()
        assert "/return/" in (await failing.value).url
        await bank.tab.close()
        await visitor.looks_at("trouble")
        await card.locator(".start").click()
        await card.locator(".badge").filter(has_text="running").wait_for()
        receipt = await visitor.sees("Payment received")
        assert BANK_CODE.findall(receipt) == [(await table.invoice(link))["bank_code"]]
        await visitor.looks_at("live")
        story = visitor.part("orders").locator(".order").first
        await story.filter(has_text="the bot looked by itself").wait_for()
