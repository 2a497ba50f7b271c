"""The messenger that Telegram is."""

import re
from collections.abc import Awaitable
from typing import TypeVar

import structlog
from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.file_store import Files
from bot.files import FileGone
from bot.messages import Button, Message
from bot.messenger import (
    AnswerLost,
    MessengerError,
    Refused,
    SlowDown,
    TokenRefused,
    Unavailable,
    Unreachable,
)
from handlers.telegram.client import Bot
from handlers.telegram.media import LONGEST_CAPTION, Media, visible_length
from handlers.telegram.rate_limit import BULK, seconds_asked
from handlers.telegram.request import NeverSent

log = structlog.get_logger(__name__)

T = TypeVar("T")

_NOT_THERE = re.compile(
    "chat not found|user not found|peer_id_invalid|chat_id is empty"
    "|not enough rights to send|have no rights to send|chat_write_forbidden",
    re.IGNORECASE,
)
# Nothing is lost where an edit finds that it is done already, or that the message is gone.
_NOTHING_TO_EDIT = re.compile(
    "message is not modified|message to edit not found|message can't be edited|message_id_invalid",
    re.IGNORECASE,
)


# It shows a file and should show none, or the other way round where a server is too old to add one.
_OTHER_KIND = re.compile(r"there is no (text|media|caption) in the message to edit", re.IGNORECASE)


class TelegramMessenger:
    """Carries messages through the Bot API; see Messenger. Those sent in `bulk` let all others go first."""

    def __init__(self, bot: Bot, files: Files, *, bulk: bool = False) -> None:
        self._bot = bot
        self._urgency = BULK if bulk else None
        self._media = Media(bot, files, self._urgency)

    async def send(self, chat_id: int, message: Message) -> int:
        """See Messenger."""
        attachment, text, markup = message.attachment, str(message.html), _markup(message)
        if attachment is None:
            return await _carried(self._send_text(chat_id, text, markup))
        if visible_length(text) <= LONGEST_CAPTION:
            return await _carried(self._media.send(chat_id, attachment, text, markup))
        file = await _carried(self._media.send(chat_id, attachment))
        try:
            return await _carried(self._send_text(chat_id, text, markup))
        except MessengerError:
            # The whole message will be tried again, and would leave the file there twice.
            await self._delete(chat_id, file)
            raise

    async def edit(self, chat_id: int, message_id: int, message: Message) -> int | None:
        """See Messenger."""
        attachment, text = message.attachment, str(message.html)
        if attachment is not None and visible_length(text) > LONGEST_CAPTION:
            return await self._replace(chat_id, message_id, message)
        try:
            if attachment is None:
                await _carried(self._edit_text(chat_id, message_id, text, keyboard(message)))
            else:
                await _carried(self._media.put(chat_id, message_id, attachment, text, keyboard(message)))
        except Refused as error:
            if _OTHER_KIND.search(str(error)):
                return await self._replace(chat_id, message_id, message)
            if not _NOTHING_TO_EDIT.search(str(error)):
                raise
        return None

    async def _replace(self, chat_id: int, message_id: int, message: Message) -> int:
        """Say it anew before the old message goes: should that fail between, nothing is missing."""
        number = await self.send(chat_id, message)
        await self._delete(chat_id, message_id)
        return number

    async def _delete(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramError as error:
            log.warning("an old message stays", chat=chat_id, message=message_id, reason=error.message)

    async def _send_text(
        self, chat_id: int, text: str, markup: InlineKeyboardMarkup | ForceReply | None
    ) -> int:
        sent = await self._bot.send_message(
            chat_id,
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=markup,
            rate_limit_args=self._urgency,
        )
        return sent.message_id

    async def _edit_text(
        self, chat_id: int, message_id: int, text: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        await self._bot.edit_message_text(
            text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=markup,
        )


def _markup(message: Message) -> InlineKeyboardMarkup | ForceReply | None:
    if message.asks and not message.buttons:
        return ForceReply(selective=True)
    return keyboard(message)


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
    except FileGone as error:
        raise Refused(str(error)) from error


def understood(error: TelegramError) -> MessengerError:
    """Sort the library's errors by what there is to do about each."""
    match error:
        case RetryAfter():
            return SlowDown(seconds_asked(error))
        case InvalidToken():
            return TokenRefused("the bot's token is refused")
        case Forbidden() | ChatMigrated():
            return Unreachable(error.message)
        case BadRequest():
            return (Unreachable if _NOT_THERE.search(error.message) else Refused)(error.message)
        case NetworkError() if not isinstance(error, NeverSent):
            return AnswerLost(error.message)
        case _:
            return Unavailable(error.message)
