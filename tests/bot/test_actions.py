import pytest

from bot.actions import Action, Verb, read_action

LARGEST_ID = "9" * 15


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("argument", ["", "17", LARGEST_ID, "fa"])
def test_a_button_is_read_back_as_it_was_made_and_fits_into_telegrams_64_bytes(
    verb: Verb, argument: str
) -> None:
    action = Action(verb, argument)
    assert read_action(str(action)) == action
    assert 1 <= len(str(action).encode()) <= 64


@pytest.mark.parametrize("data", ["", ":", ":17", "nonsense", "checks:1", "CHECK:1", " check:1", "bought:1"])
def test_data_that_is_none_of_ours_is_no_action(data: str) -> None:
    assert read_action(data) is None


@pytest.mark.parametrize(
    ("argument", "number"),
    [("0", 0), ("17", 17), ("007", 7), (LARGEST_ID, int(LARGEST_ID))],
)
def test_a_number_is_read(argument: str, number: int) -> None:
    assert Action(Verb.ORDER, argument).number == number


@pytest.mark.parametrize(
    "argument", ["", "-1", "+1", "1.0", "1e3", " 1", "1:2", "۱۷", "²", "fa", LARGEST_ID + "9", "1" * 60]
)
def test_what_a_forged_button_may_hold_is_no_number(argument: str) -> None:
    assert Action(Verb.ORDER, argument).number is None


def test_words_of_buttons_that_are_out_there_stay_understood() -> None:
    """Telegram keeps old buttons for ever: this list only grows."""
    assert {verb.value for verb in Verb} >= {
        "check",
        "cancel",
        "again",
        "order",
        "orders",
        "pay",
        "lang",
        "setlang",
        "help",
        "support",
        "shop",
        "search",
        "product",
        "cart",
        "put",
        "change",
        "fit",
        "empty",
        "buy",
        "checkout",
        "discount",
        "nodiscount",
        "joined",
        "goods",
        "redeliver",
        "done",
        "restocked",
        "form",
        "renew",
    }
