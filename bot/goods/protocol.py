"""What every kind of goods can do: hand over what was paid for, once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.deliveries import Content, Delivery
from bot.store import Session


class Trouble(StrEnum):
    """Why goods could not be handed over."""

    NO_CODES = "no_codes"
    FILE_GONE = "file_gone"
    NO_RIGHT = "no_right"
    NO_CHAT = "no_chat"
    ADDRESS_REFUSED = "address_refused"
    SERVICE_REFUSES = "service_refuses"
    NO_ANSWER = "no_answer"
    NONSENSE = "nonsense"
    TELEGRAM_FAILING = "telegram_failing"


@dataclass(frozen=True, slots=True)
class Later:
    """It did not work this time, and may yet."""

    trouble: Trouble
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Impossible:
    """It can't work until a person has mended something."""

    trouble: Trouble
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """The merchant hands it over; `instructions` are theirs."""

    instructions: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """It comes from over the network: `fetch` it once the payment is written."""


Begun: TypeAlias = Content | ByHand | Elsewhere | Impossible
Fetched: TypeAlias = Content | Later | Impossible


class Goods(Protocol):
    """One kind of goods.

    `begin` runs inside the transaction in which the payment becomes paid, and calls nobody. Where it answers
    Elsewhere, `fetch` is called afterwards, with no transaction open, as often as it takes: repeated with the same
    `delivery.key` it must have the effect of one call. `record` then runs in the transaction that makes the
    content final, and may add to it.
    """

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Begun:
        """Hand over what needs no network."""
        ...

    async def fetch(self, delivery: Delivery) -> Fetched:
        """Get from elsewhere what the buyer gets."""
        ...

    async def record(self, tx: Session, delivery: Delivery, content: Content, now: datetime) -> Content:
        """Write down what goes with the content that was fetched; gives the content as it is fixed."""
        ...
