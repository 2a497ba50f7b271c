"""Check -> paid -> goods and receipt: the only way in which any payment becomes paid."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.alerts import Alerts
from bot.clock import Clock
from bot.ending import let_end
from bot.fulfilment import Fulfilment, Handed
from bot.gateway_watch import GatewayWatch
from bot.gateways.protocol import CheckAnswer, Gateway, Paid, Refused, Unknown
from bot.metrics import Metrics
from bot.notices import Notices
from bot.order_moves import move_order
from bot.orders import Cause, Order, OrderState, Payment, PaymentId, PaymentState
from bot.schedule import Schedule
from bot.settlement_plan import Finding, Plan, plan
from bot.staff.alert import Outgoing
from bot.store import Session, Store, buyers, orders, outbox, payments
from bot.store.buyers import Buyer
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """How a payment and its order stand after it was asked about."""

    order: Order
    payment: Payment
    finding: Finding


class Settlement:
    """Asks the gateway about payments and writes what follows, once, whoever asks and however many at a time."""

    def __init__(
        self,
        store: Store,
        gateway: Gateway,
        notices: Notices,
        alerts: Alerts,
        watch: GatewayWatch,
        schedule: Schedule,
        clock: Clock,
        metrics: Metrics,
        fulfilment: Fulfilment,
        outbox_wakeup: Wakeup,
        delivery_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._notices = notices
        self._alerts = alerts
        self._watch = watch
        self._schedule = schedule
        self._clock = clock
        self._metrics = metrics
        self._fulfilment = fulfilment
        self._outbox_wakeup = outbox_wakeup
        self._delivery_wakeup = delivery_wakeup
        self._under_way: dict[PaymentId, asyncio.Task[Settled]] = {}

    async def settle(self, payment_id: PaymentId, cause: Cause) -> Settled:
        """Find out how a payment stands; may be repeated at any time. Raises LookupError for no such payment.

        Those who ask while a check of the same payment is under way share it, and it goes on to its end even
        when the one who asked first (a browser that was closed) is gone.
        """
        if (under_way := self._under_way.get(payment_id)) is not None:
            settled = await asyncio.shield(under_way)
            if settled.finding in {Finding.PAID, Finding.HELD, Finding.UNKNOWN}:
                return settled
            # That question may be older than the payment whose buyer asks now: "not paid" is asked about again.
        return await asyncio.shield(self._under_way.get(payment_id) or self._begin(payment_id, cause))

    async def finish(self, seconds: float) -> None:
        """Let the checks that are under way end."""
        await let_end(self._under_way.values(), seconds, "checks")

    def _begin(self, payment_id: PaymentId, cause: Cause) -> asyncio.Task[Settled]:
        task = asyncio.create_task(self._settle(payment_id, cause), name=f"settle {payment_id}")
        self._under_way[payment_id] = task
        task.add_done_callback(lambda _: self._under_way.pop(payment_id, None))
        return task

    async def _settle(self, payment_id: PaymentId, cause: Cause) -> Settled:
        async with self._store.reading() as session:
            payment = await payments.get(session, payment_id)
            order = await orders.find(session, payment.order_id)
        if order is None:
            raise LookupError(f"payment {payment_id} has no order")
        if not payment.payable or payment.invoice_key is None:
            return Settled(order, payment, _standing(payment))
        answer = await self._gateway.check(payment.invoice_key)
        if isinstance(answer, Refused | Unknown):
            log.warning("check proved nothing", payment=payment_id, answer=answer)
        async with self._store.transaction() as tx:
            # From here on nobody else moves this order, so what was read before must be read again.
            order = await orders.lock(tx, payment.order_id)
            payment = await payments.get(tx, payment_id)
            if payment.settled:
                return Settled(order, payment, _standing(payment))
            taken = isinstance(answer, Paid) and await self._taken(tx, payment, answer)
            now = self._clock()
            decided = plan(order, payment, answer, now, self._schedule, code_is_taken=taken)
            buyer = await self._buyer(tx, order)
            settled, handed = await self._write(tx, buyer, order, payment, decided, cause, now)
            await self._tell(tx, buyer, order, payment, settled, answer, now)
            await outbox.put(tx, handed, now)
        self._outbox_wakeup.wake()
        self._delivery_wakeup.wake()
        if settled.payment.state is not payment.state:
            self._metrics.payment_moved(settled.payment.state)
            log.info("payment moved", payment=payment_id, state=settled.payment.state, cause=cause)
        return settled

    async def _taken(self, tx: Session, payment: Payment, answer: Paid) -> bool:
        other = await payments.by_bank_code(tx, payment.terminal, answer.bank_code)
        return other is not None and other.id != payment.id

    async def _write(
        self,
        tx: Session,
        buyer: Buyer,
        order: Order,
        payment: Payment,
        decided: Plan,
        cause: Cause,
        now: datetime,
    ) -> tuple[Settled, Sequence[Outgoing]]:
        """Write what was decided, and hand over what is paid for; gives what people are told of the goods."""
        after = decided.payment
        if after.state is payment.state:
            after = await payments.schedule(tx, payment, after.next_check_at)
        elif not await payments.move(tx, payment, after, cause, now, decided.detail):
            raise RuntimeError(f"payment {payment.id} moved although its order is locked")
        for new in decided.order_moves:
            order = await move_order(tx, order, new, cause, now, decided.detail)
        handed = Handed(order)
        if OrderState.PAID in decided.order_moves:
            handed = await self._fulfilment.begin(tx, buyer, order, cause, now, decided.detail)
        return Settled(handed.order, after, decided.finding), handed.letters

    async def _buyer(self, tx: Session, order: Order) -> Buyer:
        buyer = await buyers.find(tx, order.buyer_id)
        if buyer is None:
            raise LookupError(f"order {order.id} has no buyer")
        return buyer

    async def _tell(
        self,
        tx: Session,
        buyer: Buyer,
        order: Order,
        payment: Payment,
        settled: Settled,
        answer: CheckAnswer,
        now: datetime,
    ) -> None:
        await outbox.put(tx, self._watch.letters(answer, now), now)
        if settled.payment.state is payment.state and settled.order.state is order.state:
            return
        url = self._gateway.pay_link(payment.invoice_key or "")
        letters = self._notices.after_settlement(
            buyer, order, settled.order, settled.payment, settled.finding, url
        )
        await outbox.put(tx, letters, now)
        if settled.finding is Finding.HELD and isinstance(answer, Paid):
            held = self._alerts.held(buyer, order, settled.payment, answer.bank_code)
            await outbox.put(tx, [held], now)
        elif settled.payment.state is PaymentState.PAID:
            await outbox.put(tx, [self._alerts.sale(buyer, order, settled.payment)], now)


def _standing(payment: Payment) -> Finding:
    match payment.state:
        case PaymentState.PAID:
            return Finding.PAID
        case PaymentState.HELD:
            return Finding.HELD
        case _:
            # It has no invoice: nobody can have paid it.
            return Finding.NOT_PAID
