"""A merchant's own service, as docs/service.md tells its programmer to write it; it does what a test says."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot.goods.service import ServiceGoods
from tests.bot.goods.paid_for import START

DOCUMENT = Path(__file__).parents[3] / "docs" / "service.md"


def documented_check(now: float) -> Callable[[str, str, str, bytes], bool]:
    """The Python of the document, by a clock that shows this."""
    (source,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(source, names)
    names["time"] = type("Clock", (), {"time": staticmethod(lambda: now)})
    check = names["is_from_the_shop"]
    assert callable(check)
    return lambda secret, at, signature, body: bool(check(secret, at, signature, body))


@dataclass
class Merchant:
    """Keeps what came, and answers as it is told; `deaf` does not answer."""

    url: str = ""
    status: int = 200
    body: bytes = b"LICENCE-1"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/plain"})
    deaf: bool = False
    hearing: asyncio.Event = field(default_factory=asyncio.Event)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def says(self, body: bytes, content_type: str = "text/plain", status: int = 200) -> None:
        """Answer like this from now on."""
        self.body, self.status = body, status
        self.headers = {"Content-Type": content_type}

    def says_json(self, answer: object, status: int = 200) -> None:
        """Answer with JSON from now on."""
        self.says(json.dumps(answer).encode(), "application/json", status)

    def hears_again(self) -> None:
        """Answer, also those who have waited."""
        self.deaf = False
        self.hearing.set()

    async def answer(self, request: web.Request) -> web.Response:
        """Take one request."""
        self.requests.append((dict(request.headers), await request.read()))
        if self.deaf:
            await self.hearing.wait()
        return web.Response(status=self.status, body=self.body, headers=self.headers)


@asynccontextmanager
async def merchant_service() -> AsyncIterator[Merchant]:
    """Serve on a free port."""
    merchant = Merchant()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", merchant.answer)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    merchant.url = f"http://127.0.0.1:{runner.addresses[0][1]}/goods"
    try:
        yield merchant
    finally:
        await runner.cleanup()


def goods(*, private: bool = True) -> ServiceGoods:
    """The kind of goods under test, by a clock that stands still."""
    return ServiceGoods(lambda: START, private=private)
