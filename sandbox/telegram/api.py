"""The bot's side: calls of the Bot API, with the trouble that was ordered for them."""

import asyncio
import hmac
import json
import re
from dataclasses import dataclass

from aiohttp import web

from sandbox.answers import Json, answer
from sandbox.faults import Fault
from sandbox.telegram.errors import ApiError, ConnectionLost, NotFound, TooManyRequests, Unauthorized
from sandbox.telegram.methods import Method, find_method
from sandbox.telegram.methods_updates import Described
from sandbox.telegram.params import Params, read_params
from sandbox.telegram.trouble import ordered_error
from sandbox.telegram.world import World

FOREVER = 3600.0
NO_ANSWER = 0
BAD_GATEWAY = 502
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_NOT_IN_REPLIES = re.compile(r"get|(?:setwebhook|deletewebhook|close|logout)$", re.IGNORECASE)
_PAGE = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>\r\n"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A call that has a known token."""

    name: str
    method: Method | None
    params: Params


class Api:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, tokens: tuple[str, ...], closing: asyncio.Event) -> None:
        self._world = world
        self._tokens = tokens
        self._closing = closing

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.get("/bot{token}/{method}", self.call),
            web.post("/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Bot API."""
        if self._world.is_down():
            return _close(request)
        called = request.match_info["method"]
        name, method = find_method(called) or (called, None)
        fault: Fault | None = None
        try:
            self._check_token(request.match_info["token"])
            fault = self._world.faults.take(name)
            asked = _Asked(name, method, await read_params(request))
        except ApiError as error:
            return self._answered(_Asked(name, method, Params({})), error.as_json(), fault)
        if fault is not None and fault.kind not in {"slow", "lost"}:
            return await self._fail(request, asked, fault)
        if fault is not None and fault.kind == "slow":
            await self._wait(fault.seconds(1))
        try:
            body = await self._run(asked)
        except ConnectionLost:
            return _close(request)
        response = self._answered(asked, body, fault)
        return _close(request) if fault is not None and fault.kind == "lost" else response

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Serve an uploaded file."""
        if self._world.is_down():
            return _close(request)
        try:
            self._check_token(request.match_info["token"])
            file = self._world.files.by_path(request.match_info["path"])
            if file is None:
                raise NotFound
        except ApiError as error:
            return answer(error.as_json(), error.code)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def reply(self, name: str, params: Params) -> None:
        """Carry out a method that a webhook was answered with; those that give or change delivery are not."""
        known = find_method(name)
        if known is not None and not _NOT_IN_REPLIES.match(name):
            asked = _Asked(*known, params)
            self._answered(asked, await self._run(asked), None)

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise NotFound
        if not any(hmac.compare_digest(token, known) for known in self._tokens):
            raise Unauthorized

    async def _run(self, asked: _Asked) -> dict[str, Json]:
        try:
            if asked.method is None:
                raise NotFound("method not found")
            result = await asked.method(self._world, asked.params)
        except ApiError as error:
            return error.as_json()
        if isinstance(result, Described):
            return {"ok": True, "result": result.result, "description": result.description}
        return {"ok": True, "result": result}

    async def _fail(self, request: web.Request, asked: _Asked, fault: Fault) -> web.StreamResponse:
        match fault.kind:
            case "error":
                return self._answered(asked, ordered_error(fault).as_json(), fault)
            case "429":
                return self._answered(asked, TooManyRequests(int(fault.seconds(1)) or 1).as_json(), fault)
            case "html":
                self._note(asked, web.HTTPOk.status_code, "a page", fault)
                return web.Response(text=_PAGE.format("This site is not reachable"), content_type="text/html")
            case "http_502":
                self._note(asked, BAD_GATEWAY, "a page", fault)
                page = _PAGE.format("502 Bad Gateway")
                return web.Response(status=BAD_GATEWAY, text=page, content_type="text/html")
            case "silent":
                self._note(asked, NO_ANSWER, "no answer", fault)
                await self._wait(fault.seconds(FOREVER))
            case _:
                self._note(asked, NO_ANSWER, "closed without an answer", fault)
        return _close(request)

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            pass

    def _answered(self, asked: _Asked, body: dict[str, Json], fault: Fault | None) -> web.Response:
        code, description = body.get("error_code"), body.get("description", "")
        status = code if isinstance(code, int) else web.HTTPOk.status_code
        self._note(asked, status, str(description), fault)
        return answer(body, status)

    def _note(self, asked: _Asked, code: int, description: str, fault: Fault | None) -> None:
        shown = json.dumps(asked.params.for_reading())
        for token in self._tokens:
            shown = shown.replace(token, "<token>")
        params: Json = json.loads(shown)
        if isinstance(params, dict) and "secret_token" in params:
            params["secret_token"] = "<secret>"  # noqa: S105 - stands where the secret stood
        self._world.journal.write(
            "call",
            method=asked.name,
            params=params,
            code=code,
            description=description,
            fault=fault.kind if fault else None,
        )


def _close(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.close()
    return web.Response()
