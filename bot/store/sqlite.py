"""The embedded default: one SQLite file, one process, one writer, and readers beside it."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.store.errors import DatabaseInUse, DatabaseUnusable, NotEmpty
from bot.store.group_commit import GroupCommit
from bot.store.migrations import APPLIED, CREATE_TABLE, migrations_for, still_to_apply
from bot.store.session import Session, load_sqlite_queries
from bot.store.snapshot import Filling, Snapshot
from bot.store.sqlite_snapshot import SqliteFilling, SqliteSnapshot, is_empty

READERS = 4


class SqliteStore:
    """A Store on a file; see Store for what its methods promise."""

    shared = False

    def __init__(
        self,
        path: Path,
        held: AsyncExitStack,
        writer: aiosqlite.Connection,
        readers: Sequence[aiosqlite.Connection],
        queries: object,
    ) -> None:
        self.path = path
        self._held = held
        self._writer = writer
        self._group_commit = GroupCommit(writer)
        self._queries = queries
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)

    @classmethod
    async def open(cls, path: Path, *, read_only: bool = False) -> "SqliteStore":
        """Open the file (made where it is missing) and be its only writer.

        Raises DatabaseInUse where another process is that, DatabaseUnusable where the file can't be used.
        With `read_only`, for reports, no lock is taken and nothing can be written.
        """
        async with AsyncExitStack() as held:
            if not read_only:
                held.callback(os.close, _lock(path))
            elif not path.is_file():
                raise DatabaseUnusable(f"{path}: there is no such file")
            try:
                writer = await _connect(path, held, query_only=read_only)
                readers = [await _connect(path, held, query_only=True) for _ in range(READERS)]
            except sqlite3.Error as error:
                raise DatabaseUnusable(f"{path}: {error}") from error
            queries = load_sqlite_queries()
            return cls(path, held.pop_all(), writer, readers, queries)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:  # noqa: D102  # see Store
        async with self._group_commit.transaction() as connection:
            yield Session(connection, self._queries)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:  # noqa: D102  # see Store
        connection = await self._readers.get()
        try:
            yield Session(connection, self._queries)
        finally:
            self._readers.put_nowait(connection)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Snapshot]:  # noqa: D102  # see Store
        async with AsyncExitStack() as held:
            # A connection of its own: a reader that is lent for so long would be missed.
            yield await SqliteSnapshot.begin(await _connect(self.path, held, query_only=True))

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[Filling]:  # noqa: D102  # see Store
        async with self._group_commit.transaction() as connection:
            # Rows may refer to later ones: all of that is looked at when it is committed.
            await connection.execute("PRAGMA defer_foreign_keys = ON")
            if not await is_empty(connection):
                raise NotEmpty(str(self.path))
            yield SqliteFilling(connection)

    async def is_empty(self) -> bool:  # noqa: D102  # see Store
        return await is_empty(self._writer)

    async def schema(self) -> int:  # noqa: D102  # see Store
        await self._writer.execute(CREATE_TABLE)
        return max((row[0] for row in await self._writer.execute_fetchall(APPLIED)), default=0)

    async def migrate(self, upto: int | None = None) -> list[str]:  # noqa: D102  # see Store
        try:
            await self._writer.execute(CREATE_TABLE)
            applied = [row[0] for row in await self._writer.execute_fetchall(APPLIED)]
            steps = still_to_apply(migrations_for("sqlite"), applied, upto)
            for step in steps:
                try:
                    await self._writer.executescript(
                        f"BEGIN IMMEDIATE;\n{step.sql};\n{step.record};\nCOMMIT;"
                    )
                except sqlite3.Error:
                    if self._writer.in_transaction:
                        await self._writer.execute("ROLLBACK")
                    raise
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{self.path}: {error}") from error
        if upto is None:
            await self._release()
        return [f"{step.version:04} {step.name}" for step in steps]

    async def _release(self) -> None:
        """One process has the file, so whatever an earlier one had claimed is free again."""
        async with self.transaction() as tx:
            await tx.run("release_checks")
            await tx.run("release_messages")
            await tx.run("release_deliveries")
            await tx.run("release_memberships")
            await tx.run("release_jobs")
            await tx.run("release_recipients")

    async def check(self) -> None:  # noqa: D102  # see Store
        try:
            async with self.reading() as session:
                await session.value("oldest_due_check")
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{self.path}: {error}") from error

    async def close(self) -> None:  # noqa: D102  # see Store
        await self._held.aclose()


def _lock(path: Path) -> int:
    """Hold the file beside the database for this process.

    The database itself is not locked: closing a second descriptor of it would drop SQLite's own locks.
    """
    file = path.resolve()  # one file is one shop's, by whatever name it is called
    beside = file.with_name(f"{file.name}.lock")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseUnusable(f"{beside}: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise DatabaseInUse(str(path)) from error
    return descriptor


async def _connect(path: Path, held: AsyncExitStack, *, query_only: bool) -> aiosqlite.Connection:
    """Connect, to be closed with `held`: a connection left open keeps its thread, and so the process, alive."""
    connection = aiosqlite.connect(path, isolation_level=None)
    try:
        await held.enter_async_context(connection)
    except sqlite3.Error:
        # The library tells its thread to end but does not wait: it would report to a loop that is gone by then.
        await asyncio.to_thread(connection._thread.join)  # there is no public way to it
        raise
    connection.row_factory = sqlite3.Row
    pragmas = ["PRAGMA busy_timeout = 5000", "PRAGMA foreign_keys = ON"]
    if query_only:
        pragmas.append("PRAGMA query_only = ON")
    else:
        pragmas += ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"]
    for pragma in pragmas:
        await connection.execute(pragma)
    return connection
