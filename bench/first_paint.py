"""The page of chats in a browser: how soon it is painted, and how 1,000 messages scroll.

`python -m bench.first_paint` writes bench/results/chat_page.md; takes under a minute. Each first load is in a browser
context of its own, so that nothing is cached; the sandbox that serves the page runs in this process.
"""

import asyncio
import os
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from playwright.async_api import Browser, Page, ViewportSize

from sandbox.telegram.server import Settings, serve
from tests.browser import open_browser
from tests.sandbox.telegram.clients import TOKEN, BotClient, ControlClient

LOADS = 12
MESSAGES = 1_000
SCREEN = ViewportSize(width=360, height=740)
RESULTS = Path(__file__).parent / "results" / "chat_page.md"

# From the browser's own clock, which begins with the navigation; a message is looked for in every frame.
WATCH_FOR_MESSAGE = """addEventListener("DOMContentLoaded", function look() {
    if (document.querySelector(".message")) window.messageShown = performance.now();
    else requestAnimationFrame(look);
})"""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# A screen's height in every second frame, from the newest message to the oldest.
SCROLL = """async () => {
    const scroller = document.querySelector(".scroller");
    const frame = () => new Promise(requestAnimationFrame);
    const frames = [];
    let nodes = 0;
    let last = await frame();
    while (scroller.scrollTop > 0) {
        scroller.scrollTop -= scroller.clientHeight / 2;
        const now = await frame();
        frames.push(now - last);
        last = now;
        nodes = Math.max(nodes, scroller.querySelectorAll(".message").length);
    }
    return [nodes, ...frames];
}"""


@dataclass(frozen=True, slots=True)
class Load:
    """When something was seen first, in milliseconds since the navigation began."""

    painted: float
    message_shown: float


@dataclass(frozen=True, slots=True)
class Scrolled:
    """A way through the whole chat: the most messages in the document, and each frame's milliseconds."""

    nodes: int
    frames: list[float]


@asynccontextmanager
async def long_chat() -> AsyncIterator[str]:
    """Serve a chat of so many messages; gives the page's address."""
    async with serve(Settings((TOKEN,))) as server, aiohttp.ClientSession() as session:
        bot, control = BotClient(session, server.url), ControlClient(session, server.url)
        buyer = await control.person("سارا", language_code="fa")
        await control.say(buyer, "/start")
        for number in range(1, MESSAGES):
            text = f"سفارش {number}\n" + "پرداخت شما رسید. سپاسگزاریم! " * (number % 5 + 1)
            await bot.result("sendMessage", chat_id=buyer, text=text)
        yield server.url


async def load(page: Page, url: str) -> Load:
    """Open the page and wait until the chat is seen."""
    await page.goto(url)
    await page.wait_for_function("() => window.messageShown")
    return Load(await page.evaluate(FIRST_PAINT), await page.evaluate("window.messageShown"))


async def loads(browser: Browser, url: str) -> tuple[list[Load], list[Load]]:
    """Open the page anew, and then again with what the browser has kept; several times."""
    first, again = [], []
    for _ in range(LOADS):
        page = await browser.new_page(viewport=SCREEN)
        await page.add_init_script(WATCH_FOR_MESSAGE)
        first.append(await load(page, url))
        again.append(await load(page, url))
        await page.close()
    return first, again


async def scroll(browser: Browser, url: str) -> Scrolled:
    """Go through the chat from its end to its beginning."""
    page = await browser.new_page(viewport=SCREEN)
    await page.add_init_script(WATCH_FOR_MESSAGE)
    await load(page, url)
    nodes, *frames = await page.evaluate(SCROLL)
    await page.close()
    return Scrolled(nodes, frames)


def row(name: str, values: list[float]) -> str:
    """Write the best, the median and the worst."""
    return f"| {name} | {min(values):.0f} | {statistics.median(values):.0f} | {max(values):.0f} |"


async def measure() -> str:
    """Measure everything, and tell it."""
    async with long_chat() as url, open_browser() as browser:
        first, again = await loads(browser, url)
        ways = [await scroll(browser, url) for _ in range(3)]
        version = browser.version
    busy, cores = os.getloadavg()[0], os.cpu_count() or 1
    beside = ": other work ran beside it" if busy > cores else ""
    return f"""# The page of chats in a browser

{LOADS} loads of a chat with {MESSAGES:,} messages, on a screen of {SCREEN["width"]} × {SCREEN["height"]}; Chromium
{version}, without a window. Absolute figures are of one machine, with {cores} cores and a load of {busy:.1f} at the
end{beside}. `python -m bench.first_paint` measures again.

Milliseconds since the navigation began:

| | best | median | worst |
|---|---|---|---|
{row("first paint, nothing cached", [one.painted for one in first])}
{row("newest message seen, nothing cached", [one.message_shown for one in first])}
{row("first paint, loaded again", [one.painted for one in again])}
{row("newest message seen, loaded again", [one.message_shown for one in again])}

Scrolling from the newest message to the oldest, half a screen in every frame:

| | best | median | worst |
|---|---|---|---|
{row("most messages in the document", [float(way.nodes) for way in ways])}
{row("median frame, ms", [statistics.median(way.frames) for way in ways])}
{row("longest frame, ms", [max(way.frames) for way in ways])}
"""


if __name__ == "__main__":
    RESULTS.write_text(asyncio.run(measure()), encoding="utf-8")
