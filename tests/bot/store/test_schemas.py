"""Both databases have the same tables, columns and constraints, step by step."""

import re
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.migrations import FOLDER, migrations_for
from tests.bot.store.database import run_sql

# What the two call by different names, and what only one of them has to say.
SAME = [
    (r"--[^\n]*", " "),
    (r"BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"),
    (r"BIGINT", "INTEGER"),
    (r"BYTEA", "BLOB"),
    (r"\) STRICT(, WITHOUT ROWID)?", ")"),
    (r' COLLATE "C"', ""),
    (r"\(\(lower\(username\)\)\)", "(lower(username))"),
    (r'"right"\((\w+), 4\)', r"substr(\1, -4)"),
    (r"\s+", " "),
]

SQLITE_COLUMNS = """
SELECT t.name AS tab, c.name AS col, CASE c.type WHEN 'TEXT' THEN 'text' ELSE 'number' END AS kind,
       c.[notnull] OR c.pk AS filled
FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
"""
POSTGRES_COLUMNS = """
SELECT table_name AS tab, column_name AS col, CASE data_type WHEN 'text' THEN 'text' ELSE 'number' END AS kind,
       CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS filled
FROM information_schema.columns
WHERE table_schema = 'public'
"""
SQLITE_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'"
POSTGRES_INDEXES = """
SELECT indexname AS name FROM pg_indexes
WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


def definitions(kind: str, file: str) -> list[str]:
    """Every table and index of a step, written alike."""
    text = (FOLDER / kind / file).read_text(encoding="utf-8")
    for pattern, same in SAME:
        text = re.sub(pattern, same, text)
    return re.findall(r"CREATE (?:UNIQUE )?(?:TABLE|INDEX) [^;]*", text)


def triggers(kind: str, file: str) -> set[str]:
    text = (FOLDER / kind / file).read_text(encoding="utf-8")
    return set(re.findall(r"CREATE TRIGGER (\w+) BEFORE UPDATE ON \w+", text))


FILES = sorted(path.name for path in (FOLDER / "sqlite").glob("*.sql"))


def test_both_have_the_same_steps() -> None:
    sqlite, postgres = (
        [(s.version, s.name) for s in migrations_for(kind)] for kind in ("sqlite", "postgres")
    )
    assert sqlite == postgres
    assert [version for version, _ in sqlite] == list(range(1, len(sqlite) + 1))


@pytest.mark.parametrize("file", FILES)
def test_a_step_makes_the_same_tables_indexes_and_triggers_in_both(file: str) -> None:
    assert definitions("sqlite", file) == definitions("postgres", file)
    assert triggers("sqlite", file) == triggers("postgres", file)


async def columns(url: str) -> set[tuple[object, ...]]:
    """Every column as the database has it: its table, name, type, and whether it must be filled."""
    rows = await run_sql(url, POSTGRES_COLUMNS if url.startswith("postgresql:") else SQLITE_COLUMNS)
    return {tuple(row.values()) for row in rows}


async def indexes(url: str) -> set[object]:
    """Every index that a step made by name; each database names those of its constraints itself."""
    rows = await run_sql(url, POSTGRES_INDEXES if url.startswith("postgresql:") else SQLITE_INDEXES)
    return {row["name"] for row in rows}


async def test_both_end_with_the_same_columns_and_indexes(postgres_url: str, tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / 'shop.db'}", postgres_url]
    for url in urls:
        store = await open_store(url)
        await store.migrate()
        await store.close()
    sqlite, postgres = urls
    assert await columns(sqlite) == await columns(postgres)
    assert await indexes(sqlite) == await indexes(postgres)
