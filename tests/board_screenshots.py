"""Takes pictures of the demo's board in use, and of the bank's page: `python -m tests.board_screenshots FOLDER`.

In each language, light and dark, on a small phone and on a desk.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page

from tests.browser import open_browser
from tests.e2e_browser.table import set_table
from tests.e2e_browser.visitor import NARROW, WIDE, Visitor, visit

Scheme = Literal["light", "dark"]

SCREENS = {"phone": NARROW, "desktop": WIDE}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Script:
    """Who plays, in one language, and what they look for."""

    language: str
    shop: str
    merchant: str
    buyer: str
    amount: str
    pay: str
    receipt: str


SCRIPTS = (
    Script("fa", "فروشگاه نمونه", "مدیر فروشگاه", "سارا", "۵۰ هزار تومان", "پرداخت", "پرداخت شما رسید"),
    Script("en", "Sample Shop", "Merchant", "Sara", "50000", "💳 Pay", "Payment received"),
)


@dataclass(frozen=True)
class _Camera:
    folder: Path
    look: str
    taken: list[Path]

    async def take(self, page: Page, moment: str) -> None:
        path = self.folder / f"board-{moment}-{self.look}.png"
        await page.screenshot(path=path)
        self.taken.append(path)


async def take_all(folder: Path) -> list[Path]:
    """Write `board-<moment>-<language>-<scheme>-<screen>.png` for each moment into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    async with open_browser() as browser:
        for script, scheme, screen in product(SCRIPTS, SCHEMES, SCREENS):
            camera = _Camera(folder, f"{script.language}-{scheme}-{screen}", taken)
            await _take(browser, script, scheme, screen, camera)
    return taken


async def _take(browser: Browser, script: Script, scheme: Scheme, screen: str, camera: _Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with set_table(
            Path(folder), language=script.language, shop=script.shop, merchant=script.merchant
        ) as table:
            buyer = await table.stage.telegram.person(script.buyer, script.language)
            await buyer.says("/start")
            await buyer.sees(script.shop)
            async with visit(
                browser,
                table.url,
                language=script.language,
                size=SCREENS[screen],
                scheme=scheme,
                tour=True,
                sharpness=2,
            ) as visitor:
                await visitor.takes_phone_of(script.merchant, place=1)
                await visitor.takes_phone_of(script.buyer)
                await _play(visitor, script, camera)


async def _play(visitor: Visitor, script: Script, camera: _Camera) -> None:
    tab = visitor.tab
    await visitor.sees(script.shop)
    await camera.take(tab, "tour")
    await visitor.skips_tour()
    await camera.take(tab, "rest")
    await visitor.orders_trouble("telegram", "slow", seconds=3)
    await camera.take(tab, "trouble")
    await visitor.part("in-force").scroll_into_view_if_needed()
    await camera.take(tab, "in-force")
    await visitor.mends_everything()
    await visitor.says(script.amount)
    bank = (await visitor.opens_bank(script.pay)).tab
    await camera.take(bank, "bank")
    await bank.locator("#pay button").click()
    await bank.locator("#bank-code").wait_for()
    await camera.take(bank, "paid")
    await bank.close()
    await visitor.sees(script.receipt)
    await visitor.phone.locator(".key").last.scroll_into_view_if_needed()
    await camera.take(tab, "bought")
    await visitor.looks_at("live")
    await visitor.part("orders").locator(".badge[data-state=delivered]").wait_for()
    await camera.take(tab, "live")
    await visitor.looks_at("trouble")
    await visitor.part("bot-card").locator(".kill").click()
    await visitor.part("bot-card").locator(".badge[data-state=killed]").wait_for()
    await camera.take(tab, "killed")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            sys.stdout.write(f"{len(asyncio.run(take_all(Path(name))))} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.board_screenshots FOLDER\n{__doc__}")
