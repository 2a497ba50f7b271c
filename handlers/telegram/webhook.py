"""Taking updates in by being called: answered with "ok" only once the update is stored."""

import hmac
import json

import structlog
from aiohttp import web
from telegram import Update
from telegram.error import TelegramError

from bot.inbox import Inbox
from handlers.telegram.client import Bot
from handlers.telegram.polling import received

log = structlog.get_logger(__name__)

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
MOST_AT_ONCE = 40


class Webhook:
    """The address that Telegram calls."""

    def __init__(self, bot: Bot, inbox: Inbox, secret: str) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would believe anybody")
        self._bot = bot
        self._inbox = inbox
        self._secret = secret.encode()

    async def take(self, request: web.Request) -> web.Response:
        """Store an update; anything but 200 makes Telegram send it again."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            log.warning("the webhook was called without its secret")
            raise web.HTTPForbidden
        try:
            update = Update.de_json(json.loads(await request.read()), self._bot)
            stored = received(update)
        except (ValueError, TypeError, KeyError, AttributeError, TelegramError):
            log.warning("the webhook was called with no update")
            raise web.HTTPBadRequest from None
        await self._inbox.receive([stored])
        return web.Response()
