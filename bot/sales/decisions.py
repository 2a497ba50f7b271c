"""What people decide about money and goods. Each decision is made once, in one transaction, with who made it.

Two people may decide at the same time: one decision holds, and the other is told whose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot import reservations
from bot.cancellation import Cancellation
from bot.clock import Clock
from bot.deliveries import DeliveryState
from bot.fulfilment import Fulfilment
from bot.goods_notices import GoodsNotices
from bot.messages import Send
from bot.notices import Notices
from bot.order_moves import move_order
from bot.orders import Cause, HeldReason, Order, OrderId, OrderState, Payment, PaymentState
from bot.settlement import Settlement
from bot.settlement_plan import Finding
from bot.staff.audit_trail import Actor, AuditTrail
from bot.store import Session, Store, buyers, decisions, deliveries, orders, outbox, payments
from bot.store.buyers import Buyer
from bot.store.decisions import Acceptance, Refund
from bot.wakeup import Wakeup

# Money that came in another way than was agreed can be taken for the order; what was paid twice can only go back.
ACCEPTABLE = frozenset({HeldReason.AMOUNT_DIFFERS, HeldReason.BANK_CODE_REPEATED})
REFUNDED = "refunded"


class NotDone(Enum):
    """Why a decision could not be made; nothing was changed."""

    NO_SUCH_PAYMENT = auto()
    NOTHING_CAME = auto()
    NOT_HELD = auto()
    GOODS_GONE = auto()


@dataclass(frozen=True, slots=True)
class Refunded:
    """A payment stands refunded; `news` where this decision did it, else somebody's before."""

    order: Order
    payment: Payment
    refund: Refund
    news: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """Held money stands taken for its order; `news` where this decision did it, else somebody's before."""

    order: Order
    acceptance: Acceptance
    news: bool


def settling(tries: Sequence[Payment], acceptance: Acceptance | None) -> Payment | None:
    """Pick the payment whose money an order is handed over for, or waits for a decision about."""
    paid = [payment for payment in tries if payment.state is PaymentState.PAID]
    held = [payment for payment in tries if payment.state is PaymentState.HELD]
    accepted = [payment for payment in held if acceptance and payment.id == acceptance.payment_id]
    first = [payment for payment in held if payment.held_reason is not HeldReason.PAID_TWICE]
    return next(iter([*paid, *accepted, *first]), None)


