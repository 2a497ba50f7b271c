import pytest

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.markup import read_markup
from sandbox.telegram.params import Params


def read(markup: Json) -> dict[str, Json] | None:
    return read_markup(Params({"reply_markup": markup}))


def inline(**button: Json) -> dict[str, Json]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "a"},
        {"callback_data": "ی" * 32},
        {"url": "http://127.0.0.1:8080/pay"},
        {"web_app": {"url": "https://a.ir/"}},
        {"copy_text": {"text": "123"}},
        {"callback_data": "a", "style": "success"},
    ],
)
def test_a_button_that_does_something_is_taken(button: dict[str, Json]) -> None:
    assert read(inline(**button)) == inline(**button)


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(callback_data="ی" * 33), "BUTTON_DATA_INVALID"),
        (
            inline(url="http://shop"),
            "inline keyboard button URL 'http://shop' is invalid: Wrong HTTP URL",
        ),
        (
            inline(),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"inline_keyboard": [[{}]]}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"inline_keyboard": [["x"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be an Object"),
        (inline(pay=True), "BUTTON_TYPE_INVALID"),
        ({"keyboard": [["x"] * 101]}, "reply markup is too long"),
    ],
)
def test_a_keyboard_that_telegram_refuses(markup: Json, complaint: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read(markup)
    assert refused.value.description == f"Bad Request: {complaint}"


def test_buttons_without_text_are_left_out() -> None:
    assert read({"inline_keyboard": [[{"text": "", "callback_data": "a"}], []]}) is None


def test_reply_keyboards_removal_and_forced_replies() -> None:
    keyboard: Json = {"keyboard": [["a", {"text": "b"}]], "resize_keyboard": True, "selective": False}
    assert read(keyboard) == {"keyboard": [[{"text": "a"}, {"text": "b"}]], "resize_keyboard": True}
    assert read({"remove_keyboard": True}) == {"remove_keyboard": True}
    assert read({"force_reply": True, "input_field_placeholder": "مبلغ"}) == {
        "force_reply": True,
        "input_field_placeholder": "مبلغ",
    }
    assert read(None) is None
