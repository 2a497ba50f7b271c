"""Who wants no broadcasts."""

from bot.clock import Clock
from bot.store import Store, broadcasts, recipients
from bot.wakeup import Wakeup


class News:
    """Who wants no news. What concerns their orders reaches them all the same."""

    def __init__(self, store: Store, wakeup: Wakeup, clock: Clock) -> None:
        self._store = store
        self._wakeup = wakeup
        self._clock = clock

    async def stop(self, buyer_id: int) -> None:
        """Leave somebody out of every broadcast from now on, and of what has not reached them yet."""
        async with self._store.transaction() as tx:
            await broadcasts.want_no_news(tx, buyer_id, self._clock())
            await recipients.leave_out(tx, buyer_id)

    async def resume(self, buyer_id: int) -> None:
        """Let them have news again, and what is under way."""
        async with self._store.transaction() as tx:
            await broadcasts.want_news(tx, buyer_id)
            await recipients.take_back(tx, buyer_id)
        self._wakeup.wake()
