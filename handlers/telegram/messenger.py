"""The messenger that Telegram is."""

import re
from collections.abc import Awaitable
from typing import TypeVar

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.messages import Button, Message
from bot.messenger import MessengerError, Refused, SlowDown, TokenRefused, Unavailable, Unreachable
from handlers.telegram.client import Bot
from handlers.telegram.rate_limit import seconds_asked

T = TypeVar("T")

_NOT_THERE = re.compile("chat not found|user not found|peer_id_invalid|chat_id is empty", re.IGNORECASE)
# Nothing is lost where an edit finds that it is done already, or that the message is gone.
_NOTHING_TO_EDIT = re.compile(
    "message is not modified|message to edit not found|message can't be edited|message_id_invalid",
    re.IGNORECASE,
)


class TelegramMessenger:
    """Carries messages through the Bot API; see Messenger."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat_id: int, message: Message) -> int:
        """See Messenger."""
        markup: InlineKeyboardMarkup | ForceReply | None = keyboard(message)
        if message.asks and not message.buttons:
            markup = ForceReply(selective=True)
        sent = await _carried(
            self._bot.send_message(
                chat_id,
                str(message.html),
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=markup,
            )
        )
        return sent.message_id

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """See Messenger."""
        try:
            await _carried(
                self._bot.edit_message_text(
                    str(message.html),
                    chat_id=chat_id,
                    message_id=message_id,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                    reply_markup=keyboard(message),
                )
            )
        except Refused as error:
            if not _NOTHING_TO_EDIT.search(str(error)):
                raise


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """Lay out a message's buttons."""
    if not message.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in message.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.text, url=button.url, callback_data=button.action)


async def _carried(call: Awaitable[T]) -> T:
    try:
        return await call
    except TelegramError as error:
        raise understood(error) from error


def understood(error: TelegramError) -> MessengerError:
    """Sort the library's errors by what there is to do about each."""
    match error:
        case RetryAfter():
            return SlowDown(seconds_asked(error))
        case InvalidToken():
            return TokenRefused("the bot's token is refused")
        case Forbidden() | ChatMigrated():
            return Unreachable(error.message)
        case BadRequest() if _NOT_THERE.search(error.message):
            return Unreachable(error.message)
        case BadRequest():
            return Refused(error.message)
        case _:
            return Unavailable(error.message)
