"""The pretend gateway as a program: every part put together, and served."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Middleware

from sandbox.answers import Handler, answer, control_errors
from sandbox.pal24 import kinds
from sandbox.pal24.control import PREFIX, Control
from sandbox.pal24.gateway import Gateway
from sandbox.pal24.live import LiveJournal
from sandbox.pal24.pages import Pages, persian
from sandbox.pal24.pay_page import PayPage
from sandbox.pal24.settings import Pal24Settings
from sandbox.pal24.state import State

BODY_AT_MOST = 64 * 1024
SHUTDOWN_SECONDS = 1.0
HTTP_ERROR = 400
_TOLD = {
    404: "چنین صفحه‌ای در این سرور وجود ندارد.",
    405: "این نشانی چنین درخواستی را نمی‌پذیرد.",
    413: "درخواست بیش از اندازه بزرگ است.",
}


@dataclass(frozen=True, slots=True)
class Running:
    """A program that is being served; `url` has no slash at its end."""

    url: str


def build(settings: Pal24Settings) -> web.Application:
    """Put a gateway together, with nothing in its memory."""
    state, pages = State(settings), Pages()
    live = LiveJournal(state.journal, state.closing, settings.keep_alive_seconds)

    async def index(_: web.Request) -> web.StreamResponse:
        return pages.show("index", kinds=list(kinds.Kind))

    async def to_index(_: web.Request) -> web.StreamResponse:
        raise web.HTTPSeeOther(PREFIX)

    app = web.Application(
        middlewares=[_errors_people_can_read(pages), control_errors], client_max_size=BODY_AT_MOST
    )
    app.on_shutdown.append(state.closing.begin)
    app.add_routes([web.get("/", to_index), web.get(PREFIX, index), web.get("/control/events", live.stream)])
    app.add_routes(Gateway(state).routes())
    app.add_routes(PayPage(state, pages).routes())
    app.add_routes(Control(state).routes())
    return app


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[Running]:
    """Serve a program while the block runs (port 0: a free one); calls that hang don't hold up its end."""
    # Cancelling a handler whose caller went ends the calls that were ordered to stay silent.
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=SHUTDOWN_SECONDS, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        bound_port = runner.addresses[0][1]
        yield Running(f"http://{f'[{host}]' if ':' in host else host}:{bound_port}")
    finally:
        await runner.cleanup()


@asynccontextmanager
async def serve(host: str, port: int, settings: Pal24Settings) -> AsyncIterator[Running]:
    """Serve a fresh gateway while the block runs."""
    async with serving(build(settings), host, port) as running:
        yield running


def _errors_people_can_read(pages: Pages) -> Middleware:
    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < HTTP_ERROR:
                raise
            if request.path.startswith(PREFIX):
                return answer({"ok": False, "error": error.reason}, error.status)
            told = _TOLD.get(error.status, "این درخواست انجام‌شدنی نیست.")
            return pages.trouble(error.status, f"خطای {persian(error.status)}", told)

    return middleware
