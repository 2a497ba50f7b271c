"""Buying goods, by clicking: of each kind once, in Persian on a phone and in English on a desk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, ViewportSize

from bot.texts.languages import Language
from sandbox.people import Person
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import BANK_CODE, NARROW, WIDE, Visitor, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

GIFT_CODE = re.compile(r"^[0-9A-F]{4}(-[0-9A-F]{4}){2}$")
LICENCE = re.compile(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}")


@dataclass(frozen=True, slots=True)
class Words:
    """What a buyer reads and taps, in one language."""

    language: Language
    size: ViewportSize
    shelf: str
    recipe: str
    search: str
    add: str
    cart: str
    order: str
    pay: str
    thanks: str
    receipt: str
    file: str
    others: Mapping[str, str]
    by_hand: str
    join: str
    bought: str
    invitation: str


PERSIAN = Words(
    Language.FA,
    NARROW,
    shelf="خواندنی‌ها",
    recipe="دستور قورمه‌سبزی",
    search="داستان",
    add="افزودن به سبد",
    cart="سبد خرید",
    order="سفارش و پرداخت",
    pay="پرداخت",
    thanks="آنچه خریده‌اید در گفت‌وگوی تلگرام منتظر شماست",
    receipt="پرداخت شما رسید",
    file="سه داستان کوتاه",
    others={
        "notebook": "دفتر چرمی",
        "giftcard": "گیفت‌کارت",
        "licence": "لایسنس یک‌ساله",
        "vip": "کانال ویژهٔ باغبانی",
    },
    by_hand="فروشگاه خودش تحویل می‌دهد",
    join="🚪 عضویت",
    bought="آنچه خریده‌ام",
    invitation="این دعوت‌نامهٔ شماست",
)
ENGLISH = Words(
    Language.EN,
    WIDE,
    shelf="To read",
    recipe="ghormeh sabzi",
    search="stories",
    add="Add to cart",
    cart="🛒 Cart",
    order="Order and pay",
    pay="💳 Pay",
    thanks="What you bought is waiting for you in the Telegram chat",
    receipt="Payment received",
    file="Three short stories",
    others={
        "notebook": "leather notebook",
        "giftcard": "Gift card",
        "licence": "licence, one year",
        "vip": "Gardening channel",
    },
    by_hand="the shop hands it over itself",
    join="🚪 Join",
    bought="Show what I bought",
    invitation="This is your invitation",
)


@pytest.mark.parametrize(
    "words", [PERSIAN, ENGLISH], ids=["on a small phone in Persian", "on a desk in English"]
)
@pytest.mark.timeout(300)  # Telegram takes one message a second in a chat, and there are many
async def test_one_of_every_kind_is_bought_at_once(
    browser: Browser, table: Table, sara: Person, words: Words
) -> None:
    async with visit(browser, table.url, language=words.language, size=words.size) as visitor:
        await visitor.takes_phone_of(sara.name)
        await visitor.says(f"/lang {words.language}")
        await visitor.says("/shop")
        await visitor.taps(words.shelf)
        await visitor.taps(words.recipe)
        await puts_into_cart(visitor, words.recipe, words.add)
        await visitor.says(f"/search {words.search}")
        await visitor.taps(words.file)
        await puts_into_cart(visitor, words.file, words.add)
        for sku, name in words.others.items():
            await visitor.says(f"/start p_{sku}")
            await puts_into_cart(visitor, name, words.add)
        await visitor.taps(words.cart)
        await visitor.taps(words.order)
        code = await pays(visitor, words.pay, words.thanks)
        assert code in await visitor.sees(words.receipt)
        await visitor.sees("لیموعمانی")
        file = visitor.tab.locator("a.file[download='stories.txt']")
        await visitor.phone.locator(".message").filter(has=file).filter(has_text=words.file).wait_for()
        await visitor.phone.locator("code").filter(has_text=GIFT_CODE).wait_for()
        await visitor.phone.locator(".message").filter(has_text=LICENCE).wait_for()
        await visitor.sees(words.by_hand)
        await table.merchant.taps("Done")
        await table.merchant.says("با پست فرستادیم، کد ۱۲۳۴۵")
        await table.merchant.taps("Save")
        await visitor.sees("با پست فرستادیم، کد ۱۲۳۴۵")
        await joins_club(visitor, table, sara, words.join)
        await visitor.says("/orders")
        await visitor.taps("✅")
        await visitor.taps(words.bought)
        # All of it, in the order of the shelves: what the shop handed over itself comes last.
        await visitor.phone.locator(".message").filter(has_text=words.invitation).last.wait_for()
        await visitor.phone.locator(".message").last.filter(has_text="کد ۱۲۳۴۵").wait_for()
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


async def joins_club(visitor: Visitor, table: Table, buyer: Person, button: str) -> None:
    """Follow the invitation into the channel, and come back to the shop."""
    await visitor.phone.locator("a.key").filter(has_text=button).last.click()
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
