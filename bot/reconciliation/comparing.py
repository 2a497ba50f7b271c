"""One payment as we hold it and as the gateway answers about it: do they agree?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from bot.gateways.protocol import CheckAnswer, NotPaid, Paid, Refused, Unknown
from bot.money import Rials
from bot.orders import Payment


class Verdict(StrEnum):
    """How the two stand to each other; the worst come first."""

    ONLY_OURS = "only_ours"
    AMOUNT_DIFFERS = "amount_differs"
    CODE_DIFFERS = "code_differs"
    ONLY_THEIRS = "only_theirs"
    NO_ANSWER = "no_answer"
    OTHER_TERMINAL = "other_terminal"
    AGREES = "agrees"


@dataclass(frozen=True, slots=True)
class Compared:
    """A payment, what the gateway says was paid for it (None where nothing, or that is not known), and the verdict.

    `payment` is as it stood when it was read. `settled_as` is the state that it has now, where this made it another.
    """

    payment: Payment
    verdict: Verdict
    theirs: Rials | None = None
    their_code: str = ""
    settled_as: str = ""

    @property
    def ours(self) -> Rials | None:
        """What we have recorded as paid."""
        return self.payment.paid_amount if self.payment.settled else None


def compare(payment: Payment, answer: CheckAnswer) -> Compared:
    """Hold an answer against a payment; nothing is changed."""
    match answer:
        case Paid():
            return Compared(payment, _of_paid(payment, answer), answer.amount, answer.bank_code)
        case NotPaid():
            return Compared(payment, Verdict.ONLY_OURS if payment.settled else Verdict.AGREES)
        case Refused() | Unknown():
            return Compared(payment, Verdict.NO_ANSWER)
        case _ as never:
            assert_never(never)


def _of_paid(payment: Payment, answer: Paid) -> Verdict:
    if not payment.settled:
        return Verdict.ONLY_THEIRS
    if payment.paid_amount != answer.amount:
        return Verdict.AMOUNT_DIFFERS
    # A held payment may have no code of its own: its code was another payment's.
    if payment.bank_code is not None and payment.bank_code != answer.bank_code:
        return Verdict.CODE_DIFFERS
    return Verdict.AGREES
