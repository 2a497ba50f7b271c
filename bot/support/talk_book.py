"""Looking talks up: what a reply belongs to, which talks wait for an answer, what was said in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.orders import Order
from bot.store import Store, outbox, threads
from bot.store.buyers import Buyer
from bot.store.threads import Listed
from bot.support.slots import said_in
from bot.support.staff_room import context_of
from bot.support.talk import Hears, Saying, Thread

PAGE = 10
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A message of ours that belongs to a talk."""

    saying: Saying
    thread: Thread


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Some open talks; `further` says how many to skip for the next page, where there is one."""

    listed: Sequence[Listed]
    further: int | None


@dataclass(frozen=True, slots=True)
class ThreadCard:
    """A talk with what was said in it last."""

    thread: Thread
    buyer: Buyer
    order: Order | None
    sayings: Sequence[Saying]


class TalkBook:
    """Looks talks up."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def hears(self, buyer: Buyer) -> Hears | None:
        """What of the things that a buyer writes goes to the shop; None where they have no open talk."""
        async with self._store.reading() as session:
            thread = await threads.current(session, buyer.id)
        now = self._clock()
        return thread.hears_at(now) if thread is not None and thread.is_open(now) else None

    async def place(self, chat_id: int, message_id: int) -> Place | None:
        """Which talk a message of ours belongs to, and what it says; None where to none."""
        async with self._store.reading() as session:
            slot = await outbox.slot_at(session, chat_id, message_id)
            number = None if slot is None else said_in(slot)
            saying = None if number is None else await threads.saying(session, number)
            thread = None if saying is None else await threads.find(session, saying.thread_id)
        return None if saying is None or thread is None else Place(saying, thread)

    async def saying(self, message_id: int) -> Saying | None:
        """Give something that was said."""
        async with self._store.reading() as session:
            return await threads.saying(session, message_id)

    async def page(self, skip: int = 0) -> ThreadPage:
        """List open talks, the longest unanswered first."""
        async with self._store.reading() as session:
            listed = await threads.page(session, self._clock(), skip, PAGE + 1)
        return ThreadPage(listed[:PAGE], skip + PAGE if len(listed) > PAGE else None)

    async def card(self, thread_id: int) -> ThreadCard | None:
        """Show a talk, open or closed."""
        async with self._store.reading() as session:
            thread = await threads.find(session, thread_id)
            if thread is None:
                return None
            context = await context_of(session, thread)
            sayings = await threads.last(session, thread.id, SHOWN)
        return ThreadCard(thread, context.buyer, context.order, sayings)
