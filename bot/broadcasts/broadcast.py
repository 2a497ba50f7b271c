"""What a broadcast is, whom it is for, and every move it may make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.broadcasts.content import Content
from bot.catalog import Names, ProductId

BroadcastId = NewType("BroadcastId", int)


class BroadcastState(StrEnum):
    """Where a broadcast stands. One runs at a time; the others that were sent off are in line behind it."""

    DRAFT = "draft"
    DISCARDED = "discarded"
    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    STOPPED = "stopped"
    DONE = "done"


_S = BroadcastState

MOVES: Mapping[BroadcastState, frozenset[BroadcastState]] = {
    _S.DRAFT: frozenset({_S.WAITING, _S.DISCARDED}),
    _S.WAITING: frozenset({_S.RUNNING, _S.PAUSED, _S.STOPPING}),
    _S.RUNNING: frozenset({_S.PAUSED, _S.STOPPING, _S.DONE}),
    _S.PAUSED: frozenset({_S.WAITING, _S.STOPPING}),
    # What is on its way arrives first.
    _S.STOPPING: frozenset({_S.STOPPED}),
    _S.STOPPED: frozenset(),
    _S.DONE: frozenset(),
    _S.DISCARDED: frozenset(),
}

ENDED = frozenset({_S.STOPPED, _S.DONE})


class Audience(StrEnum):
    """Whom a broadcast is for."""

    EVERYBODY = "everybody"
    BOUGHT = "bought"
    PRODUCT = "product"
    PERSIAN = "persian"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class To:
    """An audience; `product_id` is what they bought, for Audience.PRODUCT alone."""

    audience: Audience
    product_id: ProductId | None = None

    def __post_init__(self) -> None:
        if (self.audience is Audience.PRODUCT) != (self.product_id is not None):
            raise ValueError(f"{self.audience} and product {self.product_id} don't go together")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an audience is now: those who would get it, and those who are left out."""

    people: int
    blocked: int
    no_news: int


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A message to many; `total` people were to get it when it was sent off, `reach` says who was left out.

    `told` is what its progress message says by now (see bot/broadcasts/progress.py), `told_at` since when.
    """

    id: BroadcastId
    state: BroadcastState
    content: Content
    to: To
    created_by: int
    created_at: datetime
    started_by: int | None
    started_at: datetime | None
    finished_at: datetime | None
    reach: Reach
    told: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a broadcast's people are where; together they are all of them.

    `under_way` are those being tried right now, `no_news` those who wanted none before it reached them.
    """

    waiting: int = 0
    under_way: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    no_news: int = 0

    @property
    def left(self) -> int:
        """How many are still to be reached."""
        return self.waiting + self.under_way

    @property
    def total(self) -> int:
        """All of them."""
        return self.left + self.sent + self.blocked + self.failed + self.no_news


@dataclass(frozen=True, slots=True)
class Failure:
    """Why it could not be sent to some people, in the messenger's words or as ANSWER_LOST."""

    reason: str
    people: int


# Tried twice, and Telegram's answer was lost both times: they may have it.
ANSWER_LOST = "answer_lost"


@dataclass(frozen=True, slots=True)
class Report:
    """A broadcast and what became of it so far.

    `ahead` is how many are before it in the line; `product` what its people bought, where that is what they share.
    """

    broadcast: Broadcast
    counts: Counts
    failures: Sequence[Failure] = ()
    ahead: int = 0
    product: Names | None = None
