"""A shop's figures over a period, beside those of the period before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.money import Rials
from bot.reports.comparison import share_in_percent
from bot.reports.periods import Period
from bot.store import Session, figures
from bot.store.figures import Fate, Finished, GivenBack, Sold, Span, Takings, Waiting

TYPICAL, NEARLY_ALL = 50, 90


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in one span of time."""

    takings: Takings
    given_back: GivenBack
    new_buyers: int
    fates: Mapping[Fate, int]

    @property
    def revenue(self) -> Rials:
        """What was received and settled as paid, in rials; what was given back later is told beside it."""
        return self.takings.received

    @property
    def orders(self) -> int:
        """How many orders were paid."""
        return self.takings.orders

    @property
    def average(self) -> Rials:
        """What an order brought in, in whole rials; 0 where there was none."""
        return Rials(self.revenue // self.orders if self.orders else 0)

    @property
    def links(self) -> int:
        """How many pay links were made."""
        return sum(self.fates.values())

    @property
    def paid_share(self) -> int | None:
        """How many percent of the pay links were paid by now."""
        return share_in_percent(self.fates.get(Fate.PAID, 0), self.links)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is told about a period. `revenue_in_bars` has one amount for each of its bars.

    `median` and `ninetieth` are within what time half, and nine in ten, of what was paid was paid.
    """

    period: Period
    now: Figures
    before: Figures
    revenue_in_bars: Sequence[Rials]
    revenue_in_bars_before: Sequence[Rials]
    best: Sequence[Sold]
    finished: Finished
    median: timedelta | None
    ninetieth: timedelta | None
    waiting: Waiting

    @property
    def sold_nothing(self) -> bool:
        """Whether no money came in."""
        return self.now.orders == 0


async def report(session: Session, period: Period, now: datetime) -> Report:
    """Count everything."""
    span, ours = period.span, await _figures(session, period.span, now)
    return Report(
        period=period,
        now=ours,
        before=await _figures(session, period.before, now),
        revenue_in_bars=await figures.received_in_each(session, period.bars),
        revenue_in_bars_before=await figures.received_in_each(session, period.bars_before),
        best=await figures.best_products(session, span),
        finished=await figures.finished(session, span),
        median=await figures.time_to_pay(session, span, TYPICAL, ours.orders),
        ninetieth=await figures.time_to_pay(session, span, NEARLY_ALL, ours.orders),
        waiting=await figures.waiting(session),
    )


async def _figures(session: Session, span: Span, now: datetime) -> Figures:
    return Figures(
        await figures.takings(session, span),
        await figures.given_back(session, span),
        await figures.first_time_buyers(session, span),
        await figures.fates(session, span, now),
    )
