"""Somebody with the board open in a browser, and what they do there, as tests say it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, ViewportSize
from playwright.async_api import TimeoutError as NotInTime

BANK_CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")
NARROW, WIDE = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=860)
VERY_WIDE = ViewportSize(width=1600, height=900)

Shown = Literal["phones", "trouble", "live"]


@dataclass
class Visitor:
    """One tab with the board; `phone` is the buyer's."""

    tab: Page
    complaints: list[str] = field(default_factory=list)

    @property
    def phone(self) -> Locator:
        """The buyer's phone."""
        return self.tab.locator(".phone").first

    @property
    def merchants_phone(self) -> Locator:
        """The merchant's."""
        return self.tab.locator(".phone").nth(1)

    def part(self, name: str) -> Locator:
        """A part of the page."""
        return self.tab.locator(f"#{name}")

    async def looks_at(self, shown: Shown) -> None:
        """Bring a third of the page to the front, where it is not in sight."""
        if not await self.part(shown).is_visible():
            await self.tab.locator(f"#tab-{shown}").click()

    async def takes_phone_of(self, name: str, place: int = 0) -> None:
        """Have this person's phone in the buyer's place (0) or in the merchant's (1)."""
        await self.looks_at("phones")
        tab = self.tab.locator(".phones .tab").nth(place)
        await tab.click()
        if not await self.tab.get_by_role("menu").is_visible():
            await tab.click()  # the first one brought it to the front
        await self.tab.get_by_role("menuitemradio").get_by_text(name, exact=True).click()
        await tab.filter(has_text=name).wait_for()

    async def says(self, text: str, phone: Locator | None = None) -> None:
        """Write to the bot, on the buyer's phone or another."""
        await self.looks_at("phones")
        field = (phone or self.phone).locator("textarea")
        await field.fill(text)
        await field.press("Escape")  # no help with commands
        await field.press("Enter")

    async def taps(self, text: str, phone: Locator | None = None) -> None:
        """Tap the newest button with this text."""
        await self.looks_at("phones")
        await (phone or self.phone).locator(".key").filter(has_text=text).last.click()

    async def sees(self, text: str, phone: Locator | None = None) -> str:
        """Wait for a message with this text, and read the newest."""
        message = (phone or self.phone).locator(".message").filter(has_text=text).last
        await message.wait_for()
        return await message.inner_text()

    async def opens_bank(self, pay: str = "💳 Pay") -> "AtBank":
        """Open the newest pay link, in a tab of its own."""
        await self.looks_at("phones")
        async with self.tab.context.expect_page() as opening:
            await self.phone.locator("a.key").filter(has_text=pay).last.click()
        tab = await opening.value
        await tab.wait_for_load_state()
        return AtBank(tab)

    async def orders_trouble(
        self, sandbox: str, kind: str, call: str | None = None, often: str = "once", **options: int
    ) -> None:
        """Find a trouble in the panel, and order it there."""
        await self.looks_at("trouble")
        trouble = self.tab.locator(f'.trouble[data-sandbox="{sandbox}"][data-kind="{kind}"]')
        group = self.tab.locator("details.group").filter(has=trouble)
        if not await trouble.is_visible():
            await group.locator("> summary").click()
        if await trouble.get_attribute("open") is None:
            await trouble.locator("summary").click()
        if call is not None and await trouble.locator("[name=call]").is_visible():
            await trouble.locator("[name=call]").select_option(call)
        if await trouble.locator("[name=often]").is_visible():
            await trouble.locator("[name=often]").select_option(often)
        for name, value in options.items():
            await trouble.locator(f"[name={name}]").fill(str(value))
        await trouble.get_by_role("button").click()
        listed = self.part("trouble").locator(f'.in-force li[data-kind="{kind}"]').first
        await listed.wait_for(state="attached")

    async def mends_everything(self) -> None:
        """Take back all that was ordered, if anything is left of it."""
        await self.looks_at("trouble")
        button = self.part("trouble").locator(".mend-all")
        # The last of it may be used up just now, and then the button goes by itself.
        if await button.is_visible():
            with suppress(NotInTime):
                await button.click(timeout=3_000)
        await button.wait_for(state="hidden")

    async def skips_tour(self) -> None:
        """Have none of it."""
        await self.tab.locator("#tour .skip").click()
        await self.tab.locator("#tour").wait_for(state="hidden")


@dataclass
class AtBank:
    """The tab with the bank's page, and with the shop's afterwards."""

    tab: Page

    async def pays(self) -> str:
        """Pay, and give the bank code of the page to which that leads."""
        await self.tab.locator("#pay button").click()
        code: str = BANK_CODE.findall(await self.tab.locator("#bank-code").inner_text())[0]
        await self.tab.close()
        return code

    async def cancels(self) -> str:
        """Cancel, and read the page to which that leads."""
        await self.tab.locator("#cancel button").click()
        await self.tab.locator(".card").wait_for()
        shown = await self.tab.locator("h1").inner_text()
        await self.tab.close()
        return shown


@asynccontextmanager
async def visit(
    browser: Browser,
    url: str,
    *,
    language: str = "en",
    size: ViewportSize = WIDE,
    scheme: Literal["light", "dark"] = "light",
    tour: bool = False,
    sharpness: float = 1,
) -> AsyncIterator[Visitor]:
    """Open the board while the block runs, as somebody who has been here before unless they take the tour.

    `sharpness` is how many points of the screen make a pixel's width.
    """
    context = await browser.new_context(
        viewport=size, color_scheme=scheme, reduced_motion="reduce", device_scale_factor=sharpness
    )
    context.set_default_timeout(40_000)
    tour_is = "null" if tour else "'over'"
    await context.add_init_script(
        f"""if (!sessionStorage.begun) {{
            sessionStorage.begun = 1;
            localStorage.setItem("board-language", "{language}");
            if ({tour_is}) localStorage.setItem("board-tour", {tour_is});
        }}"""
    )
    try:
        visitor = Visitor(await context.new_page())
        visitor.tab.on("console", lambda message: _note(visitor, message))
        visitor.tab.on("pageerror", lambda error: visitor.complaints.append(f"{error}\n{error.stack}"))
        await visitor.tab.goto(url)
        await visitor.phone.wait_for()
        yield visitor
    finally:
        await context.close()


def _note(visitor: Visitor, message: ConsoleMessage) -> None:
    if message.type in {"error", "warning"}:
        visitor.complaints.append(message.text)
