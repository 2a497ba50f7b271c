"""The board: a page on which one is buyer and merchant at once, breaks things, and watches what comes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from sandbox.answers import Handler, answer, control_errors
from sandbox.board.control import BoardControl
from sandbox.board.keeper import BotKeeper
from sandbox.board.page import add_headers, page_routes
from sandbox.board.proxy import Proxy
from sandbox.board.sights import Look, Sights
from sandbox.pal24.server import Running, serving
from sandbox.pal24.trouble import Closing

FORBIDDEN = 403
NO_TIMEOUT = aiohttp.ClientTimeout(total=None)


@asynccontextmanager
async def serve(
    keeper: BotKeeper,
    look: Look,
    *,
    telegram_url: str,
    gateway_url: str,
    username: str,
    host: str = "127.0.0.1",
    port: int = 0,
    language: str = "fa",
) -> AsyncIterator[Running]:
    """Serve the board while the block runs (port 0: a free one); raises OSError where the port is taken.

    `look` gives the shop's orders and outbox, or raises CannotLook; `username` is the bot's, and links to it lead here;
    `language` ("fa" or "en") is the page's until its reader chooses one.
    """
    sandboxes = {"telegram": telegram_url, "bank": gateway_url}
    closing = Closing()
    async with aiohttp.ClientSession(timeout=NO_TIMEOUT) as session:

        async def end_streams(_app: web.Application) -> None:
            await session.close()

        app = web.Application(middlewares=[_errors])
        app.add_routes(page_routes(language, username))
        app.add_routes(BoardControl(Sights(keeper, look, session, sandboxes), closing).routes())
        app.add_routes(Proxy(session, sandboxes).routes())
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.extend([closing.begin, end_streams])
        async with serving(app, host, port) as running:
            yield running


@web.middleware
async def _errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site's page sends (it could kill the bot); answer what is wrong in JSON."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return answer({"ok": False, "error": f"not for pages of {origin}"}, FORBIDDEN)
    try:
        return await control_errors(request, handler)
    except web.HTTPException as error:
        if error.status < web.HTTPBadRequest.status_code:
            raise
        return answer({"ok": False, "error": error.reason}, error.status)
