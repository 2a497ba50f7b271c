import asyncio
from datetime import timedelta

import pytest

from bot.wakeup import Wakeup

LONG = timedelta(hours=1)


async def test_a_nudge_ends_the_wait() -> None:
    wakeup = Wakeup()
    waiting = asyncio.create_task(wakeup.wait(LONG))
    await asyncio.sleep(0)
    wakeup.wake()
    await waiting


async def test_a_nudge_before_the_wait_is_not_lost_and_counts_once() -> None:
    wakeup = Wakeup()
    wakeup.wake()
    wakeup.wake()
    await wakeup.wait(LONG)
    again = asyncio.create_task(wakeup.wait(LONG))
    await asyncio.sleep(0)
    assert not again.done()
    again.cancel()
    await asyncio.wait({again})


@pytest.mark.parametrize("longest", [timedelta(0), timedelta(seconds=-5), timedelta(milliseconds=1)])
async def test_the_wait_ends_by_itself(longest: timedelta) -> None:
    await Wakeup().wait(longest)


async def test_whoever_is_stopped_in_the_moment_of_a_nudge_stops() -> None:
    wakeup = Wakeup()
    waiting = asyncio.create_task(wakeup.wait(LONG))
    await asyncio.sleep(0)
    wakeup.wake()
    waiting.cancel()
    await asyncio.wait({waiting})
    assert waiting.cancelled()
