"""Money: an integer of rials. Tomans (ten rials each) exist only in what people type and read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Rials = NewType("Rials", int)

RIALS_PER_TOMAN = 10


class Currency(StrEnum):
    """What people see and type amounts in."""

    TOMAN = "toman"
    RIAL = "rial"

    @property
    def rials(self) -> int:
        """How many rials one of it is."""
        return RIALS_PER_TOMAN if self is Currency.TOMAN else 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that may be paid at once, both allowed; ValueError unless 0 < least <= most."""

    smallest: Rials
    largest: Rials

    def __post_init__(self) -> None:
        if not 0 < self.smallest <= self.largest:
            raise ValueError(f"no amount lies between {self.smallest} and {self.largest}")
