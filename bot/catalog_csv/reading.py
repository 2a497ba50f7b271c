"""From a file to a table: whatever a spreadsheet saved it as, and with every line that is out of shape named."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from bot.catalog import LONGEST_SKU
from bot.catalog_csv.cells import one_way, unguard
from bot.catalog_csv.columns import Column, column_named
from bot.catalog_csv.mistakes import Flaw, Mistake, TableRefused, Unreadable, Why
from bot.catalog_csv.table import Line, Table
from bot.money import Currency
from bot.texts.formats import fold_digits

MOST_LINES = 10_000
MOST_BYTES = 10 * 1024 * 1024
_SEPARATORS = (",", ";", "\t")
_SKU = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_SKU}}}")


def read_table(body: bytes) -> Table:
    """Read a table; raises Unreadable where it is none, and TableRefused with everything that is out of shape."""
    records = list(_records(_text(body)))
    if not records:
        raise Unreadable(Flaw.EMPTY)
    (at, head), *rest = records
    columns, mistakes = _columns(at, head)
    if Column.SKU not in [column for column, _ in columns.values()]:
        raise Unreadable(Flaw.NO_SKU_COLUMN)
    if len(rest) > MOST_LINES:
        raise Unreadable(Flaw.TOO_MANY_LINES, MOST_LINES)
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for number, cells in rest:
        line = _line(number, cells, head, columns)
        if isinstance(line, Mistake):
            mistakes.append(line)
        elif (first := seen.setdefault(line.sku, number)) != number:
            mistakes.append(Mistake(number, Column.SKU, Why.SKU_TWICE, line.sku, str(first)))
        else:
            lines.append(line)
    if mistakes:
        raise TableRefused(mistakes)
    currencies = {column: currency for column, currency in columns.values() if currency is not None}
    return Table(tuple(lines), currencies)


def _text(body: bytes) -> str:
    if len(body) > MOST_BYTES:
        raise Unreadable(Flaw.TOO_LARGE, MOST_BYTES // 1024 // 1024)
    utf_16 = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = body.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(Flaw.NOT_TEXT) from None
    if "\0" in text:
        raise Unreadable(Flaw.NOT_TEXT)
    return text


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give what stands in each line that is not empty, with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise Unreadable(Flaw.QUOTES) from None


def _separator(text: str) -> str:
    """Find what stands between the cells: what the first line has most columns of ours with."""
    first = next(filter(None, map(str.strip, text.splitlines())), "")

    def known(separator: str) -> int:
        return sum(column_named(name.strip('" ')) is not None for name in first.split(separator))

    return max(_SEPARATORS, key=known)


_Columns = Mapping[int, tuple[Column, Currency | None]]


def _columns(line: int, head: Sequence[str]) -> tuple[_Columns, list[Mistake]]:
    columns: dict[int, tuple[Column, Currency | None]] = {}
    mistakes: list[Mistake] = []
    for at, name in enumerate(map(str.strip, head)):
        found = column_named(name)
        if found is None:
            if name:
                mistakes.append(Mistake(line, name, Why.UNKNOWN_COLUMN))
        elif found[0] in [column for column, _ in columns.values()]:
            mistakes.append(Mistake(line, name, Why.COLUMN_TWICE))
        else:
            columns[at] = found
    return columns, mistakes


def _line(number: int, cells: Sequence[str], head: Sequence[str], columns: _Columns) -> Line | Mistake:
    width = len(head)
    extra = any(cell.strip() for cell in cells[width:])
    nameless = any(cell.strip() for cell, name in zip(cells, head, strict=False) if not name.strip())
    if len(cells) < width or extra or nameless:
        return Mistake(number, "", Why.CELLS, limit=str(width))
    read = {column: one_way(unguard(cells[at])) for at, (column, _) in columns.items()}
    sku = fold_digits(read[Column.SKU])
    if not _SKU.fullmatch(sku):
        return Mistake(number, Column.SKU, Why.SKU, read[Column.SKU], str(LONGEST_SKU))
    return Line(number, sku, read)
