"""Pictures: every sign drawn, nothing cut off, in both languages, whatever there is to show.

A sign that the font lacks makes the library warn, and warnings are errors here.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from random import Random

import pytest
from matplotlib.image import imread

from bot.money import Rials
from bot.reports.chart import Bar, Bars, Chart, Columns
from bot.reports.drawing import WIDTH, draw
from bot.reports.painter import Painter
from bot.store.figures import Fate
from bot.texts.languages import Language

FA, EN = Language.FA, Language.EN
# Persian with half-spaces, Latin, a formula's signs, and what no font has.
NAMES = {
    FA: ("کیک «شکلاتی» و خامه‌ای ۲ کیلویی، گرمِ گرم", "استیکر 🎁 Cyber‑cat", "کارت $50 یا $100", "🎁"),
    EN: ("Chocolate cake, two kilos, warm " * 4, "Sticker 🎁 گربه", "Card of $50 or $100", "日本"),
}


def chart(language: Language, amounts: int = 30, largest: int = 9 * 10**6, names: bool = True) -> Chart:
    random = Random(5)
    columns = [Rials(random.randrange(largest)) for _ in range(amounts)]
    words = NAMES[language]
    sold = [Bar(name, "۱٬۲۳۴ هزار میلیارد تومان · ۵ عدد", 0.5, otherwise="sku-1") for name in words]
    links = [Bar(words[0], "12 · 3%", 0.03, fate) for fate in Fate]
    return Chart(
        language=language,
        shop=words[0] if names else "x",
        title=words[2],
        subtitle=words[0] if names else "",
        revenue="۱٬۲۳۴٫۵۶ هزار میلیارد تومان" if language is FA else "1,234.56 trillion tomans",
        change="\u2068\u200e−۱۲٬۳۴۵٪\u2069 نسبت به دورهٔ پیش" if language is FA else "−12,345% compared with",
        columns=Columns(
            head=words[2],
            legend="دورهٔ پیش" if language is FA else "the period before",
            unit=max(1, largest // 10),
            columns=columns,
            before=[Rials(random.randrange(largest)) for _ in range(amounts)],
            labels=[(number, "۳ اردیبهشت") for number in range(0, amounts, max(1, amounts // 6))],
        ),
        parts=[Bars(words[2], links), Bars(words[2], sold)] if names else [],
    )


def charts() -> Iterator[tuple[str, Chart]]:
    for language in Language:
        usual = chart(language)
        yield f"{language}-usual", usual
        yield f"{language}-one-column", chart(language, 1, names=False)
        yield f"{language}-weeks", chart(language, 105)
        yield f"{language}-huge", chart(language, 24, 10**18)
        columns = replace(usual.columns, columns=[Rials(5), *[None] * 29], before=[Rials(0)] * 30, unit=1)
        yield f"{language}-one-sale", replace(usual, columns=columns, parts=usual.parts[:1])


@pytest.mark.parametrize(("_", "drawn"), [pytest.param(*each, id=each[0]) for each in charts()])
def test_it_is_a_picture_for_a_phone_with_nothing_cut_off(_: str, drawn: Chart) -> None:
    body = draw(drawn)
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(body) < 400_000
    pixels = imread(BytesIO(body), format="png")
    high, wide = pixels.shape[:2]
    assert wide == WIDTH
    assert WIDTH <= high <= 1.5 * WIDTH
    # Its edges are paper: whatever ran over one would have left a mark there.
    for edge in (pixels[:8], pixels[-8:], pixels[:, :24], pixels[:, -24:]):
        assert edge[..., :3].min() == 1.0
    assert pixels[..., :3].min() < 0.3


def test_the_same_chart_is_the_same_picture() -> None:
    assert draw(chart(FA)) == draw(chart(FA))


async def test_charts_are_drawn_beside_other_work() -> None:
    painter, ticks = Painter(), 0
    drawing = asyncio.gather(*(painter.png(chart(language)) for language in (FA, EN, FA)))
    while not drawing.done():
        await asyncio.sleep(0.001)
        ticks += 1
    pictures = await drawing
    assert ticks > 10
    assert pictures[0] == pictures[2] == draw(chart(FA))


def test_the_program_starts_without_the_library_that_draws() -> None:
    asks = "import bot.app, handlers.telegram.routes, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0
