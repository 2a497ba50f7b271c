"""Readers for the usual kinds of answers, to be a question's `read`, and their `show`."""

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from bot.amounts import AmountError, FractionOfARial, NotPositive, TooLarge, TooSmall, read_amount
from bot.forms.answers import Value
from bot.forms.form import Choice, FormContext, Given, NotTaken
from bot.forms.moments import NoSuchDay, NotAMoment, Past, TooFarAway, example_day, read_end
from bot.money import Limits, Rials
from bot.store.times import from_ms, to_ms
from bot.texts.answer_words import NO, YES
from bot.texts.formats import fold_digits, in_digits_of

Read: TypeAlias = Callable[[Given, FormContext], Value]

# The buttons of a question that `yes_or_no` reads.
YES_OR_NO = (Choice(True, "form-yes"), Choice(False, "form-no"))

_WHOLE = re.compile(r"[+-]?(\d{1,18}|\d{1,3}(?:[,٬ ]\d{3}){1,5})")
_CODE_WORD = re.compile(r"[A-Za-z0-9_-]+")


def money(limits: Limits) -> Read:
    """Take an amount within the limits, in whatever way it is written; the answer is in rials."""

    def read(given: Given, say: FormContext) -> Value:
        try:
            return read_amount(given.text, say.speech.shop.currency, limits)
        except TooSmall as error:
            raise NotTaken("form-money-too-small", smallest=say.amount(error.smallest)) from None
        except TooLarge as error:
            raise NotTaken("form-money-too-large", largest=say.amount(error.largest)) from None
        except NotPositive:
            raise NotTaken("form-money-not-positive") from None
        except FractionOfARial:
            raise NotTaken("form-money-fraction") from None
        except AmountError:
            example = min(max(Rials(500_000), limits.smallest), limits.largest)
            raise NotTaken("form-money-not-understood", example=say.amount(example)) from None

    return read


def whole_number(least: int, most: int) -> Read:
    """Take a whole number from `least` to `most`, in digits of any script."""

    def read(given: Given, _: FormContext) -> Value:
        text = fold_digits(_seen(given.text)).replace("−", "-")
        if not _WHOLE.fullmatch(text):
            raise NotTaken("form-number-not-understood", example=max(least, min(10, most)))
        number = int(re.sub(r"[^\d-]", "", text))
        if number < least:
            raise NotTaken("form-number-too-small", least=least)
        if number > most:
            raise NotTaken("form-number-too-large", most=most)
        return number

    return read


def end_time(given: Given, say: FormContext) -> Value:
    """Take a time to come (see read_end), in the shop's zone; the answer is in milliseconds, for Answers.moment."""
    zone = say.speech.shop.timezone
    example = example_day(say.now, say.language, zone)
    try:
        return to_ms(read_end(given.text, say.now, zone))
    except NotAMoment:
        exact = f"{example} {in_digits_of(say.language, '18:30')}"
        raise NotTaken("form-moment-not-understood", example=example, exact=exact) from None
    except NoSuchDay:
        raise NotTaken("form-moment-no-such-day", example=example) from None
    except Past as error:
        raise NotTaken("form-moment-past", moment=say.moment(error.at)) from None
    except TooFarAway:
        raise NotTaken("form-moment-too-far") from None


def yes_or_no(given: Given, _: FormContext) -> Value:
    """Take a yes or no in either language."""
    word = _seen(given.text).casefold().rstrip(".!")
    if word in YES:
        return True
    if word in NO:
        return False
    raise NotTaken("form-yes-or-no")


def free_text(most: int) -> Read:
    """Take any text of up to `most` characters, without the space around it."""

    def read(given: Given, _: FormContext) -> Value:
        text = given.text.strip()
        if not text:
            raise NotTaken("form-text-empty")
        if len(text) > most:
            raise NotTaken("form-text-too-long", length=len(text), most=most)
        return text

    return read


def code_word(most: int) -> Read:
    """Take one word of Latin letters, digits, "-" and "_", of up to `most` characters, as it is written."""

    def read(given: Given, _: FormContext) -> Value:
        word = fold_digits(_seen(given.text))
        if len(word) > most or not _CODE_WORD.fullmatch(word):
            raise NotTaken("form-code-word", most=most)
        return word

    return read


def show_money(value: Value, say: FormContext) -> str:
    """Write an answer of `money`."""
    return say.amount(Rials(value)) if isinstance(value, int) else say.plain("form-skipped")


def show_time(value: Value, say: FormContext) -> str:
    """Write an answer of `end_time`."""
    return say.moment(from_ms(value)) if isinstance(value, int) else say.plain("form-skipped")


def _seen(text: str) -> str:
    """Drop what is invisible, and the space around."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf").strip()
