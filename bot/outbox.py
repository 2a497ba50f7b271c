"""Messages that must arrive: taken from the database in order for each chat, and sent until Telegram has them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog

from bot.alerts import Alerts
from bot.alerts.telegram_watch import TelegramWatch
from bot.buyers import keep_for_later
from bot.clock import Clock
from bot.ending import let_end
from bot.messages import Edit, Letter, Send
from bot.messenger import Messenger, MessengerError, Refused, SlowDown, TokenRefused, Unavailable, Unreachable
from bot.metrics import Metrics
from bot.store import Session, Store, outbox
from bot.store.outbox import Queued
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

AT_ONCE = 50
LEASE = timedelta(minutes=3)
# A file may be long on its way; when the lease runs out, somebody else begins with the same letter.
CARRY_WITHIN = LEASE - timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=2)
LOOK_AGAIN = timedelta(seconds=5)

# What else there is to do, in the same transaction, where a chat can't be reached.
Lost: TypeAlias = Callable[[Session, int, datetime], Awaitable[None]]


class Outbox:
    """Sends what the database holds, at most `AT_ONCE` chats at a time."""

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        alerts: Alerts,
        clock: Clock,
        metrics: Metrics,
        wakeup: Wakeup,
        watch: TelegramWatch,
        lost: Lost | None = None,
    ) -> None:
        self._store = store
        self._lost = lost
        self._messenger = messenger
        self._alerts = alerts
        self._clock = clock
        self._metrics = metrics
        self._wakeup = wakeup
        self._watch = watch
        self._sending: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Send for ever; cancel to stop, then `finish`."""
        while True:
            now = self._clock()
            if not await self.send_due():
                await self._wakeup.wait(await self._until_next(now))

    async def send_due(self) -> bool:
        """Begin to send what is due now; whether there may be more of it at once."""
        free = AT_ONCE - len(self._sending)
        claimed = await self._claim(free) if free else []
        for queued in claimed:
            task = asyncio.create_task(self._deliver(queued), name=f"outbox {queued.id}")
            self._sending.add(task)
            task.add_done_callback(self._done)
        return bool(free) and len(claimed) == free

    async def finish(self, seconds: float) -> None:
        """Let the messages that are on their way arrive."""
        await let_end(self._sending, seconds, "messages")

    def _done(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._wakeup.wake()
        if not task.cancelled() and (error := task.exception()):
            # Its lease runs out, and it is tried again.
            log.error("a message could not be handled", exc_info=error)

    async def _claim(self, most: int) -> list[Queued]:
        now = self._clock()
        async with self._store.transaction() as tx:
            return await outbox.claim_due(tx, now, now + LEASE, most)

    async def _until_next(self, claimed_at: datetime) -> timedelta:
        # What was due then and not claimed stands behind an earlier letter of its chat, or is leased to somebody.
        async with self._store.reading() as session:
            due = await outbox.next_due(session, claimed_at)
        return LOOK_AGAIN if due is None else min(due - self._clock(), LOOK_AGAIN)

    async def _deliver(self, queued: Queued) -> None:
        letter = queued.letter
        try:
            async with asyncio.timeout(CARRY_WITHIN.total_seconds()):
                message_id = await self._carry(letter)
        except TimeoutError:
            await self._not_sent(queued, Unavailable("it took too long"))
            return
        except MessengerError as error:
            await self._not_sent(queued, error)
            return
        self._metrics.message_tried("sent")
        await self._watch.answered()
        async with self._store.transaction() as tx:
            await outbox.sent(tx, queued.id, message_id, self._clock())

    async def _carry(self, letter: Letter) -> int | None:
        if isinstance(letter, Send):
            return await self._messenger.send(letter.chat_id, letter.message)
        for message_id in await self._places(letter):
            new_id = await self._messenger.edit(letter.chat_id, message_id, letter.message)
            if new_id is not None and letter.slot is not None:
                async with self._store.transaction() as tx:
                    await outbox.replaced(tx, letter.slot, message_id, new_id)
        return letter.message_id

    async def _places(self, edit: Edit) -> list[int]:
        if edit.message_id is not None:
            return [edit.message_id]
        async with self._store.reading() as session:
            return await outbox.messages_in_slot(session, edit.slot or "")

    async def _not_sent(self, queued: Queued, error: MessengerError) -> None:
        now, chat_id = self._clock(), queued.letter.chat_id
        match error:
            case SlowDown(seconds=seconds):
                self._metrics.message_tried("slow_down")
                async with self._store.transaction() as tx:
                    await outbox.retry(tx, queued.id, now + timedelta(seconds=seconds))
            case Unreachable():
                self._metrics.message_tried("unreachable")
                async with self._store.transaction() as tx:
                    await keep_for_later(tx, self._alerts, chat_id, now)
                    if self._lost is not None:
                        await self._lost(tx, chat_id, now)
            case Refused():
                self._metrics.message_tried("refused")
                log.error("Telegram refuses a message", message=queued.id, reason=str(error))
                async with self._store.transaction() as tx:
                    await outbox.drop(tx, queued.id)
                    alert = self._alerts.message_refused(chat_id, str(error), queued.id)
                    await outbox.put(tx, [alert], now)
            case Unavailable() | TokenRefused() | _:
                self._metrics.message_tried("unavailable")
                if isinstance(error, Unavailable):
                    self._watch.failed()
                wait = min(timedelta(seconds=2 ** min(queued.attempts, 10)), LONGEST_WAIT)
                async with self._store.transaction() as tx:
                    await outbox.retry(tx, queued.id, now + wait)
