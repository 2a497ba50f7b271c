"""The board's own interface: the bot's process, what the shop's database holds, and news of everything."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.answers import Handler, Json, answer
from sandbox.board.sights import CannotLook, Sights, Watcher
from sandbox.pal24.trouble import Closing

LOOK_EVERY = 0.5
STILL_HERE_EVERY = 15.0
UNAVAILABLE = 503


class BoardControl:
    """Serves `/board/`."""

    def __init__(self, sights: Sights, closing: Closing) -> None:
        self._sights = sights
        self._keeper = sights.keeper
        self._closing = closing

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.get("/board/bot", self.show_bot),
            web.post("/board/bot/kill", self._after(self._keeper.kill)),
            web.post("/board/bot/stop", self._after(self._keeper.stop)),
            web.post("/board/bot/start", self._after(self._keeper.start)),
            web.get("/board/shop", self.show_shop),
            web.get("/board/events", self.events),
        ]

    async def show_bot(self, _request: web.Request) -> web.StreamResponse:
        """Show the bot's process, with the last lines of its log."""
        log: list[Json] = [*self._keeper.log_end()]
        return answer(
            {"ok": True, "bot": {**self._keeper.as_json(), "uptime": self._keeper.uptime, "log": log}}
        )

    async def show_shop(self, _request: web.Request) -> web.StreamResponse:
        """Show the orders and the outbox."""
        try:
            return answer({"ok": True, "shop": await self._sights.shop()})
        except CannotLook as error:
            return answer({"ok": False, "error": str(error)}, UNAVAILABLE)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Send news as server-sent events while somebody listens: `bot`, `shop`, `faults`, `calls` (see Watcher)."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        await response.prepare(request)
        watcher, clock = Watcher(self._sights), asyncio.get_running_loop().time
        spoke_at = clock()
        try:
            while True:
                pieces = [_event(name, value) for name, value in await watcher.news()]
                if not pieces and clock() - spoke_at > STILL_HERE_EVERY:
                    pieces = [b": still here\n\n"]
                for piece in pieces:
                    await response.write(piece)
                    spoke_at = clock()
                if await self._closing.within(LOOK_EVERY):
                    break
        except ConnectionError:
            pass  # nobody listens any more
        return response

    def _after(self, act: Callable[[], Awaitable[None]]) -> Handler:
        async def answered(_request: web.Request) -> web.StreamResponse:
            await act()
            return answer({"ok": True, "bot": self._keeper.as_json()})

        return answered


def _event(name: str, value: Json) -> bytes:
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n".encode()
