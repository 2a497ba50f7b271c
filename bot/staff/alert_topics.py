"""What the staff can be told of, and who hears of it unless they have chosen otherwise."""

from collections.abc import Mapping
from enum import StrEnum

from bot.staff.rights import Role


class AlertTopic(StrEnum):
    """What an alert is about; one can be turned off without the others."""

    SALE = "sale"
    HELD = "held"
    DELIVERIES = "deliveries"
    GATEWAY = "gateway"
    TELEGRAM = "telegram"
    STOCK = "stock"
    BACKLOG = "backlog"
    PEOPLE = "people"


class Wish(StrEnum):
    """How somebody wants to hear of a topic: of each at once, in the daily digest, or not at all."""

    EACH = "each"
    DIGEST = "digest"
    NONE = "none"


_BY_ROLE: Mapping[Role, frozenset[AlertTopic]] = {
    Role.OWNER: frozenset(AlertTopic) - {AlertTopic.SALE},
    Role.MANAGER: frozenset({AlertTopic.HELD, AlertTopic.DELIVERIES, AlertTopic.STOCK}),
    Role.SUPPORT: frozenset({AlertTopic.DELIVERIES}),
    Role.VIEWER: frozenset(),
}


def wishes_for(topic: AlertTopic) -> tuple[Wish, ...]:
    """What can be chosen."""
    if topic is AlertTopic.SALE:
        return (Wish.EACH, Wish.DIGEST, Wish.NONE)
    return (Wish.EACH, Wish.NONE)


def is_fixed(role: Role, topic: AlertTopic) -> bool:
    """Whether there is no choice: money that waits for a decision is never unseen, since owners always hear of it."""
    return role is Role.OWNER and topic is AlertTopic.HELD


def wish_of(role: Role, topic: AlertTopic, chosen: Wish | None) -> Wish:
    """How somebody hears of a topic, by what they have chosen or else by their role."""
    if is_fixed(role, topic):
        return Wish.EACH
    if chosen is not None:
        return chosen
    if topic is AlertTopic.SALE and role is Role.OWNER:
        return Wish.DIGEST
    return Wish.EACH if topic in _BY_ROLE[role] else Wish.NONE
