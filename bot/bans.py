"""Keeping somebody out of the shop: they can't order, search or write; what they have paid for stays theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from bot.clock import Clock
from bot.staff.audit_trail import Actor, AuditTrail
from bot.store import Session, Store, bans, buyers, staff, threads
from bot.store.bans import Ban
from bot.store.buyers import Buyer

PAGE = 10
LONGEST_REASON = 200
TOLD_AGAIN_AFTER = timedelta(minutes=1)


class Outcome(Enum):
    """What came of a wish to ban somebody."""

    BANNED = auto()
    ALREADY = auto()
    STAFF = auto()


@dataclass(frozen=True, slots=True)
class BanPage:
    """Some who are kept out, the newest first; `further` says how many to skip for the next page, if there is one."""

    bans: Sequence[Ban]
    further: int | None


class Bans:
    """Knows who is kept out. Those of the staff never are."""

    def __init__(self, store: Store, trail: AuditTrail, clock: Clock) -> None:
        self._store = store
        self._trail = trail
        self._clock = clock

    async def find(self, user_id: int) -> Ban | None:
        """Whether somebody is kept out, and why."""
        async with self._store.reading() as session:
            return await bans.find(session, user_id)

    async def to_tell(self, user_id: int, update_id: int) -> bool:
        """Whether to answer somebody who is kept out: once a minute, and again where that same update comes again."""
        now = self._clock()
        async with self._store.transaction() as tx:
            return await bans.tell(tx, user_id, update_id, now - TOLD_AGAIN_AFTER, now)

    async def ban(self, tx: Session, by: Buyer, user_id: int, reason: str) -> Outcome:
        """Keep somebody out from now on; their talk with the shop ends."""
        now = self._clock()
        if await staff.find(tx, user_id) is not None:
            return Outcome.STAFF
        buyer = await buyers.find(tx, user_id)
        name = "" if buyer is None else buyer.name
        if not await bans.put(tx, user_id, name, reason, by.id, by.name, now):
            return Outcome.ALREADY
        thread = await threads.current(tx, user_id)
        if thread is not None:
            await threads.close(tx, thread.id, now)
        return Outcome.BANNED

    async def unban(self, actor: Actor, user_id: int) -> Ban | None:
        """Let somebody in again; gives what kept them out, None where nothing did."""
        async with self._store.transaction() as tx:
            ban = await bans.find(tx, user_id)
            if ban is None or not await bans.remove(tx, user_id):
                return None
            await self._trail.note_in(tx, actor, "unban", f"{ban.name} ({user_id})".strip())
            return ban

    async def page(self, skip: int = 0) -> BanPage:
        """List those who are kept out."""
        async with self._store.reading() as session:
            found = await bans.page(session, skip, PAGE + 1)
        return BanPage(found[:PAGE], skip + PAGE if len(found) > PAGE else None)
