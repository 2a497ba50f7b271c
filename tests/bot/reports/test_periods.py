"""Periods: which days a name means to whom, what each is compared with, and how they are cut into bars."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.periods import MOST_DAYS, MOST_DAYS_BY_DAY, Choice, Days, Step, between, chosen
from bot.store.figures import Span
from bot.texts.languages import Language

FA, EN = Language.FA, Language.EN
TEHRAN, BERLIN = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")
# Tuesday, 3 Azar 1405, 16:50 in Tehran.
NOW = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)


def tehran(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TEHRAN).astimezone(UTC)


def test_today_is_compared_with_yesterday_until_the_same_time() -> None:
    period = chosen(Choice.TODAY, FA, NOW, TEHRAN)
    assert period.span == Span(tehran(2026, 11, 24), NOW)
    assert period.before == Span(tehran(2026, 11, 23), tehran(2026, 11, 23, 16, 50))
    assert (period.over, period.step, len(period.bars), len(period.bars_before)) == (False, Step.HOUR, 24, 24)


def test_yesterday_is_over_and_compared_with_the_day_before() -> None:
    period = chosen(Choice.YESTERDAY, FA, NOW, TEHRAN)
    assert period.span == Span(tehran(2026, 11, 23), tehran(2026, 11, 24))
    assert period.before == Span(tehran(2026, 11, 22), tehran(2026, 11, 23))
    assert period.over


def test_the_end_of_the_day_is_that_of_the_shop() -> None:
    late = tehran(2026, 11, 25, 0, 10)
    assert late.date() == date(2026, 11, 24)
    assert chosen(Choice.TODAY, FA, late, TEHRAN).days == Days(date(2026, 11, 25), date(2026, 11, 25))
    assert chosen(Choice.TODAY, FA, late, BERLIN).days == Days(date(2026, 11, 24), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("language", "choice", "first", "last", "first_before"),
    [
        (FA, Choice.WEEK, date(2026, 11, 21), date(2026, 11, 27), date(2026, 11, 14)),  # from Saturday
        (EN, Choice.WEEK, date(2026, 11, 23), date(2026, 11, 29), date(2026, 11, 16)),  # from Monday
        (FA, Choice.MONTH, date(2026, 11, 22), date(2026, 12, 21), date(2026, 10, 23)),  # Azar, after Aban
        (EN, Choice.MONTH, date(2026, 11, 1), date(2026, 11, 30), date(2026, 10, 1)),
        (FA, Choice.THIRTY, date(2026, 10, 26), date(2026, 11, 24), date(2026, 9, 26)),
    ],
)
def test_weeks_and_months_are_those_of_the_language(
    language: Language, choice: Choice, first: date, last: date, first_before: date
) -> None:
    period = chosen(choice, language, NOW, TEHRAN)
    assert period.days == Days(first, last)
    assert period.span.until == NOW
    back = first - first_before
    assert period.days_before == Days(first_before, date(2026, 11, 24) - back)
    assert period.before.until == NOW - back


@pytest.mark.parametrize(
    ("day", "last", "first_before", "last_before"),
    [
        # The 31st of March: February is compared as a whole.
        (date(2027, 3, 31), date(2027, 3, 31), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 12, 9), date(2027, 12, 31), date(2027, 11, 1), date(2027, 11, 9)),
    ],
)
def test_a_month_is_compared_with_as_much_of_the_month_before(
    day: date, last: date, first_before: date, last_before: date
) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    period = chosen(Choice.MONTH, EN, now, ZoneInfo("UTC"))
    assert period.days == Days(day.replace(day=1), last)
    assert period.days_before == Days(first_before, last_before)
    assert period.before.until <= period.span.since


def test_the_last_jalali_month_is_as_long_as_its_year_says() -> None:
    # 1408 is a leap year: its Esfand has 30 days.
    now = tehran(2030, 3, 1, 12)
    assert chosen(Choice.MONTH, FA, now, TEHRAN).days == Days(date(2030, 2, 19), date(2030, 3, 20))
    assert chosen(Choice.MONTH, FA, NOW + timedelta(days=100), TEHRAN).days == Days(
        date(2027, 2, 20), date(2027, 3, 20)
    )


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 10, 25), 25), (date(2026, 3, 29), 23), (date(2026, 3, 30), 24)]
)
def test_a_day_has_as_many_hours_as_the_clocks_say(day: date, hours: int) -> None:
    period = between(Days(day, day), NOW, BERLIN)
    assert len(period.bars) == hours
    assert period.span.until - period.span.since == timedelta(hours=hours)
    before = period.bars_before
    assert before[-1].until == period.span.since


def test_the_same_time_of_a_day_is_meant_though_clocks_were_changed_between() -> None:
    now = datetime(2026, 10, 26, 9, 0, tzinfo=BERLIN).astimezone(UTC)
    before = chosen(Choice.TODAY, EN, now, BERLIN).before
    assert before.until == datetime(2026, 10, 25, 9, 0, tzinfo=BERLIN).astimezone(UTC)
    assert before.until - before.since == timedelta(hours=10)


@given(
    first=st.dates(date(2020, 1, 1), date(2026, 11, 24)),
    number=st.integers(1, MOST_DAYS),
    zone=st.sampled_from([TEHRAN, BERLIN, ZoneInfo("America/Santiago"), ZoneInfo("Australia/Lord_Howe")]),
)
def test_bars_cut_a_period_without_gaps(first: date, number: int, zone: ZoneInfo) -> None:
    period = between(Days(first, first + timedelta(days=number - 1)), NOW, zone)
    for bars in (period.bars, period.bars_before):
        assert all(bar.since < bar.until for bar in bars)
        assert all(one.until == other.since for one, other in itertools.pairwise(bars))
    assert period.bars[0].since == period.span.since
    assert period.bars_before[-1].until == period.bars[0].since
    assert len(period.bars) <= max(MOST_DAYS_BY_DAY, MOST_DAYS // 7 + 1)
    assert period.before.since < period.before.until <= period.span.since or not period.over
    assert (
        len(period.bars)
        == {Step.HOUR: len(period.bars), Step.DAY: number, Step.WEEK: -(-number // 7)}[period.step]
    )
