"""Order -> invoice -> pay link: stored, requested, stored again, and only then shown."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

import structlog

from bot.clock import Clock
from bot.config import PaymentSettings
from bot.gateway_watch import GatewayWatch
from bot.gateways.protocol import Gateway, Issued, NoAnswer, Refused, RequestAnswer, Unknown
from bot.metrics import Metrics
from bot.money import Rials
from bot.orders import Cause, Order, OrderState, Payment, PaymentState, link_is_alive
from bot.schedule import Schedule
from bot.settlement_plan import disowned
from bot.store import Session, Store, events, orders, outbox, payments
from bot.store.buyers import Buyer
from bot.tokens import TokenSource

log = structlog.get_logger(__name__)

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PayLink:
    """The buyer may be shown this."""

    order: Order
    payment: Payment
    url: str


@dataclass(frozen=True, slots=True)
class TooManyOpen:
    """The buyer must pay or cancel something first."""

    open_orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class TooOften:
    """The buyer must wait a minute."""


@dataclass(frozen=True, slots=True)
class NoInvoice:
    """The gateway gave none; `ours` where it refused what we sent, and trying again won't help now."""

    order: Order
    ours: bool


Offer: TypeAlias = PayLink | TooManyOpen | TooOften | NoInvoice


@dataclass(frozen=True, slots=True)
class _Wish:
    """An order that is not written yet."""

    amount: Rials
    update_id: int


@dataclass(frozen=True, slots=True)
class _Asking:
    """A payment that is written, and whose invoice is to be requested now."""

    order: Order
    payment: Payment


