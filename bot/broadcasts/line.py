"""The line of broadcasts: one runs, the next begins when it is over, and each one's sender sees how far it is."""

from collections.abc import Sequence

import structlog

from bot.broadcasts.broadcast import Broadcast, BroadcastId, BroadcastState
from bot.broadcasts.progress import Progress
from bot.clock import Clock
from bot.store import Session, Store, broadcasts, recipients
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)


class Line:
    """Looks after what was sent off and is not over."""

    def __init__(self, store: Store, progress: Progress, outbox_wakeup: Wakeup, clock: Clock) -> None:
        self._store = store
        self._progress = progress
        self._outbox_wakeup = outbox_wakeup
        self._clock = clock

    async def look_after(self) -> Sequence[Broadcast]:
        """Move the line on, say how far each in it is, and give those that are not over."""
        async with self._store.reading() as session:
            if not await broadcasts.unfinished(session):
                return ()
        async with self._store.transaction() as tx:
            await self._move_on(tx)
            unfinished = await broadcasts.unfinished(tx)
            for broadcast in unfinished:
                await self._progress.tell(tx, broadcast)
        self._outbox_wakeup.wake()
        return unfinished

    async def _move_on(self, tx: Session) -> None:
        """End what is over, and let the first in line run where nothing does."""
        running = False
        line = await broadcasts.lock_line(tx)
        for broadcast_id, state in line:
            if overdue := await recipients.take_back_overdue(tx, broadcast_id, self._clock()):
                # Somebody was killed, and it is not known whether these were sent it.
                log.warning("people are tried again", broadcast=broadcast_id, number=overdue)
            counts = await recipients.count(tx, broadcast_id)
            if state is BroadcastState.STOPPING and not counts.under_way:
                await self._end(tx, broadcast_id, state, BroadcastState.STOPPED)
            elif state is BroadcastState.RUNNING and not counts.left:
                await self._end(tx, broadcast_id, state, BroadcastState.DONE)
            elif state is BroadcastState.RUNNING:
                running = True
        first = next((number for number, state in line if state is BroadcastState.WAITING), None)
        if first is not None and not running:
            await broadcasts.move(tx, first, BroadcastState.WAITING, BroadcastState.RUNNING)

    async def _end(
        self, tx: Session, broadcast_id: BroadcastId, old: BroadcastState, new: BroadcastState
    ) -> None:
        if await broadcasts.end(tx, broadcast_id, old, new, self._clock()):
            await self._progress.end(tx, broadcast_id)
            log.info("a broadcast is over", broadcast=broadcast_id, state=new.value)
