"""How the program is doing."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.metrics import Metrics
from bot.store import Store, outbox, payments, updates

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Condition:
    """What waits, and for how long; all zero where the database does not answer."""

    database: bool
    messages: int = 0
    oldest_message_seconds: float = 0
    updates: int = 0
    oldest_due_check_seconds: float = 0


class Health:
    """Looks at the database, and keeps the gauges of the metrics true."""

    def __init__(self, store: Store, clock: Clock, metrics: Metrics) -> None:
        self._store = store
        self._clock = clock
        self._metrics = metrics

    async def look(self) -> Condition:
        """Look now."""
        try:
            async with self._store.reading() as session:
                depth, oldest = await outbox.depth(session)
                waiting = await updates.count_waiting(session)
                due = await payments.oldest_due(session)
        except Exception:
            log.exception("the database does not answer")
            return Condition(database=False)
        condition = Condition(
            database=True,
            messages=depth,
            oldest_message_seconds=self._age(oldest),
            updates=waiting,
            oldest_due_check_seconds=self._age(due),
        )
        self._metrics.outbox_depth.set(condition.messages)
        self._metrics.outbox_age.set(condition.oldest_message_seconds)
        self._metrics.oldest_check.set(condition.oldest_due_check_seconds)
        return condition

    def _age(self, since: datetime | None) -> float:
        return 0.0 if since is None else max(0.0, (self._clock() - since).total_seconds())
