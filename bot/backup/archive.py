"""The form of a backup before it is encrypted: lines of JSON, compressed.

The first line tells of the whole; then each table has a line with its name and columns, and one for each row, as a
list; bytes are `{"base64": "..."}`. The last line counts the rows, so that nothing can be missing unseen.
"""

import base64
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from bot.store.snapshot import Line, Table, Value

FORMAT = 1
# Fast, and most of what it can do: backups are made beside a shop at work.
_LEVEL = 5


class NotABackup(Exception):
    """It is no backup, or not all of one; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line tells: the step of the schema, and when it was made."""

    schema: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Tail:
    """What the last line tells: the rows of each table, and the numbers that go on from here."""

    rows: Mapping[str, int]
    sequences: Mapping[str, int]


class ArchiveWriter:
    """Writes one; every method works on the disk, and belongs into a thread."""

    def __init__(self, out: IO[bytes], head: Head) -> None:
        self._gzip = gzip.GzipFile(fileobj=out, mode="wb", compresslevel=_LEVEL, mtime=0)
        self._rows: dict[str, int] = {}
        self._table = ""
        self._line({"dargah_backup": FORMAT, "schema": head.schema, "made_at": head.made_at.isoformat()})

    def begin(self, table: Table) -> None:
        """Begin a table."""
        self._table = table.name
        self._rows[table.name] = 0
        self._line({"table": table.name, "columns": table.columns})

    def add(self, rows: Sequence[Line]) -> None:
        """Write rows of the table that was begun last."""
        for row in rows:
            self._line([_written(value) for value in row])
        self._rows[self._table] += len(rows)

    def end(self, sequences: Mapping[str, int]) -> None:
        """Write the last line."""
        self._line({"rows": self._rows, "sequences": dict(sequences)})
        self._gzip.close()

    def _line(self, value: object) -> None:
        self._gzip.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


class ArchiveReader:
    """Reads one that is whole: `head`, then `tables` to their end, then `tail`. Raises NotABackup."""

    def __init__(self, source: IO[bytes]) -> None:
        self._lines = _lines(source)
        first = self._next()
        if not isinstance(first, dict) or first.get("dargah_backup") != FORMAT:
            raise NotABackup("its first line is not that of a backup that this program knows")
        self.head = Head(int(first["schema"]), datetime.fromisoformat(first["made_at"]))
        self.tail: Tail | None = None
        self._ahead = self._next()

    def tables(self) -> Iterator[Table]:
        """Go from table to table; the rows of each must be read before the next."""
        while isinstance(self._ahead, dict) and "table" in self._ahead:
            yield Table(self._ahead["table"], tuple(self._ahead["columns"]))
        if not isinstance(self._ahead, dict) or "rows" not in self._ahead:
            raise NotABackup("its end is missing")
        self.tail = Tail(self._ahead["rows"], self._ahead["sequences"])

    def rows(self) -> Iterator[Line]:
        """Give the rows of the table that was given last."""
        while isinstance(line := self._next(), list):
            yield [_read(value) for value in line]
        self._ahead = line

    def _next(self) -> Any:  # noqa: ANN401  # whatever stands on the line
        try:
            return json.loads(next(self._lines))
        except StopIteration:
            raise NotABackup("its end is missing") from None
        except ValueError:
            raise NotABackup("a line of it can't be read") from None


def _lines(source: IO[bytes]) -> Iterator[bytes]:
    try:
        yield from gzip.GzipFile(fileobj=source, mode="rb")
    except (OSError, EOFError) as error:
        raise NotABackup(f"it can't be unpacked: {error}") from error


def _written(value: Value) -> object:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _read(value: Any) -> Value:  # noqa: ANN401  # whatever stands in the list
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    return value  # type: ignore[no-any-return]  # JSON's other plain values
