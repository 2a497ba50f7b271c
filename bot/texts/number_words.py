"""The words of Persian and English that amounts are typed with, and what each means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from bot.money import Currency


@dataclass(frozen=True, slots=True)
class Count:
    """A number; one said after it adds to it only if smaller than `room` ("twenty" has room for "one")."""

    value: Fraction
    room: int = 1


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies what stands before it; alone it means one of itself, unless it is a `suffix`."""

    factor: int
    suffix: bool = False


class Mark(Enum):
    """A word that is no number by itself."""

    AND = "and"
    HALF = "half"
    MINUS = "minus"


Word = Count | Scale | Mark | Currency


def _in_order(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: step * number for number, word in enumerate(words.split(), start)}


_ONES = {
    **_in_order("صفر یک دو سه چهار پنج شش هفت هشت نه ده", 0),
    **_in_order("یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده", 11),
    **{"یه": 1, "شیش": 6, "پونزده": 15, "شونزده": 16, "هیفده": 17, "هیجده": 18, "هژده": 18},  # as spoken
    **_in_order("zero one two three four five six seven eight nine ten eleven twelve", 0),
    **_in_order("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13),
}

_TENS = {
    **_in_order("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", 2, step=10),
    **_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 2, step=10),
}

_HUNDREDS = {
    **_in_order("دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", 2, step=100),
    **{"پونصد": 500, "شیشصد": 600, "هفصد": 700, "هشصد": 800},  # as spoken
}

_SCALES = {
    **{"صد": 10**2, "هزار": 10**3, "میلیون": 10**6, "ملیون": 10**6, "میلیارد": 10**9, "ملیارد": 10**9},
    **{"تریلیون": 10**12, "تریلیارد": 10**15},
    **{"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9},
    **{"trillion": 10**12, "quadrillion": 10**15},
}

_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9}

_CURRENCIES = {
    Currency.TOMAN: ("تومان", "تومن", "ت", "toman", "tomans", "tmn", "irt", "t"),
    Currency.RIAL: ("ریال", "﷼", "rial", "rials", "irr"),
}

_MARKS = {
    Mark.AND: ("و", "and"),
    Mark.HALF: ("نیم", "half"),
    Mark.MINUS: ("منفی", "minus", "-", "−", "–"),
}

WORDS: Mapping[str, Word] = {
    **{word: Count(Fraction(value)) for word, value in _ONES.items()},
    **{word: Count(Fraction(value), room=10) for word, value in _TENS.items()},
    **{word: Count(Fraction(value), room=100) for word, value in _HUNDREDS.items()},
    **{word: Scale(factor) for word, factor in _SCALES.items()},
    **{word: Scale(factor, suffix=True) for word, factor in _SUFFIXES.items()},
    **{word: currency for currency, words in _CURRENCIES.items() for word in words},
    **{word: mark for mark, words in _MARKS.items() for word in words},
}

# Letters that one keyboard or another types in place of Persian's own.
SAME_LETTERS: Mapping[int, str | None] = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ـ": None}
)
