"""Sends broadcasts: a few people at a time, each once, beside the outbox so that nobody's receipt waits for news."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.alerts import Alerts
from bot.broadcasts.broadcast import Broadcast, BroadcastState
from bot.broadcasts.letter import as_sent
from bot.broadcasts.line import Line
from bot.buyers import keep_for_later
from bot.clock import Clock
from bot.ending import let_end
from bot.messages import Message
from bot.messenger import (
    AnswerLost,
    Messenger,
    MessengerError,
    Refused,
    SlowDown,
    Unavailable,
    Unreachable,
)
from bot.metrics import Metrics
from bot.speech import Speech
from bot.store import Session, Store, recipients
from bot.store.recipients import Claimed
from bot.texts.languages import Language
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

# Each holds a connection to Telegram, of which answers need the most; and each is one who may be sent it twice should
# the program be killed meanwhile.
AT_ONCE = 12
LEASE = timedelta(minutes=3)
# A picture may be long on its way; when the lease runs out, somebody else begins with the same person.
CARRY_WITHIN = LEASE - timedelta(seconds=10)
LOOK_AGAIN = timedelta(seconds=5)
LOOK_WHILE_MOVING = timedelta(seconds=1)
LONGEST_REST = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of trying somebody: the message's number, or what the messenger said instead."""

    whom: Claimed
    said: int | MessengerError


