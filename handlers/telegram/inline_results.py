"""Showing what was found for a query that somebody types in any chat."""

import re
from collections.abc import Sequence

import structlog
from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.error import TelegramError

from bot.messages import InlineResult
from handlers.telegram.client import Bot
from handlers.telegram.messenger import keyboard

log = structlog.get_logger(__name__)

# Prices and stock change, and so may not be shown for long as they once were.
CACHED_SECONDS = 10

_TOO_LATE = re.compile("query is too old|query_id_invalid", re.IGNORECASE)


async def show_results(bot: Bot, query_id: str, results: Sequence[InlineResult]) -> None:
    """Answer an inline query with the first results, as many as Telegram takes.

    What Telegram refuses is only logged: with the next letter typed it is asked anew.
    """
    articles = [_article(result) for result in results[: InlineQueryLimit.RESULTS]]
    try:
        await bot.answer_inline_query(query_id, articles, cache_time=CACHED_SECONDS, is_personal=True)
    except TelegramError as error:
        tell = log.info if _TOO_LATE.search(error.message) else log.warning
        tell("an inline query was not answered", reason=error.message)


def _article(result: InlineResult) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        str(result.message.html),
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        result.id,
        result.title,
        content,
        reply_markup=keyboard(result.message),
        description=result.description or None,
    )
