"""What the board looks like, and that everybody can use it."""

from contextlib import AsyncExitStack
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, ViewportSize

from sandbox.people import Person
from tests.contrast import FAINT
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import NARROW, VERY_WIDE, WIDE, Shown, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPEN_EVERYTHING = """document.querySelectorAll(".trouble").forEach(trouble => trouble.removeAttribute("name"));
document.querySelectorAll(".side details").forEach(details => { details.open = true; })"""
OVERFLOWING = """[document.documentElement, ...document.querySelectorAll(".side, .top, .tour, .parts, .card, .scroll")]
    .filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .map(part => part.id || part.className)"""
CHOSEN = "(({ lang, dir, dataset }) => [lang, dir, dataset.theme])(document.documentElement)"
SMALL_TARGETS = """[...document.querySelectorAll(":is(.top, .tour, .side, .parts) :is(button, summary, input, select)")]
    .filter(target => target.checkVisibility())
    .filter(target => {
        const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
        return width < 32 || height < 32;
    }).map(target => target.outerHTML)"""
PARTS: tuple[Shown, ...] = ("phones", "trouble", "live")


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_fits_a_small_phone_and_stands_out(
    browser: Browser, table: Table, sara: Person, language: str, scheme: Literal["light", "dark"]
) -> None:
    await sara.says("/pay 50000")
    await table.stage.bank.pays(await sara.link("💳 Pay"))
    await table.stage.bank.breaks("check", "wrong_amount", None)
    await table.stage.telegram.breaks("sendPhoto", "429", None, seconds=3)
    async with visit(browser, table.url, language=language, size=NARROW, scheme=scheme, tour=True) as visitor:
        tab = visitor.tab
        await tab.locator("#tour").wait_for()
        assert await tab.evaluate("document.documentElement.dir") == {"fa": "rtl", "en": "ltr"}[language]
        for shown in PARTS:
            await tab.locator(f"#tab-{shown}").click()
            await tab.evaluate(OPEN_EVERYTHING)
            for width in (320, 360):
                await tab.set_viewport_size(ViewportSize(width=width, height=740))
                assert await tab.evaluate(OVERFLOWING) == []
                assert await tab.evaluate(SMALL_TARGETS) == []
            if shown != "phones":
                assert await tab.evaluate(FAINT) == []
        assert visitor.complaints == []


@pytest.mark.parametrize(("size", "seen"), [(NARROW, 1), (WIDE, 2), (VERY_WIDE, 3)], ids=str)
async def test_as_much_is_in_sight_as_there_is_room_for(
    browser: Browser, table: Table, size: ViewportSize, seen: int
) -> None:
    async with visit(browser, table.url, size=size) as visitor:
        assert [await visitor.part(name).is_visible() for name in PARTS].count(True) == seen
        assert await visitor.tab.evaluate(OVERFLOWING) == []


async def test_every_word_exists_in_both_languages(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url) as visitor:
        words = await visitor.tab.evaluate("import('/page/words.js').then(module => module.WORDS)")
        steps = await visitor.tab.evaluate(
            "import('/page/tour_steps.js').then(module => module.STEPS.map(step => step.name))"
        )
    assert words["fa"].keys() == words["en"].keys()
    assert all(text.strip() for language in words.values() for text in language.values())
    assert {f"tour-{step}" for step in steps} <= words["fa"].keys()


async def test_language_and_light_are_the_readers_choice_and_stay(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url, language="fa") as visitor:
        tab = visitor.tab
        assert await tab.title() == "درگاه: میز نمایش"
        async with tab.expect_navigation():
            await tab.locator(".top .language").click()
        await tab.locator(".top .theme").click()
        for _ in range(2):
            await visitor.phone.wait_for()
            assert await tab.evaluate(CHOSEN) == ["en", "ltr", "dark"]
            await tab.reload()


async def test_a_keyboard_moves_between_the_parts(browser: Browser, table: Table) -> None:
    async with visit(browser, table.url, language="fa", size=NARROW) as visitor:
        tab = visitor.tab
        await tab.locator("#tab-phones").focus()
        # What comes next in Persian is on the left.
        for key, shown in (("ArrowLeft", "trouble"), ("ArrowLeft", "live"), ("ArrowRight", "trouble")):
            await tab.keyboard.press(key)
            assert await tab.evaluate("document.activeElement.id") == f"tab-{shown}"
            assert await visitor.part(shown).is_visible()


async def test_who_loses_the_demo_is_told_and_finds_it_again(browser: Browser, table: Table) -> None:
    async with AsyncExitStack() as first:
        url = await first.enter_async_context(table.board())
        async with visit(browser, url) as visitor:
            told = visitor.tab.get_by_text("The demo has stopped")
            assert not await told.is_visible()
            await first.aclose()
            await told.wait_for()
            async with table.board(urlsplit(url).port or 0):
                await told.wait_for(state="hidden")