class BroadcastWorker:
    """Works through the broadcast that runs, for ever, and lets the next in line run when it is over.

    Whom it is about to try is committed before, and what came of it after: so nobody is left out, and nobody is sent
    it twice unless the answer was lost, with the program or on the way.
    """

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        line: Line,
        alerts: Alerts,
        speech: Speech,
        metrics: Metrics,
        wakeup: Wakeup,
        clock: Clock,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._line = line
        self._alerts = alerts
        self._speech = speech
        self._metrics = metrics
        self._wakeup = wakeup
        self._clock = clock
        self._under_way: set[asyncio.Task[None]] = set()
        self._outcomes: list[Outcome] = []
        self._round: asyncio.Task[None] | None = None
        self._running: Broadcast | None = None
        self._letters: dict[Language, Message] = {}
        self._look_at: datetime | None = None
        self._rest_until: datetime | None = None
        self._troubles = 0

    async def run(self) -> None:
        """Go on for ever; cancel to stop, then `finish`."""
        while True:
            await self.work_once()
            await self._wakeup.wait(self._until_next())

    async def work_once(self) -> None:
        """Look after the line where it is time to; then write down who was tried, and begin with others."""
        if self._running is None or self._look_at is None or self._clock() >= self._look_at:
            await self._look()
        # To its end, though the program stop meanwhile: whoever was taken and not begun with would count as tried.
        self._round = asyncio.create_task(self._begin())
        await asyncio.shield(self._round)

    async def settle(self) -> None:
        """Wait for those who are under way, and write down what came of them."""
        while self._under_way:
            await asyncio.wait(list(self._under_way))
        self._running = None
        await self._turn()

    async def finish(self, seconds: float) -> None:
        """Let the messages that are on their way arrive, and write down that they did."""
        if self._round is not None:
            await asyncio.wait([self._round])
        self._running = None
        await let_end(self._under_way, seconds, "broadcasts")
        await self._turn()

    async def _begin(self) -> None:
        for whom in await self._turn():
            task = asyncio.create_task(
                self._try(whom, self._letters[whom.language]), name=f"broadcast to {whom.buyer_id}"
            )
            self._under_way.add(task)
            task.add_done_callback(self._done)

    async def _look(self) -> None:
        unfinished = await self._line.look_after()
        running = next((each for each in unfinished if each.state is BroadcastState.RUNNING), None)
        if running is not None:
            self._letters = {
                language: as_sent(running.content, self._speech, language) for language in Language
            }
        self._running = running
        moving = any(each.state is not BroadcastState.PAUSED for each in unfinished)
        self._look_at = self._clock() + (LOOK_WHILE_MOVING if moving else LOOK_AGAIN)

    async def _turn(self) -> Sequence[Claimed]:
        """Write down what came of those who were tried, and take as many others as there is room for."""
        outcomes, self._outcomes = self._outcomes, []
        claimed: Sequence[Claimed] = ()
        if not outcomes and not (self._running and self._room() > 0):
            return claimed
        try:
            async with self._store.transaction() as tx:
                for outcome in outcomes:
                    if not await self._write(tx, outcome):
                        log.warning("a broadcast's lease was over", buyer=outcome.whom.buyer_id)
                now, room = self._clock(), self._room()
                if self._running is not None and room > 0:
                    claimed = await recipients.claim(tx, self._running.id, now, now + LEASE, room)
                    if not claimed and not self._under_way:
                        # It is over, or paused, or those who are left must wait: the next look tells.
                        self._running = None
        except Exception:
            # What is known of them stays known: without it, they would be sent it twice.
            self._outcomes = [*outcomes, *self._outcomes]
            raise
        return claimed

    def _room(self) -> int:
        if self._rest_until is not None and self._clock() < self._rest_until:
            return 0
        # After trouble, one tries whether it is over. Who was tried and is not written down would be tried again, too.
        return (1 if self._troubles else AT_ONCE) - len(self._under_way) - len(self._outcomes)

    def _until_next(self) -> timedelta:
        now = self._clock()
        moments = [self._look_at or now]
        if self._rest_until is not None and self._rest_until > now:
            moments.append(self._rest_until)
        return min(moments) - now

    async def _try(self, whom: Claimed, letter: Message) -> None:
        said: int | MessengerError
        try:
            async with asyncio.timeout(CARRY_WITHIN.total_seconds()):
                said = await self._messenger.send(whom.buyer_id, letter)
        except TimeoutError:
            said = AnswerLost("it took too long")
        except MessengerError as error:
            said = error
        self._outcomes.append(Outcome(whom, said))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._wakeup.wake()
        if not task.cancelled() and (error := task.exception()):
            # The lease runs out, and they are tried again.
            log.error("somebody could not be sent a broadcast", exc_info=error)

    async def _write(self, tx: Session, outcome: Outcome) -> bool:
        """Note one outcome; False where somebody else has that person by now."""
        now, whom = self._clock(), outcome.whom
        match outcome.said:
            case int(message_id):
                self._metrics.message_tried("sent")
                self._troubles = 0
                return await recipients.reached(tx, whom, message_id)
            case SlowDown(seconds=seconds):
                self._metrics.message_tried("slow_down")
                self._rest(timedelta(seconds=seconds))
                return await recipients.not_tried(tx, whom, now)
            case Unreachable():
                self._metrics.message_tried("unreachable")
                self._troubles = 0
                await keep_for_later(tx, self._alerts, whom.buyer_id, now)
                return await recipients.blocked(tx, whom)
            case Refused() as refusal:
                self._metrics.message_tried("refused")
                self._troubles = 0
                return await recipients.failed(tx, whom, str(refusal) or "refused")
            case AnswerLost():
                self._metrics.message_tried("unavailable")
                return await recipients.unsure(tx, whom, now + self._trouble())
            case Unavailable() | MessengerError():
                self._metrics.message_tried("unavailable")
                return await recipients.not_tried(tx, whom, now + self._trouble())

    def _trouble(self) -> timedelta:
        """Rest, the longer the more went wrong since something went well; gives how long."""
        if self._rest_until is None or self._clock() >= self._rest_until:
            # Those who were under way together met the same trouble.
            self._troubles += 1
        rest = min(timedelta(seconds=2 ** min(self._troubles - 1, 10)), LONGEST_REST)
        self._rest(rest)
        return rest

    def _rest(self, span: timedelta) -> None:
        until = self._clock() + span
        self._rest_until = until if self._rest_until is None else max(self._rest_until, until)
