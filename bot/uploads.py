"""Files that people send: how their bytes are had, whatever carried them."""

from typing import Protocol

from bot.files import Upload


class UploadError(Exception):
    """The file can't be had."""


class UploadTooLarge(UploadError):
    """More than `MOST_BYTES`: no try will bring it."""


class UploadUnavailable(UploadError):
    """No answer, or one that has no file in it: trying again may help."""


class Uploads(Protocol):
    """Gives the bytes of what came with a message."""

    async def fetch(self, upload: Upload) -> bytes:
        """Give the bytes as the person sent them; raises UploadTooLarge and UploadUnavailable. May be repeated."""
        ...
