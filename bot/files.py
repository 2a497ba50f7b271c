"""Files that people upload: photos of products, and goods that are files."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

FileId = NewType("FileId", int)

# What a bot may download from Telegram.
MOST_BYTES = 20 * 1024 * 1024


class FileError(Exception):
    """A file can't be kept, or not be given."""


class TooLarge(FileError):
    """More than `MOST_BYTES`; `size` in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes are more than {MOST_BYTES}")
        self.size = size


class EmptyFile(FileError):
    """There is nothing in it."""

    def __init__(self) -> None:
        super().__init__("the file is empty")


class FileGone(FileError):
    """It is not kept, or not as it was: no try will bring it back until somebody uploads it again."""

    def __init__(self, file_id: int, reason: str) -> None:
        super().__init__(f"file {file_id} is {reason}")
        self.file_id = file_id


class Shown(StrEnum):
    """How a file stands in a chat."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is kept; `size` in bytes."""

    id: FileId
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file under a message's text."""

    file_id: FileId
    shown: Shown


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a message, still at the messenger: `reference` is what fetches it."""

    reference: str
    name: str
    mime: str
    size: int
    shown: Shown
