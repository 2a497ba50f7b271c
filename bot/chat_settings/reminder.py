"""Reminds the owners, once a day, that their shop takes no orders."""

import asyncio
from datetime import timedelta

from bot.alerts.troubles import Troubles
from bot.chat_settings.live import LiveSettings
from bot.clock import Clock
from bot.store import Store, outbox
from bot.wakeup import Wakeup

LOOK_EVERY = timedelta(minutes=10)
# Whoever has just closed the shop needs no reminder.
FIRST_AFTER = timedelta(hours=12)
# An hour of the shop's day at which people are awake.
FROM_HOUR = 9


class MaintenanceReminder:
    """Looks now and then; several programs remind but once, since a day's reminder is one message."""

    def __init__(
        self, store: Store, live: LiveSettings, troubles: Troubles, clock: Clock, outbox_wakeup: Wakeup
    ) -> None:
        self._store = store
        self._live = live
        self._troubles = troubles
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup

    async def run(self) -> None:
        """Go on for ever; cancel to stop."""
        while True:
            await self.work_once()
            await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def work_once(self) -> None:
        """Remind, where it is due."""
        current, now = await self._live.refresh(), self._clock()
        closed = current.maintenance
        hour = now.astimezone(current.shop.timezone).hour
        if closed is None or now - closed.since < FIRST_AFTER or hour < FROM_HOUR:
            return
        async with self._store.transaction() as tx:
            await outbox.put(tx, [self._troubles.maintenance_on(closed.since, now)], now)
        self._outbox_wakeup.wake()
