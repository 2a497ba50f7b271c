"""A connection in use: named queries in, rows out."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import aiosql
from aiosql.adapters.aiosqlite import AioSQLiteAdapter
from aiosql.adapters.asyncpg import AsyncPGAdapter

Value: TypeAlias = "int | str | bytes | None"
Row: TypeAlias = Mapping[str, Any]

QUERIES = Path(__file__).parent / "queries"


class _SqliteAdapter(AioSQLiteAdapter):
    """Reads in one hop to the connection's thread where the library's own takes three."""

    async def select(
        self, conn: Any, _name: str, sql: str, parameters: Any, record_class: None = None
    ) -> Any:
        for row in await conn.execute_fetchall(sql, parameters):
            yield row

    async def select_one(
        self, conn: Any, _name: str, sql: str, parameters: Any, record_class: None = None
    ) -> Any:
        rows = await conn.execute_fetchall(sql, parameters)
        return rows[0] if rows else None

    async def select_value(self, conn: Any, _name: str, sql: str, parameters: Any) -> Any:
        rows = await conn.execute_fetchall(sql, parameters)
        return rows[0][0] if rows else None


class _PostgresAdapter(AsyncPGAdapter):
    """Counts changed rows where the library's own gives the server's tag, `UPDATE 1`."""

    async def insert_update_delete(self, conn: Any, name: str, sql: str, parameters: Any) -> int:
        tag = await super().insert_update_delete(conn, name, sql, parameters)  # type: ignore[no-untyped-call]  # aiosql's
        return int(str(tag).rpartition(" ")[2])


def _adapter(kind: Any) -> Any:
    """Aiosql's own adapters don't fit the protocol that its types name."""
    return kind


@cache
def load_sqlite_queries() -> Any:
    """Read every query as SQLite runs it; once for each program."""
    return aiosql.from_path(QUERIES, _adapter(_SqliteAdapter), mandatory_parameters=False)


@cache
def load_postgres_queries() -> Any:
    """Read every query as PostgreSQL runs it; those under `postgres` stand in for the common ones.

    Once for each program.
    """
    return aiosql.from_path(QUERIES, _adapter(_PostgresAdapter), mandatory_parameters=False)


class Session:
    """Runs named queries on one connection, inside whatever transaction that is in."""

    def __init__(self, connection: object, queries: object, overrides: object | None = None) -> None:
        self._connection = connection
        self._queries = queries
        self._overrides = overrides

    def _query(self, name: str) -> Any:
        return getattr(self._overrides, name, None) or getattr(self._queries, name)

    async def one(self, query: str, **values: Value) -> Row | None:
        """Give the only row, or None."""
        row: Row | None = await self._query(query)(self._connection, **values)
        return row

    async def all(self, query: str, **values: Value) -> list[Row]:
        """Give every row."""
        return [row async for row in self._query(query)(self._connection, **values)]

    async def value(self, query: str, **values: Value) -> Any:
        """Give the first column of the first row, or None."""
        return await self._query(query)(self._connection, **values)

    async def run(self, query: str, **values: Value) -> int:
        """Change rows and give their number."""
        changed: int = await self._query(query)(self._connection, **values)
        return changed
