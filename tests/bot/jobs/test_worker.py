"""Work in the background: shown while it goes on, called off, begun again after a crash, given up in the end."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from markupsafe import Markup

from bot.jobs.board import MOST_AT_ONCE, TooMuchAtOnce
from bot.jobs.job import Beat, CantBeDone, Job, JobKind, JobState
from bot.jobs.worker import LEASE, MOST_ATTEMPTS, JobWorker
from bot.messages import Edit, Letter, Message, Send
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import jobs
from tests.bot.parts import ALI, MERCHANT, PATIENCE, SARA, Services, TestClock, on_sqlite


@dataclass
class Digging:
    """A Work whose every spadeful the test gives leave to."""

    clock: TestClock
    leave: "asyncio.Queue[BaseException | None]" = field(default_factory=asyncio.Queue)
    reached: int = 0
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def under_way(self, job: Job, done: int, total: int) -> Markup:
        return Markup(f"{done} of {total}")

    async def do(self, job: Job, beat: Beat) -> Sequence[Letter]:
        for self.reached in range(3):
            await beat(self.reached, 3)
            self.begun.set()
            trouble = await self.leave.get()
            if trouble is not None:
                raise trouble
            self.clock.passes(seconds=3)
        return [*job.tells(Message(Markup("dug"))), Send(job.asked_by or 0, Message(Markup("gold")))]

    def failed(self, job: Job, error: CantBeDone, now: datetime) -> Sequence[Letter]:
        return job.tells(Message(Markup(f"gave up: {error.key}")))

    def goes_on(self, times: int = 3) -> None:
        for _ in range(times):
            self.leave.put_nowait(None)


def worker(shop: Services, work: Digging) -> JobWorker:
    works = dict.fromkeys(JobKind, work)
    return JobWorker(shop.store, shop.files, shop.speech, works, shop.clock, shop.wakeup, shop.wakeup)


async def owner(shop: Services, update_id: int = 1, user_id: int = MERCHANT) -> Actor:
    return Actor(await shop.meets(user_id, "Mina"), Role.OWNER, update_id)


async def asks(shop: Services, update_id: int = 1, message_id: int | None = 17) -> Job:
    return await shop.desk.jobs.ask(
        await owner(shop, update_id), JobKind.EXPORT, {}, message_id, "orders", "all"
    )


async def state(shop: Services, job: Job) -> JobState:
    async with shop.store.reading() as session:
        found = await jobs.find(session, job.id)
    assert found is not None
    return found.state


async def begun(work: Digging, number: int = 0) -> None:
    async with asyncio.timeout(PATIENCE):
        while work.reached < number or work.leave.qsize():  # noqa: ASYNC110  # it is the other task's turn
            await asyncio.sleep(0.005)


async def ends(digger: JobWorker) -> None:
    await digger.finish(PATIENCE)


async def test_it_is_shown_in_the_tapped_message_and_ends_with_what_came_of_it(shop: Services) -> None:
    work = Digging(shop.clock)
    digger = worker(shop, work)
    job = await asks(shop)
    assert await digger.begin_due()
    work.goes_on()
    await ends(digger)
    assert await state(shop, job) is JobState.DONE
    told = (await shop.told(MERCHANT)).split("\n")
    assert told[0].startswith("⏳ The file is being made")
    assert sorted(told[-2:]) == ["dug", "gold"]
    edits = [letter for letter in shop.mail if isinstance(letter, Edit)]
    assert {edit.message_id for edit in edits} == {17}
    assert not await digger.begin_due()


@on_sqlite
async def test_progress_moves_every_three_seconds_and_waits_while_the_last_is_not_said(
    shop: Services,
) -> None:
    work = Digging(shop.clock)
    digger = worker(shop, work)
    await asks(shop)
    await digger.begin_due()
    # Nothing has been sent yet: further figures would only heap up.
    work.goes_on(1)
    await begun(work, 1)
    assert "of 3" not in await shop.told(MERCHANT)
    work.goes_on(1)
    await begun(work, 2)
    assert (await shop.told(MERCHANT)).endswith("2 of 3")
    work.goes_on(1)
    await ends(digger)


async def test_whoever_asked_can_call_it_off_and_nothing_comes_of_it(shop: Services) -> None:
    work = Digging(shop.clock)
    digger = worker(shop, work)
    job = await asks(shop)
    await digger.begin_due()
    assert not await shop.desk.jobs.cancel(await owner(shop, 2, ALI), job.id)
    assert await shop.desk.jobs.cancel(await owner(shop, 3), job.id)
    assert not await shop.desk.jobs.cancel(await owner(shop, 4), job.id)
    work.goes_on()
    await ends(digger)
    assert await state(shop, job) is JobState.CANCELLED
    assert (await shop.told(MERCHANT)).endswith("✖️ Cancelled: no file was made.")


async def test_what_a_crash_cut_off_is_begun_again_and_given_up_in_the_end(
    shop: Services, replica: Services
) -> None:
    job = await asks(shop)
    for attempt in range(MOST_ATTEMPTS):
        work = Digging(shop.clock)
        digger = worker(shop if attempt % 2 else replica, work)
        assert await digger.begin_due()
        assert not await worker(shop, work).begin_due()
        work.leave.put_nowait(RuntimeError("the power was cut"))
        await ends(digger)
        assert await state(shop, job) is JobState.WAITING
        shop.clock.now += LEASE
    digger = worker(shop, Digging(shop.clock))
    await digger.begin_due()
    await ends(digger)
    assert await state(shop, job) is JobState.FAILED
    assert (await shop.told(MERCHANT)).endswith("gave up: job-broken-off")


async def test_who_was_too_slow_and_lost_it_says_nothing_more(shop: Services, replica: Services) -> None:
    slow, quick = Digging(shop.clock), Digging(shop.clock)
    first, second = worker(shop, slow), worker(replica, quick)
    await asks(shop)
    assert await first.begin_due()
    async with asyncio.timeout(PATIENCE):
        await slow.begun.wait()
    shop.clock.now += LEASE
    assert await second.begin_due()
    slow.goes_on()
    await ends(first)
    assert "gold" not in await shop.told(MERCHANT)
    quick.goes_on()
    await ends(second)
    assert (await shop.told(MERCHANT)).count("gold") == 1


@on_sqlite
async def test_what_can_not_be_done_is_said_and_not_tried_again(shop: Services) -> None:
    work = Digging(shop.clock)
    digger = worker(shop, work)
    job = await asks(shop)
    await digger.begin_due()
    work.leave.put_nowait(CantBeDone("stone"))
    await ends(digger)
    assert await state(shop, job) is JobState.FAILED
    assert (await shop.told(MERCHANT)).endswith("gave up: stone")


@on_sqlite
async def test_who_lost_their_role_meanwhile_gets_nothing(shop: Services) -> None:
    work = Digging(shop.clock)
    digger = worker(shop, work)
    job = await asks(shop)
    await digger.begin_due()
    await shop.desk.staff.own([SARA])
    work.goes_on()
    await ends(digger)
    assert await state(shop, job) is JobState.CANCELLED
    assert "gold" not in await shop.told(MERCHANT)


@on_sqlite
async def test_the_same_update_asks_once_and_nobody_asks_without_end(shop: Services) -> None:
    first = await asks(shop, 1, None)
    assert await asks(shop, 1, None) == first
    assert (await shop.told(MERCHANT)).count("The file is being made") == 1
    for number in range(2, MOST_AT_ONCE + 1):
        await asks(shop, number)
    with pytest.raises(TooMuchAtOnce):
        await asks(shop, 9)
    deeds = (await shop.desk.trail.page()).actions
    assert [(deed.what, deed.subject) for deed in deeds] == [("job_export", "orders")] * MOST_AT_ONCE
