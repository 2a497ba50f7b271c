"""Broadcasts as the staff handle them: written, sent off once, paused, gone on with, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.broadcasts.broadcast import BroadcastId, BroadcastState, Reach, Report, To
from bot.broadcasts.content import Content
from bot.broadcasts.pace import Pace
from bot.broadcasts.progress import Progress, report_in
from bot.clock import Clock
from bot.staff.audit_trail import Actor, AuditTrail
from bot.store import Session, Store, broadcasts, recipients
from bot.wakeup import Wakeup

PAGE = 5
_NEWEST = 2**62


class NotStarted(Enum):
    """Why a broadcast is not sent off."""

    GONE = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """Some broadcasts, newest first; `older` is where the next page begins."""

    reports: Sequence[Report]
    older: int | None


class Broadcasts:
    """Keeps broadcasts. Every change is recorded with it, and safe to ask for twice."""

    def __init__(
        self, store: Store, trail: AuditTrail, progress: Progress, pace: Pace, wakeup: Wakeup, clock: Clock
    ) -> None:
        self._store = store
        self._trail = trail
        self._progress = progress
        self.pace = pace
        self._wakeup = wakeup
        self._clock = clock

    async def page(self, before: int | None = None) -> Page:
        """List those made before the one with this number."""
        async with self._store.reading() as session:
            found = await broadcasts.page(session, before or _NEWEST, PAGE + 1)
            reports = [await report_in(session, each) for each in found[:PAGE]]
        return Page(reports, found[PAGE - 1].id if len(found) > PAGE else None)

    async def find(self, broadcast_id: int) -> Report | None:
        """Look one up; None for one that was discarded too."""
        async with self._store.reading() as session:
            return await self.find_in(session, broadcast_id)

    async def find_in(self, session: Session, broadcast_id: int) -> Report | None:
        """Do the same where a session is open already."""
        broadcast = await broadcasts.find(session, broadcast_id)
        if broadcast is None or broadcast.state is BroadcastState.DISCARDED:
            return None
        return await report_in(session, broadcast)

    async def reach(self, to: To) -> Reach:
        """Count whom it would reach now."""
        async with self._store.reading() as session:
            return await self.reach_in(session, to)

    async def reach_in(self, session: Session, to: To) -> Reach:
        """Do the same where a session is open already."""
        return await recipients.reach(session, to)

    async def draft(self, tx: Session, content: Content, to: To, by: int) -> BroadcastId:
        """Write a draft, in the transaction that ends its form."""
        return await broadcasts.insert(tx, content, to, by, self._clock())

    async def rewrite(self, tx: Session, broadcast_id: int, content: Content, to: To) -> bool:
        """Change a draft; False where it is none any more."""
        return await broadcasts.rewrite(tx, broadcast_id, content, to)

    async def discard(self, by: Actor, broadcast_id: int) -> bool:
        """Throw a draft away; False where it is none (any more)."""
        return await self._move(by, broadcast_id, BroadcastState.DRAFT, BroadcastState.DISCARDED)

    async def start(self, by: Actor, broadcast_id: int) -> Report | NotStarted:
        """Send a draft off, to those whom it reaches now; one that was sent off is given as it is."""
        now = self._clock()
        async with self._store.transaction() as tx:
            draft = await broadcasts.find(tx, broadcast_id)
            if draft is None or draft.state is BroadcastState.DISCARDED:
                return NotStarted.GONE
            reach = await recipients.reach(tx, draft.to)
            if not reach.people and draft.state is BroadcastState.DRAFT:
                return NotStarted.NOBODY
            if await broadcasts.start(tx, draft.id, by.person.id, reach, now):
                people = await recipients.insert(tx, draft.id, draft.to)
                await broadcasts.set_total(tx, draft.id, people)
                await self._trail.note_in(tx, by, "broadcast_sent", f"broadcast {draft.id}", str(people))
                await self._progress.begin(tx, draft.id)
            report = await self.find_in(tx, draft.id)
        self._wakeup.wake()
        return report or NotStarted.GONE

    async def pause(self, by: Actor, broadcast_id: int) -> Report | None:
        """Hold one; what is on its way arrives. None where there is none, else as it stands."""
        return await self._put(
            by, broadcast_id, (BroadcastState.RUNNING, BroadcastState.WAITING), BroadcastState.PAUSED
        )

    async def go_on(self, by: Actor, broadcast_id: int) -> Report | None:
        """Let one that is paused go on, when its turn in the line comes."""
        async with self._store.transaction() as tx:
            if await broadcasts.requeue(tx, broadcast_id, self._clock()):
                await self._noted(tx, by, broadcast_id, BroadcastState.WAITING)
            report = await self.find_in(tx, broadcast_id)
        self._wakeup.wake()
        return report

    async def stop(self, by: Actor, broadcast_id: int) -> Report | None:
        """End one for good: whoever does not have it by now never gets it."""
        open_states = (BroadcastState.RUNNING, BroadcastState.WAITING, BroadcastState.PAUSED)
        return await self._put(by, broadcast_id, open_states, BroadcastState.STOPPING)

    async def _put(
        self, by: Actor, broadcast_id: int, old: Sequence[BroadcastState], new: BroadcastState
    ) -> Report | None:
        async with self._store.transaction() as tx:
            for state in old:
                if await broadcasts.move(tx, broadcast_id, state, new):
                    await self._noted(tx, by, broadcast_id, new)
                    break
            report = await self.find_in(tx, broadcast_id)
        self._wakeup.wake()
        return report

    async def _move(self, by: Actor, broadcast_id: int, old: BroadcastState, new: BroadcastState) -> bool:
        async with self._store.transaction() as tx:
            moved = await broadcasts.move(tx, broadcast_id, old, new)
            if moved:
                await self._noted(tx, by, broadcast_id, new)
        return moved

    async def _noted(self, tx: Session, by: Actor, broadcast_id: int, new: BroadcastState) -> None:
        what = {
            BroadcastState.DISCARDED: "broadcast_discarded",
            BroadcastState.PAUSED: "broadcast_paused",
            BroadcastState.WAITING: "broadcast_gone_on",
            BroadcastState.STOPPING: "broadcast_stopped",
        }[new]
        await self._trail.note_in(tx, by, what, f"broadcast {broadcast_id}")
