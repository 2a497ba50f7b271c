"""Takes pictures of the shop's chats on the demo's board: `python -m tests.shop_screenshots FOLDER`.

In each language, on a small phone and on a desk: the front, a product, the cart, and the goods that were bought.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser import open_browser
from tests.e2e_browser.table import set_table
from tests.e2e_browser.visitor import NARROW, WIDE, Visitor, visit

SCREENS = {"phone": NARROW, "desktop": WIDE}


@dataclass(frozen=True)
class Script:
    """What one buyer says and looks for, and whose shop it is."""

    language: str
    shop: str
    merchant: str
    buyer: str
    shelf: str
    product: str
    another: str
    put: str
    put_in: str
    cart: str
    order: str
    pay: str
    goods: str


SCRIPTS = (
    Script(
        language="fa",
        shop="فروشگاه نمونه",
        merchant="مدیر فروشگاه",
        buyer="سارا",
        shelf="خواندنی‌ها",
        product="دستور قورمه‌سبزی",
        another="دفتر چرمی",
        put="افزودن به سبد",
        put_in="عدد در سبد",
        cart="سبد خرید",
        order="سفارش و پرداخت",
        pay="پرداخت",
        goods="لیموعمانی",
    ),
    Script(
        language="en",
        shop="Sample Shop",
        merchant="Merchant",
        buyer="Sara",
        shelf="To read",
        product="ghormeh sabzi",
        another="leather notebook",
        put="Add to cart",
        put_in="in it",
        cart="🛒 Cart",
        order="Order and pay",
        pay="💳 Pay",
        goods="لیموعمانی",
    ),
)


async def take_all(folder: Path) -> list[Path]:
    """Write `shop-<moment>-<language>-<screen>.png` for each moment into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    async with open_browser() as browser:
        for script, screen in product(SCRIPTS, SCREENS):
            taken += await _take(browser, script, screen, folder)
    return taken


async def _take(browser: Browser, script: Script, screen: str, folder: Path) -> list[Path]:
    taken: list[Path] = []

    async def picture(visitor: Visitor, moment: str) -> None:
        # What flashes up over the buttons goes by itself.
        await expect(visitor.phone.locator(".toasts > *")).to_have_count(0, timeout=20_000)
        taken.append(folder / f"shop-{moment}-{script.language}-{screen}.png")
        await visitor.tab.screenshot(path=taken[-1])

    with tempfile.TemporaryDirectory() as home:
        async with set_table(
            Path(home), language=script.language, shop=script.shop, merchant=script.merchant
        ) as table:
            buyer = await table.stage.telegram.person(script.buyer, script.language)
            await buyer.says("/start")
            await buyer.sees(script.shop)
            async with visit(
                browser, table.url, language=script.language, size=SCREENS[screen], sharpness=2
            ) as visitor:
                await visitor.takes_phone_of(script.merchant, place=1)
                await visitor.takes_phone_of(script.buyer)
                await _shows_shelves(visitor, script)
                await picture(visitor, "front")
                await visitor.taps(script.shelf)
                await visitor.taps(script.product)
                await visitor.phone.locator(".message img").last.wait_for()
                await picture(visitor, "product")
                await _fills_cart(visitor, script)
                await picture(visitor, "cart")
                await _pays(visitor, script)
                await picture(visitor, "goods")
    return taken


async def _shows_shelves(visitor: Visitor, script: Script) -> None:
    await visitor.says("/shop")
    await visitor.sees(script.shelf)


async def _fills_cart(visitor: Visitor, script: Script) -> None:
    await visitor.taps(script.put)
    await visitor.phone.locator(".key").filter(has_text=script.put_in).last.wait_for()
    await visitor.says("/start p_notebook")
    card = visitor.phone.locator(".message").filter(has_text=script.another).last
    await card.locator(".key").filter(has_text=script.put).click()
    await card.locator(".key").filter(has_text=script.put_in).wait_for()
    await visitor.taps(script.cart)
    await visitor.phone.locator(".key").filter(has_text=script.order).wait_for()


async def _pays(visitor: Visitor, script: Script) -> None:
    await visitor.taps(script.order)
    bank = await visitor.opens_bank(script.pay)
    await bank.pays()
    await visitor.sees(script.goods)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            sys.stdout.write(f"{len(asyncio.run(take_all(Path(name))))} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.shop_screenshots FOLDER\n{__doc__}")
