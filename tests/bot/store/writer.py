"""A group commit on a small table, whose statements can be counted, and interrupted in the middle."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiosqlite

from bot.store.group_commit import GroupCommit
from tests.bot.store.ledger import PowerCut

TABLE = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE rows (
    name   TEXT NOT NULL,
    absent TEXT REFERENCES nobody (name) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE nobody (name TEXT PRIMARY KEY);
"""


@dataclass(slots=True)
class Writer:
    """Writes names, each twice in one transaction: half of one must never be seen."""

    path: Path
    connection: aiosqlite.Connection
    group_commit: GroupCommit
    statements: list[str] = field(default_factory=list)
    # Called in the connection's thread when a statement begins.
    on_statement: Callable[[str], None] = lambda statement: None

    async def write(
        self, name: str, *, fails: bool = False, breaks_the_commit: bool = False, pauses: int = 0
    ) -> None:
        """Write a name in a transaction; `breaks_the_commit` by what is checked only then."""
        async with self.group_commit.transaction() as connection:
            await connection.execute("INSERT INTO rows (name) VALUES (?)", (name,))
            for _ in range(pauses):
                await asyncio.sleep(0)
            absent = "nobody" if breaks_the_commit else None
            await connection.execute("INSERT INTO rows VALUES (?, ?)", (name, absent))
            if fails:
                raise PowerCut

    def committed(self) -> set[str]:
        """Read the names from outside; each that is there is there twice."""
        with closing(sqlite3.connect(self.path)) as file:
            rows = file.execute("SELECT name, count(*) FROM rows GROUP BY name").fetchall()
        assert [number for _, number in rows] == [2] * len(rows), "half of a transaction was written"
        return {name for name, _ in rows}

    @property
    def commits(self) -> int:
        """How many commits there were."""
        return self.statements.count("COMMIT")

    async def let_grow_by(self, pages: int) -> None:
        """Make room for so many pages more, and then the disk is full."""
        ((now,),) = await self.connection.execute_fetchall("PRAGMA page_count")
        await self.connection.execute(f"PRAGMA max_page_count = {now + pages}")

    @contextmanager
    def locked_by_somebody_else(self) -> Iterator[None]:
        """Another program writes in the file and does not end."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    def note(self, statement: str) -> None:
        """Take in that a statement begins."""
        self.statements.append(statement)
        self.on_statement(statement)


@asynccontextmanager
async def open_writer(path: Path) -> AsyncIterator[Writer]:
    """Make the table in a new file, and be its writer."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript(TABLE)
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        for pragma in ("foreign_keys = ON", "busy_timeout = 50", "synchronous = OFF"):
            await connection.execute(f"PRAGMA {pragma}")
        writer = Writer(path, connection, GroupCommit(connection))
        await connection.set_trace_callback(writer.note)
        yield writer
