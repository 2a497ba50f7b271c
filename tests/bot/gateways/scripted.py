"""A 24pal that answers exactly what a test tells it to, down to the bytes on the wire."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from sandbox.pal24.server import serving

PATIENCE = 10.0

Answering = Callable[[web.Request], web.StreamResponse]


@asynccontextmanager
async def answering(answer: Answering) -> AsyncIterator[str]:
    """Serve these answers at every address; gives the gateway's."""

    async def handle(request: web.Request) -> web.StreamResponse:
        await request.read()
        return answer(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    async with serving(app, "127.0.0.1", 0) as running:
        yield running.url


@asynccontextmanager
async def sending(raw: bytes) -> AsyncIterator[str]:
    """Answer every connection with these bytes, whatever it says, and close it."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(raw)
        except (asyncio.IncompleteReadError, ConnectionError):
            # The client has given up by now, on a slow machine say.
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    # Before Python 3.12, only who began to wait before the end waits for the connections too.
    ended = asyncio.create_task(server.wait_closed())
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        async with asyncio.timeout(PATIENCE):
            await ended
