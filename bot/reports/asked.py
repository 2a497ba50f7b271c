"""Reading which period is asked for: a name, or dates of either calendar as people type them."""

import re
import unicodedata
from datetime import date, datetime, timedelta, tzinfo

import jdatetime

from bot.forms.moments import LONGEST, day_of
from bot.reports.periods import DAYS_OF_THIRTY, MOST_DAYS, Choice, Days, Period, between, chosen
from bot.texts.answer_words import UNTIL
from bot.texts.formats import fold_digits
from bot.texts.languages import Language

_FIRST, _LAST = (
    rf"(?P<{end}_year>\d{{4}})(?P<{end}_sign>[-/.])(?P<{end}_month>\d{{1,2}})(?P={end}_sign)(?P<{end}_day>\d{{1,2}})"
    for end in ("first", "last")
)
_DAYS = re.compile(rf"{_FIRST}(?:(?: *(?:\.\.+|…|[-–—,،]|{'|'.join(UNTIL)}) *| +){_LAST})?")
# Days around one of these can be reckoned with, and their times in any zone.
_EARLIEST, _LATEST = date(1900, 1, 1), date(2900, 1, 1)


class PeriodError(Exception):
    """What was typed is no period that figures can be shown for."""


class NotDates(PeriodError):
    """It is neither one date nor two."""


class NoSuchDay(PeriodError):
    """One of them looks like a date, but there is none like it."""


class WrongOrder(PeriodError):
    """The last day is before the first."""


class NotBegun(PeriodError):
    """It is all still to come."""


class TooLong(PeriodError):
    """It is more than `MOST_DAYS` days."""


def read_period(text: str, language: Language, now: datetime, zone: tzinfo) -> Period:
    """Read a name of a period, one date, or two: "1405/08/01 - 1405/08/30", "2026-10-23..2026-11-21", in any digits.

    Nothing at all means today. Raises the PeriodError that says what is wrong.
    """
    words = _folded(text) or Choice.TODAY.value
    if words in set(Choice):
        return chosen(Choice(words), language, now, zone)
    return between(_read_days(words, now, zone), now, zone)


def as_asked(period: Period) -> str:
    """Write a period so that `read_period` reads it, and a button has room for it."""
    return period.choice or f"{period.days.first}..{period.days.last}"


def example_days(now: datetime, calendar: Language, zone: tzinfo) -> str:
    """Write some days that are over as `read_period` takes them, in the calendar of a language."""
    last = now.astimezone(zone).date() - timedelta(days=1)
    first = last - timedelta(days=DAYS_OF_THIRTY - 1)
    if calendar is Language.EN:
        return f"{first}..{last}"
    jalali = [jdatetime.date.fromgregorian(date=day) for day in (first, last)]
    return " - ".join(f"{day.year:04}/{day.month:02}/{day.day:02}" for day in jalali)


def _read_days(words: str, now: datetime, zone: tzinfo) -> Days:
    written = _DAYS.fullmatch(words)
    if written is None:
        raise NotDates(words)
    first = _day(written, "first")
    days = Days(first, first if written["last_year"] is None else _day(written, "last"))
    if days.last < days.first:
        raise WrongOrder(words)
    if days.first > now.astimezone(zone).date():
        raise NotBegun(words)
    if days.number > MOST_DAYS:
        raise TooLong(words)
    return days


def _day(written: re.Match[str], end: str) -> date:
    year, month, day = (int(written[f"{end}_{part}"]) for part in ("year", "month", "day"))
    try:
        found = day_of(year, month, day)
    except (ValueError, OverflowError):
        raise NoSuchDay(f"{year}-{month}-{day}") from None
    if not _EARLIEST <= found <= _LATEST:
        raise NoSuchDay(str(found))
    return found


def _folded(text: str) -> str:
    """Write it one way: Latin digits, small letters, single spaces, nothing invisible."""
    if len(text) > LONGEST:
        raise NotDates("too long")
    seen = (letter for letter in fold_digits(text).lower() if unicodedata.category(letter) != "Cf")
    return " ".join("".join(seen).split())
