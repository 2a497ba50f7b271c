"""What a person sees of a page: its text, and the forms that its buttons send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNSEEN = frozenset({"head", "style", "script"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form with its only button: `action` as written (empty: the page's own address)."""

    name: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Screen:
    """A page as it is seen; `forms` by their ids."""

    text: str
    forms: dict[str, Form]


def look_at(html: str) -> Screen:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Screen(" ".join(" ".join(reader.pieces).split()), {form.name: form for form in reader.forms})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.forms: list[Form] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self._unseen += tag in _UNSEEN
        if tag == "form":
            self.forms.append(Form(has.get("id", ""), has.get("action", "")))
        elif tag in {"input", "button"} and "name" in has and self.forms:
            self.forms[-1].fields[has["name"]] = has.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
