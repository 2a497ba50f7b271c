"""Getting to know buyers, and noticing when they go and come back."""

from dataclasses import replace
from datetime import datetime

from bot.alerts import Alerts
from bot.clock import Clock
from bot.orders import BuyerId
from bot.speech import Speech
from bot.store import Session, Store, buyers, outbox
from bot.store.buyers import Buyer
from bot.texts.languages import Language


class Buyers:
    """Everybody who has ever written to the bot."""

    def __init__(self, store: Store, speech: Speech, alerts: Alerts, clock: Clock) -> None:
        self._store = store
        self._speech = speech
        self._alerts = alerts
        self._clock = clock

    async def meet(self, user_id: int, name: str, username: str | None = None) -> Buyer:
        """Know who writes; whoever could not be reached is sent what they missed."""
        async with self._store.reading() as session:
            known = await buyers.find(session, user_id)
        same = known is not None and (known.name, known.username) == (name, username)
        if known is not None and same and not known.blocked:
            return known
        now = self._clock()
        async with self._store.transaction() as tx:
            buyer = await buyers.meet(tx, user_id, name, self._speech.shop.language, now, username)
            await buyers.mark_reachable(tx, user_id)
            await outbox.unpark(tx, user_id, now)
        return replace(buyer, blocked=False)

    async def find(self, user_id: int) -> Buyer | None:
        """Look somebody up."""
        async with self._store.reading() as session:
            return await buyers.find(session, user_id)

    async def recognise(self, user_id: int, name: str) -> Buyer:
        """Know who asks from elsewhere; whoever has never written to the bot is not remembered for it."""
        async with self._store.reading() as session:
            known = await buyers.find(session, user_id)
        return known or Buyer(BuyerId(user_id), name, self._speech.shop.language, blocked=False)

    async def speak(self, buyer: Buyer, language: Language) -> Buyer:
        """Answer them in this language from now on."""
        async with self._store.transaction() as tx:
            await buyers.speak(tx, buyer.id, language)
        return replace(buyer, language=language)

    async def left(self, user_id: int) -> None:
        """They blocked the bot: what would be sent waits until they come back."""
        async with self._store.transaction() as tx:
            await keep_for_later(tx, self._alerts, user_id, self._clock())


async def keep_for_later(tx: Session, alerts: Alerts, chat_id: int, now: datetime) -> None:
    """Set aside all that is queued for somebody who can't be reached.

    The merchant hears of it where that is news, or where what they miss is about their money.
    """
    of_money = await outbox.of_money(tx, chat_id)
    missed = await outbox.park(tx, chat_id)
    buyer = await buyers.find(tx, chat_id)
    if buyer is None:
        return
    news = await buyers.mark_blocked(tx, chat_id, now)
    if missed and (news or of_money):
        await outbox.put(tx, [alerts.buyer_unreachable(buyer, missed, now)], now)
