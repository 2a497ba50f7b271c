"""Reads a page as a person or a screen reader would, for the tests that look at its words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.texts.catalogue import without_isolates

_SILENT = {"style", "script", "svg"}
_INLINE = {"b", "code", "time"}


@dataclass
class Read:
    """What a page says, line by line, and where it leads."""

    title: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    code: str | None = None
    links: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def tells(self, *lines: str) -> bool:
        """Whether these lines follow each other on the page."""
        wanted = list(lines)
        starts = range(len(self.lines) - len(wanted) + 1)
        return any(self.lines[start : start + len(wanted)] == wanted for start in starts)


def read(html: str) -> Read:
    """Read a whole page; a hidden button is read too, for a script may show it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Read()
        self._silent = 0
        self._said = ""
        self._raw = ""
        self._address: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.attributes += [(tag, name, value or "") for name, value in attrs]
        self._silent += tag in _SILENT
        if tag not in _INLINE:
            self._end_line()
        if tag == "a":
            self._address = dict(attrs)["href"]
        if tag == "code":
            self._raw = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._said += data
            self._raw += data

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        said = self._cleaned()
        if tag == "title":
            self.found.title, self._said = self._said, ""
        elif tag == "h1":
            self.found.heading = said
        elif tag == "a" and self._address is not None:
            self.found.links[said] = self._address
        elif tag == "code":
            self.found.code = self._raw
        if tag not in _INLINE:
            self._end_line()

    def _cleaned(self) -> str:
        return " ".join(without_isolates(self._said).split())

    def _end_line(self) -> None:
        if said := self._cleaned():
            self.found.lines.append(said)
        self._said = ""
