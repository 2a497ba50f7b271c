"""Talks between buyers and the shop: opened by a buyer, answered by whoever of the staff is there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.clock import Clock
from bot.file_store import Files
from bot.files import Attachment
from bot.orders import Order
from bot.staff.audit_trail import Actor, AuditTrail
from bot.store import Session, Store, buyers, orders, outbox, threads
from bot.store.buyers import Buyer
from bot.support.letters import TalkLetters
from bot.support.staff_room import StaffRoom, context_of
from bot.support.talk import Content, Hears, MessageId, Saying, Thread, ThreadId

MOST_A_MINUTE = 10
_MINUTE = timedelta(minutes=1)
# The buyer's last words are among these, unless the shop has said more than that since.
LOOKED_THROUGH = 20


class PassedOn(Enum):
    """What became of something that a buyer wrote."""

    PASSED = auto()
    TOO_OFTEN = auto()


@dataclass(frozen=True, slots=True)
class Answered:
    """The buyer is sent what one of the staff wrote; `others` have answered the same before."""

    buyer: Buyer
    others: tuple[str, ...] = ()


class Support:
    """Carries words between buyers and staff; what an update says is carried once, however often it comes."""

    def __init__(
        self,
        store: Store,
        files: Files,
        room: StaffRoom,
        letters: TalkLetters,
        trail: AuditTrail,
        clock: Clock,
    ) -> None:
        self._store = store
        self._files = files
        self._room = room
        self._letters = letters
        self._trail = trail
        self._clock = clock

    async def open(self, buyer: Buyer, order_id: int | None = None) -> Order | None:
        """Have all that a buyer writes go to the shop from now on; gives the order that it is about.

        That is the named one, where it is the buyer's own, else the one that it was about before, else their newest.
        """
        now = self._clock()
        async with self._store.transaction() as tx:
            thread = await self._begin(tx, buyer, now)
            await threads.hear(tx, thread.id, Hears.ALL)
            return await _order_of(tx, thread, buyer, order_id)

    async def leave(self, buyer: Buyer) -> None:
        """Have nothing but replies go to the shop, until it writes or the buyer opens the talk again."""
        async with self._store.transaction() as tx:
            thread = await threads.current(tx, buyer.id)
            if thread is not None:
                await threads.hear(tx, thread.id, Hears.REPLIES)

    async def step_aside(self, buyer: Buyer) -> None:
        """The bot has asked something: the amount that is written next is for it, and not for the shop."""
        async with self._store.transaction() as tx:
            thread = await threads.current(tx, buyer.id)
            if thread is not None and thread.hears is Hears.ALL:
                await threads.hear(tx, thread.id, Hears.WORDS)

    async def say(
        self, buyer: Buyer, content: Content, update_id: int, order_id: int | None = None
    ) -> PassedOn:
        """Pass something on to the staff, in a new talk where there is none. Raises FileError."""
        now = self._clock()
        async with self._store.transaction() as tx:
            if await threads.said_by(tx, update_id) is not None:
                return PassedOn.PASSED
            thread = await self._begin(tx, buyer, now)
            if await threads.said_since(tx, thread.id, now - _MINUTE) >= MOST_A_MINUTE:
                return PassedOn.TOO_OFTEN
            await _order_of(tx, thread, buyer, order_id)
            author, file = (None, buyer.name), await self._kept(tx, content)
            saying = await threads.say(tx, thread.id, author, content.text, file, None, update_id, now)
            await threads.waits(tx, thread.id, now)
            await self._room.show(tx, saying, now)
        return PassedOn.PASSED

    async def answer(self, actor: Actor, to: MessageId, content: Content) -> Answered | None:
        """Send the buyer an answer to what they said; None where their talk is closed. Raises FileError."""
        now = self._clock()
        async with self._store.transaction() as tx:
            said = await threads.saying(tx, to)
            thread = None if said is None else await threads.find(tx, said.thread_id)
            if said is None or thread is None:
                return None
            alone = await threads.lock(tx, thread.id, now)
            context = await context_of(tx, thread)
            before = await threads.answers_to(tx, said.id)
            others = [answer.author_name for answer in before if answer.author_id != actor.person.id]
            answered = Answered(context.buyer, tuple(dict.fromkeys(others)))
            if await threads.said_by(tx, actor.update_id) is not None:
                return answered
            if not alone:
                return None
            saying = await self._written(tx, actor.person, thread, content, said.id, actor.update_id, now)
            await self._room.mark(tx, said, now)
            await self._trail.note_in(tx, actor, "talk_answered", _named(context.buyer), saying.text)
        return answered

    async def write(
        self, tx: Session, by: Buyer, buyer_id: int, text: str, order_id: int | None, update_id: int
    ) -> Buyer | None:
        """Write to a buyer, in a new talk where there is none; gives the buyer, None where there is no such.

        It answers what they said last, where that waits for an answer; else the others of the staff are shown it.
        """
        now, buyer = self._clock(), await buyers.find(tx, buyer_id)
        if buyer is None or await threads.said_by(tx, update_id) is not None:
            return buyer
        thread = await self._begin(tx, buyer, now)
        await _order_of(tx, thread, buyer, order_id)
        said = None
        if thread.waiting_since is not None:
            last = await threads.last(tx, thread.id, LOOKED_THROUGH)
            said = next((saying for saying in reversed(last) if saying.by_buyer), None)
        answers = None if said is None else said.id
        saying = await self._written(tx, by, thread, Content(text), answers, update_id, now)
        if said is None:
            await self._room.show(tx, saying, now, but=(by.id, buyer.id))
        else:
            await self._room.mark(tx, said, now)
        return buyer

    async def close(self, actor: Actor, thread_id: int) -> bool:
        """End a talk and tell its buyer; False where it has ended already."""
        async with self._store.transaction() as tx:
            thread = await threads.find(tx, thread_id)
            if thread is None or not await threads.close(tx, thread.id, self._clock()):
                return False
            context = await context_of(tx, thread)
            await outbox.put(tx, [self._letters.closed(context.buyer)], self._clock())
            await self._trail.note_in(tx, actor, "talk_closed", _named(context.buyer))
        return True

    async def finish(self, buyer: Buyer) -> bool:
        """End the talk as its buyer wishes; False where they have none."""
        async with self._store.transaction() as tx:
            thread = await threads.current(tx, buyer.id)
            return thread is not None and await threads.close(tx, thread.id, self._clock())

    async def _begin(self, tx: Session, buyer: Buyer, now: datetime) -> Thread:
        """Give the buyer's open talk, in which nobody else says anything until the transaction ends."""
        while True:
            thread = await threads.open_one(tx, buyer.id, now)
            if await threads.lock(tx, thread.id, now):
                return await _again(tx, thread.id)

    async def _written(
        self,
        tx: Session,
        by: Buyer,
        thread: Thread,
        content: Content,
        answers: MessageId | None,
        update_id: int,
        now: datetime,
    ) -> Saying:
        """Send the buyer what one of the staff wrote, and hear what they say to it."""
        author, file = (by.id, by.name), await self._kept(tx, content)
        saying = await threads.say(tx, thread.id, author, content.text, file, answers, update_id, now)
        await threads.answered(tx, thread.id)
        if thread.hears is Hears.REPLIES:
            await threads.hear(tx, thread.id, Hears.WORDS)
        context = await context_of(tx, await _again(tx, thread.id))
        await outbox.put(tx, self._letters.to_buyer(context, saying), now)
        return saying

    async def _kept(self, tx: Session, content: Content) -> Attachment | None:
        file = content.file
        if file is None:
            return None
        kept = await self._files.keep_in(tx, file.name, file.mime, file.body)
        return Attachment(kept.id, file.shown)


async def _again(tx: Session, thread_id: ThreadId) -> Thread:
    """Read a talk as it is by now."""
    thread = await threads.find(tx, thread_id)
    if thread is None:
        raise LookupError(f"there is no talk {thread_id}")
    return thread


async def _order_of(tx: Session, thread: Thread, buyer: Buyer, order_id: int | None) -> Order | None:
    """Have the talk be about the order, where it is the buyer's own; else about what it was, or their newest."""
    order = None if order_id is None else await orders.find(tx, order_id)
    if order is None or order.buyer_id != buyer.id:
        if thread.order_id is not None:
            return await orders.find(tx, thread.order_id)
        order = next(iter(await orders.page_of_buyer(tx, buyer.id, skip=0, most=1)), None)
    if order is not None:
        await threads.about(tx, thread.id, order.id)
    return order


def _named(buyer: Buyer) -> str:
    return f"{buyer.name} ({buyer.id})"
