"""What is counted, for /metrics."""

from typing import assert_never

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.gateways.protocol import Issued, NotPaid, Paid, Refused, Unknown
from bot.orders import PaymentState


class Metrics:
    """Every figure of one running program, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._payments = Counter(
            "dargah_payments", "Payments that moved, by their new state", ["state"], registry=self._registry
        )
        self._gateway_calls = Counter(
            "dargah_gateway_calls",
            "Calls to the gateway by outcome",
            ["call", "outcome"],
            registry=self._registry,
        )
        self._gateway_seconds = Histogram(
            "dargah_gateway_seconds",
            "Time that the gateway took",
            ["call"],
            registry=self._registry,
            buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
        )
        self._messages = Counter(
            "dargah_messages", "Tries to send a message, by outcome", ["outcome"], registry=self._registry
        )
        self._updates = Counter(
            "dargah_updates", "Updates from Telegram, by outcome", ["outcome"], registry=self._registry
        )
        self.outbox_depth = Gauge("dargah_outbox_depth", "Messages that wait", registry=self._registry)
        self.outbox_age = Gauge(
            "dargah_outbox_age_seconds", "Age of the oldest message that waits", registry=self._registry
        )
        self.oldest_check = Gauge(
            "dargah_oldest_unchecked_payment_seconds",
            "How long the payment that has waited longest is past its due check",
            registry=self._registry,
        )

    def payment_moved(self, state: PaymentState) -> None:
        """Count a payment's move."""
        self._payments.labels(state.value).inc()

    def gateway_answered(
        self, call: str, answer: Issued | Refused | Paid | NotPaid | Unknown, seconds: float
    ) -> None:
        """Count a call to the gateway and the time that it took."""
        self._gateway_calls.labels(call, _outcome(answer)).inc()
        self._gateway_seconds.labels(call).observe(seconds)

    def message_tried(self, outcome: str) -> None:
        """Count a try to send a message."""
        self._messages.labels(outcome).inc()

    def update_taken(self, outcome: str) -> None:
        """Count an update that was handled, or was not."""
        self._updates.labels(outcome).inc()

    def text(self) -> bytes:
        """Give all figures in Prometheus' format."""
        return generate_latest(self._registry)


def _outcome(answer: Issued | Refused | Paid | NotPaid | Unknown) -> str:
    match answer:
        case Issued():
            return "issued"
        case Paid():
            return "paid"
        case NotPaid(because):
            return because.value
        case Refused(mistake):
            return f"refused_{mistake.value}"
        case Unknown(why):
            return f"unknown_{why.value}"
        case _ as never:
            assert_never(never)
