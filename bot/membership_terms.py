"""A membership of a chat: how long it lasts, and what is to be done about it when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import NewType

from bot.catalog import ProductId
from bot.orders import BuyerId

MembershipId = NewType("MembershipId", int)

FIRST_REMINDER = timedelta(days=3)
LAST_REMINDER = timedelta(days=1)
# However much is bought: what is longer is longer than people, and than the calendar.
MOST_DAYS = 36_500
# Longer than it takes to let somebody in or out: whoever is at it keeps all others from it for so long.
LEASE = timedelta(minutes=5)


class MembershipState(StrEnum):
    """Whether somebody may be in the chat."""

    ACTIVE = "active"
    ENDED = "ended"


class Step(Enum):
    """What is to be done about a membership that is due."""

    REMIND = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody's place in a chat; there is one for each buyer and chat, which a renewal makes longer.

    `member_id` is the account that came in by the invite link, where that is known: it need not be the buyer's own.
    `ends_at` is None where it lasts for ever; `due_at` is None where nothing is left to be done.
    """

    id: MembershipId
    chat_id: int
    buyer_id: BuyerId
    product_id: ProductId
    state: MembershipState
    invite_link: str
    member_id: int | None
    ends_at: datetime | None
    reminders: int
    attempts: int
    due_at: datetime | None

    @property
    def people(self) -> tuple[int, ...]:
        """Who may have come in by it."""
        if self.member_id is None or self.member_id == self.buyer_id:
            return (self.buyer_id,)
        return (self.buyer_id, self.member_id)


def extended(membership: Membership, product_id: ProductId, days: int, now: datetime) -> Membership:
    """Give what it is once `days` more of it are paid for (0: all days to come)."""
    ends_at: datetime | None = None
    due_at: datetime | None = None
    active = membership.state is MembershipState.ACTIVE
    if days and not (active and membership.ends_at is None):
        start = max(now, membership.ends_at) if active and membership.ends_at else now
        ends_at = min(start + timedelta(days=min(days, MOST_DAYS)), now + timedelta(days=MOST_DAYS))
        due_at = ends_at - min(FIRST_REMINDER, (ends_at - now) / 2)
    return replace(
        membership,
        product_id=product_id,
        state=MembershipState.ACTIVE,
        ends_at=ends_at,
        reminders=0,
        attempts=0,
        due_at=due_at,
    )


def next_step(membership: Membership, now: datetime) -> Step:
    """What there is to do about a membership that is due."""
    over = membership.ends_at is not None and membership.ends_at <= now
    return Step.END if over or membership.state is MembershipState.ENDED else Step.REMIND


def reminded(membership: Membership, ends_at: datetime, now: datetime) -> Membership:
    """Give what it is once its buyer has been reminded: the last reminder is next, or the end."""
    last = ends_at - LAST_REMINDER
    return replace(
        membership, reminders=membership.reminders + 1, attempts=0, due_at=last if now < last else ends_at
    )
