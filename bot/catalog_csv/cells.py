"""What stands in a cell: how each kind of value is written, and read again as people write it."""

import re
from datetime import datetime, tzinfo

import jdatetime

from bot.amounts import AmountError, FractionOfARial, NotPositive, TooLarge, read_amount
from bot.catalog_csv.mistakes import Why, Wrong
from bot.forms.moments import MomentError, Past, read_end
from bot.money import Currency, Limits, Rials
from bot.texts.answer_words import NO, YES
from bot.texts.formats import fold_digits
from bot.texts.languages import Language

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
_WHOLE = re.compile(r"-?(\d{1,15}|\d{1,3}(?:[,٬ ]\d{3}){1,4})")
_YES = YES | {"1", "true"}
_NO = NO | {"", "0", "false"}


def guard(cell: str) -> str:
    """Make a cell harmless that a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def one_way(cell: str) -> str:
    """Write what may stand in a cell in one way: no space around it, and ends of lines as one sign."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def write_amount(amount: Rials, currency: Currency) -> str:
    """Write an amount in the currency's units, without the unit."""
    whole, rest = divmod(amount, currency.rials)
    return f"{whole}.{rest}" if rest else str(whole)


def read_price(cell: str, currency: Currency, most: Rials) -> Rials:
    """Read an amount; raises Wrong."""
    try:
        return read_amount(cell, currency, Limits(Rials(1), most))
    except NotPositive:
        raise Wrong(Why.NOT_POSITIVE) from None
    except FractionOfARial:
        raise Wrong(Why.FRACTION) from None
    except TooLarge:
        raise Wrong(Why.TOO_LARGE, write_amount(most, currency)) from None
    except AmountError:
        raise Wrong(Why.NOT_AN_AMOUNT) from None


def read_number(cell: str, least: int, most: int) -> int:
    """Read a whole number in digits of any script; raises Wrong."""
    text = fold_digits(cell).replace("−", "-")
    if not _WHOLE.fullmatch(text):
        raise Wrong(Why.NOT_A_NUMBER)
    number = int(re.sub(r"[^\d-]", "", text))
    if number < least:
        raise Wrong(Why.TOO_SMALL, str(least))
    if number > most:
        raise Wrong(Why.TOO_LARGE, str(most))
    return number


def read_flag(cell: str) -> bool:
    """Read a yes or no, where empty means no; raises Wrong."""
    word = fold_digits(cell).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Wrong(Why.NOT_YES_OR_NO)


def write_flag(flag: bool) -> str:
    """Write a yes or no."""
    return "yes" if flag else "no"


def write_moment(at: datetime, language: Language, zone: tzinfo) -> str:
    """Write a time of the zone in such a way that no spreadsheet makes another date of it."""
    local = at.astimezone(zone)
    if language is Language.EN:
        return f"{local:%Y-%m-%dT%H:%M}"
    jalali = jdatetime.date.fromgregorian(date=local.date())
    return f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02} {local:%H:%M}"


def read_moment(cell: str, now: datetime, zone: tzinfo) -> datetime:
    """Read a date of either calendar, with a time of day or without; it may be over. Raises Wrong."""
    try:
        return read_end(cell, now, zone)
    except Past as error:
        return error.at
    except MomentError:
        raise Wrong(Why.NOT_A_MOMENT) from None
