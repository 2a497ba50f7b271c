"""Goods that are a place in a channel or group, for some days or for ever."""

from datetime import datetime

from bot.chats import ChatError, Chats, NoRight, NoSuchChat
from bot.clock import Clock
from bot.deliveries import Content, Delivery
from bot.goods.protocol import Elsewhere, Fetched, Impossible, Later, Trouble
from bot.membership_terms import LEASE, Membership, extended
from bot.store import Session, Store, memberships


class MembershipGoods:
    """Goods of Kind.MEMBERSHIP; see Goods. The product's details hold the `chat_id`, and the `days` that one lasts.

    The content's `invite` is "" for who is in the chat already.
    """

    def __init__(self, store: Store, chats: Chats, clock: Clock) -> None:
        self._store = store
        self._chats = chats
        self._clock = clock

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Elsewhere:
        """See Goods."""
        return Elsewhere()

    async def fetch(self, delivery: Delivery) -> Fetched:
        """See Goods. The membership stays claimed until `record`, so that nobody is put out of the chat meanwhile.

        Repeated, it makes another link; the one before is ended first, so that one purchase lets one person in.
        """
        membership = await self._claim(delivery)
        if membership is None:
            return Later(Trouble.TELEGRAM_FAILING, "this membership is being changed")
        try:
            return Content(invite=await self._invite(delivery, membership))
        except NoRight as error:
            fetched: Fetched = Impossible(Trouble.NO_RIGHT, str(error))
        except NoSuchChat as error:
            fetched = Impossible(Trouble.NO_CHAT, str(error))
        except ChatError as error:
            fetched = Later(Trouble.TELEGRAM_FAILING, str(error))
        async with self._store.transaction() as tx:
            await memberships.let_go(tx, membership)
        return fetched

    async def record(self, tx: Session, delivery: Delivery, content: Content, now: datetime) -> Content:
        """See Goods. Fixes until when the membership lasts."""
        membership = await memberships.lock(tx, chat_of(delivery), delivery.line.buyer_id)
        days = int(delivery.details.get("days", 0)) * delivery.line.quantity
        longer = extended(membership, delivery.line.product_id, days, now)
        await memberships.extend(tx, longer)
        return Content(invite=content.invite, until=longer.ends_at)

    async def _claim(self, delivery: Delivery) -> Membership | None:
        now, chat_id, line = self._clock(), chat_of(delivery), delivery.line
        async with self._store.transaction() as tx:
            await memberships.open_place(tx, chat_id, line.buyer_id, line.product_id, now)
            return await memberships.claim(tx, chat_id, line.buyer_id, now, now + LEASE)

    async def _invite(self, delivery: Delivery, membership: Membership) -> str:
        """Make a link for who is not in the chat."""
        for person in membership.people:
            if await self._chats.is_member(membership.chat_id, person):
                return ""
        if membership.invite_link:
            await self._chats.revoke(membership.chat_id, membership.invite_link)
        link = await self._chats.invite(membership.chat_id, f"#{delivery.line.order_id}")
        async with self._store.transaction() as tx:
            await memberships.link_made(tx, membership, link)
        return link


def chat_of(delivery: Delivery) -> int:
    """Name the chat that is sold."""
    return int(delivery.details["chat_id"])
