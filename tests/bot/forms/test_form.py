import pytest

from bot.forms import Answers, Choice, Question
from bot.forms.answers import WrongAnswer
from bot.store.times import from_ms

ANSWERS = Answers({"name": "Mug", "price": 5_000, "hidden": False, "codes": ["A1"], "until": None})


def test_answers_are_read_as_what_they_are() -> None:
    assert (ANSWERS.text("name"), ANSWERS.number("price"), ANSWERS.flag("hidden")) == ("Mug", 5_000, False)
    assert (ANSWERS.texts("codes"), ANSWERS.file("price"), ANSWERS.moment("price")) == (
        ["A1"],
        5_000,
        from_ms(5_000),
    )
    assert "until" in ANSWERS
    assert "photo" not in ANSWERS


def test_what_was_skipped_or_not_asked_may_be_read_as_none() -> None:
    for key in ("until", "photo"):
        assert ANSWERS.maybe_text(key) is None
        assert ANSWERS.maybe_number(key) is None
        assert ANSWERS.maybe_moment(key) is None
        assert ANSWERS.maybe_file(key) is None
    assert ANSWERS.maybe_text("name") == "Mug"


def test_an_answer_is_not_taken_for_another_kind() -> None:
    for read, key in (
        (ANSWERS.text, "price"),
        (ANSWERS.number, "hidden"),
        (ANSWERS.flag, "price"),
        (ANSWERS.texts, "name"),
        (ANSWERS.maybe_number, "name"),
    ):
        with pytest.raises(WrongAnswer):
            read(key)
    with pytest.raises(KeyError):
        ANSWERS.text("photo")


@pytest.mark.parametrize("key", ["", "Name", "a.b", "/preview", "x" * 21, "نام"])
def test_a_key_that_no_button_could_carry_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no key of a question"):
        Question(key=key, prompt="form-yes")


def test_a_choice_that_no_button_could_carry_is_refused() -> None:
    with pytest.raises(ValueError, match="too long for a button"):
        Choice("و" * 13, "form-yes")
    assert [Choice(value, "form-yes").tag for value in ("a", 17, True, None)] == ["a", "17", "true", "null"]
