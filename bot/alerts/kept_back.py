"""Tells how many alerts were kept back, once the hour is over in which there were too many."""

import asyncio
from datetime import timedelta

from bot.alerts.troubles import Troubles
from bot.clock import Clock
from bot.messages import Send
from bot.staff.alert_topics import Wish
from bot.store import Session, Store, alerts, outbox
from bot.store.alerts import How, KeptBack
from bot.wakeup import Wakeup

LOOKS_EVERY = timedelta(seconds=30)


class KeptBackTeller:
    """Closes the hours that are over; several programs may do so at the same time."""

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
        """Go on for ever; cancel to stop, at any time."""
        while True:
            await self.tell()
            await asyncio.sleep(self._every.total_seconds())

    async def tell(self) -> None:
        """Tell now of the hours that are over, each once."""
        now = self._clock()
        async with self._store.reading() as session:
            waiting = await alerts.old(session, now)
        if not waiting:
            return
        async with self._store.transaction() as tx:
            for kept in await alerts.kept_back(tx, now):
                await self._tell(tx, kept)
            await alerts.forget(tx, now)
        self._outbox_wakeup.wake()

    async def _tell(self, tx: Session, kept: KeptBack) -> None:
        now = self._clock()
        for reader, wish in await alerts.readers(tx, kept.topic):
            if reader.user_id != kept.user_id or wish is not Wish.EACH:
                continue
            once = f"kept-back:{kept.topic}:{kept.hour.isoformat()}:{reader.user_id}"
            message = self._troubles.kept_back(reader, kept, kept.hour + alerts.HOUR)
            await outbox.put(tx, [Send(reader.user_id, message, once=once)], now)
            await alerts.note(tx, once, reader.user_id, kept.topic, How.ALWAYS, now)
