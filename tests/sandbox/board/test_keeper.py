import asyncio
import os
import signal
from pathlib import Path

import pytest

from sandbox.answers import BadControl
from sandbox.board.keeper import BotKeeper, BotState
from sandbox.bot_process import BotDied
from tests.sandbox.board.bots import tiny_bot


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pid_of(keeper: BotKeeper) -> int:
    pid = keeper.as_json()["pid"]
    assert isinstance(pid, int)
    return pid


async def test_it_starts_the_bot_and_leaves_none_behind(tmp_path: Path) -> None:
    async with BotKeeper(tiny_bot(tmp_path)) as keeper:
        pid = pid_of(keeper)
        assert keeper.state is BotState.RUNNING
        assert is_there(pid)
        assert keeper.uptime is not None
    assert not is_there(pid)


async def test_a_killed_bot_comes_back_as_another_process(keeper: BotKeeper) -> None:
    killed = pid_of(keeper)
    await keeper.kill()
    assert (keeper.state, keeper.uptime) == (BotState.KILLED, None)
    assert not is_there(killed)
    await keeper.start()
    assert keeper.state is BotState.RUNNING
    assert pid_of(keeper) != killed


async def test_a_bot_that_was_asked_to_stop_is_stopped(keeper: BotKeeper) -> None:
    await keeper.stop()
    assert keeper.as_json() == {"state": "stopped", "running": False, "pid": None, "started_at": None}


async def test_an_end_that_nobody_asked_for_is_told_apart(keeper: BotKeeper, tmp_path: Path) -> None:
    process = tiny_bot(tmp_path)
    async with BotKeeper(process) as kept:
        os.kill(pid_of(kept), signal.SIGTERM)
        await process.wait()
        assert kept.state is BotState.DIED


async def test_what_cannot_be_done_is_refused(keeper: BotKeeper) -> None:
    with pytest.raises(BadControl, match="runs already"):
        await keeper.start()
    await keeper.kill()
    for act in (keeper.kill, keeper.stop):
        with pytest.raises(BadControl, match="does not run"):
            await act()


async def test_a_start_goes_on_when_whoever_asked_has_gone(keeper: BotKeeper) -> None:
    await keeper.kill()
    asked = asyncio.create_task(keeper.start())
    await asyncio.sleep(0)  # it has begun
    asked.cancel()
    with pytest.raises(BadControl, match="runs already"):
        await keeper.start()
    assert await until(keeper, BotState.RUNNING)


async def until(keeper: BotKeeper, wanted: BotState) -> bool:
    async with asyncio.timeout(20):
        while keeper.state is not wanted:  # noqa: ASYNC110  # a process tells nobody
            await asyncio.sleep(0.01)
    return True


async def test_a_bot_that_does_not_come_up_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BotDied, match="no such shop"):
        async with BotKeeper(tiny_bot(tmp_path, "no such shop")):
            pytest.fail("it must not start")


async def test_the_end_of_the_log_is_whole_lines(keeper: BotKeeper) -> None:
    assert keeper.log_end() == ["ready"]
    with keeper.log.open("a", encoding="utf-8") as log:
        log.writelines(f"سطر {number}\n" for number in range(5_000))
    lines = keeper.log_end()
    assert lines[-1] == "سطر 4999"
    assert lines == [f"سطر {number}" for number in range(5_000 - len(lines), 5_000)]
