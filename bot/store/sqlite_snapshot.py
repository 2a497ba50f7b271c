"""Snapshots of an SQLite file, and filling an empty one."""

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence

import aiosqlite

from bot.store.snapshot import NOT_DUMPED, Line, Table, in_order, quoted

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_COLUMNS = "SELECT name, type FROM pragma_table_info(?) ORDER BY cid"
_REFERENCES = """
SELECT m.name, f."table" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'
"""


class SqliteSnapshot:
    """See Snapshot; the connection is in a read transaction that nobody else uses."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        schema: int,
        tables: Sequence[Table],
        sequences: Mapping[str, int],
    ) -> None:
        self._connection = connection
        self.schema = schema
        self.tables = tables
        self.sequences = sequences

    @classmethod
    async def begin(cls, connection: aiosqlite.Connection) -> "SqliteSnapshot":
        """Fix the moment: from the first read on, nothing that others write is seen."""
        await connection.execute("BEGIN")
        schema = await _value(connection, "SELECT max(version) FROM migrations")
        tables = await tables_of(connection)
        rows = await connection.execute_fetchall("SELECT name, seq FROM sqlite_sequence")
        return cls(connection, int(schema or 0), tables, {row[0]: row[1] for row in rows})

    async def rows(self, table: Table) -> AsyncIterator[Sequence[Line]]:
        """See Snapshot."""
        async with self._connection.execute(table.select) as cursor:
            while page := list(await cursor.fetchmany(table.page)):
                yield [tuple(row) for row in page]


class SqliteFilling:
    """See Filling."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fill(self, table: Table, rows: AsyncIterator[Sequence[Line]]) -> int:
        """See Filling."""
        places = ", ".join("?" * len(table.columns))
        names = ", ".join(map(quoted, table.columns))
        sql = f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({places})"  # noqa: S608  # names of the schema
        number = 0
        async for page in rows:
            await self._connection.executemany(sql, page)
            number += len(page)
        return number

    async def count_on(self, sequences: Mapping[str, int]) -> None:
        """See Filling."""
        for table, last in sequences.items():
            changed = await self._connection.execute(
                "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table)
            )
            if not changed.rowcount:
                await self._connection.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last)
                )


async def tables_of(connection: aiosqlite.Connection) -> list[Table]:
    """Every table but the schema's own record, each behind what it refers to."""
    names = [row[0] for row in await connection.execute_fetchall(_TABLES) if row[0] not in NOT_DUMPED]
    tables = []
    for name in names:
        columns = list(await connection.execute_fetchall(_COLUMNS, (name,)))
        files = any(column["type"] == "BLOB" for column in columns)
        tables.append(Table(name, tuple(column["name"] for column in columns), files))
    references = [(row[0], row[1]) for row in await connection.execute_fetchall(_REFERENCES)]
    return in_order(tables, references)


async def is_empty(connection: aiosqlite.Connection) -> bool:
    """Whether no table holds a row."""
    for table in await tables_of(connection):
        if await _value(connection, f"SELECT EXISTS (SELECT 1 FROM {quoted(table.name)})"):  # noqa: S608
            return False
    return True


async def _value(connection: aiosqlite.Connection, sql: str) -> int | None:
    rows: list[sqlite3.Row] = list(await connection.execute_fetchall(sql))
    value: int | None = rows[0][0] if rows else None
    return value
