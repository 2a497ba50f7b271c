"""The days that a button names: today, this week, this month; weeks and months are those of the language's calendar."""

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

import jdatetime

from bot.exports.wanted import Days
from bot.texts.languages import Language

_SATURDAY = 5


class Period(StrEnum):
    """What stands on a button."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def days_of(period: Period, now: datetime, language: Language, zone: tzinfo) -> Days:
    """Give the days from the period's first to today, in the zone."""
    today = now.astimezone(zone).date()
    match period:
        case Period.TODAY:
            return Days(today, today)
        case Period.WEEK:
            return Days(_first_of_week(today, language), today)
        case Period.MONTH:
            return Days(_first_of_month(today, language), today)
        case Period.ALL:
            return Days()


def _first_of_week(today: date, language: Language) -> date:
    """In Persian a week begins on Saturday, elsewhere on Monday."""
    begins = _SATURDAY if language is Language.FA else 0
    return today - timedelta(days=(today.weekday() - begins) % 7)


def _first_of_month(today: date, language: Language) -> date:
    if language is Language.EN:
        return today.replace(day=1)
    first: date = jdatetime.date.fromgregorian(date=today).replace(day=1).togregorian()
    return first
