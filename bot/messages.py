"""What is said to people, before it is known how: a text, buttons under it, and how it is stored."""

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from markupsafe import Markup

from bot.files import Attachment, FileId, Shown


@dataclass(frozen=True, slots=True)
class Button:
    """Under a message; opens `url`, or comes back to us as `action` (at most 64 bytes)."""

    text: str
    action: str | None = None
    url: str | None = None


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Text in Telegram's HTML, and rows of buttons; `asks` opens the person's keyboard for an answer.

    With an attachment, the text stands under the file, and may be empty.
    """

    html: Markup
    buttons: Rows = ()
    asks: bool = False
    attachment: Attachment | None = None


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
class InlineResult:
    """Something found for a query typed in any chat; `message` is what is posted there when it is chosen.

    `id` (1 to 64 bytes) tells it from the others. What is posted is nobody's chat with us: its buttons can only open
    addresses, and it carries no file. Raises ValueError for others.
    """

    id: str
    title: str
    description: str
    message: Message

    def __post_init__(self) -> None:
        if self.message.attachment is not None:
            raise ValueError("a message posted by a query is text alone")
        if any(button.url is None for row in self.message.buttons for button in row):
            raise ValueError("a button in a message posted by a query must open an address")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler says to one update: messages, and a short notice on the tapped button.

    `results` are what was found for an inline query, best first; None where none was asked.
    """

    letters: tuple[Letter, ...] = ()
    toast: str | None = None
    alert: bool = field(default=False)
    results: tuple[InlineResult, ...] | None = None


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
    if message.attachment is not None:
        body["file"] = {"id": message.attachment.file_id, "shown": message.attachment.shown}
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
        _attachment(stored.get("file")),
    )
    if kind == "edit":
        return Edit(chat_id, message, slot, stored.get("message_id"))
    return Send(chat_id, message, slot)


def _attachment(stored: dict[str, Any] | None) -> Attachment | None:
    return None if stored is None else Attachment(FileId(stored["id"]), Shown(stored["shown"]))
