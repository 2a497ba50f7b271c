"""When a payment is asked about: soon, then ever more rarely, until its grace is over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.orders import Order, OrderState, Payment

RAREST = timedelta(hours=1)

Spread: TypeAlias = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The delays between checks: a payment waits as long again as it is old, from `first` to an hour.

    Left alone, it is asked about at 1, 2, 4, 8 ... times `first`. Its age decides, not the number of checks: a
    buyer who taps "check" ten times must not make the next one late. `spread` gives numbers from 0 to 1: delays
    differ by up to a tenth, so that what began together drifts apart.
    """

    first: timedelta
    spread: Spread

    def first_check(self, now: datetime, expires_at: datetime) -> datetime:
        """When a payment whose link is just shown is asked about, if nobody does before."""
        return min(now + self.first, max(expires_at, now))

    def next_check(self, payment: Payment, order: Order, now: datetime) -> datetime:
        """When to ask again; the ends of the order's time and of the grace are asked about at once."""
        age = max(now - payment.created_at, self.first)
        delay = min(age, RAREST) * (0.9 + 0.2 * self.spread())
        due = now + delay
        if order.state is OrderState.OPEN and now < order.expires_at:
            due = min(due, order.expires_at)
        if now < payment.check_until:
            due = min(due, payment.check_until)
        return due
