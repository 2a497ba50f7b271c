"""Who can use the page: contrast, names, keyboard, small screens, speed, and what is sent to the browser."""

from collections.abc import AsyncIterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, expect

from sandbox.telegram.chat_page import FOLDER, LATER
from tests.contrast import FAINT
from tests.sandbox.telegram.chat_tab import SMALL, WIDE, Phone, Stage, Tab, opened, staged
from tests.sandbox.telegram.clients import PIXEL

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOST_BYTES = 150 * 1024
OVERFLOW = """[...document.querySelectorAll("html, .phone, .screen, .scroller, .foot, .head, .sheet-panel, .menu")]
    .filter(e => e.scrollWidth > e.clientWidth).map(e => e.className || e.localName)"""
# Whatever can be pressed or filled in has a name; whatever is a role's part stands inside of it.
NAMELESS = """[...document.querySelectorAll("button, a, input, textarea, select, [role=button], [role=dialog], img")]
    .filter(e => e.checkVisibility() && !e.closest("[aria-hidden=true], [inert]"))
    .filter(e => !(e.getAttribute("aria-label") || e.textContent.trim() || e.alt || e.labels?.length
        || e.querySelector("img")?.alt))
    .map(e => e.outerHTML.slice(0, 120))"""
DOUBLE_IDS = """[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, at, all) => all.indexOf(id) !== at)"""
SMALL_TARGETS = """[...document.querySelectorAll("button, .key, textarea, .file")]
    .filter(e => e.checkVisibility() && !e.matches(".message-menu, .pre-copy, .quote-more, .quoted"))
    .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
    .filter(([box]) => box.width < 40 || box.height < 40).map(([, html]) => html)"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        await running.bot.result("setMyCommands", commands=[{"command": "shop", "description": "Buy things"}])
        await fill(running, running.reza)
        await fill(running, running.sara)
        yield running


async def fill(stage: Stage, person: int) -> None:
    """Let the chat show something of everything."""
    keys = [[{"text": "Pay", "url": "http://localhost/"}, {"text": "Check", "callback_data": "a"}]]
    styled = [[{"text": word, "callback_data": word, "style": word} for word in ("primary", "danger")]]
    await stage.tells(
        person,
        "<b>b</b> <i>i</i> <code>140309271854</code> <tg-spoiler>hidden</tg-spoiler> "
        "<a href='https://example.com/a/very/long/address/that/goes/on'>link</a> #tag @somebody /shop",
        {"inline_keyboard": keys},
    )
    await stage.tells(
        person, "<pre><code class='language-python'>x = 1</code></pre>", {"inline_keyboard": styled}
    )
    await stage.tells(person, "متن\n<blockquote expandable>" + "نقل قول " * 60 + "</blockquote>")
    await stage.tells(person, "https://example.com/" + "long" * 40)
    await stage.sends_file("sendPhoto", person, "a.png", PIXEL, "picture")
    await stage.sends_file("sendDocument", person, "a" * 60 + ".txt", b"1", "file")
    said = await stage.control.say(person, "mine <b> " + "w" * 80)
    await stage.control.say(person, "an answer", reply_to=said["message_id"] - 1)
    await stage.tells(person, "Menu", {"keyboard": [["One", "Two"], ["Three"]], "resize_keyboard": True})


async def each_moment(tab: Tab, phone: Phone) -> AsyncIterator[str]:
    """Go through what the page can look like."""
    await phone.sees("Menu")
    yield "the end of the chat"
    await phone.root.locator(".scroller").evaluate("e => e.scrollTo(0, 0)")
    await expect(phone.button("Check")).to_be_visible()
    yield "its beginning"
    await phone.root.locator(".menu-button").click()
    await expect(phone.root.get_by_role("option")).to_have_count(1)
    yield "commands"
    await tab.page.keyboard.press("Escape")
    await phone.root.locator(".tool-more").click()
    yield "a menu"
    await tab.page.keyboard.press("Escape")
    await phone.root.locator(".tool-back").click()
    await expect(phone.root.locator(".chat-row")).to_have_count(2)
    yield "the list of chats"
    await phone.root.locator(".chat-row").last.click()
    await expect(phone.sheet).to_be_visible()
    yield "a new chat"
    await tab.page.keyboard.press("Escape")
    await tab.page.locator(".tab:visible").first.click()
    await tab.page.get_by_role("menuitem").last.click()
    await expect(tab.page.locator(".faces")).to_be_visible()
    yield "a new person"


@pytest.mark.parametrize("locale", ["en-GB", "fa-IR"])
@pytest.mark.parametrize(
    "size", [SMALL, WIDE, ViewportSize(width=700, height=500)], ids=lambda s: str(s["width"])
)
async def test_nothing_sticks_out_or_goes_without_a_name(
    browser: Browser, stage: Stage, size: ViewportSize, locale: str
) -> None:
    async with opened(browser, stage.server.url, size, locale) as tab:
        async for moment in each_moment(tab, tab.left):
            assert await tab.page.evaluate(OVERFLOW) == [], moment
            assert await tab.page.evaluate(NAMELESS) == [], moment
            assert await tab.page.evaluate(DOUBLE_IDS) == [], moment
            assert await tab.page.evaluate(SMALL_TARGETS) == [], moment


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_stands_out_from_what_is_behind_it(
    browser: Browser, stage: Stage, scheme: Literal["light", "dark"]
) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        async for moment in each_moment(tab, tab.left):
            assert await tab.page.evaluate(FAINT) == [], moment


async def test_light_and_dark_follow_the_system_until_somebody_decides(
    browser: Browser, stage: Stage
) -> None:
    async with opened(browser, stage.server.url) as tab:
        behind = "getComputedStyle(document.querySelector('.phone')).backgroundColor"
        await tab.page.emulate_media(color_scheme="light")
        light = await tab.page.evaluate(behind)
        await tab.page.emulate_media(color_scheme="dark")
        dark = await tab.page.evaluate(behind)
        assert light != dark
        await tab.page.get_by_role("button", name="Light or dark").click()
        assert await tab.page.evaluate(behind) == light
        await tab.page.reload()
        await tab.left.sees("Menu")
        assert await tab.page.evaluate(behind) == light


async def test_a_chat_is_held_with_the_keyboard_alone(browser: Browser) -> None:
    async with staged() as stage, opened(browser, stage.server.url) as tab:
        await stage.tells(
            stage.reza, "Paid?", {"inline_keyboard": [[{"text": "Check", "callback_data": "a"}]]}
        )
        await tab.right.sees("Paid?")
        focused = tab.page.locator(":focus-visible")
        await tab.right.root.locator(".scroller").focus()
        names: list[str] = []
        while "Check" not in names:
            await tab.page.keyboard.press("Tab")
            names.append(await focused.evaluate("e => e.getAttribute('aria-label') || e.textContent"))
            assert await focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid", names[-1]
        await tab.page.keyboard.press("Enter")
        await expect(tab.right.button("Check")).to_have_attribute("aria-busy", "true")
        (update,) = await stage.takes_all()
        place = {"chat_id": stage.reza, "message_id": update["callback_query"]["message"]["message_id"]}
        again = {"inline_keyboard": [[{"text": "Check again", "callback_data": "a"}]]}
        await stage.bot.result("editMessageText", **place, text="Not yet", reply_markup=again)
        await expect(tab.right.button("Check again")).to_be_focused()
        await tab.page.keyboard.press("Shift+Tab")
        await tab.page.keyboard.press("Enter")
        await expect(tab.page.get_by_role("menuitem", name="Reply")).to_be_focused()
        await tab.page.keyboard.press("Enter")
        await expect(tab.right.field).to_be_focused()
        await tab.page.keyboard.type("thanks")
        await tab.page.keyboard.press("Enter")
        await tab.right.sees("thanks")


@pytest.mark.parametrize(("motion", "lasts"), [("reduce", False), ("no-preference", True)])
async def test_nothing_moves_for_who_wants_no_motion(
    browser: Browser, motion: Literal["reduce", "no-preference"], lasts: bool
) -> None:
    async with staged() as stage, opened(browser, stage.server.url, motion=motion) as tab:
        await tab.right.sees("/start")
        await tab.page.evaluate("""() => {
            window.lasting = [];
            addEventListener("animationstart", ({target}) => {
                window.lasting.push(parseFloat(getComputedStyle(target).animationDuration));
            });
        }""")
        await stage.tells(stage.reza, "Hello")
        await tab.right.sees("Hello")
        await tab.page.wait_for_function("() => window.lasting.length > 0")
        assert (max(await tab.page.evaluate("window.lasting")) > 0.05) is lasts


async def test_the_page_is_small_asks_nobody_else_and_is_there_within_a_second(
    browser: Browser, stage: Stage
) -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.name not in LATER) < MOST_BYTES
    async with opened(browser, stage.server.url) as tab:
        await tab.left.sees("Menu")
        hosts = {urlsplit(request).netloc for request in tab.requests if not request.startswith("data:")}
        assert hosts == {urlsplit(stage.server.url).netloc}
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        painted = [await tab.page.evaluate(paint)]
        # A machine that is busy with other tests gets some more tries.
        while min(painted) >= 1000 and len(painted) < 5:
            await tab.page.reload()
            await tab.left.sees("Menu")
            painted.append(await tab.page.evaluate(paint))
        assert min(painted) < 1000
