"""Reading the amounts that people type, in Persian or English, in digits or in words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.money import Currency, Limits, Rials
from bot.texts.formats import fold_digits
from bot.texts.number_words import SAME_LETTERS, WORDS, Count, Mark, Scale, Word

# Twice the length of the longest amount that is ever shown in words; what is longer is not an amount.
LONGEST = 400

_THOUSAND = 1_000
# The units that one amount may be typed in, in this order.
_TOGETHER = ([Currency.TOMAN], [Currency.RIAL], [Currency.TOMAN, Currency.RIAL])

_POINTS = "./٫"
_SEPARATORS = ",٬،'’_ "

# "50,000", "50.000" and the handwritten "50/000": groups of three, each set off by the same sign.
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}([{_SEPARATORS}{_POINTS}])\d{{3}}(?:\1\d{{3}})*")
# "1.5", "1,234.5". Three digits after a point can only be thousands, unless just a zero stands before it.
_DECIMAL = re.compile(
    rf"(?P<whole>\d+|[1-9]\d{{0,2}}([{_SEPARATORS}])\d{{3}}(?:\2\d{{3}})*)[{_POINTS}](?P<part>\d{{1,2}}|\d{{4,}})"
    rf"|(?P<zero>0)[{_POINTS}](?P<thousandths>\d{{3}})"
)

_LATIN = sorted((word for word in WORDS if word.isascii() and word.isalpha()), key=len, reverse=True)
# Persian words may be typed as one ("هزارتومان"): the longest that fits is taken. Latin ones stand alone.
_OTHERS = sorted(WORDS.keys() - set(_LATIN), key=len, reverse=True)
_TOKEN = re.compile(
    rf"(?P<digits>\d+(?:[{_SEPARATORS}{_POINTS}]\d+)*)"
    r"|(?P<nothing>[ ,،]+|(?<=[a-z])-(?=[a-z]))"
    rf"|(?P<word>(?:{'|'.join(_LATIN)})(?![a-z])|{'|'.join(map(re.escape, _OTHERS))})"
)


class AmountError(Exception):
    """What was typed can't be paid."""


class NotAnAmount(AmountError):
    """It isn't one amount, or can be read in two ways."""


class NotPositive(AmountError):
    """It is zero or less."""


class FractionOfARial(AmountError):
    """It is finer than one rial."""


class TooSmall(AmountError):
    """It is below what may be paid at once."""

    def __init__(self, smallest: Rials) -> None:
        super().__init__(f"below {smallest} rials")
        self.smallest = smallest


class TooLarge(AmountError):
    """It is above what may be paid at once."""

    def __init__(self, largest: Rials) -> None:
        super().__init__(f"above {largest} rials")
        self.largest = largest


def read_amount(text: str, currency: Currency, limits: Limits) -> Rials:
    """Read an amount as people type it; one without a unit is in `currency`.

    Digits of any script, signs of thousands, decimals, units before or after, scales (`50k`, "۲ میلیون و
    ۵۰۰ هزار تومان") and number words are understood. Raises the AmountError that says what is wrong.
    """
    if len(text) > LONGEST:
        raise NotAnAmount("too long")
    words = list(_words(_folded(text)))
    negative = Mark.MINUS in {*words[:1], *words[-1:]}
    if negative:
        words.remove(Mark.MINUS)
    amount = _rials(words, currency)
    if negative or not amount:
        raise NotPositive(text)
    if amount.denominator != 1:
        raise FractionOfARial(text)
    rials = Rials(amount.numerator)
    if rials < limits.smallest:
        raise TooSmall(limits.smallest)
    if rials > limits.largest:
        raise TooLarge(limits.largest)
    return rials


def _folded(text: str) -> str:
    """Write it one way: Latin digits, Persian's own letters, lower case, single spaces, nothing invisible."""
    letters = fold_digits(text).lower().translate(SAME_LETTERS)
    seen = "".join(letter for letter in letters if unicodedata.category(letter) not in {"Cf", "Mn"})
    return " ".join(seen.split()).rstrip(" .!")


def _words(text: str) -> Iterator[Word]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise NotAnAmount(text)
        if match["digits"]:
            yield Count(_number(match["digits"]))
        elif match["word"]:
            yield WORDS[match["word"]]
        position = match.end()


def _number(digits: str) -> Fraction:
    if digits.isdecimal() or _GROUPED.fullmatch(digits):
        return Fraction(re.sub(r"\D", "", digits))
    decimal = _DECIMAL.fullmatch(digits)
    if decimal is None:
        raise NotAnAmount(digits)
    whole = re.sub(r"\D", "", decimal["whole"] or decimal["zero"])
    return Fraction(f"{whole}.{decimal['part'] or decimal['thousandths']}")


def _rials(words: Sequence[Word], currency: Currency) -> Fraction:
    """Turn the words into rials: one amount, or tomans and then rials ("five tomans and five rials")."""
    if words and isinstance(words[0], Currency):
        words = [*words[1:], words[0]]
    elif not any(isinstance(word, Currency) for word in words):
        words = [*words, currency]
    amounts: list[Fraction] = []
    units: list[Currency] = []
    said: list[Word] = []
    for word in words:
        if not isinstance(word, Currency):
            said.append(word)
            continue
        if units and said[:1] == [Mark.AND]:
            del said[0]
        amounts.append(_sum(said) * word.rials)
        units.append(word)
        said = []
    if said or units not in _TOGETHER:
        raise NotAnAmount("several amounts")
    return sum(amounts, Fraction())


def _sum(words: Sequence[Word]) -> Fraction:
    """Add up "two million five hundred thousand": numbers that grow smaller, scaled by what follows them."""
    parts: list[Count] = []
    joined = False
    for word in words:
        room = parts[-1].room if parts else None
        match word:
            case Mark.AND if parts and not joined:
                joined = True
                continue
            case Count():
                part = word
                fits = room is None or 1 <= part.value < room
            case Mark.HALF:
                # "A million and a half" is half a million more; "one and a half" is a half.
                scale = room if room is not None and room >= _THOUSAND else 1
                part = Count(Fraction(scale, 2), room=0)
                fits = room != 0
            case Scale():
                part = _scaled(parts, word, joined)
                fits = not parts or part.value < parts[-1].room
            case _:
                raise NotAnAmount("a word out of place")
        if not fits:
            raise NotAnAmount("several numbers")
        parts.append(part)
        joined = False
    if joined or not parts:
        raise NotAnAmount("a word is missing")
    return sum((part.value for part in parts), Fraction())


def _scaled(parts: list[Count], scale: Scale, joined: bool) -> Count:
    """Take the numbers that belong to the scale off `parts`; after "and" it begins a number of its own."""
    taken: list[Count] = []
    while parts and not joined and parts[-1].room < scale.factor:
        taken.append(parts.pop())
    if not taken and scale.suffix:
        raise NotAnAmount("a suffix without a number")
    value = sum((part.value for part in taken), Fraction()) if taken else Fraction(1)
    return Count(value * scale.factor, room=scale.factor)