class Checkout:
    """Makes orders and gets their pay links."""

    def __init__(
        self,
        store: Store,
        gateway: Gateway,
        watch: GatewayWatch,
        schedule: Schedule,
        settings: PaymentSettings,
        public_url: str,
        new_token: TokenSource,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._watch = watch
        self._schedule = schedule
        self._settings = settings
        self._public_url = public_url
        self._new_token = new_token
        self._clock = clock
        self._metrics = metrics

    async def start(self, buyer: Buyer, amount: Rials, update_id: int) -> Offer:
        """Get a pay link for an amount.

        The same amount again, within the life of an open payment, gives the same link; so does the same
        `update_id`, whenever a crash makes it come again.
        """
        async with self._store.transaction() as tx:
            order = await self._asked_before(tx, buyer, amount, update_id)
            if order is None:
                open_orders = await orders.open_of_buyer(tx, buyer.id, self._clock())
                if len(open_orders) >= self._settings.open_orders:
                    return TooManyOpen(tuple(open_orders))
            prepared = await self._prepare(tx, buyer, order or _Wish(amount, update_id))
        return await self._offer(prepared)

    async def again(self, buyer: Buyer, order: Order, update_id: int) -> Offer:
        """Get a pay link for an order that has none, or no more; one whose time is over gives a new order."""
        if order.state is not OrderState.OPEN or self._clock() >= order.expires_at:
            return await self.start(buyer, order.amount, update_id)
        return await self.for_order(buyer, order)

    async def for_order(self, buyer: Buyer, order: Order) -> Offer:
        """Get a pay link for this very order; NoInvoice where its time is over."""
        async with self._store.transaction() as tx:
            order = await orders.lock(tx, order.id)
            if order.state is not OrderState.OPEN or self._clock() >= order.expires_at:
                return NoInvoice(order, ours=False)
            prepared = await self._prepare(tx, buyer, order)
        return await self._offer(prepared)

    def link(self, payment: Payment) -> str | None:
        """Where this payment is paid, if it has an invoice."""
        return None if payment.invoice_key is None else self._gateway.pay_link(payment.invoice_key)

    async def asks_too_often(self, tx: Session, buyer: Buyer) -> bool:
        """Whether this buyer has asked for as many pay links as may be within a minute."""
        now = self._clock()
        asked = await payments.requests_since(
            tx, buyer.id, now - A_MINUTE, now - A_MINUTE - self._settings.expires_after
        )
        return asked >= self._settings.requests_per_minute

    async def _asked_before(self, tx: Session, buyer: Buyer, amount: Rials, update_id: int) -> Order | None:
        now = self._clock()
        before = await orders.asked_by(tx, buyer.id, update_id)
        if before is not None and before.state is OrderState.OPEN and now < before.expires_at:
            return before
        open_orders = await orders.open_of_buyer(tx, buyer.id, now)
        return next((o for o in open_orders if o.amount == amount and not o.title), None)

    async def _prepare(self, tx: Session, buyer: Buyer, order: "Order | _Wish") -> "Offer | _Asking":
        """Find the payment whose link is alive, or write a new one for which an invoice must be requested."""
        now = self._clock()
        if isinstance(order, Order) and (alive := await self._alive(tx, order, now)):
            return alive
        if await self.asks_too_often(tx, buyer):
            return TooOften()
        if isinstance(order, _Wish):
            order = await self._insert(tx, buyer, order, now)
        check_until = order.expires_at + self._settings.grace
        payment = await payments.insert(
            tx, order, self._gateway.terminal, self._new_token(), now, check_until
        )
        return _Asking(order, payment)

    async def _alive(self, tx: Session, order: Order, now: datetime) -> PayLink | None:
        dead = disowned(await events.of_order(tx, order.id))
        for payment in reversed(await payments.of_order(tx, order.id)):
            alive = link_is_alive(order, payment, now) and payment.id not in dead
            if alive and payment.invoice_key is not None:
                return PayLink(order, payment, self._gateway.pay_link(payment.invoice_key))
            if payment.state is PaymentState.REQUESTED:
                # A buyer's commands are handled one by one: whoever asked for this invoice is gone. It was shown
                # to nobody, so nobody can pay it, and asking afresh is safe.
                unknown = replace(payment, state=PaymentState.UNKNOWN)
                await payments.move(tx, payment, unknown, Cause.RESTART, now)
        return None

    async def _insert(self, tx: Session, buyer: Buyer, wish: "_Wish", now: datetime) -> Order:
        carried_out_before = await orders.asked_by(tx, buyer.id, wish.update_id) is not None
        update_id = None if carried_out_before else wish.update_id
        expires_at = now + self._settings.expires_after
        return await orders.insert(tx, buyer.id, wish.amount, update_id, now, expires_at)

    async def _offer(self, prepared: "Offer | _Asking") -> Offer:
        if not isinstance(prepared, _Asking):
            return prepared
        order, payment = prepared.order, prepared.payment
        answer = await self._gateway.request(
            payment.amount, f"{self._public_url}/return/{payment.return_token}"
        )
        if isinstance(answer, Refused | Unknown):
            log.warning("no invoice", order=order.id, payment=payment.id, answer=answer)
        now = self._clock()
        async with self._store.transaction() as tx:
            order = await orders.lock(tx, order.id)
            answer = await self._unless_repeated(tx, payment, answer)
            after = self._after(order, payment, answer)
            written = await payments.move(tx, payment, after, Cause.GATEWAY, now, _detail(answer))
            await outbox.put(tx, self._watch.letters(answer, now), now)
        if written:
            self._metrics.payment_moved(after.state)
        # While the gateway was asked, the request may have been given up, or the order's time may have run out.
        if after.invoice_key is None or not written or not link_is_alive(order, after, now):
            return NoInvoice(order, ours=isinstance(answer, Refused))
        return PayLink(order, after, self._gateway.pay_link(after.invoice_key))

    async def _unless_repeated(self, tx: Session, payment: Payment, answer: RequestAnswer) -> RequestAnswer:
        """An invoice that another payment has already would be paid once for two."""
        if isinstance(answer, Issued) and await payments.by_invoice_key(
            tx, payment.terminal, answer.invoice_key
        ):
            log.error("the gateway gave an invoice key twice", payment=payment.id)
            return Unknown(NoAnswer.NONSENSE, "an invoice key that another payment has")
        return answer

    def _after(self, order: Order, payment: Payment, answer: RequestAnswer) -> Payment:
        match answer:
            case Issued(invoice_key):
                check = self._schedule.first_check(self._clock(), order.expires_at)
                return replace(
                    payment, state=PaymentState.PENDING, invoice_key=invoice_key, next_check_at=check
                )
            case Refused():
                return replace(payment, state=PaymentState.FAILED)
            case Unknown():
                return replace(payment, state=PaymentState.UNKNOWN)
            case _ as never:
                assert_never(never)


def _detail(answer: RequestAnswer) -> str:
    match answer:
        case Issued():
            return ""
        case Refused(mistake, detail):
            return f"{mistake}: {detail}"
        case Unknown(why, detail):
            return f"{why}: {detail}"
        case _ as never:
            assert_never(never)
