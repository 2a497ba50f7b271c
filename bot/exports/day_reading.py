"""Days as people type them: one, or from one to another, of either calendar, in any digits."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

import jdatetime

from bot.exports.wanted import Days
from bot.texts.day_words import TO, TODAY, YESTERDAY
from bot.texts.formats import fold_digits

LONGEST = 60
# No Jalali year reaches it for some centuries, and no shop's first day is before it.
FIRST_GREGORIAN_YEAR = 1700

_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})")


class Why(StrEnum):
    """What is wrong with what was typed."""

    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    FUTURE = "future"
    BACKWARDS = "backwards"
    TOO_MANY = "too_many"


class DayError(Exception):
    """What was typed names no days; `found` is the part that is wrong."""

    def __init__(self, why: Why, found: str = "") -> None:
        super().__init__(f"{why}: {found}")
        self.why = why
        self.found = found


def read_day(text: str, now: datetime, zone: tzinfo) -> date:
    """Read one day of the zone that has begun: "today", "2026-11-24", "۱۴۰۵/۹/۳". Raises DayError."""
    days = read_days(text, now, zone)
    if days.first is None or days.first != days.last:
        raise DayError(Why.TOO_MANY)
    return days.first


def read_days(text: str, now: datetime, zone: tzinfo) -> Days:
    """Read one day, or the first and the last of several, that have begun. Raises DayError."""
    if len(text) > LONGEST:
        raise DayError(Why.NOT_A_DAY, text[:LONGEST])
    today = now.astimezone(zone).date()
    found = [_day(word, today) for word in _words(text) if word not in TO]
    if not found:
        raise DayError(Why.NOT_A_DAY, text)
    if len(found) > 2:  # noqa: PLR2004  # a first and a last one
        raise DayError(Why.TOO_MANY)
    first, last = found[0], found[-1]
    if first > last:
        raise DayError(Why.BACKWARDS)
    return Days(first, last)


def _words(text: str) -> Iterator[str]:
    seen = "".join(letter for letter in fold_digits(text).lower() if unicodedata.category(letter) != "Cf")
    yield from re.split(r"[\s,،]+", seen.strip())


def _day(word: str, today: date) -> date:
    if word in TODAY:
        return today
    if word in YESTERDAY:
        return today - timedelta(days=1)
    match = _DATE.fullmatch(word)
    if match is None:
        raise DayError(Why.NOT_A_DAY, word)
    year, month, day = (
        int(part) for part in (match[1] or match[5], match[3] or match[6], match[4] or match[7])
    )
    try:
        gregorian = year >= FIRST_GREGORIAN_YEAR
        on = date(year, month, day) if gregorian else jdatetime.date(year, month, day).togregorian()
    except (ValueError, OverflowError):
        raise DayError(Why.NO_SUCH_DAY, word) from None
    if on > today:
        raise DayError(Why.FUTURE, word)
    return on
