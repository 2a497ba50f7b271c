from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Verb, read_action
from bot.forms.buttons import Tap, TapKind, read_tap
from bot.forms.form import LONGEST_KEY, LONGEST_TAG, Choice, Question

TELEGRAMS_LONGEST_DATA = 64
keys = st.from_regex(rf"[a-z][a-z0-9_]{{0,{LONGEST_KEY - 1}}}", fullmatch=True)
tags = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda t: len(t.encode()) <= LONGEST_TAG
)
turns = st.integers(0, 2**31)


@given(turns, keys, tags)
def test_a_choice_comes_back_as_it_was_and_fits_into_a_button(turn: int, key: str, tag: str) -> None:
    tap = Tap(TapKind.CHOOSE, turn, Question(key=key, prompt="form-yes").key, Choice(tag, "form-yes").tag)
    assert len(tap.action.encode()) <= TELEGRAMS_LONGEST_DATA
    action = read_action(tap.action)
    assert action is not None
    assert (action.verb, read_tap(action.argument)) == (Verb.FORM, tap)


@given(turns, st.sampled_from(TapKind), st.one_of(st.just(""), keys))
def test_the_other_buttons_come_back_too(turn: int, kind: TapKind, key: str) -> None:
    tap = Tap(kind, turn, key)
    action = read_action(tap.action)
    assert action is not None
    assert read_tap(action.argument) == tap


@given(st.text())
def test_what_is_no_button_of_a_form_is_none(argument: str) -> None:
    tap = read_tap(argument)
    assert tap is None or argument.startswith(tap.kind)
