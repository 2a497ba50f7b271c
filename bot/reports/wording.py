"""A report in words: what stands under its picture, or alone."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.money import Rials
from bot.reports.comparison import change_in_percent, share_in_percent
from bot.reports.periods import Days, Period
from bot.reports.sales import Report
from bot.speech import Speech
from bot.store.figures import Fate, Sold
from bot.texts.catalogue import Voice
from bot.texts.formats import day_in_words, duration_in_words, percent
from bot.texts.languages import Language

# A picture's text has room for 1,024 characters.
BEST_IN_WORDS = 3
LONGEST_NAME = 30
NOTHING_TO_COMPARE = "–"


def in_words(report: Report, speech: Speech, language: Language) -> Markup:
    """Say everything."""
    return Markup("\n").join(_Words(report, speech, language).lines())


def days_in_words(days: Days, say: Voice) -> str:
    """Write one day, or the first and the last."""
    first, last = (day_in_words(day, say.language) for day in (days.first, days.last))
    return first if days.number == 1 else say.plain("stats-days", first=first, last=last)


def name_of(period: Period, say: Voice) -> str:
    """Write what a period is called."""
    days = days_in_words(period.days, say)
    return say.plain("stats-name", choice=_choice(period), days=days)


def change_in_words(now: int, before: int, language: Language) -> str:
    """Write the change as "+12%", or a dash where there is nothing to compare with."""
    change = change_in_percent(now, before)
    return NOTHING_TO_COMPARE if change is None else percent(change, language, signed=True)


def name_of_product(sold: Sold, language: Language, longest: int) -> str:
    """Write what a product is called, cut where it is too long."""
    name = " ".join(sold.names.to(language).split()) or sold.sku
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _choice(period: Period) -> str:
    return period.choice.value if period.choice is not None else "dates"


class _Words:
    """The lines of one report."""

    def __init__(self, report: Report, speech: Speech, language: Language) -> None:
        self._report = report
        self._speech = speech
        self._language = language
        self._say = speech.voice(language)

    def lines(self) -> Iterator[Markup]:
        """Give them in their order."""
        yield from self._head()
        yield Markup("")
        if self._report.sold_nothing:
            yield self._say.html("stats-nothing")
            yield Markup("")
        yield from self._money()
        yield Markup("")
        yield from self._links()
        yield from self._gateway()
        yield from self._best()
        yield Markup("")
        yield self._waiting()

    def _head(self) -> Iterator[Markup]:
        say, period = self._say, self._report.period
        days = days_in_words(period.days, say)
        named = "no" if period.choice is None else "yes"
        yield say.html("stats-title", name=name_of(period, say), named=named, days=days)
        before, over = days_in_words(period.days_before, say), "yes" if period.over else "no"
        yield say.html("stats-compared", days=before, over=over)

    def _money(self) -> Iterator[Markup]:
        say, now, before = self._say, self._report.now, self._report.before
        yield say.html(
            "stats-revenue",
            amount=self._amount(now.revenue),
            change=self._change(now.revenue, before.revenue),
        )
        if now.given_back.refunds:
            yield say.html(
                "stats-given-back",
                amount=self._amount(now.given_back.amount),
                number=now.given_back.refunds,
            )
        yield say.html("stats-orders", number=now.orders, change=self._change(now.orders, before.orders))
        if now.orders:
            # Nobody is helped by a tenth of a toman here.
            average = Rials(now.average - now.average % self._speech.shop.currency.rials)
            yield say.html(
                "stats-average",
                amount=self._amount(average),
                change=self._change(now.average, before.average),
            )
        yield say.html(
            "stats-buyers", number=now.new_buyers, change=self._change(now.new_buyers, before.new_buyers)
        )

    def _links(self) -> Iterator[Markup]:
        say, now, before = self._say, self._report.now, self._report.before
        if now.paid_share is None:
            yield say.html("stats-no-links")
            return
        yield say.html(
            "stats-links",
            number=now.links,
            change=self._change(now.links, before.links),
            share=percent(now.paid_share, self._language),
        )
        rest = [(fate, now.fates[fate]) for fate in Fate if fate is not Fate.PAID and now.fates.get(fate)]
        if rest:
            said = [say.html("stats-fate", fate=fate.value, number=number) for fate, number in rest]
            yield say.html("list-between").join(said)

    def _best(self) -> Iterator[Markup]:
        if not self._report.best:
            return
        yield Markup("")
        yield self._say.html("stats-best")
        for place, sold in enumerate(self._report.best[:BEST_IN_WORDS], 1):
            yield self._say.html(
                "stats-best-line",
                place=place,
                name=name_of_product(sold, self._language, LONGEST_NAME),
                pieces=sold.pieces,
                amount=self._amount(sold.revenue),
            )

    def _gateway(self) -> Iterator[Markup]:
        say, report = self._say, self._report
        share = share_in_percent(report.finished.succeeded, report.finished.tries)
        if share is not None:
            yield say.html("stats-gateway", share=percent(share, self._language))
        if report.median is not None and report.ninetieth is not None:
            yield say.html(
                "stats-quick",
                median=duration_in_words(report.median, self._language),
                ninetieth=duration_in_words(report.ninetieth, self._language),
            )

    def _waiting(self) -> Markup:
        say, waiting = self._say, self._report.waiting
        if not waiting.held_orders and not waiting.deliveries:
            return say.html("stats-nothing-waits")
        return say.html("stats-waiting", held=waiting.held_orders, deliveries=waiting.deliveries)

    def _amount(self, amount: Rials) -> str:
        return self._speech.amount(amount, self._language)

    def _change(self, now: int, before: int) -> str:
        return change_in_words(now, before, self._language)
