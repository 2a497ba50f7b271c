"""Answers in the shape that most handlers give."""

from markupsafe import Markup

from bot.messages import Answer, Edit, Message, Rows, Send
from handlers.telegram.ask import Ask


def says(ask: Ask, html: Markup, buttons: Rows = (), *, asks: bool = False) -> Answer:
    """Answer with a new message."""
    return Answer((Send(ask.buyer.id, Message(html, buttons, asks=asks)),))


def shows(ask: Ask, html: Markup, buttons: Rows = ()) -> Answer:
    """Answer a tap in place: the message with the button changes; a command gets a new message."""
    if ask.message_id is None:
        return says(ask, html, buttons)
    return Answer((Edit(ask.buyer.id, Message(html, buttons), message_id=ask.message_id),))


def toast(text: str, *, alert: bool = False) -> Answer:
    """Answer a tap with a short notice."""
    return Answer(toast=text, alert=alert)
