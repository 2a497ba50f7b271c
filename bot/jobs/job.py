"""What a piece of background work is, and what each kind of it must do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol, TypeAlias

from markupsafe import Markup

from bot.messages import Edit, Letter, Message
from bot.staff.rights import Right
from bot.texts.languages import Language

JobId = NewType("JobId", int)

# What was asked for, as it is kept: plain values under names.
Wanted: TypeAlias = Mapping[str, str | int | None]


class JobKind(StrEnum):
    """What there is to do."""

    EXPORT = "export"
    RECONCILE = "reconcile"
    BACKUP = "backup"


class JobState(StrEnum):
    """Where it stands; what is `WAITING` may be under way."""

    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


# Who may have it done, and be given what comes of it.
RIGHT_TO: Mapping[JobKind, Right] = {
    JobKind.EXPORT: Right.EXPORT,
    JobKind.RECONCILE: Right.EXPORT,
    JobKind.BACKUP: Right.BACKUP,
}


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work; `asked_by` is None for what is done by the clock.

    Its progress stands in the message with `message_id`, or in one of its own. `attempts` counts how often it was
    begun.
    """

    id: JobId
    kind: JobKind
    once: str
    asked_by: int | None
    message_id: int | None
    language: Language
    wanted: Wanted
    state: JobState
    attempts: int
    created_at: datetime
    ended_at: datetime | None = None

    @property
    def slot(self) -> str:
        """The name of the message in which its progress stands."""
        return f"job:{self.id}"

    def tells(self, message: Message) -> Sequence[Letter]:
        """Put this in place of the progress; nothing where nobody asked for the work."""
        if self.asked_by is None:
            return ()
        return (Edit(self.asked_by, message, slot=self.slot, message_id=self.message_id),)


class Stopped(Exception):
    """Somebody cancelled it, or another program has it now: leave it."""


class CantBeDone(Exception):
    """Trying again would not help; `key` names the sentence that says why."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Beat(Protocol):
    """Tells how far the work is: `done` of `total`, whose unit is the work's own."""

    async def __call__(self, done: int, total: int) -> None:
        """Say so, seldom enough for people; raises Stopped. Call it often: it is what keeps the work ours."""
        ...


async def silently(done: int, total: int) -> None:
    """Be the Beat of work that nobody watches, and nobody cancels."""


class Work(Protocol):
    """How one kind of job is done."""

    def under_way(self, job: Job, done: int, total: int) -> Markup:
        """Say how far it is."""
        ...

    async def do(self, job: Job, beat: Beat) -> Sequence[Letter]:
        """Do it, and give what is to be said at the end, which is stored with the end itself.

        It may be begun anew after a crash. Raises Stopped, and CantBeDone where a further try would not help.
        """
        ...

    def failed(self, job: Job, error: CantBeDone, now: datetime) -> Sequence[Letter]:
        """Say that it was given up."""
        ...
