"""The record of who did what, when, to what: written with the deed, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.search_words import search_words, searchable
from bot.staff.rights import Role
from bot.store import Session, Store, audit_trail
from bot.store.audit_trail import Action
from bot.store.buyers import Buyer

PAGE = 10
LONGEST_NOTE = 200

# What a deed can be done to: recorded as `order 12`, said as `audit-thing`.
THINGS = ("order", "payment", "delivery", "product", "category", "discount", "broadcast", "buyer", "person")

_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, as what, and by which update: what a decision needs to be recorded with it."""

    person: Buyer
    role: Role
    update_id: int


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some actions, newest first; `older` is where the next page begins."""

    actions: Sequence[Action]
    older: int | None


class AuditTrail:
    """Notes and finds what those who run the shop did."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def note(self, actor: Actor, what: str, subject: str = "", detail: str = "") -> None:
        """Note something in a transaction of its own, before it is done; the same update notes it once."""
        async with self._store.transaction() as tx:
            await self.note_in(tx, actor, what, subject, detail)

    async def note_in(
        self, tx: Session, actor: Actor, what: str, subject: str = "", detail: str = ""
    ) -> None:
        """Note something in the transaction that does it."""
        person, subject, detail = actor.person, subject[:LONGEST_NOTE], detail[:LONGEST_NOTE]
        words = searchable(person.name, str(person.id), what, subject, detail)
        await audit_trail.note(
            tx,
            person.id,
            person.name,
            actor.role,
            what,
            subject,
            detail,
            actor.update_id,
            words,
            self._clock(),
        )

    async def page(self, words: str = "", before: int | None = None) -> TrailPage:
        """Show what was done, before the action with this number, where every word occurs in it."""
        async with self._store.reading() as session:
            found = await audit_trail.page(session, search_words(words), before or _NEWEST, PAGE + 1)
        return TrailPage(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None)
