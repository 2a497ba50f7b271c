"""The whole of a database as it was at one moment, and an empty one that is filled with it; of either kind."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from typing import Protocol, TypeAlias

Value: TypeAlias = "int | float | str | bytes | None"
Line: TypeAlias = Sequence[Value]

# Rows read at once; of a table that holds files, each by itself.
PAGE, PAGE_OF_FILES = 500, 1
# The schema's own record: it is made with the tables.
NOT_DUMPED = frozenset({"migrations"})
# What is on its way to somebody (exports, backups themselves) is not worth keeping, nor is the work on it, which a
# shop that comes back would begin again.
ONLY_WHERE = {
    "jobs": "state <> 'waiting'",
    "files": "keep_until IS NULL",
    "file_ids": "file_id IN (SELECT id FROM files WHERE keep_until IS NULL)",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns; `files`: some of them hold bytes. `where` says which rows are worth keeping."""

    name: str
    columns: tuple[str, ...]
    files: bool = False
    where: str = ""

    @property
    def select(self) -> str:
        """Read all of it that is worth keeping."""
        condition = f" WHERE {self.where}" if self.where else ""
        return f"SELECT {', '.join(map(quoted, self.columns))} FROM {quoted(self.name)}{condition}"  # noqa: S608  # names of the schema

    @property
    def page(self) -> int:
        """How many rows are read at once."""
        return PAGE_OF_FILES if self.files else PAGE


class Snapshot(Protocol):
    """What a database held when it was opened: writers go on meanwhile, and nothing of theirs is seen.

    `sequences` are the last number that each table with numbers of its own has given.
    """

    schema: int
    tables: Sequence[Table]
    sequences: Mapping[str, int]

    def rows(self, table: Table) -> AsyncIterator[Sequence[Line]]:
        """Read a table, a few rows at a time."""
        ...


class Filling(Protocol):
    """An empty database that is filled in one transaction; constraints are checked as ever."""

    async def fill(self, table: Table, rows: AsyncIterator[Sequence[Line]]) -> int:
        """Write all of a table, and give the number of rows; what it refers to must be there, or in itself."""
        ...

    async def count_on(self, sequences: Mapping[str, int]) -> None:
        """Let numbers go on where they were."""
        ...


def in_order(tables: Iterable[Table], references: Iterable[tuple[str, str]]) -> list[Table]:
    """Put each table behind those that it refers to; raises CycleError where they refer to each other."""
    by_name = {table.name: table for table in tables}
    if "files" in by_name and "keep_until" in by_name["files"].columns:
        by_name |= {name: replace(by_name[name], where=where) for name, where in ONLY_WHERE.items()}
    sorter: TopologicalSorter[str] = TopologicalSorter({name: () for name in sorted(by_name)})
    for table, other in references:
        if table != other and table in by_name and other in by_name:
            sorter.add(table, other)
    return [by_name[name] for name in sorter.static_order()]


def quoted(name: str) -> str:
    """Write a table's or column's name as both databases take it."""
    return f'"{name}"'
