"""Notices that Telegram could not be reached, and says so once it can: nobody can be told before."""

from datetime import datetime, timedelta

from bot.alerts.troubles import Troubles
from bot.clock import Clock
from bot.store import Store, outbox
from bot.wakeup import Wakeup

# A shorter silence is nothing out of the ordinary.
TOLD_FROM = timedelta(minutes=2)


class TelegramWatch:
    """Hears how each call of Telegram's went, from those who make them."""

    def __init__(self, store: Store, troubles: Troubles, clock: Clock, outbox_wakeup: Wakeup) -> None:
        self._store = store
        self._troubles = troubles
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup
        self._silent_since: datetime | None = None

    def failed(self) -> None:
        """A call got no answer, or one that makes no sense."""
        self._silent_since = self._silent_since or self._clock()

    async def answered(self) -> None:
        """A call got an answer, whatever it says."""
        since, self._silent_since = self._silent_since, None
        if since is None or (now := self._clock()) - since < TOLD_FROM:
            return
        async with self._store.transaction() as tx:
            await outbox.put(tx, [self._troubles.telegram_well_again(since, now)], now)
        self._outbox_wakeup.wake()
