"""The journal as server-sent events, live."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web

from sandbox.journal import Journal
from sandbox.pal24.trouble import Closing

_HEADERS = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}


class LiveJournal:
    """Streams entries from when a listener connects; a comment now and then keeps proxies from hanging up."""

    def __init__(self, journal: Journal, closing: Closing, keep_alive_seconds: float) -> None:
        self._journal = journal
        self._closing = closing
        self._keep_alive_seconds = keep_alive_seconds

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Answer with a stream that ends when the listener goes or the sandbox shuts down."""
        response = web.StreamResponse(headers=_HEADERS)
        await response.prepare(request)
        pump = asyncio.create_task(self._pump(response))
        try:
            await asyncio.sleep(0)  # the pump listens before the first comment says so
            await response.write(b": listening\n\n")
            while not await self._closing.within(self._keep_alive_seconds):
                await response.write(b": still here\n\n")
        except ConnectionError:
            pass  # the listener went, which is how most streams end
        finally:
            pump.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await pump
        return response

    async def _pump(self, response: web.StreamResponse) -> None:
        async for entry in self._journal.follow():
            data = json.dumps(entry, ensure_ascii=False)
            await response.write(f"id: {entry['number']}\nevent: {entry['what']}\ndata: {data}\n\n".encode())
