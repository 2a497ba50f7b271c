"""Migrations: each step whole or not at all, from any state, also where the process dies in one."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import DatabaseIsNewer, DatabaseUnusable, Store, migrations, open_store
from bot.store.migrations import FOLDER, Migration, migrations_for, still_to_apply
from tests.bot.store.database import path_of, run_sql
from tests.bot.store.ledger import Ledger
from tests.bot.store.programs import kill, running

STEPS = [f"{step.version:04} {step.name}" for step in migrations_for("sqlite")]
LAST = migrations_for("sqlite")[-1].version
NEXT = f"{LAST + 1:04}"

BROKEN = "CREATE TABLE half_done (id INTEGER); INSERT INTO no_such_table VALUES (1);"
MENDED = "CREATE TABLE half_done (id INTEGER);"
# Each goes on until its process is killed.
ENDLESS = {
    "sqlite": """
        CREATE TABLE half_done (id INTEGER);
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
        SELECT max(n) FROM numbers;
    """,
    "postgres": "CREATE TABLE half_done (id INTEGER); SELECT pg_sleep(600);",
}

NextStep = Callable[[str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The program's own steps, to which a test adds some."""
    return shutil.copytree(FOLDER, tmp_path / "migrations")


@pytest.fixture
def next_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> NextStep:
    """Give the program one more step."""

    def write(sql: str) -> None:
        for kind in ("sqlite", "postgres"):
            (folder / kind / f"{NEXT}_next.sql").write_text(sql, encoding="utf-8")
        monkeypatch.setattr(migrations, "FOLDER", folder)

    return write


async def migrate(url: str) -> list[str]:
    """Start the program once, as far as the database goes."""
    store = await open_store(url)
    try:
        return await store.migrate()
    finally:
        await store.close()


async def exists(url: str, table: str) -> bool:
    """Whether a table is there."""
    catalogue = "sqlite_master WHERE name" if url.startswith("sqlite:") else "pg_tables WHERE tablename"
    return bool(await run_sql(url, f"SELECT 1 FROM {catalogue} = '{table}'"))


async def test_an_empty_database_takes_every_step_once(store_url: str) -> None:
    assert await migrate(store_url) == STEPS
    assert await migrate(store_url) == []


async def test_a_database_of_a_newer_program_is_left_alone(store: Store, store_url: str) -> None:
    await run_sql(store_url, "INSERT INTO migrations (version, name) VALUES (99, 'from the future')")
    with pytest.raises(DatabaseIsNewer) as caught:
        await store.migrate()
    assert (caught.value.found, caught.value.known) == (99, LAST)


async def test_what_was_written_is_there_after_a_further_step(
    store: Store, ledger: Ledger, next_step: NextStep, store_url: str
) -> None:
    pending = await ledger.pending()
    next_step(MENDED)
    assert await store.migrate() == [f"{NEXT} next"]
    assert await run_sql(store_url, f"SELECT amount FROM payments WHERE id = {pending.id}")


async def test_a_step_that_fails_leaves_nothing_half_done(next_step: NextStep, store_url: str) -> None:
    await migrate(store_url)
    next_step(BROKEN)
    with pytest.raises(DatabaseUnusable):
        await migrate(store_url)
    assert not await exists(store_url, "half_done")
    next_step(MENDED)
    assert await migrate(store_url) == [f"{NEXT} next"]
    assert await exists(store_url, "half_done")


async def test_a_store_that_failed_to_migrate_can_try_again(store: Store, next_step: NextStep) -> None:
    next_step(BROKEN)
    with pytest.raises(DatabaseUnusable):
        await store.migrate()
    next_step(MENDED)
    assert await store.migrate() == [f"{NEXT} next"]


async def is_in_the_middle(url: str) -> bool:
    """Whether somebody is within the endless step."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(path_of(url), timeout=0, isolation_level=None)) as file:
            try:
                file.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
        return False
    return bool(await run_sql(url, "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"))


async def test_a_process_killed_in_a_step_leaves_a_database_that_the_next_one_migrates(
    folder: Path, store_url: str
) -> None:
    await migrate(store_url)
    for kind, sql in ENDLESS.items():
        (folder / kind / f"{NEXT}_endless.sql").write_text(sql, encoding="utf-8")
    async with running("tests.bot.store.migrating", store_url, str(folder)) as process:
        while not await is_in_the_middle(store_url):
            assert process.returncode is None
            await asyncio.sleep(0.01)
        await kill(process)
    if store_url.startswith("postgresql:"):
        # The server notices that nobody is there any more when it wants to answer; here it is told at once.
        await run_sql(
            store_url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        )
    assert await migrate(store_url) == []
    assert not await exists(store_url, "half_done")


async def test_two_replicas_that_start_at_once_take_the_steps_once(postgres_url: str) -> None:
    taken = await asyncio.gather(*(migrate(postgres_url) for _ in range(4)))
    assert sorted(taken) == [[], [], [], STEPS]


def test_a_step_that_was_skipped_is_taken_up() -> None:
    steps = [Migration(number, "step", "") for number in (1, 2, 3)]
    assert [step.version for step in still_to_apply(steps, [1, 3])] == [2]
    assert still_to_apply([], []) == []
