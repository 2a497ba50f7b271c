"""Makes a backup of a database, and fills an empty one with it."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from bot.backup.archive import ArchiveReader, ArchiveWriter, Head, NotABackup
from bot.backup.sealing import seal, unseal
from bot.clock import Clock
from bot.jobs.job import Beat
from bot.store import NotEmpty, Store
from bot.store.snapshot import PAGE, Line, Table


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: when the backup was made, and the rows of each table."""

    made_at: datetime
    rows: dict[str, int]


class SchemaDiffers(Exception):
    """The backup's schema is newer than this program, or older than the tables of the database that is to take it."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the backup has schema {found}, not {known}")
        self.found = found
        self.known = known


class Backup:
    """Copies what the database holds at one moment; the shop goes on meanwhile."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def make(self, out: Path, recipient: str, beat: Beat) -> None:
        """Write an encrypted copy; raises what `beat` does.

        What is not encrypted yet stands in a file without a name, which is gone however this ends. Memory holds a
        page of rows, or one file.
        """
        with tempfile.TemporaryFile() as plain:
            async with self._store.snapshot() as snapshot:
                head = Head(snapshot.schema, self._clock())
                writer = await asyncio.to_thread(ArchiveWriter, plain, head)
                for number, table in enumerate(snapshot.tables):
                    await beat(number, len(snapshot.tables))
                    writer.begin(table)
                    async for rows in snapshot.rows(table):
                        await asyncio.to_thread(writer.add, rows)
                        await beat(number, len(snapshot.tables))
                await asyncio.to_thread(writer.end, snapshot.sequences)
            await asyncio.to_thread(_seal, plain, out, recipient)


async def restore(store: Store, sealed: Sequence[Path], secret: str) -> Restored:
    """Fill an empty database with a backup, whose parts are given in order: all of it, or nothing.

    The database gets the backup's own schema first, and then the steps that the program knows beyond it. Raises
    NotEmpty, WrongKey, NoKey, NotABackup, SchemaDiffers.
    """
    with tempfile.TemporaryFile() as plain:
        # Opened to the end before anything is believed.
        await asyncio.to_thread(_unseal, sealed, plain, secret)
        plain.seek(0)
        if not await store.is_empty():
            raise NotEmpty("the database")
        reader = await asyncio.to_thread(ArchiveReader, plain)
        await store.migrate(reader.head.schema)
        if await store.schema() != reader.head.schema:
            raise SchemaDiffers(reader.head.schema, await store.schema())
        rows = await _filled(store, reader)
    await store.migrate()
    return Restored(reader.head.made_at, rows)


async def _filled(store: Store, reader: ArchiveReader) -> dict[str, int]:
    async with store.filling() as filling:
        tables = reader.tables()
        rows: dict[str, int] = {}
        while (table := await asyncio.to_thread(_next_table, tables)) is not None:
            rows[table.name] = await filling.fill(table, _pages(reader.rows()))
        if reader.tail is None or rows != reader.tail.rows:
            raise NotABackup("its rows are not as many as it says")
        await filling.count_on(reader.tail.sequences)
    return rows


async def _pages(rows: Iterator[Line]) -> AsyncIterator[Sequence[Line]]:
    while page := await asyncio.to_thread(lambda: list(islice(rows, PAGE))):
        yield page


def _next_table(tables: Iterator[Table]) -> Table | None:
    # StopIteration can't leave a thread.
    return next(tables, None)


def _seal(plain: IO[bytes], out: Path, recipient: str) -> None:
    plain.seek(0)
    with out.open("wb") as file:
        seal(plain, file, recipient)


def _unseal(sealed: Sequence[Path], plain: IO[bytes], secret: str) -> None:
    with tempfile.TemporaryFile() as whole:
        for part in sealed:
            with part.open("rb") as file:
                while chunk := file.read(1024 * 1024):
                    whole.write(chunk)
        whole.seek(0)
        unseal(whole, plain, secret)
