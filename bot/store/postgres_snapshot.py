"""Snapshots of a PostgreSQL database, and filling an empty one."""

from collections.abc import AsyncIterator, Mapping, Sequence

import asyncpg

from bot.store.snapshot import NOT_DUMPED, Line, Table, in_order, quoted

# A table may be large, and its last index slow.
FILL_WITHIN = 3600.0

_COLUMNS = """
SELECT c.table_name, c.column_name, c.data_type, c.is_identity
FROM information_schema.columns AS c
JOIN information_schema.tables AS t USING (table_schema, table_name)
WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
ORDER BY c.table_name, c.ordinal_position
"""
_REFERENCES = """
SELECT a.relname AS name, b.relname AS other
FROM pg_constraint AS f
JOIN pg_class AS a ON a.oid = f.conrelid
JOIN pg_class AS b ON b.oid = f.confrelid
JOIN pg_namespace AS n ON n.oid = a.relnamespace
WHERE f.contype = 'f' AND n.nspname = current_schema()
"""
_LAST_NUMBER = "SELECT pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass)"
_COUNT_ON = "SELECT setval(pg_get_serial_sequence($1, $2)::regclass, $3)"


class PostgresSnapshot:
    """See Snapshot; the connection is in a transaction that is repeatable and can write nothing."""

    def __init__(
        self,
        connection: asyncpg.Connection,
        schema: int,
        tables: Sequence[Table],
        sequences: Mapping[str, int],
    ) -> None:
        self._connection = connection
        self.schema = schema
        self.tables = tables
        self.sequences = sequences

    @classmethod
    async def begin(cls, connection: asyncpg.Connection) -> "PostgresSnapshot":
        """Read what is there in the transaction that the connection is in."""
        schema = await connection.fetchval("SELECT max(version) FROM migrations")
        sequences = {}
        for table, column in await _numbered(connection):
            last = await connection.fetchval(_LAST_NUMBER, table, column)
            if last is not None:
                sequences[table] = last
        return cls(connection, schema or 0, await tables_of(connection), sequences)

    async def rows(self, table: Table) -> AsyncIterator[Sequence[Line]]:
        """See Snapshot."""
        cursor = await self._connection.cursor(table.select)
        while page := await cursor.fetch(table.page):
            yield [tuple(row.values()) for row in page]


class PostgresFilling:
    """See Filling."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def fill(self, table: Table, rows: AsyncIterator[Sequence[Line]]) -> int:
        """See Filling; by one COPY, so that rows may refer to later ones of the same table."""
        number = 0

        async def each() -> AsyncIterator[Line]:
            nonlocal number
            async for page in rows:
                number += len(page)
                for row in page:
                    yield row

        await self._connection.copy_records_to_table(
            table.name, records=each(), columns=table.columns, timeout=FILL_WITHIN
        )
        return number

    async def count_on(self, sequences: Mapping[str, int]) -> None:
        """See Filling."""
        for table, column in await _numbered(self._connection):
            if table in sequences:
                await self._connection.execute(_COUNT_ON, table, column, sequences[table])


async def tables_of(connection: asyncpg.Connection) -> list[Table]:
    """Every table but the schema's own record, each behind what it refers to."""
    columns: dict[str, list[str]] = {}
    files = set()
    for row in await connection.fetch(_COLUMNS):
        columns.setdefault(row["table_name"], []).append(row["column_name"])
        if row["data_type"] == "bytea":
            files.add(row["table_name"])
    tables = [
        Table(name, tuple(names), name in files) for name, names in columns.items() if name not in NOT_DUMPED
    ]
    references = [(row["name"], row["other"]) for row in await connection.fetch(_REFERENCES)]
    return in_order(tables, references)


async def is_empty(connection: asyncpg.Connection) -> bool:
    """Whether no table holds a row."""
    for table in await tables_of(connection):
        if await connection.fetchval(f"SELECT EXISTS (SELECT 1 FROM {quoted(table.name)})"):  # noqa: S608
            return False
    return True


async def _numbered(connection: asyncpg.Connection) -> list[tuple[str, str]]:
    """Tables that number their rows, each with the column."""
    rows = await connection.fetch(_COLUMNS)
    return [(row["table_name"], row["column_name"]) for row in rows if row["is_identity"] == "YES"]
