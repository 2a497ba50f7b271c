"""One order with its whole story, for those who run the shop."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.deliveries import Delivery, Line
from bot.orders import Event, Order, OrderState, Payment, PaymentState
from bot.sales.decisions import ACCEPTABLE, settling
from bot.store import Store, buyers, decisions, deliveries, events, lines, orders, payments
from bot.store.buyers import Buyer
from bot.store.decisions import Acceptance, Refund


@dataclass(frozen=True, slots=True)
class Story:
    """An order, everything that belongs to it, and everything that happened to it, oldest first."""

    order: Order
    buyer: Buyer
    lines: Sequence[Line]
    payments: Sequence[Payment]
    deliveries: Sequence[Delivery]
    refunds: Sequence[Refund]
    acceptance: Acceptance | None
    events: Sequence[Event]

    @property
    def refundable(self) -> Sequence[Payment]:
        """Payments whose money came in and has not gone back."""
        gone = {refund.payment_id for refund in self.refunds}
        return [payment for payment in self.payments if payment.settled and payment.id not in gone]

    @property
    def acceptable(self) -> Payment | None:
        """The held payment that could be taken for the order."""
        settles = settling(self.payments, self.acceptance)
        waits = self.order.state is OrderState.HELD and self.acceptance is None
        if not waits or settles is None or settles.held_reason not in ACCEPTABLE:
            return None
        return settles if settles in self.refundable else None

    @property
    def undecided(self) -> Sequence[Payment]:
        """Held payments whose money was neither taken for the order nor sent back."""
        taken = None if self.acceptance is None else self.acceptance.payment_id
        return [payment for payment in self.refundable if payment.held_reason and payment.id != taken]

    @property
    def sold_out(self) -> bool:
        """Whether the order is paid and held because its goods were gone."""
        paid = any(payment.state is PaymentState.PAID for payment in self.payments)
        return self.order.state is OrderState.HELD and paid and not self.deliveries

    @property
    def checkable(self) -> bool:
        """Whether the gateway may still have news of it."""
        return any(payment.payable for payment in self.payments)


class Stories:
    """Tells the story of an order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def order_of(self, payment_id: int) -> int | None:
        """Which order a payment was a try at."""
        async with self._store.reading() as session:
            payment = await payments.find(session, payment_id)
        return None if payment is None else payment.order_id

    async def tell(self, order_id: int) -> Story | None:
        """Read everything about an order; None where there is none."""
        async with self._store.reading() as session:
            order = await orders.find(session, order_id)
            buyer = None if order is None else await buyers.find(session, order.buyer_id)
            if order is None or buyer is None:
                return None
            return Story(
                order,
                buyer,
                await lines.of_order(session, order.id),
                await payments.of_order(session, order.id),
                await deliveries.of_order(session, order.id),
                await decisions.refunds_of(session, order.id),
                await decisions.acceptance_of(session, order.id),
                await events.of_order(session, order.id),
            )
