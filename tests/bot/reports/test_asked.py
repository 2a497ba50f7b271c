"""Asking for a period by its name or by dates, in either calendar and any digits."""

import contextlib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.asked import (
    NoSuchDay,
    NotBegun,
    NotDates,
    PeriodError,
    TooLong,
    WrongOrder,
    as_asked,
    example_days,
    read_period,
)
from bot.reports.periods import MOST_DAYS, Choice, Days, Period
from bot.texts.languages import Language

TEHRAN = ZoneInfo("Asia/Tehran")
NOW = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)
ABAN = Days(date(2026, 10, 23), date(2026, 11, 21))


def read(text: str) -> Period:
    return read_period(text, Language.FA, NOW, TEHRAN)


@pytest.mark.parametrize(
    "text",
    [
        "1405/08/01 - 1405/08/30",
        "۱۴۰۵/۰۸/۰۱ - ۱۴۰۵/۰۸/۳۰",
        "١٤٠٥/٨/١ تا ١٤٠٥/٨/٣٠",
        "1405/8/1 1405/8/30",
        "1405-08-01-1405-08-30",
        "2026-10-23..2026-11-21",
        "2026-10-23 to 2026-11-21",
        "2026.10.23–2026.11.21",
        " \u200f2026-10-23 ,  1405/08/30 ",
        "1405/08/01…1405/08/30",
    ],
)
def test_two_dates_are_read_however_they_are_written(text: str) -> None:
    assert read(text).days == ABAN


def test_one_date_is_that_day() -> None:
    assert read("1405/09/03").days == Days(date(2026, 11, 24), date(2026, 11, 24))


def test_nothing_is_today_and_names_are_known() -> None:
    assert read("  ").choice is Choice.TODAY
    assert [read(choice).choice for choice in Choice] == list(Choice)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("last month", NotDates),
        ("1405/08", NotDates),
        ("1405/08/01 - ", NotDates),
        ("1405/08/01 - 1405/08/30 - 1405/09/01", NotDates),
        ("1405/08/01 -- 1405/08/30", NotDates),
        ("1405/08-01", NotDates),
        ("1" * 61, NotDates),
        ("1405/13/01", NoSuchDay),
        ("1405/12/30", NoSuchDay),  # not a leap year
        ("2026-02-29..2026-03-01", NoSuchDay),
        ("2026-01-01..2026-13-01", NoSuchDay),
        ("0001/01/01", NoSuchDay),
        ("9999-12-31", NoSuchDay),
        ("0000/00/00", NoSuchDay),
        ("1405/08/30 - 1405/08/01", WrongOrder),
        ("2026-11-25", NotBegun),
        ("2020-01-01..2026-01-01", TooLong),
    ],
)
def test_what_is_wrong_is_named(text: str, mistake: type[PeriodError]) -> None:
    with pytest.raises(mistake):
        read(text)


def test_two_years_can_be_asked_for_at_once() -> None:
    assert read("2024-11-24..2026-11-24").days.number == MOST_DAYS


def test_days_that_are_not_over_end_now() -> None:
    assert read("2026-11-20..2026-11-30").span.until == NOW


@pytest.mark.parametrize("calendar", Language)
def test_the_example_can_be_asked_for(calendar: Language) -> None:
    days = read(example_days(NOW, calendar, TEHRAN)).days
    assert (days.number, days.last) == (30, date(2026, 11, 23))


@given(st.dates(date(1901, 1, 1), date(2026, 11, 24)), st.integers(0, MOST_DAYS - 1))
def test_what_a_button_carries_asks_for_the_same(first: date, more: int) -> None:
    last = date.fromordinal(first.toordinal() + more)
    period = read(f"{first}..{last}")
    assert read(as_asked(period)) == period
    assert len(f"stats:{as_asked(period)}") <= 64


@given(st.text(max_size=70))
def test_anything_else_is_a_mistake_or_a_period(text: str) -> None:
    with contextlib.suppress(PeriodError):
        assert read(text).days.number >= 1
