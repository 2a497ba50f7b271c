"""Reading the ends of things as people type them: dates of either calendar, or a span from now."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import jdatetime

from bot.texts.answer_words import AT, LATER, SPANS
from bot.texts.formats import fold_digits, in_digits_of
from bot.texts.languages import Language

LONGEST = 60
FARTHEST = timedelta(days=36_525)
# What a date alone means: that day is still in.
END_OF_DAY = time(23, 59)
# No Jalali year reaches it for some centuries, and no Gregorian one below it is still to come.
FIRST_GREGORIAN_YEAR = 1700

_SPAN = re.compile(rf"(\d{{1,5}}) ?({'|'.join(SPANS)})(?: (?:{'|'.join(LATER)}))?")
_DATE = re.compile(
    rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:(?:[ ,،]+|t)(?:(?:{'|'.join(AT)}) ?)?(\d{{1,2}}):(\d{{2}}))?"
)


class MomentError(Exception):
    """What was typed is no time that something can end at."""


class NotAMoment(MomentError):
    """It is no date and no span of time."""


class NoSuchDay(MomentError):
    """It looks like a date, but there is none like it."""


class TooFarAway(MomentError):
    """It is more than a hundred years away."""


class Past(MomentError):
    """It is over; `at` is when it was."""

    def __init__(self, at: datetime) -> None:
        super().__init__(str(at))
        self.at = at


def read_end(text: str, now: datetime, zone: tzinfo) -> datetime:
    """Read when something ends, in UTC: "7d", "2026-12-31", "1405/10/10 18:30", in digits of any script.

    Dates are of the zone; one without a time of day means its end. Raises the MomentError that says what is wrong.
    """
    words = _folded(text)
    if span := _SPAN.fullmatch(words):
        at = now + SPANS[span[2]] * int(span[1])
    elif written := _DATE.fullmatch(words):
        year, _, month, day, hour, minute = written.groups()
        at = _at(int(year), int(month), int(day), hour, minute, zone)
    else:
        raise NotAMoment(text)
    if at <= now:
        raise Past(at)
    if at - now > FARTHEST:
        raise TooFarAway(text)
    return at


def example_day(now: datetime, language: Language, zone: tzinfo) -> str:
    """Write the day a month from now as `read_end` takes it, in the language's own calendar."""
    day = (now + timedelta(days=30)).astimezone(zone).date()
    if language is Language.EN:
        return day.isoformat()
    jalali = jdatetime.date.fromgregorian(date=day)
    return in_digits_of(language, f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}")


def day_of(year: int, month: int, day: int) -> date:
    """Find the day of either calendar, by its year; raises ValueError or OverflowError where there is none."""
    if year >= FIRST_GREGORIAN_YEAR:
        return date(year, month, day)
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


def _folded(text: str) -> str:
    """Write it one way: Latin digits, small letters, single spaces, nothing invisible."""
    if len(text) > LONGEST:
        raise NotAMoment("too long")
    seen = (letter for letter in fold_digits(text).lower() if unicodedata.category(letter) != "Cf")
    return " ".join("".join(seen).split())


def _at(year: int, month: int, day: int, hour: str | None, minute: str | None, zone: tzinfo) -> datetime:
    try:
        on = day_of(year, month, day)
        clock = END_OF_DAY if hour is None or minute is None else time(int(hour), int(minute))
        return datetime.combine(on, clock, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NoSuchDay(f"{year}-{month}-{day}") from None
