from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.moments import MomentError, NoSuchDay, NotAMoment, Past, TooFarAway, example_day, read_end
from bot.texts.formats import in_digits_of
from bot.texts.languages import Language

TEHRAN = ZoneInfo("Asia/Tehran")
# 11:30 in Tehran, on 3 Azar 1405.
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 59, tzinfo=TEHRAN)

days = st.dates(NOW.date() + timedelta(days=2), NOW.date() + timedelta(days=36_000))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
languages = st.sampled_from(Language)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("7d", NOW + timedelta(days=7)),
        ("۷ روز", NOW + timedelta(days=7)),
        ("12 hours", NOW + timedelta(hours=12)),
        ("۲ هفته دیگر", NOW + timedelta(days=14)),
        ("90m", NOW + timedelta(minutes=90)),
        ("2026-12-31", NEW_YEARS_EVE),
        ("2026/12/31", NEW_YEARS_EVE),
        (" 1405/10/10 ", NEW_YEARS_EVE),
        ("۱۴۰۵/۱۰/۱۰", NEW_YEARS_EVE),
        ("۱۴۰۵/۱۰/۱۰، ساعت ۲۳:۵۹", NEW_YEARS_EVE),
        ("2026-12-31T23:59", NEW_YEARS_EVE),
        ("2026-12-31 at 18:30", NEW_YEARS_EVE.replace(hour=18, minute=30)),
        ("\u200f۱۴۰۵/۱۰/۱۰ ۱۸:۳۰\u200f", NEW_YEARS_EVE.replace(hour=18, minute=30)),
        # Today is not over yet.
        ("1405-09-03", datetime(2026, 11, 24, 23, 59, tzinfo=TEHRAN)),
    ],
)
def test_an_end_is_read_as_people_write_it(text: str, end: datetime) -> None:
    assert read_end(text, NOW, TEHRAN) == end


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", NotAMoment),
        ("soon", NotAMoment),
        ("7", NotAMoment),
        ("7 dogs", NotAMoment),
        ("31/12/2026", NotAMoment),
        ("2026-12/31", NotAMoment),
        ("2026-12-31 18", NotAMoment),
        ("7d " * 30, NotAMoment),
        ("2026-02-30", NoSuchDay),
        ("1405/07/31", NoSuchDay),
        ("0000/01/01", NoSuchDay),
        ("2026-12-31 24:00", NoSuchDay),
        ("9999-12-31", TooFarAway),
        ("99999 weeks", TooFarAway),
        ("0d", Past),
        ("2026-11-23", Past),
        ("2026-11-24 11:30", Past),
        ("0001/01/01", Past),
    ],
)
def test_what_is_no_end_is_told_apart(text: str, error: type[MomentError]) -> None:
    with pytest.raises(error):
        read_end(text, NOW, TEHRAN)


@given(days, clocks, languages)
def test_every_day_may_be_written_in_either_calendar(day: date, clock: time, digits: Language) -> None:
    jalali = jdatetime.date.fromgregorian(date=day)
    for written in (f"{day:%Y-%m-%d}", f"{jalali.year}/{jalali.month}/{jalali.day}"):
        read = read_end(in_digits_of(digits, f"{written} {clock:%H:%M}"), NOW, TEHRAN).astimezone(TEHRAN)
        assert (read.date(), read.time()) == (day, clock)


@given(
    st.text() | st.from_regex(r"\d{1,5} ?[a-z]{0,7}|\d{4}[-/]\d{1,2}[-/]\d{1,2}( \d\d:\d\d)?", fullmatch=True)
)
def test_whatever_is_written_is_a_time_to_come_or_refused(text: str) -> None:
    try:
        read = read_end(text, NOW, TEHRAN)
    except MomentError:
        return
    assert NOW < read <= NOW + timedelta(days=36_525)


@given(st.integers(0, 600_000), languages)
def test_the_example_can_be_read(hours: int, language: Language) -> None:
    now = NOW + timedelta(hours=hours)
    read = read_end(example_day(now, language, TEHRAN), now, TEHRAN)
    assert timedelta(days=30) <= read - now + timedelta(minutes=1) <= timedelta(days=31)
