"""Work in the background, and where it stands."""

import json
from datetime import datetime

from bot.jobs.job import Job, JobId, JobKind, JobState, Wanted
from bot.store.session import Row, Session
from bot.store.times import from_ms, maybe_from_ms, to_ms
from bot.texts.languages import Language


async def put(
    tx: Session,
    kind: JobKind,
    once: str,
    asked_by: int | None,
    message_id: int | None,
    language: Language,
    wanted: Wanted,
    now: datetime,
) -> tuple[Job, bool]:
    """Write a job, or find the one with this key; gives it, and whether it is new."""
    written = await tx.run(
        "insert_job",
        kind=kind,
        once=once,
        asked_by=asked_by,
        message_id=message_id,
        language=language,
        wanted=json.dumps(wanted),
        now=to_ms(now),
    )
    row = await tx.one("job_by_key", once=once)
    if row is None:
        raise RuntimeError("the database took a job and does not have it")
    return _job(row), written == 1


async def find(session: Session, job_id: JobId) -> Job | None:
    """Look one up."""
    row = await session.one("job_by_id", id=job_id)
    return None if row is None else _job(row)


async def claim(tx: Session, now: datetime, lease_until: datetime, most: int) -> list[Job]:
    """Take what waits, oldest first; nobody else is given it before `lease_until`."""
    rows = await tx.all("claim_jobs", now=to_ms(now), lease_until=to_ms(lease_until), most=most)
    return sorted((_job(row) for row in rows), key=lambda job: job.id)


async def hold(tx: Session, job: Job, lease_until: datetime) -> bool:
    """Keep it longer; False where it has ended, or somebody else has begun it again."""
    return await tx.run("hold_job", id=job.id, attempts=job.attempts, lease_until=to_ms(lease_until)) == 1


async def end(tx: Session, job: Job, state: JobState, now: datetime) -> bool:
    """End what was claimed; False where it had ended already, or somebody else has begun it again."""
    return await tx.run("end_job", id=job.id, attempts=job.attempts, state=state, now=to_ms(now)) == 1


async def cancel(tx: Session, job_id: JobId, now: datetime) -> bool:
    """Call it off, whoever has it; False where it had ended already."""
    return await tx.run("cancel_job", id=job_id, now=to_ms(now)) == 1


async def count_of(session: Session, asked_by: int) -> int:
    """How many of somebody's jobs are not done yet."""
    return int(await session.value("count_jobs_of", asked_by=asked_by))


async def last_done(session: Session, kind: JobKind) -> datetime | None:
    """When the last one of this kind was done."""
    return maybe_from_ms(await session.value("last_job_done", kind=kind))


async def forget(tx: Session, before: datetime) -> int:
    """Delete what ended long ago; backups stay, since each is made once in its period."""
    return await tx.run("forget_jobs", before=to_ms(before))


def _job(row: Row) -> Job:
    return Job(
        id=JobId(row["id"]),
        kind=JobKind(row["kind"]),
        once=row["once"],
        asked_by=row["asked_by"],
        message_id=row["message_id"],
        language=Language(row["language"]),
        wanted=json.loads(row["wanted"]),
        state=JobState(row["state"]),
        attempts=row["attempts"],
        created_at=from_ms(row["created_at"]),
        ended_at=maybe_from_ms(row["ended_at"]),
    )
