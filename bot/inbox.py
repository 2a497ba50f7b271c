"""Updates as they came: stored before Telegram is told that we have them, and handled once in effect.

Handling is done when one transaction has noted it together with all that is to be said because of it. A crash
before that makes the update come again, so what it does on the way (an order, an invoice) carries its number.
"""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import Protocol

import structlog

from bot.clock import Clock
from bot.ending import let_end
from bot.messages import Letter
from bot.metrics import Metrics
from bot.store import Store, outbox, updates
from bot.store.updates import Received
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

# Most of them wait for a slow gateway, so many may: nobody's /help waits for somebody else's bank.
AT_ONCE = 400
TRIES = 6
LOOK_AGAIN = timedelta(seconds=1)
LEASE = timedelta(seconds=90)


class Handler(Protocol):
    """Answers updates. May be given the same update again, if it or the program failed before."""

    async def handle(self, update: Received) -> Sequence[Letter]:
        """Do what it asks, and give what to say."""
        ...

    async def apologise(self, update: Received) -> Sequence[Letter]:
        """Give what to say where handling failed for good."""
        ...


class Inbox:
    """Stores updates, and has them handled: in order for each chat, many chats at once."""

    def __init__(
        self,
        store: Store,
        handler: Handler,
        clock: Clock,
        metrics: Metrics,
        after: Wakeup,
        lease: timedelta = LEASE,
    ) -> None:
        self._store = store
        self._lease = lease
        self._handler = handler
        self._clock = clock
        self._metrics = metrics
        self._outbox = after
        self._wakeup = Wakeup()
        self._busy: dict[int, asyncio.Task[None]] = {}

    async def receive(self, received: Iterable[Received]) -> None:
        """Store updates; once this returns, Telegram may be told that we have them."""
        async with self._store.transaction() as tx:
            await updates.receive(tx, received, self._clock())
        self._wakeup.wake()

    async def run(self) -> None:
        """Handle for ever; cancel to stop, then `finish`."""
        while True:
            # Whoever becomes free while we read may be read as still waiting: they are looked at in the next round.
            busy = frozenset(self._busy)
            async with self._store.reading() as session:
                waiting = await updates.waiting(session, self._clock(), AT_ONCE * 2)
            for update in waiting:
                if update.chat_id not in busy and len(self._busy) < AT_ONCE:
                    task = asyncio.create_task(self._handle(update), name=f"update {update.id}")
                    self._busy[update.chat_id] = task
                    task.add_done_callback(partial(self._done, update.chat_id))
            await self._wakeup.wait(LOOK_AGAIN)

    async def finish(self, seconds: float) -> None:
        """Let the updates that are being handled end; what is left stays stored for the next start."""
        await let_end(self._busy.values(), seconds, "updates")

    def _done(self, chat_id: int, task: asyncio.Task[None]) -> None:
        del self._busy[chat_id]
        if not task.cancelled() and (error := task.exception()):
            # No nudge: it would be handled again at once, over and over, while the disk is full.
            log.error("the outcome of an update could not be stored", exc_info=error)
        else:
            self._wakeup.wake()

    async def _claim(self, update: Received) -> bool:
        """Keep an update from the other programs that serve this shop, where there can be any."""
        if not self._store.shared:
            return True
        now = self._clock()
        async with self._store.transaction() as tx:
            return await updates.claim(tx, update.id, now, now + self._lease)

    async def _give_back(self, update: Received) -> None:
        """Stopped halfway: the next start, or another program, need not wait until the lease is over."""
        if self._store.shared:
            async with self._store.transaction() as tx:
                await updates.give_back(tx, update.id, self._clock())

    async def _handle(self, update: Received) -> None:
        if not await self._claim(update):
            return
        try:
            letters = await self._handler.handle(update)
            async with self._store.transaction() as tx:
                if await updates.handled(tx, update.id):
                    await outbox.put(tx, letters, self._clock())
        except asyncio.CancelledError:
            await self._give_back(update)
            raise
        except Exception:
            log.exception("an update could not be handled", update=update.id, attempt=update.attempts + 1)
            await self._not_handled(update)
            return
        self._metrics.update_taken("handled")
        self._outbox.wake()

    async def _not_handled(self, update: Received) -> None:
        now = self._clock()
        if update.attempts + 1 < TRIES:
            self._metrics.update_taken("retried")
            async with self._store.transaction() as tx:
                await updates.retry(tx, update.id, now + timedelta(seconds=2**update.attempts))
            return
        self._metrics.update_taken("failed")
        letters = await self._handler.apologise(update)
        async with self._store.transaction() as tx:
            await updates.failed(tx, update.id)
            await outbox.put(tx, letters, now)
        self._outbox.wake()
