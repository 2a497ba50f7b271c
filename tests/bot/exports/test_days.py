"""Days as people type them, and as buttons name them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.exports.day_reading import DayError, Why, read_day, read_days
from bot.exports.periods import Period, days_of
from bot.exports.wanted import Days, read_written
from bot.texts.languages import Language

TEHRAN = ZoneInfo("Asia/Tehran")
# In Tehran it is the 25th already: 1405/09/04, a Wednesday.
NOW = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
NOVEMBER = Days(date(2026, 11, 1), date(2026, 11, 24))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-01 2026-11-24",
        "2026/11/1 to 2026.11.24",
        "20261101-20261124".replace("-", " - "),
        "۱۴۰۵/۰۸/۱۰ تا ۱۴۰۵/۰۹/۰۳",
        "1405-8-10، ٢٠٢٦-١١-٢٤",
        "  2026-11-01   –  2026-11-24 ",
    ],
)
def test_a_first_and_a_last_day_are_read_in_either_calendar_and_any_digits(typed: str) -> None:
    assert read_days(typed, NOW, TEHRAN) == NOVEMBER


@pytest.mark.parametrize("typed", ["today", "امروز", "1405/09/04", "2026-11-25"])
def test_a_day_is_one_of_the_shops_zone(typed: str) -> None:
    assert read_day(typed, NOW, TEHRAN) == date(2026, 11, 25)


def test_yesterday_is_read() -> None:
    assert read_day("دیروز", NOW, TEHRAN) == read_day("Yesterday", NOW, TEHRAN) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "why", "found"),
    [
        ("", Why.NOT_A_DAY, ""),
        ("last year", Why.NOT_A_DAY, "last"),
        ("2026-11", Why.NOT_A_DAY, "2026-11"),
        ("2026-11/01", Why.NOT_A_DAY, "2026-11/01"),
        ("2026-02-30", Why.NO_SUCH_DAY, "2026-02-30"),
        ("1405/12/30", Why.NO_SUCH_DAY, "1405/12/30"),
        ("2026-11-26", Why.FUTURE, "2026-11-26"),
        ("2026-11-24 2026-11-01", Why.BACKWARDS, ""),
        ("2026-11-01 2026-11-02 2026-11-03", Why.TOO_MANY, ""),
        ("9" * 61, Why.NOT_A_DAY, "9" * 60),
    ],
)
def test_what_is_wrong_is_named(typed: str, why: Why, found: str) -> None:
    with pytest.raises(DayError) as caught:
        read_days(typed, NOW, TEHRAN)
    assert (caught.value.why, caught.value.found) == (why, found)


def test_several_days_are_not_one() -> None:
    with pytest.raises(DayError):
        read_day("2026-11-01 2026-11-02", NOW, TEHRAN)


@pytest.mark.parametrize(
    ("period", "language", "first"),
    [
        (Period.TODAY, Language.EN, date(2026, 11, 25)),
        (Period.WEEK, Language.EN, date(2026, 11, 23)),
        (Period.WEEK, Language.FA, date(2026, 11, 21)),
        (Period.MONTH, Language.EN, date(2026, 11, 1)),
        (Period.MONTH, Language.FA, date(2026, 11, 22)),
    ],
)
def test_a_period_begins_as_the_languages_calendar_does(
    period: Period, language: Language, first: date
) -> None:
    assert days_of(period, NOW, language, TEHRAN) == Days(first, date(2026, 11, 25))


def test_days_are_whole_days_of_the_zone_with_the_last_one_in() -> None:
    since, until = NOVEMBER.bounds(TEHRAN)
    assert since == datetime(2026, 10, 31, 20, 30, tzinfo=UTC)
    assert until == datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "days", [NOVEMBER, Days(), Days(date(2026, 11, 1), None), Days(None, date(2026, 11, 1))]
)
def test_days_on_a_button_are_read_back(days: Days) -> None:
    if days.first is None or days.last is None:
        assert str(days) in {"all", "20261101-", "-20261101"}
    else:
        assert read_written(str(days)) == days
    assert read_written("all") == Days()
    assert read_written("20261301-20261101") is None
