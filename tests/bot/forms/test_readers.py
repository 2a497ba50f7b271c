from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms import FormContext, Given, NotTaken, Value
from bot.forms.readers import (
    Read,
    code_word,
    end_time,
    free_text,
    money,
    show_money,
    show_time,
    whole_number,
    yes_or_no,
)
from bot.money import Limits, Rials
from bot.orders import BuyerId
from bot.store.buyers import Buyer
from bot.store.times import to_ms
from bot.texts.catalogue import without_isolates
from bot.texts.formats import in_digits_of
from bot.texts.languages import Language
from tests.bot.parts import SARA, speech

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LIMITS = Limits(Rials(10_000), Rials(10_000_000))
READERS: dict[str, Read] = {
    "money": money(LIMITS),
    "number": whole_number(1, 1000),
    "end": end_time,
    "yes": yes_or_no,
    "text": free_text(50),
    "word": code_word(16),
}


def say(language: Language = Language.EN) -> FormContext:
    return FormContext(speech(), Buyer(BuyerId(SARA), "Sara", language, blocked=False), 1, NOW)


def refusal(read: Read, text: str, language: Language = Language.EN) -> str:
    """What a person is told about an answer."""
    with pytest.raises(NotTaken) as caught:
        read(Given(text), say(language))
    return without_isolates(str(say(language).html(caught.value.key, **caught.value.values)))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "۵۰ هزار تومان", 500_000),
        ("money", "500000 rials", 500_000),
        ("number", "۱۲", 12),
        ("number", " 1,000 ", 1000),
        ("number", "+7", 7),
        ("number", "\u200f۱۲\u200f", 12),
        ("end", "7d", to_ms(NOW + timedelta(days=7))),
        ("yes", "Yes!", True),
        ("yes", "بله", True),
        ("yes", "خیر", False),
        ("text", "  a mug \n", "a mug"),
        ("word", "NOROOZ-۱۴۰۶", "NOROOZ-1406"),
    ],
)
def test_an_answer_is_read_as_people_write_it(kind: str, text: str, value: Value) -> None:
    assert READERS[kind](Given(text), say()) == value


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("money", "much", "I couldn't read that as an amount. For example: 50,000 tomans"),
        ("money", "0", "The amount must be more than zero."),
        ("money", "5000.05", "The amount is finer than one rial."),
        ("money", "999", "The amount must be at least 1,000 tomans."),
        ("money", "1000001", "The amount can be at most 1,000,000 tomans."),
        ("number", "many", "I couldn't read that as a whole number. For example: 10"),
        ("number", "1.5", "I couldn't read that as a whole number. For example: 10"),
        ("number", "10,00", "I couldn't read that as a whole number. For example: 10"),
        ("number", "9" * 5000, "I couldn't read that as a whole number. For example: 10"),
        ("number", "0", "At least 1 please."),
        ("number", "-3", "At least 1 please."),
        ("number", "۱۰۰۱", "At most 1,000 please."),
        ("end", "2026-13-01", "There is no such day or time. For example: 2026-12-24"),
        ("end", "1405/09/01", "22 November 2026, 23:59 is over already. Please give a later time."),
        ("end", "4000-01-01", "That is more than a hundred years away. Please give an earlier time."),
        ("yes", "perhaps", "Please answer “yes” or “no”."),
        ("text", " \n", "Please write something."),
        ("text", "x" * 51, "This is 51 characters long; up to 50 are taken."),
        ("word", "two words", "Only Latin letters, digits, “-” and “_” are taken here, up to 16 of them."),
        ("word", "نوروز", "Only Latin letters, digits, “-” and “_” are taken here, up to 16 of them."),
        ("word", "x" * 17, "Only Latin letters, digits, “-” and “_” are taken here, up to 16 of them."),
    ],
)
def test_what_can_not_be_taken_is_named(kind: str, text: str, told: str) -> None:
    assert refusal(READERS[kind], text) == told


def test_a_time_is_explained_in_the_persons_own_calendar() -> None:
    assert "2026-12-24 18:30" in refusal(end_time, "soon")
    assert "۱۴۰۵/۱۰/۰۳ ۱۸:۳۰" in refusal(end_time, "soon", Language.FA)


@given(st.text(), st.sampled_from(sorted(READERS)), st.sampled_from(Language))
def test_whatever_is_written_is_read_or_refused_with_a_sentence(
    text: str, kind: str, language: Language
) -> None:
    try:
        READERS[kind](Given(text), say(language))
    except NotTaken as problem:
        said = say(language).html(problem.key, **problem.values)
    else:
        said = say(language).html("form-saved")
    assert said.strip()


@given(st.integers(-2_000, 2_000), st.sampled_from(Language))
def test_a_number_is_taken_exactly_within_its_limits(number: int, digits: Language) -> None:
    read: Callable[[], Value] = lambda: READERS["number"](Given(in_digits_of(digits, str(number))), say())  # noqa: E731
    if 1 <= number <= 1000:
        assert read() == number
    else:
        with pytest.raises(NotTaken):
            read()


@given(st.text(max_size=60))
def test_a_text_within_its_length_stays_as_it_is(text: str) -> None:
    with suppress(NotTaken):
        assert READERS["text"](Given(text), say()) == text.strip()


def test_answers_are_shown_as_people_read_them() -> None:
    assert show_money(500_000, say()) == "50,000 tomans"
    assert show_time(to_ms(NOW), say(Language.FA)) == "۱۴۰۵/۰۹/۰۳، ساعت ۱۱:۳۰"
    assert show_money(None, say()) == show_time(None, say()) == "skipped"
