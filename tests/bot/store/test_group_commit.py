"""Group commit: waiting transactions share a COMMIT, and nobody is told before it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.group_commit import SHARED_BY_AT_MOST
from tests.bot.store.ledger import PowerCut
from tests.bot.store.writer import Writer, open_writer


@pytest.fixture
async def writer(tmp_path: Path) -> AsyncIterator[Writer]:
    async with open_writer(tmp_path / "rows.db") as opened:
        yield opened


async def test_a_transaction_alone_commits_at_once(writer: Writer) -> None:
    await writer.write("a")
    await writer.write("b")
    assert writer.commits == 2
    assert writer.committed() == {"a", "b"}


async def test_transactions_that_wait_share_one_commit(writer: Writer) -> None:
    names = [str(number) for number in range(20)]
    await asyncio.gather(*map(writer.write, names))
    assert writer.commits == 1
    assert writer.committed() == set(names)


async def test_a_commit_is_shared_by_so_many_at_most(writer: Writer) -> None:
    names = [str(number) for number in range(SHARED_BY_AT_MOST * 2 + 1)]
    await asyncio.gather(*map(writer.write, names))
    assert writer.commits == 3
    assert writer.committed() == set(names)


async def test_nobody_is_told_before_the_commit(writer: Writer) -> None:
    async def write_and_look(name: str) -> bool:
        await writer.write(name)
        return name in writer.committed()

    assert all(await asyncio.gather(*(write_and_look(str(number)) for number in range(20))))


async def test_ones_failure_takes_back_only_its_own(writer: Writer) -> None:
    writes = [writer.write(str(number), fails=number % 2 == 1) for number in range(10)]
    ended = await asyncio.gather(*writes, return_exceptions=True)
    assert [type(end) for end in ended] == [type(None), PowerCut] * 5
    assert writer.committed() == {"0", "2", "4", "6", "8"}


async def test_a_commit_that_fails_is_told_to_everybody_who_shared_it(writer: Writer) -> None:
    writes = [writer.write("a"), writer.write("b", breaks_the_commit=True), writer.write("c")]
    ended = await asyncio.gather(*writes, return_exceptions=True)
    assert [type(end) for end in ended] == [sqlite3.IntegrityError] * 3
    assert writer.committed() == set()
    await writer.write("d")
    assert writer.committed() == {"d"}


async def test_whoever_failed_by_themselves_is_told_their_own_failure(writer: Writer) -> None:
    writes = [writer.write("a", fails=True), writer.write("b", breaks_the_commit=True)]
    ended = await asyncio.gather(*writes, return_exceptions=True)
    assert [type(end) for end in ended] == [PowerCut, sqlite3.IntegrityError]


async def test_a_full_disk_is_told_to_everybody_who_shared_the_transaction(writer: Writer) -> None:
    await writer.let_grow_by(pages=2)
    writes = [writer.write("a"), writer.write("b" * 100_000), writer.write("c")]
    ended = await asyncio.gather(*writes, return_exceptions=True)
    told_well = {name for name, end in zip("abc", ended, strict=True) if end is None}
    assert isinstance(ended[1], sqlite3.OperationalError)
    assert writer.committed() == told_well
    await writer.let_grow_by(pages=1000)
    await writer.write("d")
    assert writer.committed() == told_well | {"d"}


async def test_a_database_that_somebody_else_has_locked_is_usable_afterwards(writer: Writer) -> None:
    with writer.locked_by_somebody_else(), pytest.raises(sqlite3.OperationalError, match="locked"):
        await writer.write("a")
    await writer.write("b")
    assert writer.committed() == {"b"}


async def test_a_transaction_inside_a_transaction_is_refused_and_ends_both(writer: Writer) -> None:
    async def nest() -> None:
        async with writer.group_commit.transaction() as connection:
            await connection.execute("INSERT INTO rows (name) VALUES ('outer')")
            await writer.write("inner")

    with pytest.raises(RuntimeError, match="inside a transaction"):
        await nest()
    await writer.write("a")
    assert writer.committed() == {"a"}


async def test_one_transaction_after_another_in_the_same_task_is_not_nested(writer: Writer) -> None:
    async def twice(name: str) -> None:
        await writer.write(name)
        await writer.write(f"{name} again")

    await asyncio.gather(*map(twice, "abc"))
    assert len(writer.committed()) == 6
