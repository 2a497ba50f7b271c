"""Files that people send through Telegram."""

import mimetypes

from telegram import Message
from telegram.error import BadRequest, TelegramError

from bot.files import MOST_BYTES, Shown, Upload
from bot.uploads import UploadTooLarge, UploadUnavailable
from handlers.telegram.client import Bot

PHOTO_MIME = "image/jpeg"
ANY_MIME = "application/octet-stream"


class TelegramUploads:
    """Downloads what people sent; see Uploads."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, upload: Upload) -> bytes:
        """See Uploads."""
        _check(upload.size)
        try:
            file = await self._bot.get_file(upload.reference)
            # A Bot API server of one's own has no limit.
            _check(file.file_size or 0)
            if file.file_path is None:
                raise UploadUnavailable("Telegram does not say where the file is")
            body = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise UploadTooLarge(error.message) from error
            raise UploadUnavailable(error.message) from error
        except TelegramError as error:
            raise UploadUnavailable(error.message) from error
        _check(len(body))
        return body


def upload_in(message: Message) -> Upload | None:
    """Find the photo, in its largest size, or the document that a message carries."""
    if message.photo:
        photo = message.photo[-1]
        return Upload(photo.file_id, "photo.jpg", PHOTO_MIME, photo.file_size or 0, Shown.PHOTO)
    if (document := message.document) is not None:
        mime = document.mime_type or ANY_MIME
        name = document.file_name or f"file{mimetypes.guess_extension(mime) or ''}"
        return Upload(document.file_id, name, mime, document.file_size or 0, Shown.DOCUMENT)
    return None


def _check(size: int) -> None:
    if size > MOST_BYTES:
        raise UploadTooLarge(f"{size} bytes are more than {MOST_BYTES}")
