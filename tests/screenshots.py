"""Takes a picture of every page a buyer may see: `python -m tests.screenshots FOLDER`.

In each language, light and dark, on a small phone and on a desk.
"""

import asyncio
import sys
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, ViewportSize

from bot.texts.languages import Language
from tests.browser import open_browser
from tests.handlers.web.examples import EXAMPLES, Example

Scheme = Literal["light", "dark"]

SCREENS = {"phone": ViewportSize(width=360, height=740), "desktop": ViewportSize(width=1280, height=900)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


async def take_all(folder: Path) -> list[Path]:
    """Write `<page>-<language>-<scheme>-<screen>.png` for each page into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    async with open_browser() as browser:
        return [
            await _take(browser, folder, example, language, scheme, screen)
            for language, scheme, screen, example in product(Language, SCHEMES, SCREENS, EXAMPLES)
        ]


async def _take(
    browser: Browser, folder: Path, example: Example, language: Language, scheme: Scheme, screen: str
) -> Path:
    path = folder / f"{example.name}-{language}-{scheme}-{screen}.png"
    page = await browser.new_page(
        viewport=SCREENS[screen], color_scheme=scheme, reduced_motion="reduce", device_scale_factor=2
    )
    try:
        await page.set_content(example.render(language).html)
        await page.screenshot(path=path, full_page=True)
    finally:
        await page.close()
    return path


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            taken = asyncio.run(take_all(Path(name)))
            sys.stdout.write(f"{len(taken)} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.screenshots FOLDER\n{__doc__}")
