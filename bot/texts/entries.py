"""The sentences of one language as they are written: found at the start, each parsed when it is first said.

Parsing all of them takes half a second of processor time, which every command and every program would pay.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message, MessageReference, Resource, Term, TermReference
from fluent.syntax.visitor import Visitor

from bot.texts.error import TextError

# In Fluent, all that goes on over several lines is indented, but for a closing brace.
_HEADING = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)
_OUT_OF_PLACE = re.compile(rf"^(?![#}}\s]|{_HEADING.pattern[1:]}).+", re.MULTILINE)


class _Written(NamedTuple):
    path: Path
    text: str


class Entries:
    """What the `*.ftl` files of a folder say, by name; a term's begins with a dash."""

    def __init__(self, folder: Path) -> None:
        self._unread: dict[str, _Written] = {}
        for path in sorted(folder.glob("*.ftl")):
            text = path.read_text(encoding="utf-8")
            if stray := _OUT_OF_PLACE.search(text):
                raise TextError(f"{path}: not Fluent: {stray[0]!r}")
            headings = list(_HEADING.finditer(text))
            ends = [*(heading.start() for heading in headings[1:]), len(text)]
            for heading, end in zip(headings, ends, strict=False):
                name = heading[1]
                if name in self._unread:
                    raise TextError(f"{path}: {name} is written twice")
                self._unread[name] = _Written(path, text[heading.start() : end])
        if not self._unread:
            raise TextError(f"{folder}: no texts")
        self.names = frozenset(self._unread)

    def read(self, name: str) -> Iterator[Resource]:
        """Parse an entry, and all that it refers to; nothing comes of what was read before.

        Raises TextError where it is not Fluent.
        """
        written = self._unread.get(name)
        if written is None:
            return
        resource = FluentResource(written.text)
        entry, *comments = resource.body
        if not isinstance(entry, Message | Term) or any(isinstance(each, Junk) for each in comments):
            raise TextError(f"{written.path}: {name} is not Fluent: {written.text!r}")
        if entry.value is None:
            raise TextError(f"{written.path}: {name} is empty")
        del self._unread[name]
        yield resource
        references = _References()
        references.visit(entry)
        for other in references.names:
            yield from self.read(other)


class _References(Visitor):
    """The names of the entries that one refers to."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def visit_MessageReference(self, node: MessageReference) -> None:
        self.names.append(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:
        self.names.append(f"-{node.id.name}")
        self.generic_visit(node)
