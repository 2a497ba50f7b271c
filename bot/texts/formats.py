"""How amounts, numbers and moments look in each language."""

import datetime as dt
from datetime import date, datetime, timedelta, tzinfo

import jdatetime
from num2words import num2words

from bot.money import Currency, Rials
from bot.texts.languages import Language

_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PERSIAN_NUMERALS = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")

_UNITS = {
    (Language.FA, Currency.TOMAN): ("تومان", "تومان"),
    (Language.FA, Currency.RIAL): ("ریال", "ریال"),
    (Language.EN, Currency.TOMAN): ("toman", "tomans"),
    (Language.EN, Currency.RIAL): ("rial", "rials"),
}
_AND = {Language.FA: " و ", Language.EN: " and "}
_DURATIONS = {
    Language.FA: (("روز", "روز"), ("ساعت", "ساعت"), ("دقیقه", "دقیقه"), ("ثانیه", "ثانیه")),
    Language.EN: (("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
}
_SIZES = {
    Language.FA: ("بایت", "کیلوبایت", "مگابایت", "گیگابایت", "ترابایت"),
    Language.EN: ("bytes", "KB", "MB", "GB", "TB"),
}
_BYTES_STEP = 1024
# From here on a digit after the point says nothing.
_ONE_DIGIT = 10
_SECONDS = (86_400, 3_600, 60, 1)


def fold_digits(text: str) -> str:
    """Turn the decimal digits of any script into Latin ones; everything else stays."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def in_digits_of(language: Language, text: str) -> str:
    """Turn the digits into those of the language; everything else stays."""
    folded = fold_digits(text)
    return folded.translate(_PERSIAN_DIGITS) if language is Language.FA else folded


def numeral(language: Language, number: str) -> str:
    """Write a number like `-1,234.5` as the language does: digits, thousands and the decimal point."""
    return number.translate(_PERSIAN_NUMERALS) if language is Language.FA else number


def amount_in_digits(rials: Rials, currency: Currency, language: Language) -> str:
    """Show an amount exactly: "۵۰٬۰۰۰ تومان", "50,000 tomans"; a toman's tenths only where there are some."""
    whole, rest = divmod(rials, currency.rials)
    number = f"{whole:,}.{rest}" if rest else f"{whole:,}"
    return f"{numeral(language, number)} {_unit(number == '1', currency, language)}"


def amount_in_words(rials: Rials, currency: Currency, language: Language) -> str:
    """Say an amount exactly, up to 10^17 rials: "fifty thousand tomans", "پنج هزار تومان و پنج ریال"."""
    whole, rest = divmod(rials, currency.rials)
    parts = [(whole, currency)] if whole or not rest else []
    if rest:
        parts.append((rest, Currency.RIAL))
    said = (
        f"{num2words(number, lang=language.value)} {_unit(number == 1, unit, language)}"
        for number, unit in parts
    )
    return _AND[language].join(said)


def moment(at: datetime, language: Language, zone: tzinfo) -> str:
    """Show an aware time in the shop's zone, with a Jalali date in Persian: "۱۴۰۵/۰۹/۰۳، ساعت ۱۶:۲۴"."""
    local = at.astimezone(zone)
    if language is Language.EN:
        return f"{day(local.date(), language)}, {local:%H:%M}"
    return in_digits_of(language, f"{day(local.date(), language)}، ساعت {local:%H:%M}")


def day(date: dt.date, language: Language) -> str:
    """Show a date, a Jalali one in Persian: "۱۴۰۵/۰۹/۰۳", "24 November 2026"."""
    if language is Language.EN:
        return f"{date.day} {date:%B %Y}"
    jalali = jdatetime.date.fromgregorian(date=date)
    return in_digits_of(language, f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}")


def clock_time(at: datetime, now: datetime, language: Language, zone: tzinfo) -> str:
    """Show only hours and minutes when `at` is on the same day as `now` in the zone, else the date too."""
    if at.astimezone(zone).date() != now.astimezone(zone).date():
        return moment(at, language, zone)
    return in_digits_of(language, f"{at.astimezone(zone):%H:%M}")


def day_in_words(day: date, language: Language) -> str:
    """Show a day with the name of its month: "۳ آذر ۱۴۰۵", "24 November 2026"."""
    if language is Language.EN:
        return f"{day.day} {day:%B %Y}"
    jalali = jdatetime.date.fromgregorian(date=day)
    return in_digits_of(language, f"{jalali.day} {_jalali_month(jalali)} {jalali.year}")


def short_day(day: date, language: Language) -> str:
    """Show a day without its year, as short as it is understood: "۳ آذر", "24 Nov"."""
    if language is Language.EN:
        return f"{day.day} {day:%b}"
    jalali = jdatetime.date.fromgregorian(date=day)
    return in_digits_of(language, f"{jalali.day} {_jalali_month(jalali)}")


def percent(number: int, language: Language, *, signed: bool = False) -> str:
    """Write whole percent; `signed` says which way it went: "+12%", "−3%". In Persian too, the sign stands before."""
    sign = "−" if number < 0 else "+" if signed and number else ""
    # Without the mark, a sign would stand behind the number in a line that runs from the right.
    lead = f"\u200e{sign}" if sign and language is Language.FA else sign
    return f"{lead}{numeral(language, f'{abs(number):,}')}{'٪' if language is Language.FA else '%'}"


def duration_in_words(span: timedelta, language: Language) -> str:
    """Say how long in its two largest units, rounded down: "۱ ساعت و ۳۰ دقیقه", "30 minutes"."""
    left = max(0, int(span.total_seconds()))
    parts: list[str] = []
    for seconds, (one, many) in zip(_SECONDS, _DURATIONS[language], strict=True):
        count, left = divmod(left, seconds)
        if count or (seconds == 1 and not parts):
            parts.append(f"{in_digits_of(language, str(count))} {one if count == 1 else many}")
    return _AND[language].join(parts[:2])


def size(number: int, language: Language) -> str:
    """Show a number of bytes in the unit that fits: "۲٫۴ گیگابایت", "12 MB"."""
    value, index = float(number), 0
    while value >= _BYTES_STEP and index < len(_SIZES[language]) - 1:
        value, index = value / _BYTES_STEP, index + 1
    written = f"{value:.1f}" if value < _ONE_DIGIT and value != int(value) else f"{value:.0f}"
    return f"{numeral(language, written)} {_SIZES[language][index]}"


def _unit(one: bool, currency: Currency, language: Language) -> str:
    singular, plural = _UNITS[language, currency]
    return singular if one else plural


def _jalali_month(day: jdatetime.date) -> str:
    name: str = jdatetime.date.j_months_fa[day.month - 1]
    return name
