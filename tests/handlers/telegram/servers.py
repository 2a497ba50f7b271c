"""A small stand-in for Telegram's server that a test tells what to answer, and whose calls it reads back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from aiohttp import web
from telegram import Bot

if TYPE_CHECKING:
    import ssl

    from telegram.request import BaseRequest

TOKEN = "123456:the-secret-of-this-bot"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class File:
    """One uploaded part."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API as it arrived."""

    method: str
    fields: dict[str, str]
    files: dict[str, File] = field(default_factory=dict)
    client_port: int = 0
    user_agent: str = ""


def succeeded(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def failed(status: int, description: str, **parameters: int) -> web.Response:
    answer: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        answer["parameters"] = parameters
    return web.json_response(answer, status=status)


def message(text: str = "") -> dict[str, object]:
    return {"message_id": 7, "date": 1, "chat": {"id": 42, "type": "private"}, "text": text}


class Telegram:
    """Answers on the loopback; `async with` starts and stops it."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.calls: list[Call] = []
        self.downloads: dict[str, bytes] = {}
        self.port = 0
        self._tls = tls
        self._answers: dict[str, Handler] = {}
        self.answer(
            "getMe", succeeded({"id": 1, "is_bot": True, "first_name": "Shop", "username": "shop_bot"})
        )

    @property
    def url(self) -> str:
        return f"{'http' if self._tls is None else 'https'}://localhost:{self.port}"

    def bot(self, request: BaseRequest, polling: BaseRequest | None = None) -> Bot:
        return Bot(
            TOKEN,
            base_url=f"{self.url}/bot",
            base_file_url=f"{self.url}/file/bot",
            request=request,
            get_updates_request=request if polling is None else polling,
        )

    def answer(self, method: str, answer: web.Response | Handler) -> None:
        """Set what every call of the method gets from now on."""
        if not isinstance(answer, web.Response):
            self._answers[method] = answer
            return
        status, text, content_type = answer.status, answer.text, answer.content_type
        headers = {name: value for name, value in answer.headers.items() if name == "Location"}

        async def always(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, text=text, content_type=content_type, headers=headers)

        self._answers[method] = always

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.router.add_route("POST", "/bot{token}/{method}", self._call)
        application.router.add_route("GET", "/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        assert request.match_info["token"] == TOKEN
        fields: dict[str, str] = {}
        files: dict[str, File] = {}
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = File(value.filename, value.content_type, value.file.read())
                value.file.close()
            elif isinstance(value, str):
                fields[name] = value
        method = request.match_info["method"]
        peer = request.get_extra_info("peername")
        self.calls.append(Call(method, fields, files, peer[1], request.headers["User-Agent"]))
        return await self._answers[method](request)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        content = self.downloads.get(request.match_info["path"])
        return failed(404, "Not Found") if content is None else web.Response(body=content)


class Silence:
    """A handler that answers only once it is told to, and says when somebody began to wait."""

    def __init__(self, then: web.Response) -> None:
        self.waited_for = asyncio.Event()
        self.over = asyncio.Event()
        self._then = then

    async def __call__(self, _: web.Request) -> web.StreamResponse:
        self.waited_for.set()
        await self.over.wait()
        return self._then
