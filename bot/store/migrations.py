"""The steps by which a schema grows: numbered SQL files, forward only, each applied whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.store.errors import DatabaseIsNewer

FOLDER = Path(__file__).parent / "migrations"

CREATE_TABLE = """
CREATE TABLE IF NOT EXISTS migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
)
"""
APPLIED = "SELECT version FROM migrations ORDER BY version"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step."""

    version: int
    name: str
    sql: str

    @property
    def record(self) -> str:
        """The statement that notes it as applied (its name comes from a file of ours)."""
        return f"INSERT INTO migrations (version, name) VALUES ({self.version}, '{self.name}')"  # noqa: S608


def migrations_for(kind: str) -> list[Migration]:
    """Every step for `sqlite` or `postgres`, in order."""
    steps = []
    for path in sorted((FOLDER / kind).glob("*.sql")):
        number, _, name = path.stem.partition("_")
        steps.append(Migration(int(number), name, path.read_text(encoding="utf-8")))
    return steps


def still_to_apply(
    steps: Sequence[Migration], applied: Sequence[int], upto: int | None = None
) -> list[Migration]:
    """Pick the steps (up to that one) that a database lacks; raises DatabaseIsNewer where it has some that we lack."""
    known = max((step.version for step in steps), default=0)
    if applied and max(applied) > known:
        raise DatabaseIsNewer(max(applied), known)
    wanted = [step for step in steps if upto is None or step.version <= upto]
    return [step for step in wanted if step.version not in applied]
