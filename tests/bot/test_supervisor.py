import asyncio
from functools import partial

import pytest

from bot.supervisor import Supervisor
from bot.trouble import Trouble


async def test_work_that_fails_is_started_again() -> None:
    starts: list[int] = []
    well = asyncio.Event()

    async def work() -> None:
        starts.append(len(starts))
        if len(starts) == 1:
            raise RuntimeError("a defect")
        well.set()
        await asyncio.Event().wait()

    async with Supervisor() as supervisor:
        supervisor.keep("work", work)
        await well.wait()
    assert starts == [0, 1]


async def test_work_that_fails_does_not_disturb_other_work() -> None:
    async def fails() -> None:
        raise RuntimeError("a defect")

    goes_on = asyncio.Event()

    async def works() -> None:
        await asyncio.sleep(0)
        goes_on.set()

    async with Supervisor() as supervisor:
        failing = supervisor.keep("fails", fails)
        supervisor.keep("works", works)
        await goes_on.wait()
        assert not failing.done()


async def test_work_that_returns_has_ended() -> None:
    runs: list[None] = []

    async def work() -> None:
        runs.append(None)

    async with Supervisor() as supervisor:
        await supervisor.keep("work", work)
    assert runs == [None]


async def test_what_can_not_be_mended_is_told_and_not_tried_again() -> None:
    async def hopeless() -> None:
        raise Trouble("trouble-wrong-token")

    async with Supervisor() as supervisor:
        task = supervisor.keep("telegram", hopeless)
        trouble = await supervisor.trouble()
        assert trouble.key == "trouble-wrong-token"
        await task


async def test_the_first_trouble_counts() -> None:
    async def hopeless(key: str) -> None:
        raise Trouble(key)

    async with Supervisor() as supervisor:
        tasks = [supervisor.keep(key, partial(hopeless, key)) for key in ("first", "second")]
        await asyncio.wait(tasks)
        assert (await supervisor.trouble()).key == "first"


async def test_whoever_waits_for_trouble_may_stop_waiting() -> None:
    async with Supervisor() as supervisor:
        waiting = asyncio.create_task(supervisor.trouble())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait({waiting})

        async def hopeless() -> None:
            raise Trouble("later")

        supervisor.keep("work", hopeless)
        assert (await supervisor.trouble()).key == "later"


async def test_the_end_waits_until_all_work_has_ended() -> None:
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(name)

    async with Supervisor() as supervisor:
        for name in ("one", "two"):
            supervisor.keep(name, partial(work, name))
        await asyncio.sleep(0)
    assert sorted(ended) == ["one", "two"]


async def test_one_that_is_not_open_has_no_trouble_to_tell() -> None:
    with pytest.raises(RuntimeError, match="not open"):
        await Supervisor().trouble()
