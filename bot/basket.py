"""What a buyer is about to order: its lines, what a discount takes off, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.catalog import Product
from bot.discounts import Discount, Refusal
from bot.money import Rials


class Obstacle(StrEnum):
    """Why a line can't be ordered as it stands."""

    GONE = "gone"
    SOLD_OUT = "sold_out"
    TOO_FEW = "too_few"
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Item:
    """So many of a product at its price of now, in rials.

    `allowed` is how many can be ordered where `obstacle` says that it is not `quantity`.
    """

    product: Product
    quantity: int
    unit_price: Rials
    obstacle: Obstacle | None = None
    allowed: int = 0

    @property
    def total(self) -> Rials:
        """What the item costs, in rials."""
        return Rials(self.unit_price * self.quantity)


@dataclass(frozen=True, slots=True)
class Basket:
    """Items, and `off` rials less for a discount; `refusal` where its code takes nothing off."""

    items: Sequence[Item]
    discount: Discount | None = None
    off: Rials = Rials(0)  # noqa: RUF009  # a plain number by another name
    refusal: Refusal | None = None

    @property
    def sum(self) -> Rials:
        """What the items cost, in rials."""
        return Rials(sum(item.total for item in self.items))

    @property
    def total(self) -> Rials:
        """What is to be paid, in rials."""
        return Rials(self.sum - self.off)

    @property
    def code(self) -> str:
        """The discount's code, empty where there is none."""
        return "" if self.discount is None else self.discount.code

    @property
    def obstructed(self) -> bool:
        """Whether something in it can't be ordered as it stands."""
        return any(item.obstacle is not None for item in self.items)


def obstacle(product: Product | None, wanted: int, owned: int) -> tuple[Obstacle | None, int]:
    """Say why so many of a product can't be ordered, and how many can; `owned` counts against the buyer's limit."""
    if product is None or not product.for_sale:
        return Obstacle.GONE, 0
    limit = product.limit_per_buyer
    may = wanted if limit is None else max(0, min(wanted, limit - owned))
    there = may if product.stock is None else min(may, product.stock)
    if there == wanted:
        return None, wanted
    if may < wanted and there == may:
        return Obstacle.OVER_LIMIT, may
    return (Obstacle.SOLD_OUT if product.stock == 0 else Obstacle.TOO_FEW), there
