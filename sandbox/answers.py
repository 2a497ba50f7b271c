"""JSON in and out of the sandboxes' control interfaces, with errors that a person can act on."""

import json
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiohttp import web

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class BadControl(Exception):
    """A control call asks for something that does not exist or makes no sense; its text says what."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


async def read_object(request: web.Request) -> dict[str, Json]:
    """Read the call's JSON object (an empty body is an empty one); raises BadControl for anything else."""
    body = await request.read()
    if not body.strip():
        return {}
    try:
        value: Json = json.loads(body.decode())
        json.dumps(value, ensure_ascii=False).encode()  # refuses half a character, which no answer could show
    except (ValueError, RecursionError) as error:
        raise BadControl(f"the body is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise BadControl("the body must be a JSON object")
    return value


def answer(value: Json, status: int = 200) -> web.Response:
    """Answer with JSON, Persian left readable."""
    return web.json_response(value, status=status, dumps=lambda data: json.dumps(data, ensure_ascii=False))


@web.middleware
async def control_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what is wrong with a control call into `{"ok": false, "error": ...}`."""
    try:
        return await handler(request)
    except BadControl as error:
        return answer({"ok": False, "error": str(error)}, error.status)
