"""Group commit and cancellation: at whatever point it comes, nothing is half written and the next one can write."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.store.writer import Writer, open_writer

# Every statement that a transaction runs, by its first word.
POINTS = ["BEGIN", "SAVEPOINT", "INSERT", "RELEASE", "COMMIT"]


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    async with open_writer(tmp_path / "rows.db") as opened:
        yield opened


def cancel_at(writer: Writer, point: str, task: "asyncio.Task[None]", times: int) -> None:
    """Cancel a task while the database works on its first statement of that kind."""
    loop, armed = asyncio.get_running_loop(), [True]

    def note(statement: str) -> None:
        if armed and statement.startswith(point):
            armed.clear()
            for _ in range(times):
                loop.call_soon_threadsafe(task.cancel)

    writer.on_statement = note


async def outcome(task: "asyncio.Task[None]") -> str:
    await asyncio.wait([task])
    if task.cancelled():
        return "cancelled"
    return "written" if task.exception() is None else "failed"


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("neighbours", [0, 1, 3])
@pytest.mark.parametrize("point", POINTS)
async def test_a_transaction_is_cancelled_while_a_statement_runs(
    writer: Writer, point: str, neighbours: int, times: int
) -> None:
    first = asyncio.create_task(writer.write("first"))
    others = [asyncio.create_task(writer.write(str(number))) for number in range(neighbours)]
    cancel_at(writer, point, first, times)
    ended = await outcome(first)
    assert [await outcome(other) for other in others] == ["written"] * neighbours
    await asyncio.wait_for(writer.write("after"), 10)
    committed = writer.committed()
    assert committed - {"first"} == {"after", *map(str, range(neighbours))}
    assert "first" in committed or ended == "cancelled"
    assert not writer.connection.in_transaction


async def test_whoever_is_cancelled_while_waiting_writes_nothing_and_waits_no_longer(writer: Writer) -> None:
    go_on = asyncio.Event()

    async def hold() -> None:
        async with writer.group_commit.transaction():
            await go_on.wait()

    holding = asyncio.create_task(hold())
    waiting = [asyncio.create_task(writer.write(name)) for name in "abc"]
    await asyncio.sleep(0)
    for task in waiting:
        task.cancel()
    assert [await asyncio.wait_for(outcome(task), 10) for task in waiting] == ["cancelled"] * 3
    go_on.set()
    assert await outcome(holding) == "written"
    assert writer.committed() == set()


async def test_the_one_to_whom_a_commit_was_left_commits_for_the_others_when_cancelled(
    writer: Writer,
) -> None:
    first, last = asyncio.create_task(writer.write("first")), asyncio.create_task(writer.write("last"))
    group_commit = writer.group_commit
    while group_commit._group is None or group_commit._turn.locked():
        assert not first.done()
        await asyncio.sleep(0)
    # The first has left its turn and its commit to the last, who has not run since.
    last.cancel()
    assert [await outcome(first), await outcome(last)] == ["written", "cancelled"]
    assert writer.committed() == {"first"}
    await asyncio.wait_for(writer.write("after"), 10)
