"""The database behind a store, spoken to directly: what a person with a database tool could do."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import asyncpg

Rows: TypeAlias = Sequence[Mapping[str, object]]

# What the two databases raise where a constraint or a trigger refuses a change.
Refused = (sqlite3.IntegrityError, asyncpg.IntegrityConstraintViolationError, asyncpg.RaiseError)


def path_of(url: str) -> Path:
    """The file of an SQLite address."""
    return Path(url.removeprefix("sqlite:///"))


async def run_sql(url: str, sql: str) -> Rows:
    """Run one statement, commit it, and give its rows."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(path_of(url), isolation_level=None)) as file:
            file.row_factory = sqlite3.Row
            file.execute("PRAGMA foreign_keys = ON")
            return [dict(row) for row in file.execute(sql)]
    connection = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()
