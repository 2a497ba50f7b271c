"""What is typed in many ways is searched in one."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search_words import LONGEST_QUERY, MOST_WORDS, fold, search_words, searchable

# What people type that is the same to them, each line in its own way.
SAME = {
    "an Arabic keyboard": ["كتاب عربي", "کتاب عربی", "كتاب عربى"],
    "a heh of many shapes": ["خانۀ ما", "خانة ما", "خانه ما", "خانهٔ ما", "خانہ ما"],
    "an alef with something on it": ["آذر أمین إیران ٱلف", "اذر امین ایران الف"],
    "a seat of a hamza": ["مؤمن جزئیات انشاء", "مومن جزییات انشا"],
    "vowels and a stretched line": ["مُحَمَّد", "محمد", "محـــمد"],
    "digits of three scripts": ["پلن ۱۲۳", "پلن ١٢٣", "پلن 123"],
    "capitals and accents": ["CAFÉ Straße", "cafe strasse"],
    "one sign for two letters": ["ﻻله", "لاله"],
    "wide letters": ["ＶＩＰ", "vip"],
    "punctuation": ["V2Ray-VPN (۱ ماهه)!", "v2ray vpn 1 ماهه"],
    "signs of direction": ["\u200fکتاب\u200e", "کتاب"],
    "many spaces": ["  گوشی \u00a0\n موبایل ", "گوشی موبایل"],
}

HALF_SPACES = ["می\u200cخرم", "می خرم", "میخرم", "می\u200c خرم", "می\u00a0خرم"]


def finds(typed: str, *texts: str) -> bool:
    words = search_words(typed)
    return bool(words) and all(word in searchable(*texts) for word in words)


@pytest.mark.parametrize("ways", SAME.values(), ids=SAME.keys())
def test_what_is_the_same_to_people_is_folded_to_the_same(ways: list[str]) -> None:
    assert len({fold(way) for way in ways}) == 1
    assert all(finds(typed, written) for typed in ways for written in ways)


@pytest.mark.parametrize("written", HALF_SPACES)
@pytest.mark.parametrize("typed", HALF_SPACES)
def test_a_half_space_a_space_and_nothing_find_each_other(typed: str, written: str) -> None:
    assert finds(typed, f"من {written}!")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("قهوه", True),
        ("coffee قهوه", True),
        ("عربیکا قه", True),
        ("قهوه چای", False),
        ("ARABICA-250", True),
        ("", False),
        ("  !؟ ☕ ", False),
        ("%", False),
        ("_", False),
    ],
)
def test_every_word_that_is_typed_must_occur_somewhere(typed: str, found: bool) -> None:
    assert finds(typed, "قهوهٔ عربیکا", "Coffee", "", "", "arabica-250") is found


def test_no_word_runs_from_one_text_into_the_next() -> None:
    assert not finds("بد", "اب", "دل")
    assert finds("بد", "اب دل")


def test_a_long_query_is_cut() -> None:
    assert search_words("a " * 40) == ("a",)
    assert len(search_words(" ".join(map(str, range(40))))) == MOST_WORDS
    assert search_words("x" * 1_000) == ("x" * LONGEST_QUERY,)


@given(st.text())
@example("ᾳ\u0345")
@example("İIıßẞ")
@example("ﷺ½Ⅷ²①")
@example("\ud800\u200c")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(), st.text())
def test_what_is_folded_is_letters_and_digits_parted_by_single_spaces(one: str, other: str) -> None:
    for word in fold(f"{one} {other}").split(" ") if fold(one + other) else []:
        assert word
        assert {unicodedata.category(letter)[0] for letter in word} <= set("LNM")
        assert word == word.casefold()


@given(st.text(), st.text())
def test_a_text_is_found_by_itself(text: str, beside: str) -> None:
    typed = text[:LONGEST_QUERY]
    if search_words(typed):
        assert finds(typed, beside, text)
