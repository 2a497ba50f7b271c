"""What the pages look like and do in a real browser, served with the headers that go with them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, ConsoleMessage, Request, ViewportSize
from playwright.async_api import Page as Tab

from bot.texts.languages import Language
from handlers.web.headers import security_headers
from handlers.web.pages import Page
from tests.contrast import FAINT
from tests.handlers.web.examples import BANK_CODE, EXAMPLES, Example, example

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGE = "[document.documentElement.lang, getComputedStyle(document.body).direction]"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """[...document.querySelectorAll("a, button")]
    .map(target => target.getBoundingClientRect())
    .filter(box => box.width < 48 || box.height < 48).length"""
SELECTED = "getSelection().toString().trim()"

each_example = pytest.mark.parametrize("shown", EXAMPLES, ids=lambda e: e.name)
each_language = pytest.mark.parametrize("language", Language, ids=str)


def response(page: Page) -> web.Response:
    headers = security_headers(page.content_security_policy)
    return web.Response(text=page.html, status=page.status, content_type="text/html", headers=headers)


async def show(request: web.Request) -> web.Response:
    return response(example(request.match_info["name"]).render(Language(request.match_info["language"])))


async def come_back_from_the_bank(_: web.Request) -> web.Response:
    form = '<form method="post" action="/return"><button>back to the shop</button></form>'
    return web.Response(text=form, content_type="text/html")


async def be_checked(_: web.Request) -> web.Response:
    return response(example("checking").render(Language.EN))


async def be_paid(_: web.Request) -> web.Response:
    return response(example("paid").render(Language.EN))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{language}/{name}", show)
    app.router.add_get("/bank", come_back_from_the_bank)
    app.router.add_post("/return", be_checked)
    app.router.add_get("/return", be_paid)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


@dataclass
class Visit:
    """A browser's tab, all that it asked for, and every complaint of the browser's."""

    tab: Tab
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        # A page that is itself an answer of 4xx or 5xx is no complaint.
        if "the server responded with a status of" not in message.text:
            self.complaints.append(message.text)


@asynccontextmanager
async def visit(
    browser: Browser,
    *,
    motion: Literal["reduce", "no-preference"] = "no-preference",
    scripts: bool = True,
) -> AsyncIterator[Visit]:
    context = await browser.new_context(
        viewport=ViewportSize(width=360, height=640),
        reduced_motion=motion,
        java_script_enabled=scripts,
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        visiting = Visit(await context.new_page())
        visiting.tab.on("request", visiting.note_request)
        visiting.tab.on("console", visiting.note_console)
        visiting.tab.on("pageerror", lambda error: visiting.complaints.append(str(error)))
        yield visiting
    finally:
        await context.close()


@each_example
@each_language
async def test_a_page_fits_a_small_phone_and_a_thumb(
    browser: Browser, address: str, shown: Example, language: Language
) -> None:
    async with visit(browser) as visiting:
        tab = visiting.tab
        await tab.goto(f"{address}/{language}/{shown.name}")
        for width in (320, 360):
            await tab.set_viewport_size(ViewportSize(width=width, height=640))
            assert await tab.evaluate(OVERFLOW) == 0
            assert await tab.evaluate(SMALL_TARGETS) == 0
        assert await tab.evaluate(LANGUAGE) == [language.value, language.direction]
        assert visiting.complaints == []
        assert visiting.requests == [f"{address}/{language}/{shown.name}"]


@each_example
async def test_every_word_and_shape_stands_out_from_what_is_behind_it(
    browser: Browser, address: str, shown: Example
) -> None:
    async with visit(browser) as visiting:
        await visiting.tab.goto(f"{address}/fa/{shown.name}")
        for scheme in SCHEMES:
            await visiting.tab.emulate_media(color_scheme=scheme)
            assert await visiting.tab.evaluate(FAINT) == []


async def test_light_and_dark_are_different(browser: Browser, address: str) -> None:
    async with visit(browser) as visiting:
        await visiting.tab.goto(f"{address}/fa/paid")
        behind: set[str] = set()
        for scheme in SCHEMES:
            await visiting.tab.emulate_media(color_scheme=scheme)
            behind.add(await visiting.tab.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert len(behind) == len(SCHEMES)


@each_language
async def test_without_scripts_the_code_is_selected_whole_by_a_touch(
    browser: Browser, address: str, language: Language
) -> None:
    async with visit(browser, scripts=False) as visiting:
        tab = visiting.tab
        await tab.goto(f"{address}/{language}/paid")
        assert await tab.locator("#bank-code").text_content() == BANK_CODE
        assert not await tab.locator("#copy").is_visible()
        await tab.locator("#bank-code").click()
        assert await tab.evaluate(SELECTED) == BANK_CODE


@each_language
async def test_the_button_copies_the_code_and_says_so(
    browser: Browser, address: str, language: Language
) -> None:
    async with visit(browser) as visiting:
        tab = visiting.tab
        await tab.goto(f"{address}/{language}/paid")
        await tab.locator("#copy").click()
        said = tab.get_by_role("status")
        await said.filter(has_text={Language.FA: "کپی شد", Language.EN: "Copied"}[language]).wait_for()
        assert await tab.evaluate("navigator.clipboard.readText()") == BANK_CODE


async def test_the_button_copies_on_an_unencrypted_address_too(browser: Browser, address: str) -> None:
    async with visit(browser) as visiting:
        tab = visiting.tab
        # What the browser gives a page there: no clipboard.
        await tab.add_init_script("""
            window.kept = navigator.clipboard;
            Object.defineProperty(navigator, "clipboard", {value: undefined});
        """)
        await tab.goto(f"{address}/en/paid")
        await tab.locator("#copy").click()
        await tab.get_by_role("status").filter(has_text="Copied").wait_for()
        assert await tab.evaluate("kept.readText()") == BANK_CODE


async def test_a_payment_being_checked_turns_into_its_result_without_posting_again(
    browser: Browser, address: str
) -> None:
    async with visit(browser, scripts=False) as visiting:
        tab = visiting.tab
        await tab.goto(f"{address}/bank")
        await tab.get_by_text("back to the shop").click()
        await tab.get_by_role("heading", name="We're checking your payment").wait_for()
        await tab.get_by_role("heading", name="Your payment went through").wait_for()
        assert tab.url == f"{address}/return"


async def test_a_buyer_who_does_not_wait_checks_by_hand(browser: Browser, address: str) -> None:
    async with visit(browser) as visiting:
        await visiting.tab.goto(f"{address}/en/checking")
        await visiting.tab.get_by_text("Check again").click()
        await visiting.tab.wait_for_load_state()
        assert visiting.requests == [f"{address}/en/checking"] * 2


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
async def test_nothing_moves_for_who_wants_no_motion(
    browser: Browser, address: str, motion: Literal["reduce", "no-preference"], moves: bool
) -> None:
    async with visit(browser, motion=motion) as visiting:
        await visiting.tab.goto(f"{address}/fa/checking")
        assert await visiting.tab.evaluate("document.getAnimations().length > 0") is moves


async def test_a_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, address: str) -> None:
    async with visit(browser) as visiting:
        tab = visiting.tab
        await tab.goto(f"{address}/en/paid")
        for name in ("Copy the code", "Back to Telegram"):
            await tab.keyboard.press("Tab")
            focused = tab.locator(":focus-visible")
            assert await focused.text_content() == name
            assert await focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
