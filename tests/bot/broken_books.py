"""What no program of ours would write, written straight to a database, and how the audit tells of it."""

import sqlite3
from contextlib import closing

from bot.audit import Report
from tests.bot.store.database import path_of

FROZEN = (
    "payments_frozen",
    "orders_frozen",
    "deliveries_frozen",
    "codes_frozen",
    "refunds_frozen",
    "acceptances_frozen",
)


def break_it(url: str, statement: str) -> None:
    """Change what the database itself would refuse to."""
    with closing(sqlite3.connect(path_of(url), isolation_level=None)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        for trigger in FROZEN:
            file.execute(f"DROP TRIGGER {trigger}")
        assert file.execute(statement).rowcount > 0


def faults(report: Report) -> set[tuple[str, str]]:
    return {(fault.rule, fault.subject) for fault in report.faults}
