from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.forms.progress import PREVIEW, SAVED, Progress, restored, stored
from tests.bot.forms.desk import SAMPLE

NOW = datetime(2026, 11, 24, tzinfo=UTC)

moves = st.lists(st.one_of(st.just("back"), st.sampled_from(["text", "codes"])), max_size=40)


def walk(steps: list[str]) -> list[Progress]:
    """Every place on a way through the form; what is not "back" answers the open question."""
    places = [Progress.start(SAMPLE, 1, {}, replaced=False)]
    for number, step in enumerate(steps, start=2):
        here = places[-1]
        question = here.find(here.place)
        if step == "back":
            places.append(here.back(number))
        elif question is not None:
            places.append(here.answer(question, step, number))
    return places


@given(moves)
def test_one_is_always_at_a_question_that_is_asked_or_at_the_preview(steps: list[str]) -> None:
    for here in walk(steps):
        assert here.place == PREVIEW or here.find(here.place) is not None


@given(moves)
def test_no_answer_is_kept_whose_question_is_not_asked(steps: list[str]) -> None:
    for here in walk(steps):
        assert here.given.keys() <= {question.key for question in here.questions}


@given(moves)
def test_the_preview_comes_only_when_all_is_answered(steps: list[str]) -> None:
    for here in walk(steps):
        if here.place == PREVIEW:
            assert here.given.keys() == {question.key for question in here.questions}


@given(moves)
def test_answering_always_leads_to_the_preview_in_the_end(steps: list[str]) -> None:
    here = walk(steps)[-1]
    asked = 0
    while (question := here.find(here.place)) is not None:
        here = here.answer(question, "codes", 99)
        asked += 1
    assert asked <= len(here.questions)


@given(moves)
def test_what_is_written_down_is_read_back_the_same(steps: list[str]) -> None:
    for here in walk(steps):
        assert restored(SAMPLE, stored(here, 7, NOW)) == here


def test_a_question_that_the_program_asks_no_more_gives_way_to_the_first_unanswered() -> None:
    here = walk(["text"])[-1]
    kept = stored(here, 7, NOW)
    older = type(kept)(kept.user_id, kept.name, "colour", kept.answers, kept.update_id, kept.updated_at)
    assert restored(SAMPLE, older).place == "name"


def test_a_form_that_is_closed_keeps_nothing_of_what_was_answered() -> None:
    here = walk(["codes", "codes"])[-1].close(SAVED, 9)
    assert not here.open
    assert (here.given, here.beforehand) == ({}, {})
