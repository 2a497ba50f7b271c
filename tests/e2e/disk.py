"""A disk that takes no more, for some writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.e2e.shop import Shop


@contextmanager
def full_disk(shop: Shop, what: str) -> Iterator[None]:
    """Have every write of a kind ("INSERT ON updates") fail in the shop's SQLite file while the block runs."""
    path = shop.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as beside:
        beside.execute(
            f"CREATE TRIGGER full_disk BEFORE {what} BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
        try:
            yield
        finally:
            beside.execute("DROP TRIGGER full_disk")