class Decisions:
    """Refunds, accepts, cancels, asks the gateway again, sends goods again."""

    def __init__(
        self,
        store: Store,
        settlement: Settlement,
        cancellation: Cancellation,
        fulfilment: Fulfilment,
        notices: Notices,
        goods_notices: GoodsNotices,
        trail: AuditTrail,
        clock: Clock,
        wakeup: Wakeup,
        delivery_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._settlement = settlement
        self._cancellation = cancellation
        self._fulfilment = fulfilment
        self._notices = notices
        self._goods_notices = goods_notices
        self._trail = trail
        self._clock = clock
        self._wakeup = wakeup
        self._delivery_wakeup = delivery_wakeup

    async def refund(
        self, tx: Session, by: Actor, payment_id: int, reason: str, reference: str
    ) -> Refunded | NotDone:
        """Note that a payment's money, all of it, went back to the buyer; we move no money ourselves.

        Where the order was for this money, it ends here: what was not handed over goes back to the stock, and
        deliveries that are under way come to nothing.
        """
        found = await self._locked(tx, payment_id)
        if found is None:
            return NotDone.NO_SUCH_PAYMENT
        order, payment = found
        if not payment.settled or payment.paid_amount is None:
            return NotDone.NOTHING_CAME
        now = self._clock()
        made = Refund(
            payment.id, order.id, payment.paid_amount, reason, reference, by.person.id, by.person.name, now
        )
        if not await decisions.refund(tx, made):
            earlier = [
                each for each in await decisions.refunds_of(tx, order.id) if each.payment_id == payment.id
            ]
            return Refunded(order, payment, earlier[0], news=False)
        settles = settling(await payments.of_order(tx, order.id), await decisions.acceptance_of(tx, order.id))
        ends = settles is not None and settles.id == payment.id
        if ends:
            order = await self._end(tx, order, now)
        buyer = await _buyer(tx, order)
        await outbox.put(tx, [self._notices.refunded(buyer, order, made)], now)
        detail = f"{made.amount} rials, {reason}, {reference}"
        await self._trail.note_in(tx, by, "refund", f"order {order.id}", detail)
        return Refunded(order, payment, made, news=True)

    async def accept(self, by: Actor, payment_id: int) -> Accepted | NotDone:
        """Take held money for its order, and hand the order over; where its goods are gone, nothing changes."""
        async with self._store.transaction() as tx:
            found = await self._locked(tx, payment_id)
            if found is None:
                return NotDone.NO_SUCH_PAYMENT
            order, payment = found
            earlier = await decisions.acceptance_of(tx, order.id)
            if earlier is not None:
                return Accepted(order, earlier, news=False)
            settles = settling(await payments.of_order(tx, order.id), None)
            waits = order.state is OrderState.HELD and payment.held_reason in ACCEPTABLE
            if not waits or settles is None or settles.id != payment.id:
                return NotDone.NOT_HELD
            now, buyer = self._clock(), await _buyer(tx, order)
            handed = await self._fulfilment.resume(tx, buyer, order, Cause.MERCHANT, now)
            if handed.order.state is OrderState.HELD and not await deliveries.of_order(tx, order.id):
                return NotDone.GOODS_GONE
            made = Acceptance(payment.id, order.id, by.person.id, by.person.name, now)
            await decisions.accept(tx, made)
            await outbox.put(tx, [self._notices.accepted(buyer, handed.order, payment), *handed.letters], now)
            detail = f"{payment.paid_amount} rials ({payment.amount} rials)"
            await self._trail.note_in(tx, by, "accept", f"order {order.id}", detail)
        self._wakeup.wake()
        self._delivery_wakeup.wake()
        return Accepted(handed.order, made, news=True)

    async def cancel(self, order_id: int) -> Order | None:
        """Cancel an open order for its buyer, who is told; gives it as it stands then, None where there is none.

        The gateway is asked first: what is paid is not cancelled.
        """
        async with self._store.reading() as session:
            order = await orders.find(session, order_id)
            buyer = None if order is None else await buyers.find(session, order.buyer_id)
        if order is None or buyer is None:
            return None
        return await self._cancellation.cancel(buyer, order, Cause.MERCHANT)

    async def check(self, order_id: int) -> Finding | None:
        """Ask the gateway about every payment of an order that may still bring money; None where there is none."""
        async with self._store.reading() as session:
            tries = await payments.of_order(session, OrderId(order_id))
        findings = [
            (await self._settlement.settle(payment.id, Cause.MERCHANT)).finding
            for payment in reversed(tries)
            if payment.payable
        ]
        moved = [finding for finding in findings if finding in {Finding.PAID, Finding.HELD}]
        return next(iter([*moved, *findings]), None)

    async def send_again(self, order_id: int, once: str) -> int:
        """Send the buyer what they were given, with the same content; how many messages that are.

        `once` names this wish: wished for again under the same name, nothing is sent.
        """
        now = self._clock()
        async with self._store.transaction() as tx:
            order = await orders.find(tx, order_id)
            if order is None:
                return 0
            buyer = await _buyer(tx, order)
            letters = [
                Send(buyer.id, message, once=f"again:{once}:{delivery.id}:{number}")
                for delivery in await deliveries.of_order(tx, order.id)
                for number, message in enumerate(
                    self._goods_notices.contents(buyer.language, delivery), start=1
                )
            ]
            await outbox.put(tx, letters, now)
        self._wakeup.wake()
        return len(letters)

    async def _end(self, tx: Session, order: Order, now: datetime) -> Order:
        for delivery in await deliveries.of_order(tx, order.id):
            if delivery.state in {DeliveryState.WAITING, DeliveryState.TASK}:
                await deliveries.move(tx, delivery, DeliveryState.HELD, Cause.MERCHANT, now, reason=REFUNDED)
        await reservations.release_undelivered(tx, order.id)
        if order.state is OrderState.PAID:
            order = await move_order(tx, order, OrderState.HELD, Cause.MERCHANT, now, REFUNDED)
        return await move_order(tx, order, OrderState.REFUNDED, Cause.MERCHANT, now)

    async def _locked(self, tx: Session, payment_id: int) -> tuple[Order, Payment] | None:
        """Read a payment and its order, which nobody else may move until the transaction ends."""
        payment = await payments.find(tx, payment_id)
        if payment is None:
            return None
        order = await orders.lock(tx, payment.order_id)
        return order, await payments.get(tx, payment.id)


async def _buyer(tx: Session, order: Order) -> Buyer:
    buyer = await buyers.find(tx, order.buyer_id)
    if buyer is None:
        raise LookupError(f"order {order.id} has no buyer")
    return buyer
