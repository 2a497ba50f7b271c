"""A pretend gateway that counts how many checks it is asked for at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.pal24.server import build, serving
from sandbox.pal24.settings import Pal24Settings
from tests.bot.parts import API_KEY, TestClock


@dataclass(slots=True)
class Load:
    """How many calls are under way at once."""

    now: int = 0
    highest: int = 0
    total: int = 0


@asynccontextmanager
async def measured_gateway(clock: TestClock, load: Load) -> AsyncIterator[str]:
    @web.middleware
    async def measure(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/invoice/check"):
            return await handler(request)
        load.now, load.total = load.now + 1, load.total + 1
        load.highest = max(load.highest, load.now)
        try:
            return await handler(request)
        finally:
            load.now -= 1

    app = build(Pal24Settings(api_key=API_KEY, clock=clock.seconds))
    app.middlewares.append(measure)
    async with serving(app, "127.0.0.1", 0) as running:
        yield running.url
