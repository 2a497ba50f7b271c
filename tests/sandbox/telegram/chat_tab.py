"""The chat page in a browser's tab, and a sandbox with a scripted bot behind it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import aiohttp
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, ViewportSize, expect

from sandbox.telegram.server import Server, Settings, serve
from tests.sandbox.telegram.clients import TOKEN, BotClient, ControlClient

WIDE = ViewportSize(width=1280, height=860)
SMALL = ViewportSize(width=360, height=640)


@dataclass(frozen=True)
class Stage:
    """A sandbox, its bot's side and its people's side, and two people."""

    server: Server
    bot: BotClient
    control: ControlClient
    sara: int
    reza: int

    async def tells(self, person: int, text: str, markup: Any = None, **more: Any) -> int:
        """Let the bot write to the person in HTML; gives the message's number."""
        if markup is not None:
            more["reply_markup"] = markup
        sent = await self.bot.result("sendMessage", chat_id=person, text=text, parse_mode="HTML", **more)
        return int(sent["message_id"])

    async def takes_all(self) -> list[Any]:
        """Let the bot take in what waits, and give it."""
        updates: list[Any] = await self.bot.updates()
        await self.bot.updates(offset=updates[-1]["update_id"] + 1 if updates else 0)
        return updates

    async def sends_file(
        self, method: str, person: int, name: str, content: bytes, caption: str = ""
    ) -> None:
        """Let the bot send a photo (sendPhoto) or a document (sendDocument)."""
        form = aiohttp.FormData({"chat_id": str(person), "caption": caption}, quote_fields=False)
        form.add_field(method.removeprefix("send").lower(), content, filename=name)
        async with self.bot.session.post(self.bot.address(method), data=form) as response:
            assert response.status == 200, await response.text()

    async def said(self, person: int) -> list[str]:
        """Give the texts that the person wrote behind /start."""
        texts = [m["text"] for m in await self.control.messages(person) if m["sender"] == "person"]
        return texts[1:]


@asynccontextmanager
async def staged(port: int = 0, *, begun: bool = True) -> AsyncIterator[Stage]:
    """Serve a sandbox in which two people have sent /start, or not yet."""
    settings = Settings((TOKEN,), username="shop_bot", first_name="Shop", port=port)
    async with serve(settings) as server, aiohttp.ClientSession() as session:
        control = ControlClient(session, server.url)
        sara = await control.person("سارا", language_code="fa")
        reza = await control.person("Reza", language_code="en")
        stage = Stage(server, BotClient(session, server.url), control, sara, reza)
        if begun:
            await control.say(sara, "/start")
            await control.say(reza, "/start")
            await stage.takes_all()
        yield stage


class Phone:
    """One of the phones on the page."""

    def __init__(self, root: Locator) -> None:
        self.root = root
        self.messages = root.locator(".message")
        self.field = root.locator(".field")
        self.status = root.locator(".head-status")
        self.sheet = root.locator(".sheet-panel")
        self.toast = root.locator(".toast")

    def message(self, text: str) -> Locator:
        """Find the messages with this text."""
        return self.messages.filter(has_text=text)

    def button(self, name: str) -> Locator:
        """Find what is pressed, by its label or text."""
        return self.root.get_by_role("button", name=name, exact=True)

    async def says(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def sees(self, text: str) -> Locator:
        """Wait for one message with this text."""
        found = self.message(text)
        await expect(found).to_have_count(1)
        return found

    async def chooses(self, menu: Locator, choice: str) -> None:
        await menu.click()
        await self.root.page.get_by_role("menuitem", name=choice).click()


@dataclass
class Tab:
    """A tab with the page in it, all that it asked for, and every complaint of the browser's."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def left(self) -> Phone:
        return Phone(self.page.locator(".phone").nth(0))

    @property
    def right(self) -> Phone:
        return Phone(self.page.locator(".phone").nth(1))

    def note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        # A sandbox that is away, or says no, is no fault of the page.
        if message.type in {"error", "warning"} and not re.search(
            r"Failed to load resource|ERR_", message.text
        ):
            self.complaints.append(message.text)


@asynccontextmanager
async def opened(
    browser: Browser,
    url: str,
    size: ViewportSize = WIDE,
    locale: str = "en-GB",
    motion: Literal["reduce", "no-preference"] = "no-preference",
) -> AsyncIterator[Tab]:
    """Open the page in a browser of its own, and find no complaint when it is closed."""
    context = await browser.new_context(
        viewport=size,
        locale=locale,
        reduced_motion=motion,
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    try:
        tab = Tab(await context.new_page())
        tab.page.on("request", tab.note_request)
        tab.page.on("console", tab.note_console)
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        await tab.page.goto(url)
        yield tab
        assert tab.complaints == []
    finally:
        await context.close()
