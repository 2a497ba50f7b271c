"""What a report's picture shows: numbers and words that are ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.money import Rials
from bot.reports.comparison import share_in_percent
from bot.reports.periods import Step
from bot.reports.sales import Report
from bot.reports.wording import change_in_words, days_in_words, name_of, name_of_product
from bot.speech import Speech
from bot.store.figures import Fate, Sold
from bot.texts.catalogue import Voice
from bot.texts.formats import in_digits_of, percent, short_day
from bot.texts.languages import Language
from bot.texts.short_amounts import short_amount, unit_for

MOST_LABELS = 7
HOURS_BETWEEN_LABELS = 6
# Cut to the picture's width when it is drawn; this only bounds what is laid out.
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """A named bar; `length` from 0 to 1. `fate` is what it is about where that has a colour of its own.

    `otherwise` is its name where the other is all signs that can't be drawn.
    """

    name: str
    value: str
    length: float
    fate: Fate | None = None
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Revenue over time, in `unit` rials a step of the scale; one column each, and the period before as a line.

    A column that is still to come is None. `labels` stand under the columns with these numbers.
    """

    head: str
    legend: str
    unit: int
    columns: Sequence[Rials | None]
    before: Sequence[Rials]
    labels: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars one below the other, under a head."""

    head: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture."""

    language: Language
    shop: str
    title: str
    subtitle: str
    revenue: str
    change: str
    columns: Columns
    parts: Sequence[Bars]


def chart_of(report: Report, speech: Speech, language: Language) -> Chart:
    """Put a picture together, in words of this language."""
    say, period, shop = speech.voice(language), report.period, speech.shop
    days = days_in_words(period.days, say)
    name = name_of(period, say)
    change = change_in_words(report.now.revenue, report.before.revenue, language)
    known = "yes" if report.before.revenue else "no"
    parts = [_links(report, say), _best(report, speech, language)]
    return Chart(
        language=language,
        shop=shop.name,
        title=name,
        subtitle="" if period.choice is None else days,
        revenue=short_amount(report.now.revenue, shop.currency, language),
        change=say.plain("stats-chart-against", known=known, change=change),
        columns=_columns(report, speech, language),
        parts=[part for part in parts if part.bars],
    )


def _columns(report: Report, speech: Speech, language: Language) -> Columns:
    say, period, shop = speech.voice(language), report.period, speech.shop
    amounts = [*report.revenue_in_bars, *report.revenue_in_bars_before]
    unit = unit_for(max(amounts), shop.currency, language)
    begun = [bar.since < period.span.until for bar in period.bars]
    return Columns(
        head=say.plain("stats-chart-revenue", step=period.step.value, unit=unit.name),
        legend=say.plain("stats-chart-before"),
        unit=unit.rials,
        columns=[
            amount if has_begun else None
            for amount, has_begun in zip(report.revenue_in_bars, begun, strict=True)
        ],
        before=report.revenue_in_bars_before,
        labels=_labels(report, speech, language),
    )


def _labels(report: Report, speech: Speech, language: Language) -> list[tuple[int, str]]:
    period, zone = report.period, speech.shop.timezone
    starts = [bar.since.astimezone(zone) for bar in period.bars]
    if period.step is Step.HOUR:
        return [
            (number, in_digits_of(language, f"{start:%H:%M}"))
            for number, start in enumerate(starts)
            if start.hour % HOURS_BETWEEN_LABELS == 0
        ]
    every = -(-len(starts) // MOST_LABELS)
    return [(number, short_day(starts[number].date(), language)) for number in range(0, len(starts), every)]


def _links(report: Report, say: Voice) -> Bars:
    links, fates = report.now.links, report.now.fates
    bars = [_link(say, fate, fates[fate], links) for fate in Fate if fates.get(fate)]
    return Bars(say.plain("stats-chart-links", number=links), bars)


def _link(say: Voice, fate: Fate, number: int, links: int) -> Bar:
    share = percent(share_in_percent(number, links) or 0, say.language)
    return Bar(
        say.plain("stats-fate-name", fate=fate.value),
        say.plain("stats-chart-link", number=number, share=share),
        float(Fraction(number, links)),
        fate,
    )


def _best(report: Report, speech: Speech, language: Language) -> Bars:
    say = speech.voice(language)
    most = max((sold.revenue for sold in report.best), default=Rials(0))
    bars = [_product(sold, most, speech, language) for sold in report.best]
    return Bars(say.plain("stats-chart-best"), bars)


def _product(sold: Sold, most: Rials, speech: Speech, language: Language) -> Bar:
    amount = short_amount(sold.revenue, speech.shop.currency, language)
    value = speech.voice(language).plain("stats-chart-sold", amount=amount, pieces=sold.pieces)
    length = float(Decimal(sold.revenue) / most)
    return Bar(name_of_product(sold, language, LONGEST_NAME), value, length, otherwise=sold.sku)
