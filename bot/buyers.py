"""Getting to know buyers, and noticing when they go and come back."""

from dataclasses import replace

from bot.clock import Clock
from bot.store import Store, buyers, outbox
from bot.store.buyers import Buyer
from bot.texts.languages import Language


class Buyers:
    """Everybody who has ever written to the bot."""

    def __init__(self, store: Store, language: Language, clock: Clock) -> None:
        self._store = store
        self._language = language
        self._clock = clock

    async def meet(self, user_id: int, name: str) -> Buyer:
        """Know who writes; whoever could not be reached is sent what they missed."""
        async with self._store.reading() as session:
            known = await buyers.find(session, user_id)
        if known is not None and known.name == name and not known.blocked:
            return known
        now = self._clock()
        async with self._store.transaction() as tx:
            buyer = await buyers.meet(tx, user_id, name, self._language, now)
            await buyers.mark_reachable(tx, user_id)
            await outbox.unpark(tx, user_id, now)
        return replace(buyer, blocked=False)

    async def speak(self, buyer: Buyer, language: Language) -> Buyer:
        """Answer them in this language from now on."""
        async with self._store.transaction() as tx:
            await buyers.speak(tx, buyer.id, language)
        return replace(buyer, language=language)

    async def left(self, user_id: int) -> None:
        """They blocked the bot: what would be sent waits until they come back."""
        async with self._store.transaction() as tx:
            await buyers.mark_blocked(tx, user_id, self._clock())
            await outbox.park(tx, user_id)
