"""Payment links: an amount with a title that a merchant posts anywhere, and whoever opens it pays."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.money import Rials

PayLinkId = NewType("PayLinkId", int)


@dataclass(frozen=True, slots=True)
class PaymentLink:
    """`remaining` is how often it can still be paid, None for no end of it; `amount` in rials."""

    id: PayLinkId
    code: str
    title: str
    amount: Rials
    remaining: int | None
    ends_at: datetime | None
    closed: bool


class NotPayable(StrEnum):
    """Why a link can't be paid."""

    UNKNOWN = "unknown"
    OVER = "over"
    USED = "used"


def why_not_payable(link: PaymentLink | None, now: datetime) -> NotPayable | None:
    """Say why a link can't be paid now; None where it can."""
    if link is None:
        return NotPayable.UNKNOWN
    if link.closed or (link.ends_at is not None and now >= link.ends_at):
        return NotPayable.OVER
    return NotPayable.USED if link.remaining == 0 else None
