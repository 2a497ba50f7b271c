"""Amounts where there is little room: "۱٫۲۵ میلیون تومان", "1.25 million tomans"."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.money import Currency, Rials
from bot.texts.formats import numeral
from bot.texts.languages import Language

_UNITS = {
    (Language.FA, Currency.TOMAN): "تومان",
    (Language.FA, Currency.RIAL): "ریال",
    (Language.EN, Currency.TOMAN): "tomans",
    (Language.EN, Currency.RIAL): "rials",
}
_SCALES = {
    Language.FA: ((10**12, "هزار میلیارد"), (10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار")),
    Language.EN: ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")),
}
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """What a row of amounts is counted in: one of it is so many rials; `name` as in "million tomans"."""

    rials: int
    name: str


def unit_for(largest: Rials, currency: Currency, language: Language) -> Unit:
    """Choose the unit in which amounts up to this one are short numbers."""
    name = _UNITS[language, currency]
    for factor, scale in _SCALES[language]:
        if largest >= factor * currency.rials:
            return Unit(factor * currency.rials, f"{scale} {name}")
    return Unit(currency.rials, name)


def short_amount(amount: Rials, currency: Currency, language: Language) -> str:
    """Write an amount in about three digits, with its unit."""
    unit = unit_for(amount, currency, language)
    return f"{short_number(Decimal(amount) / unit.rials, language)} {unit.name}"


def short_number(number: Decimal, language: Language) -> str:
    """Write a number with two decimals at most, fewer where it is large."""
    whole = len(str(abs(int(number))))
    places = Decimal(1).scaleb(-max(0, _DIGITS - whole))
    rounded = number.quantize(places, ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return numeral(language, text.rstrip("0").rstrip(".") if "." in text else text)
