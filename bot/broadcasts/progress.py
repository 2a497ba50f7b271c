"""The message in which a broadcast's sender sees it move, and the one that says what came of it."""

from datetime import timedelta

from bot.broadcasts.broadcast import ENDED, Broadcast, BroadcastState, Report
from bot.broadcasts.card import card
from bot.broadcasts.pace import Pace
from bot.clock import Clock
from bot.messages import Edit, Message, Send
from bot.speech import Speech
from bot.store import Session, broadcasts, buyers, catalog, outbox, recipients
from bot.texts.languages import Language

EVERY = timedelta(seconds=5)
# As many reasons as one reads on a phone.
MOST_REASONS = 5


class Progress:
    """Says how far a broadcast is, in the chat of whoever sent it off."""

    def __init__(self, speech: Speech, pace: Pace, clock: Clock) -> None:
        self._speech = speech
        self._pace = pace
        self._clock = clock

    async def begin(self, tx: Session, broadcast_id: int) -> None:
        """Put the message there, with the transaction that sends it off."""
        broadcast = await broadcasts.find(tx, broadcast_id)
        if broadcast is None or broadcast.started_by is None:
            raise LookupError(f"broadcast {broadcast_id} was not sent off")
        report, now = await report_in(tx, broadcast), self._clock()
        slot = slot_of(broadcast)
        message = await self._said(tx, report)
        await broadcasts.tell(tx, broadcast.id, broadcast.told, _mark(report), now)
        await outbox.put(tx, [Send(broadcast.started_by, message, slot, once=slot)], now)

    async def tell(self, tx: Session, broadcast: Broadcast) -> bool:
        """Say how far it is, where that changed and was not said just now; whether anything was said."""
        now = self._clock()
        if broadcast.started_by is None or now < broadcast.told_at + EVERY:
            return False
        report = await report_in(tx, broadcast)
        if _mark(report) == broadcast.told or await broadcasts.is_being_told(tx, slot_of(broadcast)):
            return False
        if not await broadcasts.tell(tx, broadcast.id, broadcast.told, _mark(report), now):
            return False
        message = await self._said(tx, report)
        await outbox.put(tx, [Edit(broadcast.started_by, message, slot_of(broadcast))], now)
        return True

    async def end(self, tx: Session, broadcast_id: int) -> None:
        """Say what came of it: where its progress stood, and in a message of its own, which rings."""
        broadcast = await broadcasts.find(tx, broadcast_id)
        if broadcast is None or broadcast.started_by is None or broadcast.state not in ENDED:
            raise LookupError(f"broadcast {broadcast_id} is not over")
        report, now, slot = await report_in(tx, broadcast), self._clock(), slot_of(broadcast)
        message = await self._said(tx, report)
        await broadcasts.tell(tx, broadcast.id, broadcast.told, _mark(report), now)
        letters = (
            Edit(broadcast.started_by, message, slot, once=f"{slot}:over"),
            Send(broadcast.started_by, Message(message.html), once=f"{slot}:result"),
        )
        await outbox.put(tx, letters, now)

    async def _said(self, session: Session, report: Report) -> Message:
        sender = await buyers.find(session, report.broadcast.started_by or 0)
        language: Language = self._speech.shop.language if sender is None else sender.language
        return card(report, self._speech, language, self._pace)


async def report_in(session: Session, broadcast: Broadcast) -> Report:
    """Tell how far a broadcast is."""
    counts = await recipients.count(session, broadcast.id)
    failures = await recipients.failures(session, broadcast.id, MOST_REASONS) if counts.failed else []
    product_id = broadcast.to.product_id
    product = None if product_id is None else (await catalog.get(session, product_id)).names
    return Report(broadcast, counts, failures, await _ahead(session, broadcast), product)


async def _ahead(session: Session, broadcast: Broadcast) -> int:
    if broadcast.state is not BroadcastState.WAITING:
        return 0
    line = await broadcasts.unfinished(session)
    place = next((n for n, each in enumerate(line) if each.id == broadcast.id), 0)
    before = [each for each in line[:place] if each.state is BroadcastState.WAITING]
    return len(before) + sum(each.state is BroadcastState.RUNNING for each in line)


def slot_of(broadcast: Broadcast) -> str:
    """Name its progress message."""
    return f"broadcast:{broadcast.id}"


def _mark(report: Report) -> str:
    """Tell apart what is said: the same mark, the same words."""
    counts = report.counts
    moved = f"{counts.sent}/{counts.blocked}/{counts.failed}/{counts.no_news}/{counts.left}"
    return f"{report.broadcast.state} {report.ahead} {moved}"
