"""Plain clients of the sandbox for its own tests: one for the bot's side, one for the people's."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import aiohttp

TOKEN = "7000000001:AAF-sandbox_token"
BOT_ID = 7_000_000_001
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x06\x00\x00\x00"
    b"\x00\x00\x00\x00\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds; the test's own time limit ends what never does."""
    while not holds():  # noqa: ASYNC110 - the sandbox announces none of what the tests wait for here
        await asyncio.sleep(0.001)


class BotClient:
    """Calls the Bot API the way simple libraries do: a form whose structured values are JSON text."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    def address(self, method: str, token: str = TOKEN) -> str:
        return f"{self.url}/bot{token}/{method}"

    async def call(self, method: str, **params: Any) -> Any:
        """Give the whole answer, {"ok": ...}."""
        form = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()
        }
        async with self.session.post(self.address(method), data=form) as response:
            body = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    async def result(self, method: str, **params: Any) -> Any:
        """Give the result of a call that succeeds."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def complaint(self, method: str, **params: Any) -> str:
        """Give the description of a call that is refused."""
        body = await self.call(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def updates(self, **params: Any) -> Any:
        return await self.result("getUpdates", **params)


class ControlClient:
    """Calls the control interface."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self.session.request(method, f"{self.url}/control/{path}", json=body) as response:
            return response.status, await response.json()

    async def done(self, method: str, path: str, body: Any = None) -> Any:
        status, answer = await self.ask(method, path, body)
        assert (status, answer["ok"]) == (200, True), answer
        return answer

    async def post(self, path: str, **body: Any) -> Any:
        return await self.done("POST", path, body)

    async def get(self, path: str) -> Any:
        return await self.done("GET", path)

    async def refused(self, method: str, path: str, body: Any = None) -> tuple[int, str]:
        status, answer = await self.ask(method, path, body)
        assert answer["ok"] is False, answer
        return status, str(answer["error"])

    async def person(self, first_name: str = "سارا", **more: Any) -> int:
        """Add somebody who has not written to the bot yet."""
        return int((await self.post("people", first_name=first_name, **more))["person"]["id"])

    async def say(self, chat: int, text: str, person: int | None = None, **more: Any) -> Any:
        body = {"from": person or chat, "text": text, **more}
        return (await self.done("POST", f"chats/{chat}/say", body))["message"]

    async def tap(self, chat: int, person: int | None = None, **button: Any) -> Any:
        return await self.done("POST", f"chats/{chat}/tap", {"from": person or chat, **button})

    async def messages(self, chat: int) -> Any:
        return (await self.get(f"chats/{chat}"))["chat"]["messages"]
