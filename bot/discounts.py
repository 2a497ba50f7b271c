"""Discount codes: what one takes off an order, and why one may not be used. Pure rules, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from bot.catalog import CategoryId, ProductId
from bot.money import RIALS_PER_TOMAN, Rials

DiscountId = NewType("DiscountId", int)


@dataclass(frozen=True, slots=True)
class Discount:
    """A code: `percent` off, at most `most` rials, or `amount` rials off. What is None has no limit.

    It is for `products` and for what stands in or under `categories`; where both are empty, for everything.
    `used` counts the orders that hold it now: paid ones, and open ones whose time is not over.
    """

    id: DiscountId
    code: str
    percent: int | None
    amount: Rials | None
    most: Rials | None
    ends_at: datetime | None
    total_limit: int | None
    limit_per_buyer: int | None
    smallest_order: Rials
    used: int
    archived: bool
    products: frozenset[ProductId] = frozenset()
    categories: frozenset[CategoryId] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of an order as a discount sees it: `shelves` are the category and those above it."""

    product_id: ProductId
    shelves: frozenset[CategoryId]
    total: Rials


class NotUsable(StrEnum):
    """Why a code takes nothing off this order."""

    UNKNOWN = "unknown"
    OVER = "over"
    USED_UP = "used_up"
    USED_BY_BUYER = "used_by_buyer"
    TOO_SMALL = "too_small"
    OTHER_GOODS = "other_goods"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The code takes nothing off; `smallest` is the least order it is for, in rials, where that is why."""

    why: NotUsable
    smallest: Rials | None = None


Reduction: TypeAlias = Rials | Refusal


def fold_code(text: str) -> str:
    """Write a code as it is stored: what people type in any case and with stray blanks is the same code."""
    return "".join(text.split()).upper()


def reduction(discount: Discount, parts: Iterable[Counted], used_by_buyer: int, now: datetime) -> Reduction:
    """Reckon what a code takes off, in rials: never more than what it is for costs, and whole tomans of a percentage.

    `used_by_buyer` counts this buyer's other orders that hold it.
    """
    parts = tuple(parts)
    if (why := _why_not(discount, used_by_buyer, now)) is not None:
        return Refusal(why)
    if sum(part.total for part in parts) < discount.smallest_order:
        return Refusal(NotUsable.TOO_SMALL, discount.smallest_order)
    meant = sum(part.total for part in parts if _is_for(discount, part))
    off = _off(discount, meant)
    return Rials(off) if off > 0 else Refusal(NotUsable.OTHER_GOODS)


def _why_not(discount: Discount, used_by_buyer: int, now: datetime) -> NotUsable | None:
    if discount.archived or (discount.ends_at is not None and now >= discount.ends_at):
        return NotUsable.OVER
    if discount.total_limit is not None and discount.used >= discount.total_limit:
        return NotUsable.USED_UP
    if discount.limit_per_buyer is not None and used_by_buyer >= discount.limit_per_buyer:
        return NotUsable.USED_BY_BUYER
    return None


def _off(discount: Discount, meant: int) -> int:
    if discount.amount is not None:
        return min(discount.amount, meant)
    off = meant * (discount.percent or 0) // 100
    off -= off % RIALS_PER_TOMAN
    return off if discount.most is None else min(off, discount.most)


def _is_for(discount: Discount, part: Counted) -> bool:
    if not discount.products and not discount.categories:
        return True
    return part.product_id in discount.products or not discount.categories.isdisjoint(part.shelves)
