from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.money import Currency, Rials
from bot.texts.formats import (
    amount_in_digits,
    amount_in_words,
    clock_time,
    duration_in_words,
    fold_digits,
    in_digits_of,
    moment,
)
from bot.texts.languages import Language

FA, EN = Language.FA, Language.EN
TOMAN, RIAL = Currency.TOMAN, Currency.RIAL
TEHRAN = ZoneInfo("Asia/Tehran")


def test_persian_runs_from_right_to_left_and_english_from_left_to_right() -> None:
    assert (FA.direction, EN.direction) == ("rtl", "ltr")


@pytest.mark.parametrize(
    ("rials", "currency", "language", "shown"),
    [
        (500_000, TOMAN, FA, "۵۰٬۰۰۰ تومان"),
        (500_000, TOMAN, EN, "50,000 tomans"),
        (500_000, RIAL, FA, "۵۰۰٬۰۰۰ ریال"),
        (500_000, RIAL, EN, "500,000 rials"),
        (50_005, TOMAN, FA, "۵٬۰۰۰٫۵ تومان"),
        (50_005, TOMAN, EN, "5,000.5 tomans"),
        (10, TOMAN, EN, "1 toman"),
        (11, TOMAN, EN, "1.1 tomans"),
        (1, RIAL, EN, "1 rial"),
        (5, TOMAN, FA, "۰٫۵ تومان"),
        (0, TOMAN, FA, "۰ تومان"),
    ],
)
def test_an_amount_is_shown_exactly_in_digits(
    rials: int, currency: Currency, language: Language, shown: str
) -> None:
    assert amount_in_digits(Rials(rials), currency, language) == shown


@pytest.mark.parametrize(
    ("rials", "currency", "language", "said"),
    [
        (500_000, TOMAN, FA, "پنجاه هزار تومان"),
        (500_000, TOMAN, EN, "fifty thousand tomans"),
        (25_000_000, TOMAN, FA, "دو میلیون و پانصد هزار تومان"),
        (1_250_000, RIAL, FA, "یک میلیون و دویست و پنجاه هزار ریال"),
        (10_000, TOMAN, FA, "هزار تومان"),
        (50_005, TOMAN, FA, "پنج هزار تومان و پنج ریال"),
        (50_001, TOMAN, EN, "five thousand tomans and one rial"),
        (10, TOMAN, EN, "one toman"),
        (7, TOMAN, FA, "هفت ریال"),
        (0, TOMAN, FA, "صفر تومان"),
        (10**16, TOMAN, FA, "یک تریلیارد تومان"),
    ],
)
def test_an_amount_is_said_exactly_in_words(
    rials: int, currency: Currency, language: Language, said: str
) -> None:
    assert amount_in_words(Rials(rials), currency, language) == said


def test_digits_of_any_script_become_those_of_the_language() -> None:
    assert fold_digits("۱۲٣٤56 و 七") == "123456 و 七"
    assert in_digits_of(FA, "24pal: ٣") == "۲۴pal: ۳"
    assert in_digits_of(EN, "۲۴") == "24"


@given(text=st.text())
def test_folding_digits_keeps_the_length_and_everything_else(text: str) -> None:
    folded = fold_digits(text)
    assert len(folded) == len(text)
    assert all(
        was == now or (was.isdecimal() and now in "0123456789") for was, now in zip(text, folded, strict=True)
    )


def test_a_moment_is_shown_in_the_zone_of_the_shop_and_the_calendar_of_the_language() -> None:
    at = datetime(2026, 11, 24, 12, 54, tzinfo=UTC)
    assert moment(at, FA, TEHRAN) == "۱۴۰۵/۰۹/۰۳، ساعت ۱۶:۲۴"
    assert moment(at, EN, TEHRAN) == "24 November 2026, 16:24"


def test_a_day_begins_at_midnight_in_the_zone_of_the_shop() -> None:
    at = datetime(2026, 3, 20, 20, 30, tzinfo=UTC)
    assert moment(at, FA, TEHRAN) == "۱۴۰۵/۰۱/۰۱، ساعت ۰۰:۰۰"
    assert moment(at, FA, ZoneInfo("UTC")) == "۱۴۰۴/۱۲/۲۹، ساعت ۲۰:۳۰"


def test_a_time_of_today_is_shown_without_its_date() -> None:
    now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert clock_time(datetime(2026, 11, 24, 12, 54, tzinfo=UTC), now, FA, TEHRAN) == "۱۶:۲۴"
    assert clock_time(datetime(2026, 11, 24, 12, 54, tzinfo=UTC), now, EN, TEHRAN) == "16:24"
    tomorrow = datetime(2026, 11, 24, 20, 31, tzinfo=UTC)
    assert clock_time(tomorrow, now, EN, TEHRAN) == "25 November 2026, 00:01"


@pytest.mark.parametrize(
    ("span", "persian", "english"),
    [
        (timedelta(minutes=30), "۳۰ دقیقه", "30 minutes"),
        (timedelta(minutes=90), "۱ ساعت و ۳۰ دقیقه", "1 hour and 30 minutes"),
        (timedelta(days=7), "۷ روز", "7 days"),
        (timedelta(days=1, hours=2, minutes=3), "۱ روز و ۲ ساعت", "1 day and 2 hours"),
        (timedelta(seconds=1.9), "۱ ثانیه", "1 second"),
        (timedelta(), "۰ ثانیه", "0 seconds"),
        (timedelta(seconds=-5), "۰ ثانیه", "0 seconds"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(span: timedelta, persian: str, english: str) -> None:
    assert duration_in_words(span, FA) == persian
    assert duration_in_words(span, EN) == english
