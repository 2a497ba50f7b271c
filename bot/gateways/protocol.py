"""What a payment gateway must do for us, and what it may answer. Money has three answers: yes, no, not known."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.money import Rials


class OurMistake(StrEnum):
    """Why a gateway refuses what we sent: the merchant must act."""

    METHOD = "method"
    API_KEY = "api_key"
    AMOUNT = "amount"
    RETURN_URL = "return_url"


class NoAnswer(StrEnum):
    """Why it is not known what a gateway did."""

    CONNECTION = "connection"
    TIMEOUT = "timeout"
    BANK_UNREACHABLE = "bank_unreachable"
    NONSENSE = "nonsense"


class NotPaidBecause(StrEnum):
    """What a gateway says of an invoice for which no money came (so far)."""

    NOT_YET = "not_yet"
    CANCELLED = "cancelled"
    NO_SUCH_INVOICE = "no_such_invoice"


@dataclass(frozen=True, slots=True)
class Issued:
    """An invoice; the buyer pays at the gateway's page for this key."""

    invoice_key: str


@dataclass(frozen=True, slots=True)
class Refused:
    """No invoice, or no answer about one, and it is on us. `detail` is for logs: it holds no secret."""

    mistake: OurMistake
    detail: str


@dataclass(frozen=True, slots=True)
class Paid:
    """Money came in: how much, in rials, and the bank's tracking code.

    `seen_before` is for gateways that tell "verified already" apart from "paid now"; it changes nothing for us,
    who settle each payment once in any case.
    """

    amount: Rials
    bank_code: str
    seen_before: bool = False


@dataclass(frozen=True, slots=True)
class NotPaid:
    """No money came in so far. A buyer can go back to the pay page, so this is not for ever."""

    because: NotPaidBecause


@dataclass(frozen=True, slots=True)
class Unknown:
    """It proves nothing and changes nothing. `detail` is for logs: it holds no secret."""

    why: NoAnswer
    detail: str


RequestAnswer: TypeAlias = Issued | Refused | Unknown
CheckAnswer: TypeAlias = Paid | NotPaid | Refused | Unknown


class Gateway(Protocol):
    """A payment gateway. No method raises for what the gateway does or fails to do: that is in the answers."""

    @property
    def terminal(self) -> str:
        """Name our account there, for the database; holds no secret. Invoice keys and bank codes are unique in it."""
        ...

    def pay_link(self, invoice_key: str) -> str:
        """Where the buyer pays."""
        ...

    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        """Ask for an invoice. Moves no money. Not to be repeated for the same payment: each call makes another."""
        ...

    async def check(self, invoice_key: str) -> CheckAnswer:
        """Ask whether an invoice is paid. May be repeated at any time."""
        ...
