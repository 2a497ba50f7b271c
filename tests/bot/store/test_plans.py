"""How SQLite finds what is asked: a shop of a million orders must answer as one of ten does, and no clock shows that.

PostgreSQL plans by the rows that it has counted, so that an empty database says nothing about it.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import aiosql
import pytest

from bot.store.migrations import migrations_for
from bot.store.session import QUERIES

# Indexes that are short, however much is over and done with.
OF_WHAT_WAITS = {"updates_of_chat", "outbox_due", "deliveries_due", "jobs_waiting", "broadcasts_open"}

READ_EVERYTHING = {
    # Somebody wants to know of everything.
    "count_orders_by_state",
    "count_payments_by_state",
    # Somebody takes records out, or compares a day with the gateway: once, before the pages.
    "count_export_payments",
    "count_export_buyers",
    "all_categories",
    # A merchant looks something up, or puts the catalogue in order.
    "archived_after",
    "archived_before",
    "counted_after",
    "counted_before",
    "category_is_parent",
    "every_product",
    "staff_members",
    "staff_to_tell",
    "lock_products",
    "products_of_category",
    "spread_products",
    # Once, when the program starts.
    "release_memberships",
    # Now and then, and a short table.
    "forget_forms",
    "no_longer_low",
    # A row or two.
    "backlogs_told",
    # The newest ones: from the end, up to a limit.
    "overview_orders",
    "overview_outbox",
    "bans_page",
    # A dozen rows at most.
    "chat_settings",
    # Whom a broadcast reaches: asked before it is sent off, and when it is.
    "count_audience",
    "insert_recipients",
}


# What every idle round asks: were one of these to read what is over and done with, the whole shop would wait for it.
AGAIN_AND_AGAIN = {
    "waiting_updates",
    "claim_due_messages",
    "next_due_message",
    "claim_due_deliveries",
    "next_due_delivery",
    "claim_due_memberships",
    "next_due_membership",
    "claim_due_checks",
    "oldest_due_check",
    "payments_left_asking",
    "orders_to_expire",
    "claim_jobs",
    "forget_updates",
    "forget_messages",
    "open_broadcasts",
    "claim_recipients",
    "count_recipients",
}


@dataclass(frozen=True)
class Query:
    """A query and what stands above it."""

    name: str
    comment: str
    sql: str

    def plan(self, database: sqlite3.Connection) -> list[str]:
        parameters = dict.fromkeys(re.findall(r"(?<![:\w]):(\w+)", self.sql), 1)
        return [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {self.sql}", parameters)]


def queries() -> Iterator[Query]:
    """Every query as SQLite is asked it; but for what `dargah audit` asks, which is about everything there is."""
    found = aiosql.from_path(QUERIES, "sqlite3", mandatory_parameters=False)
    for name in found.available_queries:
        query = getattr(found, name, None)
        if query is not None and not name.endswith("_cursor") and not name.startswith("audit_"):
            yield Query(name, query.__doc__ or "", query.sql)


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in migrations_for("sqlite"):
            connection.executescript(step.sql)
        yield connection


def indexes(database: sqlite3.Connection) -> set[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return {row[0] for row in rows}


def reads_a_table(step: str) -> bool:
    """Whether a step of a plan goes through all of a table."""
    if not step.startswith("SCAN ") or "VIRTUAL TABLE" in step or "CONSTANT ROW" in step:
        return False
    return not OF_WHAT_WAITS.intersection(step.split())


def test_only_who_wants_to_know_of_everything_reads_a_whole_table(database: sqlite3.Connection) -> None:
    readers = {query.name for query in queries() if any(reads_a_table(step) for step in query.plan(database))}
    assert readers == READ_EVERYTHING


def test_every_query_uses_the_indexes_that_it_says(database: sqlite3.Connection) -> None:
    known, unused = indexes(database), set()
    for query in queries():
        used = set(re.findall(r"INDEX (\w+)", " ".join(query.plan(database))))
        said = known.intersection(re.findall(r"\w+", query.comment))
        unused |= {(query.name, index) for index in said - used}
    assert unused == set()


def test_what_is_asked_again_and_again_says_which_index_it_needs(database: sqlite3.Connection) -> None:
    texts, known = {query.name: query.comment for query in queries()}, indexes(database)
    silent = {name for name in AGAIN_AND_AGAIN if not known.intersection(re.findall(r"\w+", texts[name]))}
    assert silent == set()
