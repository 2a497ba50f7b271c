import re

import pytest

from bot.texts.catalogue import HERE, Texts
from bot.texts.entries import Entries
from bot.texts.languages import Language
from tests.bot.texts.sentences import Sentence, sentences

FA, EN = Language.FA, Language.EN

# What Telegram's HTML mode knows.
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^<>]*)>")
COPIED = re.compile(r"<(code|pre)\b[^<>]*>.*?</\1>", re.DOTALL)


@pytest.fixture(params=Language, ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture
def written(language: Language) -> list[Sentence]:
    return list(sentences(language).values())


def test_every_file_loads_and_holds_what_the_program_sees(language: Language) -> None:
    assert Texts().keys(language) == sentences(language).keys()


def test_every_sentence_and_term_is_well_written(language: Language) -> None:
    entries = Entries(HERE / language)
    for name in entries.names:
        assert all(entries.read(name))


def test_both_languages_say_the_same_things() -> None:
    assert sentences(FA).keys() ^ sentences(EN).keys() == set()


def test_both_languages_ask_for_the_same_values() -> None:
    persian, english = sentences(FA), sentences(EN)
    differing = {
        key: sorted(persian[key].variables ^ english[key].variables)
        for key in persian.keys() & english.keys()
        if persian[key].variables != english[key].variables
    }
    assert differing == {}


def test_no_sentence_is_empty(written: list[Sentence]) -> None:
    assert [sentence.key for sentence in written if not "".join(sentence.wordings).strip()] == []


def test_tags_are_those_of_telegram_and_each_is_closed(written: list[Sentence]) -> None:
    assert [(s.key, text) for s in written for text in s.wordings if not tags_are_sound(text)] == []


def test_what_is_copied_holds_no_value_since_invisible_signs_would_be_copied_too(
    written: list[Sentence],
) -> None:
    assert [(s.key, text) for s in written for text in s.wordings if value_within_a_copied_part(text)] == []


def test_persian_sentences_use_persian_digits_and_letters() -> None:
    persian = sentences(FA).values()
    assert [(s.key, found) for s in persian for text in s.wordings if (found := foreign_signs(text))] == []


@pytest.mark.parametrize("text", ["<b>x", "x</b>", "<b><i>x</b></i>", "<br>", "<p>x</p>", "<amount>"])
def test_unsound_tags_are_noticed(text: str) -> None:
    assert not tags_are_sound(text)
    assert tags_are_sound('<b>{}</b> <a href="x">y <i>z</i></a> 1 < 2')


def test_values_that_would_be_copied_or_break_a_tag_are_noticed() -> None:
    assert value_within_a_copied_part("x <code>{}</code>")
    assert value_within_a_copied_part('<a href="{}">x</a>')
    assert not value_within_a_copied_part("<code>/pay</code> {}")


def test_foreign_digits_and_letters_are_noticed() -> None:
    assert foreign_signs("مبلغ 50 تومان") == ["5", "0"]
    assert foreign_signs("مبلغ ٥ علي") == ["٥", "ي"]
    assert foreign_signs("۲ · ۳") == ["·"]
    assert foreign_signs("درگاه 24pal و <code>/pay 50000</code> و ۵۰ {}") == []


def tags_are_sound(text: str) -> bool:
    opened: list[str] = []
    for closing, tag, _ in TAG.findall(text):
        if tag not in TAGS:
            return False
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened


def value_within_a_copied_part(text: str) -> bool:
    parts = [match[0] for match in COPIED.finditer(text)] + [match[0] for match in TAG.finditer(text)]
    return any("{}" in part for part in parts)


def foreign_signs(text: str) -> list[str]:
    prose = TAG.sub("", COPIED.sub("", text))
    latin_words_gone = re.sub(r"[^\s{}]*[A-Za-z][^\s{}]*", "", prose)
    # A middle dot beside digits is read as a zero: ۰.
    return re.findall(r"[0-9٠-٩يكى·]", latin_words_gone)
