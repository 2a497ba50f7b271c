"""What a talk between a buyer and the shop consists of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.files import Attachment, Shown

ThreadId = NewType("ThreadId", int)
MessageId = NewType("MessageId", int)

QUIET = timedelta(days=7)
# Nobody who comes back after a day remembers that all they write goes to the shop.
ALL_HEARD_FOR = timedelta(days=1)


class Hears(StrEnum):
    """What of the things that a buyer writes goes to the shop.

    ALL of it, amounts too; WORDS, which are no amount; REPLIES to the shop's own messages alone.
    """

    ALL = "all"
    WORDS = "words"
    REPLIES = "replies"


@dataclass(frozen=True, slots=True)
class Thread:
    """A talk of one buyer with the shop; `waiting_since` where the buyer's last words have no answer."""

    id: ThreadId
    buyer_id: int
    order_id: int | None
    hears: Hears
    opened_at: datetime
    active_at: datetime
    waiting_since: datetime | None
    closed_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether something can still be said in it: one that was silent for long has ended."""
        return self.closed_at is None and now < self.active_at + QUIET

    def hears_at(self, now: datetime) -> Hears:
        """What of the things that the buyer writes now goes to it."""
        if self.hears is Hears.ALL and now >= self.active_at + ALL_HEARD_FOR:
            return Hears.WORDS
        return self.hears


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that was said in a talk; by the buyer where there is no `author_id`.

    `answers` is the message that it answers.
    """

    id: MessageId
    thread_id: ThreadId
    author_id: int | None
    author_name: str
    text: str
    attachment: Attachment | None
    answers: MessageId | None
    at: datetime

    @property
    def by_buyer(self) -> bool:
        """Whether the buyer said it."""
        return self.author_id is None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent, with its bytes."""

    name: str
    mime: str
    body: bytes
    shown: Shown


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody wants to say: a text, a file, or a file with a text under it."""

    text: str = ""
    file: SentFile | None = None
