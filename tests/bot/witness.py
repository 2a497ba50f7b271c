"""Who heard all that the gateway ever said, and knows what each move of the shop must rest on."""

from dataclasses import dataclass
from datetime import datetime

from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import CheckAnswer, NotPaid, Paid
from bot.metrics import Metrics
from bot.orders import Event, Order, OrderState, Payment, PaymentState
from tests.bot.parts import API_KEY, TIMEOUT, TestClock


@dataclass(frozen=True, slots=True)
class Heard:
    """What the gateway said of an invoice, and when by the shop's clock."""

    at: datetime
    key: str
    answer: CheckAnswer


class Witness(Pal24):
    """The real client, whose answers are written down before the shop has them."""

    def __init__(self, url: str, clock: TestClock) -> None:
        super().__init__(url, API_KEY, TIMEOUT, Metrics())
        self._clock = clock
        self.heard: list[Heard] = []

    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        self.heard.append(Heard(self._clock(), invoice_key, answer))
        return answer

    def said(self, key: str | None, at: datetime, kind: type) -> list[CheckAnswer]:
        """What it said then of that invoice, of that kind."""
        return [x.answer for x in self.heard if (x.key, x.at) == (key, at) and isinstance(x.answer, kind)]

    def confirms(self, order: Order, tries: list[Payment], event: Event) -> None:
        """Raise AssertionError for a move without an answer, at that very time, that calls for it."""
        payment = next((each for each in tries if each.id == event.payment_id), None)
        if payment is not None:
            self._confirms_payment(payment, event)
        elif event.new == OrderState.EXPIRED:
            assert event.at >= order.expires_at
            keys = [each.invoice_key for each in tries if each.invoice_key is not None]
            assert not keys or any(self.said(key, event.at, NotPaid) for key in keys), (order, event)

    def _confirms_payment(self, payment: Payment, event: Event) -> None:
        key = payment.invoice_key
        if event.new in {PaymentState.PAID, PaymentState.HELD}:
            evidence = self.said(key, event.at, Paid)
            assert any(isinstance(x, Paid) and x.amount == payment.paid_amount for x in evidence), event
            assert event.new == PaymentState.HELD or payment.paid_amount == payment.amount, payment
        if event.new == PaymentState.ABANDONED:
            assert event.at >= payment.check_until, event
        if event.new in {PaymentState.ABANDONED, PaymentState.FAILED} and key is not None:
            assert self.said(key, event.at, NotPaid), event
