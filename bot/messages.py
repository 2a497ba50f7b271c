"""What is said to people, before it is known how: a text, buttons under it, and how it is stored."""

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Button:
    """Under a message; opens `url`, or comes back to us as `action` (at most 64 bytes)."""

    text: str
    action: str | None = None
    url: str | None = None


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Text in Telegram's HTML, and rows of buttons; `asks` opens the person's keyboard for an answer."""

    html: Markup
    buttons: Rows = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Send:
    """Put a new message in a chat.

    `slot` names it, so that a later Edit finds it. `once` is its idempotency key: a second Send with the same
    key, ever, is not stored.
    """

    chat_id: int
    message: Message
    slot: str | None = None
    once: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Change what stands in a chat: every message sent in `slot`, or the one with `message_id`."""

    chat_id: int
    message: Message
    slot: str | None = None
    message_id: int | None = None
    once: str | None = None


Letter: TypeAlias = Send | Edit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler says to one update: messages, and a short notice on the tapped button."""

    letters: tuple[Letter, ...] = ()
    toast: str | None = None
    alert: bool = field(default=False)


def encode(letter: Letter) -> str:
    """Fix the content as it will be sent, however often that is tried."""
    message = letter.message
    body: dict[str, Any] = {"html": str(message.html)}
    if message.buttons:
        body["buttons"] = [
            [{"text": b.text, "action": b.action, "url": b.url} for b in row] for row in message.buttons
        ]
    if message.asks:
        body["asks"] = True
    if isinstance(letter, Edit) and letter.message_id is not None:
        body["message_id"] = letter.message_id
    return json.dumps(body, ensure_ascii=False)


def decode(kind: str, chat_id: int, body: str, slot: str | None) -> Letter:
    """Read back what `encode` stored."""
    stored = json.loads(body)
    message = Message(
        Markup(stored["html"]),  # noqa: S704  # it was Markup when it was stored
        tuple(
            tuple(Button(b["text"], b["action"], b["url"]) for b in row) for row in stored.get("buttons", [])
        ),
        stored.get("asks", False),
    )
    if kind == "edit":
        return Edit(chat_id, message, slot, stored.get("message_id"))
    return Send(chat_id, message, slot)
