"""Work in the background: taken on once, done by one, ended once."""

from datetime import timedelta

from bot.jobs.job import Job, JobId, JobKind, JobState
from bot.store import Store, jobs
from bot.texts.languages import Language
from tests.bot.store.ledger import SARA, START, after


async def put(
    store: Store, once: str = "update:1", kind: JobKind = JobKind.EXPORT, asked_by: int | None = SARA
) -> tuple[Job, bool]:
    async with store.transaction() as tx:
        return await jobs.put(tx, kind, once, asked_by, 17, Language.FA, {"records": "orders"}, START)


async def claim(store: Store, minutes: float = 0) -> list[Job]:
    async with store.transaction() as tx:
        return await jobs.claim(tx, after(minutes=minutes), after(minutes=minutes + 5), 10)


async def ends(store: Store, job: Job) -> bool:
    async with store.transaction() as tx:
        return await jobs.end(tx, job, JobState.DONE, after(hours=1))


async def cancels(store: Store, job: Job) -> bool:
    async with store.transaction() as tx:
        return await jobs.cancel(tx, job.id, after(hours=1))


async def test_what_is_asked_for_once_is_one_job(store: Store) -> None:
    (first, new), (again, news) = await put(store), await put(store)
    assert (new, news, first) == (True, False, again)
    assert (first.asked_by, first.message_id, first.wanted) == (SARA, 17, {"records": "orders"})
    async with store.reading() as session:
        assert await jobs.find(session, first.id) == first
        assert await jobs.find(session, JobId(99)) is None
        assert await jobs.count_of(session, SARA) == 1


async def test_a_job_is_given_to_one_until_its_lease_is_over_and_then_anew(store: Store) -> None:
    job, _ = await put(store)
    (first,) = await claim(store)
    assert await claim(store, minutes=4) == []
    (second,) = await claim(store, minutes=6)
    assert (first.id, first.attempts, second.attempts) == (job.id, 1, 2)
    async with store.transaction() as tx:
        assert not await jobs.hold(tx, first, after(minutes=20))
        assert not await jobs.end(tx, first, JobState.DONE, after(minutes=20))
        assert await jobs.hold(tx, second, after(minutes=20))
    assert await claim(store, minutes=19) == []


async def test_it_ends_once_and_is_held_no_longer(store: Store) -> None:
    await put(store)
    (job,) = await claim(store)
    assert await cancels(store, job)
    assert not await cancels(store, job)
    assert not await ends(store, job)
    async with store.transaction() as tx:
        assert not await jobs.hold(tx, job, after(minutes=20))
        assert await jobs.count_of(tx, SARA) == 0
    assert await claim(store, minutes=60) == []


async def test_the_last_one_of_a_kind_is_known_and_backups_are_never_forgotten(store: Store) -> None:
    for once, kind in (("a", JobKind.EXPORT), ("b", JobKind.BACKUP)):
        await put(store, once, kind, asked_by=None)
    async with store.reading() as session:
        assert await jobs.last_done(session, JobKind.BACKUP) is None
    for job in await claim(store):
        await ends(store, job)
    async with store.transaction() as tx:
        assert await jobs.last_done(tx, JobKind.BACKUP) == after(hours=1)
        assert await jobs.forget(tx, after(hours=1)) == 0
        assert await jobs.forget(tx, after(hours=1) + timedelta(milliseconds=1)) == 1
    _, new = await put(store, "b", JobKind.BACKUP)
    assert not new
