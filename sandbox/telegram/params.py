"""A call's parameters, from wherever the Bot API takes them: query, form, multipart, JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest, TooLarge

_PLAIN = frozenset({"text", "caption"})


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart call."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """What a call was given; names are case-sensitive, values as they came."""

    values: Mapping[str, Json]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give the parameter as text, "" where it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Give the parameter as a whole number, the default where it is missing or none, as the Bot API does."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Give the parameter as yes or no; missing is no."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Json:
        """Give the parameter's JSON, be it text or not; None where it is missing. `what` is for the error."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return _loads(value)
        except ValueError as error:
            raise BadRequest(f"can't parse {what} JSON object") from error

    def given(self, name: str) -> bool:
        """Tell whether the parameter is there at all."""
        return self.values.get(name) is not None

    def for_reading(self) -> dict[str, Json]:
        """Show the parameters to a person: JSON that came as text is opened, a file is its name and size."""
        shown: dict[str, Json] = {
            name: value if name in _PLAIN else _opened(value) for name, value in self.values.items()
        }
        for name, upload in self.uploads.items():
            shown[name] = {"file_name": upload.name, "size": len(upload.content)}
        return shown


async def read_params(request: web.Request) -> Params:
    """Read a call's parameters; raises ApiError where the body is not what its content type says."""
    values: dict[str, Json] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.method == "POST" and request.can_read_body:
        try:
            if request.content_type == "application/json":
                values.update(read_json_object(await request.text()))
            else:
                await _read_form(request, values, uploads)
        except web.HTTPRequestEntityTooLarge as error:
            raise TooLarge from error
        except UnicodeDecodeError as error:
            raise BadRequest("strings must be encoded in UTF-8") from error
        except ValueError as error:
            raise BadRequest("can't parse the request's body") from error
    return Params(values, uploads)


def read_json_object(body: str) -> dict[str, Json]:
    """Read a body that should be a JSON object, or nothing.

    Raises BadRequest where it is something else, ValueError where it is not JSON.
    """
    if not body.strip():
        return {}
    value = _loads(body)
    if not isinstance(value, dict):
        raise BadRequest("can't parse JSON object")
    return value


async def _read_form(request: web.Request, values: dict[str, Json], uploads: dict[str, Upload]) -> None:
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                uploads[name] = Upload(value.filename, value.content_type, file.read())
        elif isinstance(value, bytes | bytearray):
            uploads[name] = Upload(name, "application/octet-stream", bytes(value))
        else:
            values[name] = value


def _opened(value: Json) -> Json:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return _loads(value)
        except ValueError:
            return value
    return value


def _loads(text: str) -> Json:
    """Read JSON; raises ValueError, also for what is nested without end and for halves of characters."""
    try:
        value: Json = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value
