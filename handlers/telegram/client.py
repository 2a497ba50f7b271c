"""The library's application, on a wire of our own."""

from typing import Any, TypeAlias

from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot

from bot.config import TelegramSettings
from handlers.telegram.rate_limit import FloodGuard
from handlers.telegram.request import AiohttpRequest

Bot: TypeAlias = ExtBot[int]
App: TypeAlias = Application[Bot, CallbackContext[Bot, Any, Any, Any], Any, Any, Any, None]

SENDING_AT_ONCE = 64
LONG_POLL_SECONDS = 50


def build_application(settings: TelegramSettings) -> App:
    """Build it without an updater: taking updates in is ours, since the library's acknowledges them too early."""
    builder = (
        ApplicationBuilder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(AiohttpRequest(SENDING_AT_ONCE, proxy=settings.proxy))
        .get_updates_request(AiohttpRequest(1, proxy=settings.proxy))
        .rate_limiter(FloodGuard(settings.messages_per_second))
        .updater(None)
        .job_queue(None)
    )
    application: App = builder.build()  # type: ignore[assignment]  # the builder's types can't follow the last two
    return application
