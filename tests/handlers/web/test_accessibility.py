"""Every page, in both languages, by day and by night, is held against WCAG 2.2 AA by axe-core."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, ViewportSize

from bot.texts.languages import Language
from tests.handlers.web.examples import EXAMPLES
from tests.handlers.web.test_pages_in_browser import SCHEMES, show

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One rule is left out: the page that waits for the bank loads itself again, and loses nothing by it.
VIOLATIONS = """tags => axe.run({runOnly: {type: "tag", values: tags}, rules: {"meta-refresh": {enabled: false}}})
    .then(found => found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(" ")}`))"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{language}/{name}", show)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", Language, ids=str)
async def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, address: str, language: Language, scheme: Literal["light", "dark"]
) -> None:
    context = await browser.new_context(
        viewport=ViewportSize(width=360, height=740), color_scheme=scheme, bypass_csp=True
    )
    tab = await context.new_page()
    broken = {}
    for shown in EXAMPLES:
        await tab.goto(f"{address}/{language}/{shown.name}")
        await tab.evaluate(AXE)
        if violations := await tab.evaluate(VIOLATIONS, RULES):
            broken[shown.name] = violations
    await context.close()
    assert broken == {}


async def test_a_broken_page_is_noticed(browser: Browser) -> None:
    tab = await browser.new_page()
    await tab.set_content("<html><body><img src='x'><button></button></body></html>")
    await tab.evaluate(AXE)
    assert len(await tab.evaluate(VIOLATIONS, RULES)) > 1
    await tab.close()
