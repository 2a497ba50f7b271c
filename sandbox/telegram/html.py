"""The Bot API's HTML parse mode: text with tags in, plain text with entities out, or Telegram's own complaint."""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.telegram.errors import BadRequest
from sandbox.telegram.links import checked_link, linked_user
from sandbox.telegram.text import Entity, FormattedText, in_order, utf16_length, without_nested_in_verbatim

_TYPE_OF_TAG: Mapping[str, str] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LONGEST_REFERENCE = 10
_LAST_CODE_POINT = 0x10FFFF
_TOKEN = frozenset(string.ascii_letters + string.digits + ".-")
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag whose end is still to come."""

    tag: str
    argument: str
    offset: int
    text_start: int


@dataclass(slots=True)
class _Reader:
    """Walks once over the markup; `at` is the place, `out` the text so far."""

    markup: str
    at: int = 0
    out: str = ""
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> FormattedText:
        while self.at < len(self.markup):
            character = self.markup[self.at]
            if character == "<":
                self._tag()
            elif character == "&":
                self._write(self._reference() or self._next())
            else:
                self._write(self._next())
        if self.open:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return FormattedText(self.out, in_order(without_nested_in_verbatim(self.entities)))

    def _peek(self, ahead: int = 0) -> str:
        return self.markup[self.at + ahead : self.at + ahead + 1]

    def _next(self) -> str:
        self.at += 1
        return self.markup[self.at - 1]

    def _write(self, text: str) -> None:
        self.out += text
        self.length += utf16_length(text)

    def _skip_space(self) -> None:
        while self._peek().isspace():
            self.at += 1

    def _until(self, stops: str) -> str:
        start = self.at
        while self._peek() and not self._peek().isspace() and self._peek() not in stops:
            self.at += 1
        return self.markup[start : self.at]

    def _reference(self) -> str:
        """Read a character reference and move behind it; "" and no move where it is none that Telegram knows."""
        end = self.at + 1
        if self.markup.startswith("#", end):
            hexadecimal = self.markup.startswith("x", end + 1)
            digits = string.hexdigits if hexadecimal else string.digits
            end = first = end + (2 if hexadecimal else 1)
            while end < len(self.markup) and self.markup[end] in digits:
                end += 1
            code = int(self.markup[first:end] or "0", 16 if hexadecimal else 10)
            if not 0 < code < _LAST_CODE_POINT or end - self.at >= _LONGEST_REFERENCE:
                return ""
            if code in _SURROGATES:
                raise _error(
                    "Text contains invalid Unicode characters after decoding HTML entities, "
                    "check for unmatched surrogate code units"
                )
            found = chr(code)
        else:
            while end < len(self.markup) and self.markup[end] in string.ascii_letters:
                end += 1
            found = _NAMED.get(self.markup[self.at + 1 : end], "")
            if not found:
                return ""
        self.at = end + self.markup.startswith(";", end)
        return found

    def _tag(self) -> None:
        start = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._end_tag(start)
        else:
            self._start_tag(start)

    def _start_tag(self, start: int) -> None:
        tag = self._until(">").lower()
        if not self._peek():
            raise self._error_at("Unclosed start tag", start)
        if tag not in _TYPE_OF_TAG:
            raise self._error_at(f'Unsupported start tag "{tag}"', start)
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, start)
            argument = _argument(tag, name, value) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._error_at('Tag "span" must have class "tg-spoiler"', start)
        self.open.append(_Open(tag, argument, self.length, len(self.out)))

    def _attribute(self, tag: str, start: int) -> tuple[str, str]:
        name = self._until("=>")
        if not name:
            problem = "Empty attribute name in the tag" if self._peek() else "Unclosed start tag"
            raise self._error_at(f'{problem} "{tag}"', start)
        self._skip_space()
        if self._peek() != "=":
            if (tag, name) == ("blockquote", "expandable") and self._peek():
                return name, name
            raise self._error_at(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start
            )
        self.at += 1
        self._skip_space()
        if not self._peek():
            raise self._error_at(f'Unclosed start tag "{tag}"', start)
        value = self._quoted(self._next()) if self._peek() in {"'", '"'} else self._bare()
        if not self._peek():
            raise self._error_at("Unclosed start tag", start)
        return name, value

    def _quoted(self, quote: str) -> str:
        value = ""
        while self._peek() and self._peek() != quote:
            value += (self._reference() if self._peek() == "&" else "") or self._next()
        self.at += 1
        return value

    def _bare(self) -> str:
        start = self.at
        while self._peek() in _TOKEN:
            self.at += 1
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            raise self._error_at("Unexpected end of name token", start)
        return self.markup[start : self.at].lower()

    def _end_tag(self, start: int) -> None:
        if not self.open:
            raise self._error_at("Unexpected end tag", start)
        tag = self._until(">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise self._error_at("Unclosed end tag", start)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise _error(
                f"Unmatched end tag at byte offset {self._bytes_before(start)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        place = (opened.offset, self.length - opened.offset)
        match opened.tag:
            case "a":
                target = opened.argument or self.out[opened.text_start :]
                if (user_id := linked_user(target)) is not None:
                    self.entities.append(Entity("text_mention", *place, user_id=user_id))
                elif url := checked_link(target):
                    self.entities.append(Entity("text_link", *place, url=url))
            case "pre":
                self.entities.append(Entity("pre", *place, language=self._language(place)))
            case "code":
                self.entities.append(Entity("code", *place, language=opened.argument or None))
            case "blockquote":
                kind = "expandable_blockquote" if opened.argument else "blockquote"
                self.entities.append(Entity(kind, *place))
            case "tg-emoji":
                pass
            case tag:
                self.entities.append(Entity(_TYPE_OF_TAG[tag], *place))

    def _language(self, place: tuple[int, int]) -> str | None:
        for entity in self.entities:
            if entity.type == "code" and (entity.offset, entity.length) == place:
                return entity.language
        return None

    def _bytes_before(self, position: int) -> int:
        return len(self.markup[:position].encode("utf-8", "surrogatepass"))

    def _error_at(self, problem: str, position: int) -> BadRequest:
        return _error(f"{problem} at byte offset {self._bytes_before(position)}")


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case "a", "href":
            return value
        case "blockquote", "expandable":
            return name
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case _:
            return ""


def _error(problem: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {problem}")


def parse_html(markup: str) -> FormattedText:
    """Read text in HTML parse mode; raises BadRequest in Telegram's words where it is not well-formed."""
    return _Reader(markup).read()
