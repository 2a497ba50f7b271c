"""Notices what waits too long: messages to be sent, and payments to be checked."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.troubles import Troubles, Waits
from bot.clock import Clock
from bot.store import Store, alerts, outbox, payments
from bot.wakeup import Wakeup

LOOKS_EVERY = timedelta(seconds=30)
# From then on it is told; and it counts as over when nothing waits longer than this.
TOO_LONG = timedelta(minutes=5)
WELL_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many of something wait (0: not known), and since when the first one does."""

    number: int
    since: datetime | None

    def age(self, now: datetime) -> timedelta:
        """How long the first one has waited."""
        return timedelta() if self.since is None else now - self.since


class BacklogWatch:
    """Tells the staff once that something waits too long, and once that it no longer does.

    What was told stands in the database: several programs tell it once, and a restart does not repeat it.
    """

    def __init__(
        self,
        store: Store,
        troubles: Troubles,
        clock: Clock,
        outbox_wakeup: Wakeup,
        every: timedelta = LOOKS_EVERY,
    ) -> None:
        self._store = store
        self._troubles = troubles
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup
        self._every = every

    async def run(self) -> None:
        """Look for ever; cancel to stop, at any time."""
        while True:
            await self.look()
            await asyncio.sleep(self._every.total_seconds())

    async def look(self) -> None:
        """Look now."""
        async with self._store.reading() as session:
            backlogs = {
                Waits.MESSAGES: Backlog(*await outbox.depth(session)),
                Waits.CHECKS: Backlog(0, await payments.oldest_due(session)),
            }
            told = await alerts.backlogs(session)
        for what, backlog in backlogs.items():
            age = backlog.age(self._clock())
            if age >= TOO_LONG and what not in told:
                await self._began(what, backlog, age)
            elif age < WELL_AGAIN and what in told:
                await self._over(what)

    async def _began(self, what: Waits, backlog: Backlog, age: timedelta) -> None:
        now = self._clock()
        async with self._store.transaction() as tx:
            if await alerts.backlog_began(tx, what, now):
                await outbox.put(tx, [self._troubles.backlog(what, backlog.number, age, now)], now)
        self._outbox_wakeup.wake()

    async def _over(self, what: Waits) -> None:
        now = self._clock()
        async with self._store.transaction() as tx:
            if await alerts.backlog_over(tx, what):
                await outbox.put(tx, [self._troubles.backlog_over(what, now)], now)
        self._outbox_wakeup.wake()
