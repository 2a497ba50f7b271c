"""What buyers may see of their own orders."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.deliveries import Delivery, Line
from bot.orders import Order, Payment, PaymentId, link_is_alive
from bot.settlement_plan import disowned
from bot.store import Store, buyers, deliveries, events, lines, orders, payments
from bot.store.buyers import Buyer
from bot.texts.languages import Language

PAGE = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a buyer's orders, newest first; pages count from 0."""

    orders: tuple[Order, ...]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Card:
    """An order, what it is for, and every try at paying for it; the links of `dead` ones lead nowhere."""

    order: Order
    payments: tuple[Payment, ...]
    dead: frozenset[PaymentId] = frozenset()
    lines: tuple[Line, ...] = ()
    deliveries: tuple[Delivery, ...] = ()

    @property
    def deciding(self) -> Payment | None:
        """The payment that tells most about the order: the one that settled it, else the newest."""
        return next((payment for payment in self.payments if payment.settled), None) or next(
            reversed(self.payments), None
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody is back from the bank: which payment, whose, in which language."""

    payment: Payment
    language: Language


class OrderBook:
    """Looks orders up. Another buyer's order is answered like one that does not exist."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def page(self, buyer: Buyer, number: int) -> Page:
        """Give a page; beyond the last one, the last."""
        async with self._store.reading() as session:
            total = await orders.count_of_buyer(session, buyer.id)
            pages = max(1, -(-total // PAGE))
            number = min(number, pages - 1)
            found = await orders.page_of_buyer(session, buyer.id, skip=number * PAGE, most=PAGE)
        return Page(tuple(found), number, pages)

    async def card(self, buyer: Buyer, number: int) -> Card | None:
        """Give one of the buyer's own orders."""
        async with self._store.reading() as session:
            order = await orders.find(session, number)
            if order is None or order.buyer_id != buyer.id:
                return None
            tries = await payments.of_order(session, order.id)
            return Card(
                order,
                tuple(tries),
                disowned(await events.of_order(session, order.id)),
                tuple(await lines.of_order(session, order.id)),
                tuple(await deliveries.of_order(session, order.id)),
            )

    async def visit(self, return_token: str) -> Visit | None:
        """Whose return address is this?"""
        async with self._store.reading() as session:
            payment = await payments.by_return_token(session, return_token)
            order = None if payment is None else await orders.find(session, payment.order_id)
            buyer = None if order is None else await buyers.find(session, order.buyer_id)
        return None if payment is None or buyer is None else Visit(payment, buyer.language)

    async def settled_by(self, order: Order) -> Payment | None:
        """Which of an order's payments brought its money."""
        async with self._store.reading() as session:
            tries = await payments.of_order(session, order.id)
        return next((payment for payment in tries if payment.settled), None)

    def alive(self, card: Card) -> Payment | None:
        """Which of an order's payments can still be paid by its link."""
        now = self._clock()
        return next(
            (
                p
                for p in reversed(card.payments)
                if link_is_alive(card.order, p, now) and p.id not in card.dead
            ),
            None,
        )
