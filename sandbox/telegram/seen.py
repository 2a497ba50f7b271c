"""What the control interface answers, as values."""

from dataclasses import dataclass

from sandbox.answers import Json

_DIRECTIONS = str.maketrans(dict.fromkeys("\u200e\u200f\u2066\u2067\u2068\u2069"))


class Refused(Exception):
    """The sandbox did not do what it was asked for; its text says why."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: its text, its place, and the link it opens (None where it opens none)."""

    text: str
    row: int
    column: int
    url: str | None

    @property
    def shown(self) -> str:
        """The text as eyes see it; see Message.shown."""
        return self.text.translate(_DIRECTIONS)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A photo or document: the name it was sent under, its size in bytes, and its path on the sandbox."""

    name: str
    size: int
    path: str
    is_photo: bool


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One of the bot's answers to an inline query, as the list shows it; `kind` is article, photo or document."""

    id: str
    query_id: str
    kind: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message as people see it; `sender` is "bot" or "person", `changed` grows with every message and edit.

    What a person chose from the bot's inline results is `via_bot`.
    """

    id: int
    sender: str
    text: str
    buttons: tuple[Button, ...]
    edited: bool
    deleted: bool
    changed: int
    file: SentFile | None = None
    via_bot: bool = False

    @property
    def has_bots_buttons(self) -> bool:
        """Tell whether it stands in the chat and its buttons speak to the bot."""
        return not self.deleted and (self.sender == "bot" or self.via_bot)

    @property
    def shown(self) -> str:
        """The text as eyes see it: without the invisible signs that keep mixed directions apart."""
        return self.text.translate(_DIRECTIONS)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API: what was asked, with which answer code (0: none) and complaint ("": none)."""

    number: int
    method: str
    params: dict[str, Json]
    code: int
    description: str


def read_object(value: Json) -> dict[str, Json]:
    """Take the value for an object; raises Refused."""
    if not isinstance(value, dict):
        raise Refused(f"the sandbox answered something else than an object: {value!r}")
    return value


def read_objects(value: Json) -> list[dict[str, Json]]:
    """Take the value for a list of objects; raises Refused."""
    return [read_object(item) for item in value] if isinstance(value, list) else []


def read_whole(value: Json) -> int:
    """Take the value for a whole number; raises Refused."""
    if not isinstance(value, int):
        raise Refused(f"the sandbox answered something else than a whole number: {value!r}")
    return value


def read_call(entry: dict[str, Json]) -> Call:
    """Read a call of the Bot API."""
    return Call(
        number=read_whole(entry["number"]),
        method=str(entry["method"]),
        params=read_object(entry["params"]),
        code=read_whole(entry["code"]),
        description=str(entry["description"]),
    )


def read_message(page: dict[str, Json]) -> Message:
    """Read a message of a chat."""
    return Message(
        id=read_whole(page["message_id"]),
        sender=str(page["sender"]),
        text=str(page["text"]),
        buttons=_buttons(page["reply_markup"]),
        edited=page["edited"] is True,
        deleted=page["deleted"] is True,
        changed=read_whole(page["changed"]),
        file=_file(page),
        via_bot=page["via_bot"] is True,
    )


def read_inline_result(query_id: str, result: dict[str, Json]) -> InlineResult:
    """Read one of the results of an inline query."""
    return InlineResult(
        id=str(result["id"]),
        query_id=query_id,
        kind=str(result["type"]),
        title=str(result.get("title") or ""),
        description=str(result.get("description") or ""),
    )


def _file(page: dict[str, Json]) -> SentFile | None:
    for kind in ("photo", "document"):
        sent = page.get(kind)
        if isinstance(sent, dict):
            name, size, path = str(sent["file_name"]), read_whole(sent["file_size"]), str(sent["url"])
            return SentFile(name, size, path, kind == "photo")
    return None


def _buttons(markup: Json) -> tuple[Button, ...]:
    rows = (markup.get("inline_keyboard") or markup.get("keyboard")) if isinstance(markup, dict) else None
    return tuple(
        Button(str(button["text"]), r, c, url if isinstance(url := button.get("url"), str) else None)
        for r, row in enumerate(rows if isinstance(rows, list) else [])
        for c, button in enumerate(read_objects(row))
    )
