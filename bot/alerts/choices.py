"""What each of the staff has chosen to hear of."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.staff.alert_topics import AlertTopic, Wish, is_fixed, wish_of, wishes_for
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import Session, Store, alerts, low_stock


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """How somebody hears of a topic, and what a tap would change that to; None where there is no choice."""

    topic: AlertTopic
    wish: Wish
    next: Wish | None


@dataclass(frozen=True, slots=True)
class Choices:
    """Every topic, as one person hears of it; `low_stock` is from how many on a stock is low, for the whole shop."""

    topics: Sequence[TopicChoice]
    low_stock: int


class AlertChoices:
    """Keeps what the staff want to hear of."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of(self, user_id: int, role: Role) -> Choices:
        """Show what somebody hears of."""
        async with self._store.reading() as session:
            chosen = await alerts.chosen(session, user_id)
            threshold = await low_stock.threshold(session)
        topics = [_choice(role, topic, wish_of(role, topic, chosen.get(topic))) for topic in AlertTopic]
        return Choices(topics, threshold)

    async def choose(self, by: Actor, topic: AlertTopic, wish: Wish) -> bool:
        """Change what somebody hears of, from now on; False where that can't be chosen. It may be repeated."""
        if is_fixed(by.role, topic) or wish not in wishes_for(topic):
            return False
        async with self._store.transaction() as tx:
            return await alerts.choose(tx, by.person.id, topic, wish)

    async def set_low_stock(self, tx: Session, number: int) -> None:
        """Say from how many on a stock is low, for the whole shop; raises ValueError below 0."""
        if number < 0:
            raise ValueError(f"a stock of {number}")
        await low_stock.set_threshold(tx, number)


def _choice(role: Role, topic: AlertTopic, wish: Wish) -> TopicChoice:
    if is_fixed(role, topic):
        return TopicChoice(topic, wish, None)
    wishes = wishes_for(topic)
    return TopicChoice(topic, wish, wishes[(wishes.index(wish) + 1) % len(wishes)])
