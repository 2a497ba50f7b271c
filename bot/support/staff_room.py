"""Where what buyers write reaches the staff: in a group of theirs, or each in private."""

from collections.abc import Sequence
from datetime import datetime

from bot.clock import Clock
from bot.staff.audit_trail import Actor, AuditTrail
from bot.staff.rights import Right, may
from bot.store import Session, Store, buyers, orders, outbox, staff, staff_group, threads
from bot.store.staff_group import Group
from bot.support.letters import Context, TalkLetters
from bot.support.talk import Saying, Thread


class StaffRoom:
    """Knows who is to read what buyers write, and shows it to them."""

    def __init__(self, store: Store, letters: TalkLetters, trail: AuditTrail, clock: Clock) -> None:
        self._store = store
        self._letters = letters
        self._trail = trail
        self._clock = clock

    async def group(self) -> Group | None:
        """Which group is the staff's; None where each is written to in private."""
        async with self._store.reading() as session:
            return await staff_group.find(session)

    async def move_to(self, actor: Actor, chat_id: int, title: str) -> None:
        """Have everything come to a group from now on."""
        async with self._store.transaction() as tx:
            await staff_group.put(tx, chat_id, title, actor.person.id, self._clock())
            await self._trail.note_in(tx, actor, "staffgroup_set", title, str(chat_id))

    async def move_out(self, actor: Actor) -> bool:
        """Write to each in private again; False where there is no group."""
        async with self._store.transaction() as tx:
            group = await staff_group.find(tx)
            if group is None or not await staff_group.remove(tx, group.chat_id):
                return False
            await self._trail.note_in(tx, actor, "staffgroup_unset", group.title, str(group.chat_id))
            return True

    async def gone(self, chat_id: int) -> None:
        """The bot is no longer in a chat; where that was the staff's group, see `lost`."""
        async with self._store.transaction() as tx:
            await self.lost(tx, chat_id, self._clock())

    async def lost(self, tx: Session, chat_id: int, now: datetime) -> None:
        """Write to each in private again where this was the group; what nobody has answered yet is shown anew."""
        group = await staff_group.find(tx)
        if group is None or not await staff_group.remove(tx, chat_id):
            return
        await outbox.put(tx, self._letters.group_gone(group.title, await self.chats(tx)), now)
        for saying in await threads.unanswered(tx, now):
            await self.show(tx, saying, now)

    async def chats(self, tx: Session) -> list[int]:
        """Every chat in which the staff read along."""
        # Held: were the group lost meanwhile, what is said now would be shown to nobody.
        group = await staff_group.hold(tx)
        if group is not None:
            return [group.chat_id]
        members = await staff.every(tx)
        return [member.user_id for member in members if may(member.role, Right.TALK)]

    async def show(self, tx: Session, saying: Saying, now: datetime, but: Sequence[int] = ()) -> None:
        """Show the staff something that was said, but not in these chats."""
        chats = [chat for chat in await self.chats(tx) if chat not in but]
        context, answers = await self._about(tx, saying)
        await outbox.put(tx, self._letters.copies(context, saying, answers, chats), now)

    async def mark(self, tx: Session, saying: Saying, now: datetime) -> None:
        """Write under what was shown who has answered it by now."""
        context, answers = await self._about(tx, saying)
        await outbox.put(tx, self._letters.edits(context, saying, answers, await self.chats(tx)), now)

    async def _about(self, session: Session, saying: Saying) -> tuple[Context, list[Saying]]:
        thread = await threads.find(session, saying.thread_id)
        if thread is None:
            raise LookupError(f"there is no talk {saying.thread_id}")
        return await context_of(session, thread), await threads.answers_to(session, saying.id)


async def context_of(session: Session, thread: Thread) -> Context:
    """Read whose talk it is, and about which order; raises LookupError."""
    buyer = await buyers.find(session, thread.buyer_id)
    if buyer is None:
        raise LookupError(f"there is no buyer {thread.buyer_id}")
    order = None if thread.order_id is None else await orders.find(session, thread.order_id)
    return Context(buyer, order)
