"""Files that answer a question: fetched, and kept or read as text."""

import codecs
from dataclasses import replace

from bot.file_store import Files
from bot.files import EmptyFile, Shown, TooLarge, Upload
from bot.forms.form import Given, NotTaken, Takes
from bot.uploads import Uploads, UploadTooLarge, UploadUnavailable

MOST_BYTES_OF_TEXT = 1024 * 1024
_UNNAMED = "file"


class Received:
    """Has what was sent, whatever a question takes."""

    def __init__(self, files: Files, uploads: Uploads) -> None:
        self._files = files
        self._uploads = uploads

    async def take(self, given: Given, takes: Takes) -> Given:
        """Keep the file that was sent, or read its text; raises NotTaken where the question takes something else."""
        upload = given.upload
        _check_kind(given, takes)
        if upload is None:
            return given
        if takes is Takes.TEXT_OR_DOCUMENT:
            if upload.size > MOST_BYTES_OF_TEXT:
                raise _text_too_long()
            return replace(given, text=text_of(await self._fetch(upload)), upload=None)
        body = await self._fetch(upload)
        try:
            return replace(given, file=await self._files.keep(upload.name or _UNNAMED, upload.mime, body))
        except EmptyFile:
            raise NotTaken("form-file-empty") from None
        except TooLarge:
            raise NotTaken("form-file-too-large") from None

    async def _fetch(self, upload: Upload) -> bytes:
        try:
            return await self._uploads.fetch(upload)
        except UploadTooLarge:
            raise NotTaken("form-file-too-large") from None
        except UploadUnavailable:
            raise NotTaken("form-file-unavailable") from None


def _check_kind(given: Given, takes: Takes) -> None:
    """Refuse what the question does not take: a text under a photo is no answer to a question for a text."""
    upload = given.upload
    match takes:
        case Takes.TEXT if upload is not None or not given.text:
            raise NotTaken("form-needs-text")
        case Takes.TEXT_OR_DOCUMENT if upload is None and not given.text:
            raise NotTaken("form-needs-text-or-file")
        case Takes.TEXT_OR_DOCUMENT if upload is not None and upload.shown is Shown.PHOTO:
            raise NotTaken("form-needs-text-or-file")
        case Takes.PHOTO if upload is None or not _is_picture(upload):
            raise NotTaken("form-needs-photo")
        case Takes.DOCUMENT if upload is None:
            raise NotTaken("form-needs-file")
        case _:
            pass


def _is_picture(upload: Upload) -> bool:
    return upload.shown is Shown.PHOTO or upload.mime.startswith("image/")


def text_of(body: bytes) -> str:
    """Read a text file: UTF-8, or UTF-16 that says so at its beginning; raises NotTaken."""
    if len(body) > MOST_BYTES_OF_TEXT:
        raise _text_too_long()
    encoding = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        raise NotTaken("form-file-not-text") from None
    if "\0" in text:
        raise NotTaken("form-file-not-text")
    if not text.strip():
        raise NotTaken("form-file-empty")
    return text


def _text_too_long() -> NotTaken:
    return NotTaken("form-file-too-long")
