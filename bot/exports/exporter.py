"""From the database to files, a page at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.exports.columns import Cell, Column, Tongue, columns
from bot.exports.tables import MOST_ROWS, Table, open_table
from bot.exports.wanted import Export
from bot.jobs.job import Beat
from bot.speech import Speech
from bot.staff.deed_words import DeedWords
from bot.store import Store, exports
from bot.store.session import Row
from bot.texts.languages import Language

PAGE = 500
# A file stays well below what is kept in one piece, and what Telegram takes.
PART_WEIGHT = 16 * 1024 * 1024

_BEFORE_ALL = -(2**62)


@dataclass(frozen=True, slots=True)
class Written:
    """The files that hold what was wanted, in order, and how many rows are in them together."""

    parts: Sequence[Path]
    rows: int


class Exporter:
    """Writes files. Memory holds a page of rows; the files are written in a thread."""

    def __init__(self, store: Store, speech: Speech) -> None:
        self._store = store
        self._speech = speech

    async def write(self, export: Export, language: Language, folder: Path, beat: Beat) -> Written:
        """Write what is wanted into the folder, in parts where it is much; raises what `beat` does."""
        zone = self._speech.shop.timezone
        since, until = export.days.bounds(zone)
        tongue = Tongue(self._speech.voice(language), zone, DeedWords(self._speech, language))
        parts = _Parts(export, language, tongue, folder)
        after = _BEFORE_ALL
        async with self._store.reading() as session:
            total = await exports.count(session, export.records, since, until)
        try:
            await beat(0, total)
            while True:
                async with self._store.reading() as session:
                    rows = await exports.page(session, export.records, since, until, after, PAGE)
                if not rows:
                    break
                await asyncio.to_thread(parts.add, rows)
                after = rows[-1]["id"]
                await beat(parts.rows, max(total, parts.rows))
        finally:
            await asyncio.to_thread(parts.close)
        return Written(parts.paths, parts.rows)


class _Parts:
    """The files of one export: a new one is begun where the last is full."""

    def __init__(self, export: Export, language: Language, tongue: Tongue, folder: Path) -> None:
        self._export = export
        self._tongue = tongue
        self._folder = folder
        self._right_to_left = language.direction == "rtl"
        self._columns: Sequence[Column] = columns(export.records, language)
        self.paths: list[Path] = []
        self.rows = 0
        self._table = self._open()

    def add(self, rows: Sequence[Row]) -> None:
        """Write more rows."""
        if self._table.weight >= PART_WEIGHT or self._table.rows + len(rows) > MOST_ROWS:
            self._table.close()
            self._table = self._open()
        self._table.add([self._cells(row) for row in rows])
        self.rows += len(rows)

    def close(self) -> None:
        """End the last file."""
        self._table.close()

    def _cells(self, row: Row) -> list[Cell]:
        return [column.cell(row, self._tongue) for column in self._columns]

    def _open(self) -> Table:
        part = f"-{len(self.paths) + 1}" if self.paths else ""
        name = f"{self._export.records}-{self._export.days}{part}.{self._export.format}"
        path = self._folder / name
        self.paths.append(path)
        header = [column.header(self._tongue) for column in self._columns]
        return open_table(path, self._export.format, header, right_to_left=self._right_to_left)
