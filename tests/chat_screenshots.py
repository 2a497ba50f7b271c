"""Takes pictures of the pretend Telegram's page in use: `python -m tests.chat_screenshots FOLDER`.

In each language, light and dark, on a small phone and on a desk.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

import aiohttp
from playwright.async_api import Browser, Page, ViewportSize

from sandbox.telegram.server import Settings, serve
from tests.browser import open_browser
from tests.sandbox.telegram.clients import TOKEN, BotClient, ControlClient

Scheme = Literal["light", "dark"]

SCREENS = {"phone": ViewportSize(width=360, height=740), "desktop": ViewportSize(width=1280, height=860)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Script:
    """What is said in one language."""

    language: str
    shop: str
    about: str
    people: tuple[str, str]
    welcome: str
    menu: tuple[str, str]
    commands: dict[str, str]
    bill: str
    pay: str
    check: str
    not_yet: str
    receipt: str
    thanks: str


PERSIAN = Script(
    language="fa",
    shop="فروشگاه نمونه",
    about="کالا را ببینید، بپردازید، همین‌جا تحویل بگیرید.",
    people=("سارا", "مدیر فروشگاه"),
    welcome="سلام سارا، به <b>فروشگاه نمونه</b> خوش آمدید.\nچه چیزی می‌خواهید؟",
    menu=("فروشگاه", "سفارش‌ها"),
    commands={"shop": "دیدن کالاها", "orders": "سفارش‌های من", "support": "پشتیبانی", "lang": "تغییر زبان"},
    bill=(
        "<b>اشتراک یک‌ماهه</b>\nمبلغ: ۱۲۰٬۰۰۰ تومان\n\n"
        "<blockquote>پیش از پرداخت فیلترشکن را خاموش کنید.</blockquote>\nپس از پرداخت همین‌جا خبر می‌دهیم."
    ),
    pay="پرداخت ۱۲۰٬۰۰۰ تومان",
    check="پرداخت کردم، بررسی کن",
    not_yet="هنوز پرداختی نرسیده است. چند لحظه دیگر دوباره ببینید.",
    receipt=(
        "پرداخت شما انجام شد ✓\nکد پیگیری بانک: <code>140309271854</code>\n"
        "کد اشتراک: <tg-spoiler>KX7Q-22PA-M9ZD</tg-spoiler>\n"
        "راهنما: <a href='https://example.com/'>این‌جا</a>"
    ),
    thanks="عالی بود، ممنون",
)
ENGLISH = Script(
    language="en",
    shop="Sample Shop",
    about="See the goods, pay, get them right here.",
    people=("Sam", "Shop manager"),
    welcome="Hello Sam, welcome to the <b>sample shop</b>.\nWhat would you like?",
    menu=("Shop", "My orders"),
    commands={
        "shop": "See the goods",
        "orders": "My orders",
        "support": "Support",
        "lang": "Change language",
    },
    bill=(
        "<b>One month's subscription</b>\nAmount: 120,000 tomans\n\n"
        "<blockquote>Turn your VPN off before you pay.</blockquote>\nWe'll tell you here once it is paid."
    ),
    pay="Pay 120,000 tomans",
    check="I've paid, check it",
    not_yet="No payment has arrived yet. Please look again in a moment.",
    receipt=(
        "Your payment went through ✓\nBank code: <code>140309271854</code>\n"
        "Your code: <tg-spoiler>KX7Q-22PA-M9ZD</tg-spoiler>\n"
        "How to use it: <a href='https://example.com/'>here</a>"
    ),
    thanks="That was quick, thank you",
)


async def take_all(folder: Path) -> list[Path]:
    """Write `<moment>-<language>-<scheme>-<screen>.png` for each moment into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    async with open_browser() as browser:
        for script in (PERSIAN, ENGLISH):
            async with _played(script) as (url, bot):
                for scheme, screen in product(SCHEMES, SCREENS):
                    camera = _Camera(folder, f"{script.language}-{scheme}-{screen}", taken)
                    await _take(browser, url, bot, script, scheme, screen, camera)
    return taken


@dataclass(frozen=True)
class _Camera:
    folder: Path
    look: str
    taken: list[Path]

    async def take(self, page: Page, moment: str) -> None:
        path = self.folder / f"{moment}-{self.look}.png"
        await page.screenshot(path=path)
        self.taken.append(path)


@asynccontextmanager
async def _played(script: Script) -> AsyncIterator[tuple[str, BotClient]]:
    """Let somebody buy something from a bot that is but a script."""
    settings = Settings((TOKEN,), username="sample_shop_bot", first_name=script.shop)
    async with serve(settings) as server, aiohttp.ClientSession() as session:
        bot, control = BotClient(session, server.url), ControlClient(session, server.url)
        await bot.result("setMyDescription", description=script.about)
        commands = [{"command": name, "description": about} for name, about in script.commands.items()]
        await bot.result("setMyCommands", commands=commands)
        buyer, _ = [await control.person(name, language_code=script.language) for name in script.people]

        async def tells(text: str, **markup: Any) -> None:
            more = {"reply_markup": markup} if markup else {}
            await bot.result("sendMessage", chat_id=buyer, text=text, parse_mode="HTML", **more)

        await control.say(buyer, "/start")
        await tells(script.welcome, keyboard=[script.menu], resize_keyboard=True)
        await control.say(buyer, script.menu[0])
        pay = {"text": script.pay, "url": "https://example.com/invoice/pay/1"}
        await tells(script.bill, inline_keyboard=[[pay], [{"text": script.check, "callback_data": "check"}]])
        await tells(script.receipt)
        await bot.updates(offset=-1)
        await control.say(buyer, script.thanks)
        yield server.url, bot


async def _take(
    browser: Browser, url: str, bot: BotClient, script: Script, scheme: Scheme, screen: str, camera: _Camera
) -> None:
    page = await browser.new_page(
        viewport=SCREENS[screen],
        color_scheme=scheme,
        reduced_motion="reduce",
        device_scale_factor=2,
        locale=script.language,
    )
    try:
        await page.goto(url)
        phone = page.locator(".phone").first
        await phone.locator(".message").first.wait_for()
        await camera.take(page, "chat")
        await phone.locator(".menu-button").click()
        await camera.take(page, "commands")
        await page.keyboard.press("Escape")
        await phone.get_by_role("button", name=script.check).click()
        await _refuse(bot, script.not_yet)
        await phone.get_by_role("alertdialog").wait_for()
        await camera.take(page, "alert")
        await page.keyboard.press("Escape")
        await page.locator(".tab").first.click()
        await camera.take(page, "people")
        await page.get_by_role("menuitem").last.click()
        await camera.take(page, "person")
        await page.keyboard.press("Escape")
        await phone.locator(".tool-back").click()
        await phone.locator(".chat-row").first.wait_for()
        await camera.take(page, "chats")
    finally:
        await page.close()


async def _refuse(bot: BotClient, text: str) -> None:
    """Answer the tap that comes next."""
    while not (
        tapped := [u["callback_query"] for u in await bot.updates(timeout=5) if "callback_query" in u]
    ):
        pass
    await bot.result("answerCallbackQuery", callback_query_id=tapped[-1]["id"], text=text, show_alert=True)
    await bot.updates(offset=-1)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            sys.stdout.write(f"{len(asyncio.run(take_all(Path(name))))} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.chat_screenshots FOLDER\n{__doc__}")
