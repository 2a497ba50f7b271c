"""Files on their way to Telegram: by the id that it knows them by, uploaded where it knows none."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

import structlog
from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.file_store import Files
from bot.files import Attachment, Shown
from handlers.telegram.client import Bot

log = structlog.get_logger(__name__)

# Each holds a whole file in memory, up to three times.
UPLOADS_AT_ONCE = 4
LONGEST_CAPTION = 1024

_ID_REFUSED = re.compile(
    r"wrong (remote )?file|file[ _]reference|(invalid|wrong) file_id|file_id_invalid|media_empty"
    r"|can't use file of type|temporarily unavailable",
    re.IGNORECASE,
)
# A picture that Telegram can't make a photo of is a document like any other.
_NO_PHOTO = re.compile(
    r"image_process_failed|photo_(invalid|save_file_invalid|ext_invalid)|too big for a photo", re.IGNORECASE
)
_TAG = re.compile("<[^>]*>")

_Sendable: TypeAlias = str | InputFile
_Sent = TypeVar("_Sent", bound=Message | bool)
_Call: TypeAlias = Callable[[Shown, _Sendable], Awaitable[_Sent]]


class Media:
    """Sends files; every method may raise TelegramError, and FileGone where a file must be uploaded and can't be.

    `urgency` is what the bot's rate limiter is given with what is sent anew.
    """

    def __init__(self, bot: Bot, files: Files, urgency: int | None = None) -> None:
        self._bot = bot
        self._urgency = urgency
        self._bot_id = int(bot.token.partition(":")[0])
        self._files = files
        self._uploading = asyncio.Semaphore(UPLOADS_AT_ONCE)

    async def send(
        self,
        chat_id: int,
        attachment: Attachment,
        caption: str = "",
        markup: InlineKeyboardMarkup | ForceReply | None = None,
    ) -> int:
        """Put a file in a chat, with a caption in HTML under it; gives the message's number."""

        async def call(shown: Shown, file: _Sendable) -> Message:
            match shown:
                case Shown.PHOTO:
                    return await self._bot.send_photo(
                        chat_id,
                        file,
                        caption or None,
                        parse_mode=ParseMode.HTML,
                        reply_markup=markup,
                        rate_limit_args=self._urgency,
                    )
                case Shown.DOCUMENT:
                    return await self._bot.send_document(
                        chat_id,
                        file,
                        caption or None,
                        parse_mode=ParseMode.HTML,
                        reply_markup=markup,
                        disable_content_type_detection=True,
                        rate_limit_args=self._urgency,
                    )

        sent = await self._shown(attachment, call)
        return sent.message_id

    async def put(
        self,
        chat_id: int,
        message_id: int,
        attachment: Attachment,
        caption: str,
        markup: InlineKeyboardMarkup | None,
    ) -> None:
        """Make a message show this file and caption, whatever it showed before."""

        async def call(shown: Shown, file: _Sendable) -> Message | bool:
            return await self._bot.edit_message_media(
                _input_media(shown, file, caption),
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=markup,
            )

        await self._shown(attachment, call)

    async def _shown(self, attachment: Attachment, call: _Call[_Sent]) -> _Sent:
        try:
            return await self._carried(attachment, call)
        except BadRequest as error:
            if attachment.shown is not Shown.PHOTO or not _NO_PHOTO.search(error.message):
                raise
            log.warning("a picture can't be shown", file=attachment.file_id, reason=error.message)
        return await self._carried(replace(attachment, shown=Shown.DOCUMENT), call)

    async def _carried(self, attachment: Attachment, call: _Call[_Sent]) -> _Sent:
        sent = await self._by_id(attachment, call)
        if sent is not None:
            return sent
        async with self._uploading:
            # Another message may have brought the same file there meanwhile.
            return await self._by_id(attachment, call) or await self._uploaded(attachment, call)

    async def _by_id(self, attachment: Attachment, call: _Call[_Sent]) -> _Sent | None:
        """Send it as Telegram knows it; None where Telegram does not."""
        file_id, shown = attachment.file_id, attachment.shown
        known = await self._files.telegram_id(file_id, self._bot_id, shown)
        if known is None:
            return None
        try:
            return await call(shown, known)
        except BadRequest as error:
            if not _ID_REFUSED.search(error.message):
                raise
            log.info("Telegram knows a file no more", file=file_id, reason=error.message)
        await self._files.forget(file_id, self._bot_id, shown, known)
        return None

    async def _uploaded(self, attachment: Attachment, call: _Call[_Sent]) -> _Sent:
        file_id, shown = attachment.file_id, attachment.shown
        file, body = await self._files.find(file_id), await self._files.body(file_id)
        sent = await call(shown, InputFile(body, file.name, attach=True))
        telegram_id = _telegram_id(sent, shown)
        if telegram_id is not None:
            await self._files.remember(file_id, self._bot_id, shown, telegram_id)
        return sent


def visible_length(text: str) -> int:
    """Count what is left of Telegram's HTML when it is shown, as Telegram counts: in UTF-16 units."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def _input_media(shown: Shown, file: _Sendable, caption: str) -> InputMediaPhoto | InputMediaDocument:
    match shown:
        case Shown.PHOTO:
            return InputMediaPhoto(file, caption or None, ParseMode.HTML)
        case Shown.DOCUMENT:
            return InputMediaDocument(
                file, caption or None, ParseMode.HTML, disable_content_type_detection=True
            )


def _telegram_id(sent: Message | bool, shown: Shown) -> str | None:
    if not isinstance(sent, Message):
        return None
    match shown:
        case Shown.PHOTO:
            return sent.photo[-1].file_id if sent.photo else None
        case Shown.DOCUMENT:
            return sent.document.file_id if sent.document is not None else None
