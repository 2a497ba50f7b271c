"""What everybody gets: a text as it was typed, a picture over it, links under it."""

import json
from dataclasses import dataclass

from bot.files import FileId

LONGEST_TEXT = 4096
LONGEST_UNDER_PHOTO = 1024


@dataclass(frozen=True, slots=True)
class Link:
    """A button under the message, and the address that it opens."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Content:
    """A message to many. `lines` are the buttons as the merchant typed them, `links` where they lead."""

    text: str
    photo: FileId | None = None
    links: tuple[Link, ...] = ()
    lines: tuple[str, ...] = ()

    def encode(self) -> str:
        """Write it down."""
        return json.dumps(
            {
                "text": self.text,
                "photo": self.photo,
                "links": [[link.text, link.url] for link in self.links],
                "lines": self.lines,
            },
            ensure_ascii=False,
        )


def decode(stored: str) -> Content:
    """Read what `encode` wrote."""
    body = json.loads(stored)
    photo = None if body["photo"] is None else FileId(body["photo"])
    return Content(
        body["text"], photo, tuple(Link(text, url) for text, url in body["links"]), tuple(body["lines"])
    )


def length(text: str) -> int:
    """Count a text as Telegram does: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
