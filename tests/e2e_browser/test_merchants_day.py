"""A merchant's whole day, on both phones: from an empty shop to the evening's figures."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator

from bot.audit import audit
from tests.e2e_browser.table import Table, set_table
from tests.e2e_browser.visitor import BANK_CODE, VERY_WIDE, Visitor, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

CODES = ("MINT-0001", "MINT-0002", "MINT-0003")


@pytest_asyncio.fixture(loop_scope="session")
async def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Table]:
    async with set_table(tmp_path_factory.mktemp("day"), goods=False) as laid:
        yield laid


@dataclass
class Hand:
    """Somebody's phone, and what they do with it."""

    visitor: Visitor
    phone: Locator

    async def says(self, text: str) -> None:
        await self.visitor.says(text, self.phone)

    async def taps(self, text: str) -> None:
        await self.visitor.taps(text, self.phone)

    async def sees(self, text: str) -> str:
        return await self.visitor.sees(text, self.phone)

    async def answers(self, *script: tuple[str, str]) -> None:
        """Wait for each question by a few of its words, and answer it: what stands in brackets is tapped."""
        for question, said in script:
            await self.sees(question)
            await (self.taps(said.strip("[]")) if said.startswith("[") else self.says(said))


async def stocks_the_shop(merchant: Hand) -> None:
    """Add a product whose codes are handed over by themselves."""
    await merchant.says("/addproduct")
    await merchant.answers(
        ("How is this product handed over", "[codes]"),
        ("name in Persian", "[Skip]"),
        ("name in English", "Mint tea voucher"),
        ("description in English", "[Skip]"),
        ("Send a photo", "[Skip]"),
        ("What does one cost", "50000"),
        ("on sale", "[Skip]"),
        ("which category", "[No category]"),
        ("one buyer have", "[Skip]"),
        ("What does the buyer do with a code", "[Skip]"),
        ("What is its SKU", "mint"),
        ("50,000 tomans", "[Save]"),
    )
    await merchant.taps("🔑 Add codes")
    await merchant.taps("➕ Add codes")
    await merchant.sees("Send the codes")
    await merchant.says("\n".join(CODES))
    await merchant.taps("Save")


async def buys(buyer: Hand, visitor: Visitor) -> str:
    """Buy one voucher; gives the bank's code."""
    await buyer.says("/start p_mint")
    # The newest message, not an earlier card of the same product.
    await buyer.phone.locator(".message").last.locator(".key").filter(has_text="Buy now").click()
    bank = (await visitor.opens_bank()).tab
    await bank.locator("#pay button").click()
    await bank.locator("#bank-code").wait_for()
    (code,) = BANK_CODE.findall(await bank.locator("main").inner_text())
    await bank.close()
    return str(code)


async def is_asked_and_answers(buyer: Hand, merchant: Hand) -> None:
    await buyer.says("/support")
    await buyer.sees("Write your question here")
    await buyer.says("Until when does it work?")
    await buyer.taps("Done")
    await merchant.sees("Until when does it work?")
    await merchant.says("/threads")
    await merchant.taps("Sara")
    await merchant.taps("Write to the buyer")
    await merchant.answers(("What should the buyer read", "Until the end of the year"))
    await merchant.taps("Save")
    await buyer.sees("Until the end of the year")


async def sends_again(buyer: Hand, merchant: Hand, bank_code: str) -> None:
    """She has lost her code: her order is found by what she can tell."""
    await merchant.says(f"/find {bank_code[-6:]}")
    await merchant.taps("Send goods again")
    await merchant.taps("Yes, send again")
    await buyer.phone.locator(".message").filter(has_text=CODES[0]).nth(1).wait_for()


async def refunds(buyer: Hand, merchant: Hand) -> None:
    await merchant.taps("Note a refund")
    await merchant.answers(("Why does the money go back", "[wish]"), ("By which reference", "TR-100"))
    await merchant.sees("This can’t be undone")
    await merchant.taps("Save")
    await buyer.sees("TR-100")


async def accepts_what_waits(buyer: Hand, merchant: Hand) -> None:
    await merchant.says("/held")
    await merchant.taps("⏳")
    await merchant.taps("Accept and hand over")
    await merchant.taps("Yes, accept")
    await buyer.sees(CODES[1])


async def reads_the_figures(merchant: Hand) -> None:
    await merchant.says("/stats")
    chart = merchant.phone.locator(".message").filter(has_text="Revenue").last.locator("img")
    await chart.wait_for()
    assert await chart.evaluate("photo => photo.decode().then(() => photo.naturalWidth)") >= 1000
    assert "Given back" in await merchant.sees("Revenue")
    await merchant.says("/export")
    await merchant.answers(
        ("What do you want", "[Orders]"), ("Of which days", "[Today]"), ("As what", "[CSV]")
    )
    await merchant.phone.locator("a.file[download$='.csv']").wait_for()
    await merchant.says("/audit")
    assert re.search("noted a refund of .?order .?1", await merchant.sees("Who did what"))


@pytest.mark.timeout(300)  # Telegram takes one message a second in a chat, and there are many
async def test_a_shop_is_opened_and_run_for_a_day(browser: Browser, empty_shop: Table) -> None:
    sara = await empty_shop.stage.telegram.person("Sara", "en")
    await sara.says("/start")
    await sara.sees("Hello")
    async with visit(browser, empty_shop.url, size=VERY_WIDE) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.takes_phone_of(empty_shop.merchant.name, 1)
        buyer, merchant = Hand(visitor, visitor.phone), Hand(visitor, visitor.merchants_phone)
        await stocks_the_shop(merchant)
        bank_code = await buys(buyer, visitor)
        await buyer.sees(CODES[0])
        await is_asked_and_answers(buyer, merchant)
        await sends_again(buyer, merchant, bank_code)
        await refunds(buyer, merchant)
        # Until it is mended: how often the shop asks before she has paid depends on how fast her phone is.
        await empty_shop.stage.bank.breaks("check", "wrong_amount", None)
        await buys(buyer, visitor)
        await merchant.sees("Money waits for your decision")
        await empty_shop.mend()
        await accepts_what_waits(buyer, merchant)
        await buys(buyer, visitor)
        await buyer.sees(CODES[2])
        await reads_the_figures(merchant)
        assert visitor.complaints == []
    report = await audit(empty_shop.store)
    assert report.clean, report
    assert (report.delivered > 0, report.refunded, report.held) == (True, 500_000, 0)
