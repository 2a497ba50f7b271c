"""Takes pictures of the pretend Telegram's page in use: `python -m tests.chat_screenshots FOLDER`.

In each language, light and dark, on a small phone and on a desk.
"""

import asyncio
import sys
from itertools import product
from pathlib import Path
from typing import Literal

import aiohttp
from playwright.async_api import Browser, Page, ViewportSize

from sandbox.answers import Json
from sandbox.people import Person, Telegram
from sandbox.telegram.server import Settings, serve
from tests.browser import open_browser

Scheme = Literal["light", "dark"]

TOKEN = "7000000001:AAF-sandbox_token"
SCREENS = {"phone": ViewportSize(width=360, height=740), "desktop": ViewportSize(width=1280, height=860)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("fa", "en")
WELCOME = {
    "fa": "سلام سارا، به <b>فروشگاه نمونه</b> خوش آمدید.\nچه چیزی می‌خواهید؟",
    "en": "Hello Sam, welcome to the <b>sample shop</b>.\nWhat would you like?",
}
SHOP = {"fa": "فروشگاه", "en": "Shop"}
ORDERS = {"fa": "سفارش‌ها", "en": "My orders"}
PAY = {
    "fa": "<b>اشتراک یک‌ماهه</b>\nمبلغ: ۱۲۰٬۰۰۰ تومان\n\n<blockquote>پیش از پرداخت فیلترشکن را خاموش کنید.</blockquote>\nپس از پرداخت همین‌جا خبر می‌دهیم.",
    "en": "<b>One month's subscription</b>\nAmount: 120,000 tomans\n\n<blockquote>Turn your VPN off before you pay.</blockquote>\nWe'll tell you here once it is paid.",
}
PAY_BUTTON = {"fa": "پرداخت ۱۲۰٬۰۰۰ تومان", "en": "Pay 120,000 tomans"}
CHECK_BUTTON = {"fa": "پرداخت کردم، بررسی کن", "en": "I've paid, check it"}
RECEIPT = {
    "fa": "پرداخت شما انجام شد ✓\nکد پیگیری بانک: <code>140309271854</code>\nکد اشتراک: <tg-spoiler>KX7Q-22PA-M9ZD</tg-spoiler>\nراهنما: <a href='https://example.com/'>این‌جا</a>",
    "en": "Your payment went through ✓\nBank code: <code>140309271854</code>\nYour code: <tg-spoiler>KX7Q-22PA-M9ZD</tg-spoiler>\nHow to use it: <a href='https://example.com/'>here</a>",
}
THANKS = {"fa": "عالی بود، ممنون", "en": "That was quick, thank you"}
COMMANDS = {
    "fa": {"shop": "دیدن کالاها", "orders": "سفارش‌های من", "support": "پشتیبانی", "lang": "تغییر زبان"},
    "en": {"shop": "See the goods", "orders": "My orders", "support": "Support", "lang": "Change language"},
}
NAMES = {"fa": ("سارا", "مدیر فروشگاه"), "en": ("Sam", "Shop manager")}
ALERT = {"fa": "هنوز پرداختی نرسیده است. چند لحظه دیگر دوباره ببینید.", "en": "No payment yet. Please look again in a moment."}


class Bot:
    """A shop's bot as a script: calls of the Bot API, in order."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def call(self, method: str, **params: Json) -> None:
        """Make one call; raises aiohttp's error where it is refused."""
        async with self._session.post(f"{self._url}/bot{TOKEN}/{method}", json=params) as response:
            response.raise_for_status()


async def take_all(folder: Path) -> list[Path]:
    """Write `<moment>-<language>-<scheme>-<screen>.png` for each moment into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    async with open_browser() as browser:
        for language in LANGUAGES:
            async with (
                serve(Settings((TOKEN,), username="sample_shop_bot", first_name="Sample Shop")) as server,
                aiohttp.ClientSession() as session,
                Telegram(server.url) as telegram,
            ):
                await _play(Bot(session, server.url), telegram, language)
                for scheme, screen in product(SCHEMES, SCREENS):
                    taken += await _take(browser, server.url, folder, (language, scheme, screen))
    return taken


async def _play(bot: Bot, telegram: Telegram, language: str) -> None:
    """Let a purchase happen, up to the manager's look at it."""
    await bot.call("setMyName", name={"fa": "فروشگاه نمونه", "en": "Sample Shop"}[language], language_code=language)
    about = {"fa": "کالا را ببینید، بپردازید، همین‌جا تحویل بگیرید.", "en": "See the goods, pay, get them right here."}
    await bot.call("setMyDescription", description=about[language])
    commands: list[Json] = [{"command": name, "description": text} for name, text in COMMANDS[language].items()]
    await bot.call("setMyCommands", commands=commands)
    buyer_name, manager_name = NAMES[language]
    buyer = await telegram.person(buyer_name, language)
    await telegram.person(manager_name, language)
    await buyer.says("/start")
    menu: Json = {"resize_keyboard": True, "keyboard": [[{"text": SHOP[language]}, {"text": ORDERS[language]}]]}
    await _tell(bot, buyer, WELCOME[language], menu)
    await buyer.says(SHOP[language])
    await _tell(bot, buyer, PAY[language], _pay_buttons(language))
    await _tell(bot, buyer, RECEIPT[language], None)
    await buyer.says(THANKS[language])
    await bot.call("getUpdates", offset=-1)


async def _tell(bot: Bot, person: Person, text: str, markup: Json) -> None:
    await bot.call("sendMessage", chat_id=person.id, text=text, parse_mode="HTML", reply_markup=markup)


def _pay_buttons(language: str) -> Json:
    pay: Json = {"text": PAY_BUTTON[language], "url": "https://example.com/invoice/pay/1"}
    check: Json = {"text": CHECK_BUTTON[language], "callback_data": "check"}
    return {"inline_keyboard": [[pay], [check]]}


async def _take(
    browser: Browser, url: str, folder: Path, look: tuple[str, Scheme, str]
) -> list[Path]:
    language, scheme, screen = look
    context = await browser.new_context(
        viewport=SCREENS[screen],
        color_scheme=scheme,
        reduced_motion="reduce",
        device_scale_factor=2,
        locale=language,
    )
    taken: list[Path] = []

    async def picture(moment: str) -> None:
        path = folder / f"{moment}-{language}-{scheme}-{screen}.png"
        await page.screenshot(path=path)
        taken.append(path)

    try:
        page = await context.new_page()
        await page.goto(url)
        await page.locator(".message").first.wait_for()
        await picture("chat")
        await _look_around(page, picture)
    finally:
        await context.close()
    return taken


async def _look_around(page: Page, picture) -> None:
    phone = page.locator(".phone").first
    await phone.locator(".menu-button").click()
    await picture("commands")
    await page.keyboard.press("Escape")
    await page.locator(".tab").first.click()
    await picture("people")
    await page.get_by_role("menuitem").last.click()
    await picture("person")
    await page.keyboard.press("Escape")
    await phone.locator(".tool-back").click()
    await picture("chats")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            sys.stdout.write(f"{len(asyncio.run(take_all(Path(name))))} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.chat_screenshots FOLDER\n{__doc__}")
