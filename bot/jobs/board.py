"""Where work is asked for and cancelled."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.clock import Clock
from bot.jobs.job import Job, JobId, JobKind, Wanted
from bot.messages import Button, Letter, Message, Send
from bot.speech import Speech
from bot.staff.audit_trail import Actor, AuditTrail
from bot.store import Store, jobs, outbox
from bot.texts.languages import Language
from bot.wakeup import Wakeup

# So that one person's taps can't keep the program from everybody else's work.
MOST_AT_ONCE = 3


class TooMuchAtOnce(Exception):
    """Somebody has `MOST_AT_ONCE` pieces of work waiting."""


class JobBoard:
    """Takes work on, and calls it off."""

    def __init__(self, store: Store, speech: Speech, trail: AuditTrail, clock: Clock, wakeup: Wakeup) -> None:
        self._store = store
        self._speech = speech
        self._trail = trail
        self._clock = clock
        self._wakeup = wakeup

    async def ask(
        self,
        by: Actor,
        kind: JobKind,
        wanted: Wanted,
        message_id: int | None,
        subject: str,
        detail: str = "",
    ) -> Job:
        """Take work on, record who asked, and show that it has begun; the same update asks once.

        It is shown in the message with this number, or in a new one. Raises TooMuchAtOnce.
        """
        now = self._clock()
        async with self._store.transaction() as tx:
            waiting = await jobs.count_of(tx, by.person.id)
            job, new = await jobs.put(
                tx,
                kind,
                f"update:{by.update_id}",
                by.person.id,
                message_id,
                by.person.language,
                wanted,
                now,
            )
            if not new:
                return job
            if waiting >= MOST_AT_ONCE:
                raise TooMuchAtOnce
            await self._trail.note_in(tx, by, f"job_{kind}", subject, detail)
            await outbox.put(tx, _begun(self._speech, job), now)
        self._wakeup.wake()
        return job

    async def schedule(self, kind: JobKind, once: str, language: Language, wanted: Wanted) -> bool:
        """Take on what the clock asks for, by the first program whose clock does; whether that is us."""
        async with self._store.transaction() as tx:
            _, new = await jobs.put(tx, kind, once, None, None, language, wanted, self._clock())
        if new:
            self._wakeup.wake()
        return new

    async def cancel(self, by: Actor, job_id: JobId) -> bool:
        """Call somebody's own work off; False where it has ended, or is not theirs."""
        now = self._clock()
        async with self._store.transaction() as tx:
            job = await jobs.find(tx, job_id)
            if job is None or job.asked_by != by.person.id:
                return False
            if not await jobs.cancel(tx, job_id, now):
                return False
            await self._trail.note_in(tx, by, "job_cancelled", str(job_id), job.kind)
            say = self._speech.voice(job.language)
            await outbox.put(tx, job.tells(Message(say.html("job-cancelled", kind=job.kind.value))), now)
        return True


def cancel_button(speech: Speech, job: Job) -> Button:
    """Under the message in which the progress stands."""
    text = speech.voice(job.language).plain("job-button-cancel")
    return Button(text, action=str(Action(Verb.STOP_JOB, str(job.id))))


def _begun(speech: Speech, job: Job) -> Sequence[Letter]:
    text = speech.voice(job.language).html("job-begun", kind=job.kind.value)
    message = Message(text, ((cancel_button(speech, job),),))
    if job.message_id is not None or job.asked_by is None:
        return job.tells(message)
    return (Send(job.asked_by, message, slot=job.slot),)
