"""Files that bots and people upload."""

import base64
import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.telegram.errors import BadRequest, TooLarge
from sandbox.telegram.params import Upload

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the servers keep it; `size` of a picture is (width, height), None for all else."""

    id: str
    unique_id: str
    path: str
    name: str
    content_type: str
    content: bytes
    size: tuple[int, int] | None = None


class Files:
    """All files of the sandbox, in memory."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._by_id: dict[str, StoredFile] = {}

    def __iter__(self) -> Iterator[StoredFile]:
        return iter(list(self._by_id.values()))

    def keep_photo(self, upload: Upload) -> StoredFile:
        """Keep a picture; raises ApiError where it is none or too large."""
        if len(upload.content) > LARGEST_PHOTO:
            raise BadRequest(
                f"file of size {len(upload.content)} bytes is too big for a photo; "
                f"the maximum size is {LARGEST_PHOTO} bytes"
            )
        return self._keep(upload, "photos", "AgACAgQAAxkB", _picture_size(upload.content))

    def keep_document(self, upload: Upload) -> StoredFile:
        """Keep a file of any kind; raises ApiError where it is empty or too large."""
        return self._keep(upload, "documents", "BQACAgQAAxkB", None)

    def by_id(self, file_id: str) -> StoredFile | None:
        """Find a file by its file_id."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """Find a file by the path it is downloaded from."""
        return next((file for file in self if file.path == path), None)

    def clear(self) -> None:
        """Forget every file."""
        self._by_id.clear()

    def _keep(self, upload: Upload, folder: str, prefix: str, size: tuple[int, int] | None) -> StoredFile:
        if not upload.content:
            raise BadRequest("file must be non-empty")
        if len(upload.content) > LARGEST_UPLOAD:
            raise TooLarge
        if folder == "photos" and size is None:
            raise BadRequest("IMAGE_PROCESS_FAILED")
        number = next(self._numbers)
        tail = (
            base64.urlsafe_b64encode(struct.pack(">QQ", number + 1, len(upload.content))).decode().rstrip("=")
        )
        suffix = f".{upload.name.rpartition('.')[2]}" if "." in upload.name else ""
        path = f"{folder}/file_{number}{suffix if suffix[1:].isalnum() and suffix.isascii() else ''}"
        file = StoredFile(
            prefix + tail, f"AQAD{tail[:12]}", path, upload.name, upload.content_type, upload.content, size
        )
        self._by_id[file.id] = file
        return file


def _picture_size(content: bytes) -> tuple[int, int] | None:
    """Read width and height from the head of a PNG, GIF, or JPEG; None for anything else."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack(">II", content[16:24])
            return int(width), int(height)
        if content[:6] in {b"GIF87a", b"GIF89a"}:
            width, height = struct.unpack("<HH", content[6:10])
            return int(width), int(height)
        if content.startswith(b"\xff\xd8"):
            return _jpeg_size(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while content[at] == 0xFF:  # noqa: PLR2004 - a marker's first byte in the JPEG standard
        marker = content[at + 1]
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2
        if marker not in _WITHOUT_LENGTH:
            (length,) = struct.unpack(">H", content[at : at + 2])
            at += int(length)
    return None
