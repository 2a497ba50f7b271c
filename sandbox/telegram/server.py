"""The pretend Telegram as a server: the Bot API for bots, the control interface and a page of chats for people."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from sandbox.answers import Handler, answer, control_errors
from sandbox.telegram.api import Api
from sandbox.telegram.chat_page import ChatPage
from sandbox.telegram.control_chats import ControlChats
from sandbox.telegram.control_crowd import ControlCrowd
from sandbox.telegram.control_inline import ControlInline
from sandbox.telegram.control_members import ControlMembers
from sandbox.telegram.control_server import CLOSING, ControlServer
from sandbox.telegram.errors import ApiError, NotFound
from sandbox.telegram.files import LARGEST_UPLOAD
from sandbox.telegram.model import BotAccount
from sandbox.telegram.trouble import telegram_faults
from sandbox.telegram.world import Clocks, World

ROOM_FOR_FORM = 1024 * 1024
SHUTDOWN_WITHIN = 2.0
WORLD = web.AppKey("world", World)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    All `tokens` open the same bot, whose id stands before their colon. Port 0 takes any free one.
    `callback_lifetime` is how many seconds a tap may wait for its answer; `webhook_retry` the first pause in seconds
    between deliveries that fail (see Webhook).
    """

    tokens: tuple[str, ...]
    username: str = "sandbox_bot"
    first_name: str = "Sandbox"
    host: str = "127.0.0.1"
    port: int = 0
    reads_all_group_messages: bool = False
    callback_lifetime: float = 15.0
    webhook_retry: float = 2.0
    clocks: Clocks = field(default_factory=Clocks)

    def bot_id(self) -> int:
        """Give the bot's id; raises ValueError where the tokens are not of one bot."""
        ids = {token.partition(":")[0] for token in self.tokens}
        if len(ids) != 1:
            raise ValueError(
                "the sandbox serves one bot: give one token or more, with the same id before the colon"
            )
        return int(ids.pop())


@dataclass(frozen=True, slots=True)
class Server:
    """A running sandbox: its address, without a slash at the end."""

    url: str
    world: World


def build(settings: Settings) -> web.Application:
    """Build the application; raises ValueError for tokens that are not of one bot."""
    bot = BotAccount(
        settings.bot_id(), settings.username, settings.first_name, settings.reads_all_group_messages
    )
    closing = asyncio.Event()
    world = World(bot, telegram_faults(), settings.clocks, settings.callback_lifetime, settings.webhook_retry)
    api = Api(world, settings.tokens, closing)
    app = web.Application(middlewares=[_errors], client_max_size=LARGEST_UPLOAD + ROOM_FOR_FORM)
    app[WORLD] = world
    app.add_routes(ControlChats(world).routes())
    app.add_routes(ControlCrowd(world).routes())
    app.add_routes(ControlMembers(world).routes())
    app.add_routes(ControlInline(world).routes())
    app.add_routes(ControlServer(world).routes())
    app.add_routes(ChatPage(settings.username).routes())
    app.add_routes(api.routes())

    async def deliver(_app: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as session:
            delivery = asyncio.create_task(world.webhook.run(session, api.reply))
            yield
            delivery.cancel()
            await asyncio.wait({delivery})

    async def end_waiting(_app: web.Application) -> None:
        closing.set()
        world.journal.write(CLOSING)
        world.queue.interrupt(ApiError(502, "Bad Gateway"))
        world.inline.clear()

    app.cleanup_ctx.append(deliver)
    app.on_shutdown.append(end_waiting)
    return app


@contextlib.asynccontextmanager
async def serve(settings: Settings) -> AsyncIterator[Server]:
    """Serve while the block runs; raises OSError where the port is taken."""
    app = build(settings)
    runner = web.AppRunner(app, shutdown_timeout=SHUTDOWN_WITHIN, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        await site.start()
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        yield Server(f"http://{host}:{runner.addresses[0][1]}", app[WORLD])
    finally:
        await runner.cleanup()


@web.middleware
async def _errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what nothing serves in the manner of the interface that was asked."""
    if request.path.startswith("/control/"):
        try:
            return await control_errors(request, handler)
        except web.HTTPException as error:
            return answer({"ok": False, "error": error.reason}, error.status)
    try:
        return await handler(request)
    except web.HTTPException:
        return answer(NotFound().as_json(), web.HTTPNotFound.status_code)
