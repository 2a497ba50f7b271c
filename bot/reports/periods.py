"""The periods that figures are about, cut by days of the shop's time zone, and the one that each is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

import jdatetime

from bot.store.figures import Span
from bot.texts.languages import Language

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_HOUR = timedelta(hours=1)
DAYS_OF_THIRTY = 30
# More bars than that can't be told apart on a phone.
MOST_DAYS_BY_DAY = 70
MOST_DAYS = 731
# As date.weekday counts: weeks begin on Saturday in Iran.
_FIRST_WEEKDAY = {Language.FA: 5, Language.EN: 0}
_WEEKDAYS = 7


class Choice(StrEnum):
    """A period that has a name; what it means depends on the day."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    THIRTY = "thirty"


class Step(StrEnum):
    """What one bar of a picture stands for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both in."""

    first: date
    last: date

    @property
    def number(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Period:
    """What figures are about.

    `span` ends now where its days are not over. `before` is as long, and ends at the same time of day, on the last of
    `days_before`. `bars` cut all its days, and `bars_before` as many days before.
    """

    choice: Choice | None
    days: Days
    days_before: Days
    span: Span
    before: Span
    step: Step
    bars: Sequence[Span]
    bars_before: Sequence[Span]

    @property
    def over(self) -> bool:
        """Whether all of its days are over."""
        return self.span.until == self.bars[-1].until


def chosen(choice: Choice, language: Language, now: datetime, zone: tzinfo) -> Period:
    """The period that a name means to people of this language at this time."""
    today = now.astimezone(zone).date()
    if choice is Choice.MONTH:
        first, last = _month(today, language)
        month_before, _ = _month(first - _DAY, language)
        return _period(choice, Days(first, last), month_before, now, zone)
    return _period(choice, _days(choice, language, today), None, now, zone)


def between(days: Days, now: datetime, zone: tzinfo) -> Period:
    """Cut any days that have begun and are at most `MOST_DAYS`."""
    return _period(None, days, None, now, zone)


def _period(
    choice: Choice | None, days: Days, first_before: date | None, now: datetime, zone: tzinfo
) -> Period:
    first_before = first_before or days.first - days.number * _DAY
    # A month may follow a shorter one, which then is compared as a whole.
    full_before = Days(first_before, min(first_before + (days.number - 1) * _DAY, days.first - _DAY))
    since, end = _start(days.first, zone), _start(days.last + _DAY, zone)
    until = max(since, min(now.astimezone(UTC), end))
    local = until.astimezone(zone)
    same_time = datetime.combine(local.date() - (days.first - first_before), local.time(), zone)
    since_before, end_before = _start(first_before, zone), _start(full_before.last + _DAY, zone)
    # Clocks that were put forward may have left out that very time.
    until_before = (
        end_before if until == end else min(max(same_time.astimezone(UTC), since_before), end_before)
    )
    last_before = full_before.last if until_before == end_before else same_time.date()
    step = _step(days)
    return Period(
        choice,
        days,
        Days(first_before, max(first_before, last_before)),
        Span(since, until),
        Span(since_before, until_before),
        step,
        _bars(days, step, zone),
        _bars(full_before, step, zone),
    )


def _days(choice: Choice, language: Language, today: date) -> Days:
    match choice:
        case Choice.YESTERDAY:
            return Days(today - _DAY, today - _DAY)
        case Choice.WEEK:
            first = today - ((today.weekday() - _FIRST_WEEKDAY[language]) % _WEEKDAYS) * _DAY
            return Days(first, first + _WEEK - _DAY)
        case Choice.THIRTY:
            return Days(today - (DAYS_OF_THIRTY - 1) * _DAY, today)
        case _:
            return Days(today, today)


def _step(days: Days) -> Step:
    if days.number == 1:
        return Step.HOUR
    return Step.DAY if days.number <= MOST_DAYS_BY_DAY else Step.WEEK


def _bars(days: Days, step: Step, zone: tzinfo) -> Sequence[Span]:
    """Cut days into bars; a day on which clocks are put back has an hour more."""
    end = _start(days.last + _DAY, zone)
    if step is Step.HOUR:
        edges = [_start(days.first, zone)]
        while edges[-1] + _HOUR < end:
            edges.append(edges[-1] + _HOUR)
    else:
        length = 1 if step is Step.DAY else _WEEKDAYS
        edges = [_start(days.first + n * _DAY, zone) for n in range(0, days.number, length)]
    return [Span(since, until) for since, until in zip(edges, [*edges[1:], end], strict=True)]


def _start(day: date, zone: tzinfo) -> datetime:
    """When a day begins in the zone, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _month(day: date, language: Language) -> tuple[date, date]:
    """The first and last day of the month in which a day lies, by the language's own calendar."""
    if language is Language.EN:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - _DAY
    jalali = jdatetime.date.fromgregorian(date=day)
    begins: date = jalali.replace(day=1).togregorian()
    year, month = divmod(jalali.year * 12 + jalali.month, 12)
    following: date = jdatetime.date(year, month + 1, 1).togregorian()
    return begins, following - _DAY
