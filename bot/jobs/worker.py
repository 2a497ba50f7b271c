"""Does what waits, a little at a time, and shows how far it is."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.ending import let_end
from bot.file_store import Files
from bot.jobs.board import cancel_button
from bot.jobs.job import RIGHT_TO, CantBeDone, Job, JobKind, JobState, Stopped, Work
from bot.messages import Message
from bot.speech import Speech
from bot.staff.rights import may
from bot.store import Store, jobs, outbox, staff
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

AT_ONCE = 3
# Longer than anything between two beats: a page of rows, an answer of the gateway, the end of a large file.
LEASE = timedelta(minutes=5)
TELL_EVERY = timedelta(seconds=3)
LOOK_AGAIN = timedelta(seconds=10)
# What ended a program this often would do it again.
MOST_ATTEMPTS = 3
TIDY_EVERY = timedelta(hours=1)
KEPT = timedelta(days=30)


class JobWorker:
    """Works at up to `AT_ONCE` jobs; what a crash cut off is begun again, and given up after `MOST_ATTEMPTS`."""

    def __init__(
        self,
        store: Store,
        files: Files,
        speech: Speech,
        works: Mapping[JobKind, Work],
        clock: Clock,
        wakeup: Wakeup,
        outbox_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._files = files
        self._speech = speech
        self._works = works
        self._clock = clock
        self._wakeup = wakeup
        self._outbox_wakeup = outbox_wakeup
        self._doing: set[asyncio.Task[None]] = set()
        self._tidied_at: datetime | None = None

    async def run(self) -> None:
        """Go on for ever; cancel to stop, which leaves what is under way to whoever comes next."""
        try:
            while True:
                await self._tidy()
                if not await self.begin_due():
                    await self._wakeup.wait(LOOK_AGAIN)
        finally:
            for task in self._doing:
                task.cancel()
            await asyncio.gather(*self._doing, return_exceptions=True)

    async def begin_due(self) -> bool:
        """Begin what waits; whether anything was."""
        free = AT_ONCE - len(self._doing)
        now = self._clock()
        claimed: list[Job] = []
        if free:
            async with self._store.transaction() as tx:
                claimed = await jobs.claim(tx, now, now + LEASE, free)
        for job in claimed:
            task = asyncio.create_task(self._do(job), name=f"job {job.id}")
            self._doing.add(task)
            task.add_done_callback(self._done)
        return bool(claimed)

    async def finish(self, seconds: float) -> None:
        """Let what is under way end."""
        await let_end(self._doing, seconds, "jobs")

    def _done(self, task: asyncio.Task[None]) -> None:
        self._doing.discard(task)
        self._wakeup.wake()
        if not task.cancelled() and (error := task.exception()):
            # Its lease runs out, and it is tried again.
            log.error("a job was broken off", job=task.get_name(), exc_info=error)

    async def _do(self, job: Job) -> None:
        work = self._works[job.kind]
        if job.attempts > MOST_ATTEMPTS:
            await self._give_up(job, work, CantBeDone("job-broken-off", kind=job.kind.value))
            return
        if not await self._still_may(job):
            return
        try:
            letters = await work.do(
                job, _Pulse(self._store, self._speech, job, work, self._clock, self._outbox_wakeup)
            )
        except Stopped:
            log.info("a job was called off", job=job.id)
            return
        except CantBeDone as error:
            await self._give_up(job, work, error)
            return
        if not await self._still_may(job):
            return
        now = self._clock()
        async with self._store.transaction() as tx:
            if await jobs.end(tx, job, JobState.DONE, now):
                await outbox.put(tx, letters, now)
        self._outbox_wakeup.wake()

    async def _still_may(self, job: Job) -> bool:
        """Whether who asked is on the staff as before; the work of somebody who is not ends in silence."""
        if job.asked_by is None:
            return True
        async with self._store.transaction() as tx:
            member = await staff.find(tx, job.asked_by)
            if may(None if member is None else member.role, RIGHT_TO[job.kind]):
                return True
            await jobs.end(tx, job, JobState.CANCELLED, self._clock())
        return False

    async def _give_up(self, job: Job, work: Work, error: CantBeDone) -> None:
        now = self._clock()
        log.error("a job was given up", job=job.id, kind=job.kind, why=error.key)
        async with self._store.transaction() as tx:
            if await jobs.end(tx, job, JobState.FAILED, now):
                await outbox.put(tx, work.failed(job, error, now), now)
        self._outbox_wakeup.wake()

    async def _tidy(self) -> None:
        now = self._clock()
        if self._tidied_at is not None and now - self._tidied_at < TIDY_EVERY:
            return
        self._tidied_at = now
        await self._files.forget_passing()
        async with self._store.transaction() as tx:
            await jobs.forget(tx, now - KEPT)


class _Pulse:
    """A Beat that keeps the lease, and changes the message in which the progress stands."""

    def __init__(
        self, store: Store, speech: Speech, job: Job, work: Work, clock: Clock, outbox_wakeup: Wakeup
    ) -> None:
        self._store = store
        self._speech = speech
        self._job = job
        self._work = work
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup
        self._last: datetime | None = None

    async def __call__(self, done: int, total: int) -> None:
        """See Beat."""
        now = self._clock()
        if self._last is not None and now - self._last < TELL_EVERY:
            return
        self._last = now
        async with self._store.transaction() as tx:
            if not await jobs.hold(tx, self._job, now + LEASE):
                raise Stopped
            # While Telegram is slow, a heap of old figures would only make it slower.
            if self._job.asked_by is not None and not await outbox.queued_in_slot(tx, self._job.slot):
                await outbox.put(tx, self._job.tells(self._told(done, total)), now)
        self._outbox_wakeup.wake()

    def _told(self, done: int, total: int) -> Message:
        buttons = ((cancel_button(self._speech, self._job),),)
        return Message(self._work.under_way(self._job, done, total), buttons)
