import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.files import Attachment, FileId, Shown
from bot.messages import Button, Edit, Letter, Message, Send, decode, encode

writable = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
buttons = st.builds(Button, writable, action=st.none() | writable, url=st.none() | writable)
messages = st.builds(
    Message,
    writable.map(Markup),
    st.lists(st.lists(buttons, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
    asks=st.booleans(),
    attachment=st.none()
    | st.builds(Attachment, st.integers(1, 2**63 - 1).map(FileId), st.sampled_from(Shown)),
)
chats = st.integers(-(2**52), 2**52)
slots = st.none() | writable
letters = st.builds(Send, chats, messages, slots) | st.builds(
    Edit, chats, messages, slots, message_id=st.none() | st.integers(1, 2**31)
)


@given(letters)
def test_a_letter_is_read_back_as_it_was_stored(letter: Letter) -> None:
    kind = "edit" if isinstance(letter, Edit) else "send"
    assert decode(kind, letter.chat_id, encode(letter), letter.slot) == letter


def test_what_was_stored_once_is_always_the_same_text() -> None:
    letter = Send(1, Message(Markup("<b>سلام</b>"), ((Button("پرداخت", url="https://x.example"),),)))
    assert encode(letter) == encode(letter)
    assert "سلام" in encode(letter)


def test_what_was_stored_before_messages_had_files_is_still_read() -> None:
    assert decode("send", 1, '{"html": "hello"}', None) == Send(1, Message(Markup("hello")))


@pytest.mark.parametrize("kind", ["send", "edit"])
def test_html_that_was_stored_is_not_escaped_again(kind: str) -> None:
    read = decode(kind, 1, encode(Send(1, Message(Markup("<b>a &amp; b</b>")))), None)
    assert str(read.message.html + "") == "<b>a &amp; b</b>"
