"""A call as it came off the wire: its form, and what of it may be written down."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, unquote_plus

from aiohttp import web

from sandbox.answers import Json

SECRET_FIELD = "api_key"  # noqa: S105  (the name of a field, not a secret)
MASK = "***"
WRITTEN_AT_MOST = 4_000
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Call:
    """What was sent: `form` decoded once (of equal names the last), `path` and `raw_body` raw but masked."""

    method: str
    path: str
    raw_body: str
    form: dict[str, str]

    @classmethod
    async def read(cls, request: web.Request) -> Self:
        """Read a call; a body that is not an urlencoded form has no fields, and only its size is noted."""
        body = await request.read()
        path, mark, query = request.raw_path.partition("?")
        shown = path + mark + masked(query)
        if body and request.content_type != _FORM:
            return cls(request.method, shown, f"({len(body)} bytes of {request.content_type})", {})
        raw = body.decode("utf-8", "replace")
        form = dict(parse_qsl(raw, keep_blank_values=True, errors="replace"))
        return cls(request.method, shown, masked(raw)[:WRITTEN_AT_MOST], form)

    def as_json(self) -> dict[str, Json]:
        """Give what the journal keeps of it."""
        return {"method": self.method, "path": self.path[:WRITTEN_AT_MOST], "raw_body": self.raw_body}


def masked(form: str) -> str:
    """Cover the api key in a form or a query, and leave the rest exactly as it was encoded."""
    return "&".join(_masked_field(field) for field in form.split("&"))


def _masked_field(field: str) -> str:
    name, equals, _ = field.partition("=")
    return f"{name}={MASK}" if equals and unquote_plus(name) == SECRET_FIELD else field
