"""Group commit under any mixture of writers who end, fail, break the commit, or are cancelled at any moment."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.store.writer import Writer, open_writer

# In turns of the event loop: a transaction alone takes about thirty.
MOMENTS = st.integers(0, 60)


@dataclass(frozen=True)
class Act:
    """What one writer does: when it begins, how it goes, and when it is cancelled, if ever."""

    begins: int
    pauses: int
    fails: bool
    breaks_the_commit: bool
    cancelled: int | None


ACTS = st.builds(
    Act,
    begins=MOMENTS,
    pauses=st.integers(0, 5),
    fails=st.booleans(),
    breaks_the_commit=st.sampled_from([False] * 9 + [True]),
    cancelled=st.one_of(st.none(), MOMENTS),
)


async def pass_moments(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


async def carry_out(writer: Writer, name: str, act: Act) -> BaseException | None:
    """Give what ended the transaction, None where it was written."""
    await pass_moments(act.begins)
    task = asyncio.create_task(
        writer.write(name, fails=act.fails, breaks_the_commit=act.breaks_the_commit, pauses=act.pauses)
    )
    if act.cancelled is not None:
        await pass_moments(act.cancelled)
        task.cancel()
    (end,) = await asyncio.gather(task, return_exceptions=True)
    return end


async def play(acts: Sequence[Act], path: Path) -> None:
    async with open_writer(path) as writer:
        ends = await asyncio.wait_for(
            asyncio.gather(*(carry_out(writer, str(number), act) for number, act in enumerate(acts))), 20
        )
        committed = writer.committed()
        for number, (act, end) in enumerate(zip(acts, ends, strict=True)):
            if end is None:
                assert str(number) in committed
            if act.fails or not isinstance(end, asyncio.CancelledError | None):
                assert str(number) not in committed
        assert not writer.connection.in_transaction
        await asyncio.wait_for(writer.write("after"), 20)
        assert writer.committed() == committed | {"after"}


@settings(max_examples=80, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=8))
def test_whoever_was_told_has_written_and_whoever_failed_has_not(acts: Sequence[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(acts, Path(folder) / "rows.db"))
