"""What a report says, and what its picture shows, is what a person would count from all the papers."""

import math
import re
from random import Random

import pytest

from bot.money import Rials
from bot.reports.asked import read_period
from bot.reports.chart import chart_of
from bot.reports.comparison import change_in_percent
from bot.reports.periods import Period
from bot.reports.sales import Report, report
from bot.reports.wording import BEST_IN_WORDS, in_words
from bot.speech import Speech
from bot.store import Store
from bot.store.figures import Fate
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from tests.bot.parts import on_sqlite, speech
from tests.bot.trading import NOW, PRODUCTS, Counted, made_up, write

FA, EN = Language.FA, Language.EN
PERIODS = (
    *("today", "yesterday", "week", "month", "thirty"),
    *("2026-11-10..2026-11-24", "2026-08-01..2026-11-20", "1405/09/02"),
)
# The language's own words for what is counted below.
LINES = {
    EN: {
        "revenue": r"Revenue: <b>(.+) tomans?</b> \((.+)\)",
        "orders": r"Orders paid: <b>(.+)</b> \((.+)\)",
        "average": r"Average order: (.+) tomans? \((.+)\)",
        "buyers": r"New buyers: (.+) \((.+)\)",
        "links": r"Pay links: (\S+) \((.+)\), (.+)% paid",
        "gateway": r"Gateway: (.+)% of finished payments",
    },
    FA: {
        "revenue": r"درآمد: <b>(.+) تومان</b> \((.+)\)",
        "orders": r"سفارش پرداخت‌شده: <b>(.+)</b> \((.+)\)",
        "average": r"میانگین هر سفارش: (.+) تومان \((.+)\)",
        "buyers": r"خریدار تازه: (.+) \((.+)\)",
        "links": r"لینک پرداخت: (\S+) \((.+)\)، (.+)٪ پرداخت شد",
        "gateway": r"درگاه: (.+)٪ پرداخت‌های پایان‌یافته",
    },
}


def latin(text: str) -> str:
    """The same in Latin digits, without signs of thousands."""
    return text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٪−", "0123456789%-", "٬,"))


def read(language: Language, line: str, text: str) -> list[str]:
    """The values in one line of a report."""
    (values,) = re.findall(LINES[language][line], text)
    return [latin(value) for value in ([values] if isinstance(values, str) else values)]


def change(now: int, before: int) -> str:
    percent = change_in_percent(now, before)
    return "–" if percent is None else f"{percent:+}%" if percent else "0%"


def share(part: int, whole: int) -> int:
    return math.floor(part * 100 / whole + 0.5)


def check_words(text: str, language: Language, period: Period, counted: Counted) -> None:
    """Every figure of the text against the papers."""
    now, before = period.span, period.before
    received, orders, buyers = (
        (count(now), count(before)) for count in (counted.received, counted.orders, counted.new_buyers)
    )
    assert read(language, "revenue", text) == [str(received[0] // 10), change(*received)]
    assert read(language, "orders", text) == [str(orders[0]), change(*orders)]
    assert read(language, "buyers", text) == [str(buyers[0]), change(*buyers)]
    average = [paid // number if number else 0 for paid, number in zip(received, orders, strict=True)]
    assert read(language, "average", text) == [str(average[0] // 10), change(*average)]
    links = sum(counted.fates(now).values()), sum(counted.fates(before).values())
    paid = share(counted.fates(now)[Fate.PAID], links[0])
    assert read(language, "links", text) == [str(links[0]), change(*links), str(paid)]
    tries, succeeded = counted.finished(now)
    assert read(language, "gateway", text) == [str(share(succeeded, tries))]
    best = counted.best(now)[:BEST_IN_WORDS]
    for place, (product, pieces, revenue) in enumerate(best, 1):
        name = PRODUCTS[product][0 if language is FA else 1] or max(PRODUCTS[product])
        line = rf"{place}\. {name}: ({pieces}|one) .+{revenue // 10}\D"
        assert re.search(line, latin(text)), (line, text)


def check_picture(found: Report, said: Speech, language: Language, counted: Counted) -> None:
    """Every column and bar of the picture against the papers."""
    period, chart = found.period, chart_of(found, said, language)
    columns = chart.columns
    begun = [bar for bar in period.bars if bar.since < NOW]
    assert columns.columns == [
        *(Rials(counted.received(bar)) for bar in begun),
        *[None] * (len(period.bars) - len(begun)),
    ]
    assert sum(amount or 0 for amount in columns.columns) == counted.received(period.span)
    assert list(columns.before) == [counted.received(bar) for bar in period.bars_before]
    links, best = chart.parts
    fates = counted.fates(period.span)
    assert {bar.fate: round(bar.length * sum(fates.values())) for bar in links.bars} == fates
    sold = counted.best(period.span)
    assert [round(bar.length, 9) for bar in best.bars] == [round(each[2] / sold[0][2], 9) for each in sold]
    assert len(columns.labels) <= 7
    assert all(0 <= number < len(columns.columns) for number, _ in columns.labels)


@pytest.mark.parametrize("language", Language)
async def test_every_figure_is_what_the_papers_say(store: Store, store_url: str, language: Language) -> None:
    counted, said = Counted(made_up(Random(7), 500, 40)), speech()
    await write(store_url, counted.deals)
    for asked in PERIODS:
        period = read_period(asked, language, NOW, said.shop.timezone)
        async with store.reading() as session:
            found = await report(session, period, NOW)
        check_words(without_isolates(str(in_words(found, said, language))), language, period, counted)
        check_picture(found, said, language, counted)


@on_sqlite
async def test_a_time_without_sales_is_told_kindly(store: Store) -> None:
    for language, words in ((EN, "Nothing was sold in this time."), (FA, "در این مدت فروشی نبوده است.")):
        period = read_period("today", language, NOW, speech().shop.timezone)
        async with store.reading() as session:
            found = await report(session, period, NOW)
        text = without_isolates(str(in_words(found, speech(), language)))
        assert found.sold_nothing
        assert words in text
        assert "(–)" in text
        assert "0%" not in text
