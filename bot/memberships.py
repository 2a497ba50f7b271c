"""Sees to memberships of channels and groups: reminds in time, and puts out whose time is over."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.alerts import Alerts
from bot.chats import ChatError, Chats, NoRight, NoSuchChat
from bot.clock import Clock
from bot.membership_notices import MembershipNotices
from bot.membership_terms import LEASE, Membership, MembershipState, Step, next_step, reminded
from bot.staff.alert import Alert
from bot.store import Store, buyers, catalog, memberships, outbox
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

AT_ONCE = 8
LOOK_AGAIN = timedelta(seconds=5)
FIRST_RETRY = timedelta(seconds=15)
# Until somebody has mended it, or Telegram is well again.
RAREST_RETRY = timedelta(hours=1)


class Memberships:
    """Works through what is due, for ever, and hears who comes and goes.

    Whoever changes a membership has claimed it, so that letting in and putting out never cross.
    """

    def __init__(
        self,
        store: Store,
        chats: Chats,
        notices: MembershipNotices,
        alerts: Alerts,
        clock: Clock,
        outbox_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._chats = chats
        self._notices = notices
        self._alerts = alerts
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup

    async def joined(self, chat_id: int, user_id: int, invite_link: str | None) -> None:
        """Somebody came into a chat: by a link that was sold, they are who is put out at its end."""
        if not invite_link:
            return
        async with self._store.transaction() as tx:
            await memberships.joined(tx, chat_id, user_id, invite_link, self._clock())

    async def left(self, chat_id: int, user_id: int) -> None:
        """Somebody went out of a chat: a renewal lets them in again."""
        async with self._store.transaction() as tx:
            await memberships.left(tx, chat_id, user_id)

    async def run(self) -> None:
        """Go on for ever; cancel to stop, at any time."""
        while True:
            if not await self.work_once():
                await asyncio.sleep(await self._seconds_until_next())

    async def work_once(self) -> bool:
        """Do what is due now; whether there may be more of it at once."""
        now = self._clock()
        async with self._store.reading() as session:
            due = await memberships.next_due(session)
        if due is None or due > now:
            return False
        async with self._store.transaction() as tx:
            claimed = await memberships.claim_due(tx, now, now + LEASE, AT_ONCE)
        await asyncio.gather(*(self.see_to(membership) for membership in claimed))
        return len(claimed) == AT_ONCE

    async def see_to(self, membership: Membership) -> None:
        """Do what is due about a membership that was claimed; nothing where it was extended since."""
        try:
            match next_step(membership, self._clock()):
                case Step.REMIND:
                    await self._remind(membership)
                case Step.END:
                    await self._end(membership)
        except Exception:
            # One membership's trouble must not stop the others; its lease runs out and it is tried again.
            log.exception("a membership could not be seen to", membership=membership.id)

    async def _remind(self, membership: Membership) -> None:
        if membership.ends_at is None:
            return
        now = self._clock()
        after = reminded(membership, membership.ends_at, now)
        async with self._store.transaction() as tx:
            if not await memberships.reminded(tx, membership, after):
                return
            buyer = await buyers.find(tx, membership.buyer_id)
            product = await catalog.get(tx, membership.product_id)
            if buyer is not None:
                letter = self._notices.reminder(buyer, product, membership, membership.ends_at)
                await outbox.put(tx, [letter], now)
        self._outbox_wakeup.wake()

    async def _end(self, membership: Membership) -> None:
        """Put everybody out who came in by it, however often it takes, and only then say so."""
        try:
            if membership.invite_link:
                await self._chats.revoke(membership.chat_id, membership.invite_link)
            for person in membership.people:
                await self._chats.remove(membership.chat_id, person)
        except ChatError as error:
            await self._not_ended(membership, error)
            return
        now = self._clock()
        async with self._store.transaction() as tx:
            if not await memberships.end(tx, membership):
                await memberships.let_go(tx, membership)
            elif membership.state is MembershipState.ACTIVE and membership.ends_at is not None:
                buyer = await buyers.find(tx, membership.buyer_id)
                product = await catalog.get(tx, membership.product_id)
                if buyer is not None:
                    letter = self._notices.ended(buyer, product, membership, membership.ends_at)
                    await outbox.put(tx, [letter], now)
        self._outbox_wakeup.wake()

    async def _not_ended(self, membership: Membership, error: ChatError) -> None:
        now = self._clock()
        log.warning("nobody could be put out", membership=membership.id, reason=str(error))
        letters: list[Alert] = []
        async with self._store.transaction() as tx:
            if isinstance(error, NoRight | NoSuchChat):
                wait = RAREST_RETRY
                product = await catalog.get(tx, membership.product_id)
                missing = "chat" if isinstance(error, NoSuchChat) else "right"
                letters.append(self._alerts.membership_stuck(product, membership.chat_id, missing, now))
            else:
                wait = min(FIRST_RETRY * 2 ** min(membership.attempts, 10), RAREST_RETRY)
            await memberships.retry(tx, membership, now + wait)
            await outbox.put(tx, letters, now)
        self._outbox_wakeup.wake()

    async def _seconds_until_next(self) -> float:
        async with self._store.reading() as session:
            due = await memberships.next_due(session)
        return _pause(due, self._clock()).total_seconds()


def _pause(due: datetime | None, now: datetime) -> timedelta:
    """What was due already and not claimed is somebody else's."""
    return LOOK_AGAIN if due is None or due <= now else min(due - now, LOOK_AGAIN)
