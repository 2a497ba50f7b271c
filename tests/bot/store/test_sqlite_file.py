"""The SQLite file: one process writes it, others may look on, and what is wrong with it is told in one line."""

import os
import sqlite3
from pathlib import Path

import pytest

from bot.messages import Send
from bot.store import DatabaseInUse, DatabaseUnusable, open_store, orders, outbox, payments
from tests.bot.store.ledger import SARA, START, Ledger, after, message
from tests.bot.store.programs import kill, running
from tests.bot.store.promises import known, write


def url(path: Path) -> str:
    return f"sqlite:///{path}"


async def test_a_second_process_is_refused_until_the_first_is_gone_even_by_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    async with running("tests.bot.store.holding", url(path)) as process:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseInUse, match=str(path)):
            await open_store(url(path))
        await kill(process)
    store = await open_store(url(path))
    assert await store.migrate() == []
    await store.close()


async def test_a_second_opening_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    store = await open_store(url(tmp_path / "shop.db"))
    with pytest.raises(DatabaseInUse):
        await open_store(url(tmp_path / "shop.db"))
    await store.close()
    again = await open_store(url(tmp_path / "shop.db"))
    await again.close()


async def test_the_same_file_by_another_name_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "alias.db").symlink_to(tmp_path / "shop.db")
    store = await open_store(url(tmp_path / "shop.db"))
    with pytest.raises(DatabaseInUse):
        await open_store(url(tmp_path / "elsewhere" / "alias.db"))
    await store.close()


async def test_a_reader_beside_the_running_writer_sees_what_is_committed_and_writes_nothing(
    tmp_path: Path,
) -> None:
    writer = await open_store(url(tmp_path / "shop.db"))
    await writer.migrate()
    reader = await open_store(url(tmp_path / "shop.db"), read_only=True)
    order = await Ledger(writer).order()
    async with reader.reading() as session:
        assert await orders.find(session, order.id) == order
    with pytest.raises(sqlite3.OperationalError):
        async with reader.transaction() as tx:
            await write(tx, 1)
    await reader.close()
    async with writer.transaction() as tx:
        await write(tx, 2)
    assert await known(writer, 1, 2) == [False, True]
    await writer.close()


async def test_a_reader_needs_a_file_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="no such file"):
        await open_store(url(tmp_path / "shop.db"), read_only=True)
    assert list(tmp_path.iterdir()) == []


async def open_and_check(path: Path, *, read_only: bool) -> None:
    store = await open_store(url(path), read_only=read_only)
    try:
        await store.check()
    finally:
        await store.close()


@pytest.mark.parametrize("read_only", [True, False])
async def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "shop.db"
    path.write_text("Dear diary, " * 100)
    with pytest.raises(DatabaseUnusable, match=r"shop\.db: file is not a database"):
        await open_and_check(path, read_only=read_only)
    assert path.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("where", ["missing/shop.db", "a_file/shop.db", "a_folder"])
async def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, where: str) -> None:
    (tmp_path / "a_file").touch()
    (tmp_path / "a_folder").mkdir()
    with pytest.raises(DatabaseUnusable, match=str(tmp_path)):
        await open_store(url(tmp_path / where))


async def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    # Root may write everywhere but in the kernel's own tree.
    place = folder if os.geteuid() else Path("/sys")
    with pytest.raises(DatabaseUnusable, match=r"shop\.db"):
        await open_store(url(place / "shop.db"))


async def test_a_database_without_tables_is_not_well(tmp_path: Path) -> None:
    store = await open_store(url(tmp_path / "shop.db"))
    with pytest.raises(DatabaseUnusable, match="no such table"):
        await store.check()
    await store.close()


async def test_what_a_process_that_was_killed_had_claimed_is_free_again(tmp_path: Path) -> None:
    first = await open_store(url(tmp_path / "shop.db"))
    await first.migrate()
    pending = await Ledger(first).pending()
    async with first.transaction() as tx:
        await outbox.put(tx, [Send(SARA, message("hello"))], START)
        await outbox.claim_due(tx, START, after(days=1), 1)
        await payments.claim_due(tx, START, after(days=1), 1)
    await first.close()
    second = await open_store(url(tmp_path / "shop.db"))
    await second.migrate()
    async with second.transaction() as tx:
        assert await payments.claim_due(tx, START, after(days=1), 1) == [pending]
        assert len(await outbox.claim_due(tx, START, after(days=1), 1)) == 1
    await second.close()
