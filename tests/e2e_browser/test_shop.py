"""Buying goods, by clicking: of each kind once, half of them in Persian on a phone, half in English on a desk."""

import re

import pytest
from playwright.async_api import Browser

from sandbox.people import Person
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import BANK_CODE, NARROW, WIDE, Visitor, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

GIFT_CODE = re.compile(r"^[0-9A-F]{4}(-[0-9A-F]{4}){2}$")
LICENCE = re.compile(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}")


async def test_a_cart_is_filled_in_persian_on_a_small_phone(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, table.url, language="fa", size=NARROW) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says("/lang fa")
        await visitor.sees("از این پس به فارسی")
        await visitor.says("/shop")
        await visitor.taps("خواندنی‌ها")
        await visitor.taps("دستور قورمه‌سبزی")
        await puts_into_cart(visitor, "قورمه‌سبزی", "افزودن به سبد")
        await visitor.says("/search داستان")
        await visitor.taps("سه داستان کوتاه")
        await puts_into_cart(visitor, "سه داستان کوتاه", "افزودن به سبد")
        await visitor.says("/start p_notebook")
        await puts_into_cart(visitor, "دفتر چرمی", "افزودن به سبد")
        await visitor.taps("سبد خرید")
        await visitor.taps("کد تخفیف")
        await visitor.sees("کد تخفیفتان چیست؟")
        await visitor.says("norooz")
        await visitor.sees("۵۸٬۴۰۰ تومان")
        await visitor.taps("سفارش و پرداخت")
        code = await pays(visitor, "پرداخت", "آنچه خریده‌اید در گفت‌وگوی تلگرام منتظر شماست")
        assert code in await visitor.sees("پرداخت شما رسید")
        await visitor.sees("لیموعمانی")
        file = visitor.tab.locator("a.file[download='stories.txt']")
        await visitor.phone.locator(".message").filter(has=file).filter(has_text="سه داستان کوتاه").wait_for()
        await visitor.sees("فروشگاه خودش تحویل می‌دهد")
        await table.merchant.taps("Done")
        await table.merchant.says("با پست فرستادیم، کد ۱۲۳۴۵")
        await table.merchant.taps("Save")
        await visitor.sees("با پست فرستادیم، کد ۱۲۳۴۵")
        assert visitor.complaints == []


async def test_codes_licences_and_memberships_are_bought_in_english_on_a_desk(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, table.url, size=WIDE) as visitor:
        await visitor.takes_phone_of(sara.name)
        for product, link in (
            ("Gift card", "giftcard"),
            ("licence, one year", "licence"),
            ("Gardening", "vip"),
        ):
            await visitor.says(f"/start p_{link}")
            await puts_into_cart(visitor, product, "Add to cart")
        await visitor.taps("🛒 Cart")
        await visitor.taps("Order and pay")
        code = await pays(visitor, "💳 Pay", "What you bought is waiting for you in the Telegram chat")
        assert code in await visitor.sees("Payment received")
        await visitor.phone.locator("code").filter(has_text=GIFT_CODE).wait_for()
        await visitor.phone.locator(".message").filter(has_text=LICENCE).wait_for()
        await joins_club(visitor, table, sara)
        await visitor.says("/orders")
        await visitor.sees("Your orders")
        await visitor.taps("✅")
        await visitor.taps("Show what I bought")
        await visitor.phone.locator(".message").last.filter(has_text="This is your invitation").wait_for()
        assert visitor.complaints == []


async def puts_into_cart(visitor: Visitor, product: str, button: str) -> None:
    """Put one of the product that is open into the cart; its button tells then how many are in it."""
    keys = visitor.phone.locator(".message").filter(has_text=product).last.locator(".key")
    await keys.filter(has_text=button).click()
    await keys.filter(has_text=f"{button} (").wait_for()


async def pays(visitor: Visitor, button: str, thanks: str) -> str:
    """Pay, and read the page to which that leads; gives its bank code."""
    bank = (await visitor.opens_bank(button)).tab
    await bank.locator("#pay button").click()
    await bank.locator("#bank-code").wait_for()
    page = await bank.locator("main").inner_text()
    await bank.close()
    assert thanks in page
    (code,) = BANK_CODE.findall(page)
    return str(code)


async def joins_club(visitor: Visitor, table: Table, buyer: Person) -> None:
    """Follow the invitation into the channel, and come back to the shop."""
    await visitor.phone.locator("a.key").filter(has_text="🚪 Join").last.click()
    await visitor.tab.get_by_role("dialog").get_by_role("button", name="Join", exact=True).click()
    await table.club.gains(buyer)
    await visitor.phone.locator(".head-title").filter(has_text=table.club.title).wait_for()
    await visitor.phone.locator(".tool-back").click()
    await visitor.phone.locator(".chat-row").filter(has_text=table.stage.shop).click()


async def test_a_payment_that_comes_when_all_is_sold_is_for_the_shop_to_decide(
    browser: Browser, table: Table, sara: Person
) -> None:
    rival = await table.stage.telegram.person("Reza", "en")
    async with visit(browser, table.url) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says("/start p_notebook")
        await visitor.taps("Buy now")
        bank = (await visitor.opens_bank()).tab
        await visitor.taps("✖️ Cancel")
        await visitor.sees("is cancelled")
        await rival.starts("p_notebook")
        while "no more" not in await rival.taps("Add to cart"):
            pass
        await rival.taps("🛒 Cart")
        await rival.taps("Order and pay")
        await rival.sees("The link works until")
        await bank.locator("#pay button").click()
        await bank.locator("#bank-code").wait_for()
        page = await bank.locator("main").inner_text()
        await bank.close()
        assert "The shop will either get it to you or give your money back" in page
        assert BANK_CODE.findall(page)
        assert "accepted all the same" not in await visitor.sees("Payment received")
        await visitor.sees("has sold out meanwhile")
        await table.merchant.sees("Paid too late, and sold out", ever=True)
        # The rival leaves it after all.
        await rival.taps("✖️ Cancel")
        await table.merchant.taps("Hand it over now")
        await visitor.sees("the shop hands it over itself")
        assert visitor.complaints == []


async def test_a_product_is_found_by_its_link_and_by_a_part_of_its_name(
    browser: Browser, table: Table, sara: Person
) -> None:
    async with visit(browser, f"{table.url}/{table.stage.username}?start=p_mug") as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.phone.get_by_role("button", name="Start", exact=True).click()
        assert "Sold out at the moment" in await visitor.sees("Turquoise ceramic mug")
        assert await visitor.phone.locator(".key").filter(has_text="Buy now").count() == 0
        # Typed with the Arabic letters and without the half-space of the name.
        await visitor.says("/search قورمه سبزي")
        await visitor.taps("Grandmother's ghormeh sabzi")
        photo = visitor.phone.locator(".message img").last
        await photo.wait_for()
        assert await photo.evaluate("photo => photo.decode().then(() => photo.naturalWidth)") > 0
        assert visitor.complaints == []
