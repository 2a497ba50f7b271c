"""Two shops in which a buyer sees pages of the same size: one that opened today, and one that has grown."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

ROWS = Path(__file__).with_name("shop.sql")
FIRST_BUYER = 5_000_000_001


@dataclass(frozen=True, slots=True)
class Size:
    """How much a shop holds."""

    orders: int
    buyers: int
    products: int
    categories: int
    open_orders: int


SMALL = Size(orders=10, buyers=1, products=10, categories=11, open_orders=1)
LARGE = Size(orders=1_000_000, buyers=100_000, products=10_000, categories=100, open_orders=200)


def fill_sqlite(path: Path, size: Size) -> None:
    """Write a shop into a migrated file that nobody has open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in (
            "synchronous = OFF",
            "journal_mode = OFF",
            "temp_store = MEMORY",
            "cache_size = -500000",
        ):
            file.execute(f"PRAGMA {pragma}")
        file.execute("BEGIN")
        for statement in _statements(size):
            file.execute(statement)
        file.execute("COMMIT")
        file.execute("PRAGMA journal_mode = WAL")


def _statements(size: Size) -> Iterator[str]:
    text = ROWS.read_text(encoding="utf-8")
    for name, number in {**asdict(size), "now": time.time_ns() // 1_000_000}.items():
        text = text.replace(f":{name}", str(number))
    return (statement for statement in text.split(";\n") if statement.strip())
