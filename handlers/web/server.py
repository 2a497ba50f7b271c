"""The web server: every address in one list."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.config import WebSettings
from bot.trouble import Trouble
from handlers.telegram.webhook import PATH, Webhook
from handlers.web.health import HealthEndpoints
from handlers.web.pages import Pages
from handlers.web.respond import BotLink, respond
from handlers.web.return_endpoint import ReturnEndpoint

log = structlog.get_logger(__name__)

LARGEST_BODY = 1024 * 1024
LET_FINISH_SECONDS = 5.0


def build_web_app(
    returns: ReturnEndpoint,
    health: HealthEndpoints,
    webhook: Webhook | None,
    error_pages: Middleware,
) -> web.Application:
    """Put the addresses together."""
    app = web.Application(middlewares=[error_pages], client_max_size=LARGEST_BODY)
    app.router.add_get("/return/{token}", returns.show)
    app.router.add_post("/return/{token}", returns.show)
    app.router.add_get("/health/live", health.live)
    app.router.add_get("/health/ready", health.ready)
    app.router.add_get("/metrics", health.metrics)
    if webhook is not None:
        app.router.add_post(PATH, webhook.take)
    return app


def error_pages(pages: Pages, bot_link: BotLink) -> Middleware:
    """Answer what goes wrong with a page of ours: nothing of the program shows."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < HTTPStatus.BAD_REQUEST:
                raise
            response = respond(pages.error(HTTPStatus(error.status), pages.language, bot_link()))
            if "Allow" in error.headers:
                response.headers["Allow"] = error.headers["Allow"]
            return response
        except Exception:
            log.exception("a request failed", method=request.method, resource=_resource(request))
            return respond(pages.error(HTTPStatus.INTERNAL_SERVER_ERROR, pages.language, bot_link()))

    return middleware


@asynccontextmanager
async def serving(app: web.Application, settings: WebSettings) -> AsyncIterator[None]:
    """Serve until the block ends, then let requests finish; raises Trouble where the port can't be had."""
    # No access log: its lines would hold return tokens.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LET_FINISH_SECONDS, handle_signals=False)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            key = "trouble-port-in-use" if error.errno == errno.EADDRINUSE else "trouble-cannot-listen"
            raise Trouble(key, host=settings.host, port=str(settings.port)) from None
        log.info("serving", host=settings.host, port=settings.port)
        yield
    finally:
        await runner.cleanup()


def _resource(request: web.Request) -> str:
    """Name the address by its pattern: what stands in it may be a return token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "unknown"
