"""From a page to an HTTP response with every header that it needs."""

from collections.abc import Callable
from typing import TypeAlias

from aiohttp import web

from handlers.web.headers import security_headers
from handlers.web.pages import Page

BotLink: TypeAlias = Callable[[], str | None]


def respond(page: Page) -> web.Response:
    """Answer with a page."""
    return web.Response(
        text=page.html,
        status=page.status,
        content_type="text/html",
        charset="utf-8",
        headers=security_headers(page.content_security_policy),
    )
