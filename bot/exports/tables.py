"""Files that spreadsheets open, written row by row in bounded memory."""

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import xlsxwriter

from bot.catalog_csv.cells import guard
from bot.exports.columns import Cell
from bot.exports.wanted import Format
from bot.texts.catalogue import without_isolates

# What Excel takes.
MOST_ROWS = 1_000_000
LONGEST_CELL = 32_767

_COLUMN_WIDTH = 18
# How wide a letter of the first row is, in digits of the others.
_BOLD_LETTER = 1.2
_NUMBER_WEIGHT = 12


class Table(Protocol):
    """A file that is being written; every method works on the disk, and belongs into a thread."""

    @property
    def rows(self) -> int:
        """How many rows are in it, but for the header."""
        ...

    @property
    def weight(self) -> int:
        """How many bytes it has, at most and about."""
        ...

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write more rows."""
        ...

    def close(self) -> None:
        """Write the end; it can be opened then."""
        ...


def open_table(path: Path, kind: Format, header: Sequence[str], *, right_to_left: bool) -> Table:
    """Begin a file with its header; what the library needs meanwhile goes into the same folder."""
    names = [without_isolates(name) for name in header]
    match kind:
        case Format.CSV:
            return _Csv(path, names)
        case Format.XLSX:
            return _Xlsx(path, names, right_to_left=right_to_left)


class _Csv:
    """UTF-8 with the sign by which Excel knows it, lines as Excel ends them, no cell that Excel would run."""

    def __init__(self, path: Path, header: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow([guard(name) for name in header])
        self.rows = 0
        self.weight = 0

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        self._writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
        self.rows += len(rows)
        self.weight = self._file.tell()

    def close(self) -> None:
        self._file.close()


def _csv_cell(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(" ", "seconds")
        case str():
            return guard(without_isolates(cell))
        case int():
            return cell


class _Xlsx:
    """A workbook of one sheet. Each cell is written as what it is: no text becomes a formula, a link or a number."""

    def __init__(self, path: Path, header: Sequence[str], *, right_to_left: bool) -> None:
        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._sheet = self._book.add_worksheet()
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        if right_to_left:
            self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True})
        for column, name in enumerate(header):
            self._sheet.set_column(column, column, max(_COLUMN_WIDTH, len(name) * _BOLD_LETTER))
            self._sheet.write_string(0, column, name, bold)
        self._columns = len(header)
        self.rows = 0
        self.weight = 0

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            self.rows += 1
            for column, cell in enumerate(row):
                self._write(self.rows, column, cell)

    def close(self) -> None:
        self._sheet.autofilter(0, 0, self.rows, self._columns - 1)
        self._book.close()

    def _write(self, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None:
                return
            case datetime():
                self._sheet.write_datetime(row, column, cell, self._moment)
                self.weight += _NUMBER_WEIGHT
            case str():
                text = without_isolates(cell)[:LONGEST_CELL]
                self._sheet.write_string(row, column, text)
                self.weight += len(text.encode()) + _NUMBER_WEIGHT
            case int():
                self._sheet.write_number(row, column, cell)
                self.weight += _NUMBER_WEIGHT
