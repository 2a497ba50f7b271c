"""Deliveries that come from over the network, or wait for the merchant: tried until they arrive, or held."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

import structlog

from bot.catalog import Kind
from bot.clock import Clock
from bot.deliveries import Content, Delivery, DeliveryId, DeliveryState
from bot.ending import let_end
from bot.fulfilment import Fulfilment
from bot.goods.protocol import Begun, Elsewhere, Fetched, Goods, Impossible, Later
from bot.goods_notices import GoodsNotices
from bot.orders import Cause, Order, OrderId, OrderState, PaymentState
from bot.store import Session, Store, buyers, catalog, deliveries, orders, outbox, payments
from bot.store.buyers import Buyer
from bot.wakeup import Wakeup

log = structlog.get_logger(__name__)

AT_ONCE = 8
LEASE = timedelta(minutes=3)
LOOK_AGAIN = timedelta(seconds=1)
FIRST_RETRY = timedelta(seconds=15)
RAREST_RETRY = timedelta(minutes=30)
# What has not worked for so long will not work by itself.
GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Restocked:
    """An order whose goods were gone; `begun` once they are there and it is being handed over."""

    order: Order
    begun: bool


class DeliveryWorker:
    """Works through the deliveries that are due, for ever, and takes the merchant's word about the others."""

    def __init__(
        self,
        store: Store,
        goods: Mapping[Kind, Goods],
        fulfilment: Fulfilment,
        notices: GoodsNotices,
        clock: Clock,
        wakeup: Wakeup,
        outbox_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._goods = goods
        self._fulfilment = fulfilment
        self._notices = notices
        self._clock = clock
        self._outbox_wakeup = outbox_wakeup
        self._wakeup = wakeup
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Go on for ever; cancel to stop, then `finish`."""
        while True:
            await self.work_once()
            await self._wakeup.wait(LOOK_AGAIN)

    async def work_once(self) -> None:
        """Begin what is due now, as far as there is room."""
        free = AT_ONCE - len(self._under_way)
        if not free:
            return
        now = self._clock()
        async with self._store.reading() as session:
            due = await deliveries.next_due(session)
        if due is None or due > now:
            return
        async with self._store.transaction() as tx:
            claimed = await deliveries.claim_due(tx, now, now + LEASE, free)
        for delivery_id in claimed:
            task = asyncio.create_task(self._deliver(delivery_id), name=f"delivery {delivery_id}")
            self._under_way.add(task)
            task.add_done_callback(self._done)

    async def finish(self, seconds: float) -> None:
        """Let the deliveries that are under way end."""
        await let_end(self._under_way, seconds, "deliveries")

    async def find(self, delivery_id: int) -> Delivery | None:
        """Look a delivery up."""
        async with self._store.reading() as session:
            return await deliveries.find(session, delivery_id)

    async def again(self, delivery_id: int) -> Delivery | None:
        """Try a held delivery once more, now, as its product says now: the merchant has mended something.

        Gives the delivery as it was, HELD where it is tried; None where there is none.
        """
        now = self._clock()
        async with self._store.transaction() as tx:
            found = await self._locked(tx, delivery_id)
            if found is None:
                return None
            order, delivery = found
            if delivery.state is not DeliveryState.HELD or order.state is not OrderState.HELD:
                return delivery
            await deliveries.renew(tx, delivery, await catalog.get(tx, delivery.line.product_id))
            await deliveries.move(tx, delivery, DeliveryState.WAITING, Cause.MERCHANT, now)
        self._wakeup.wake()
        return delivery

    async def done(self, tx: Session, delivery_id: int, text: str) -> Delivery | None:
        """The merchant has handed it over by hand; `text` is theirs to the buyer. None where there is none.

        Done twice, the second one changes nothing.
        """
        found = await self._locked(tx, delivery_id)
        if found is None:
            return None
        order, delivery = found
        if delivery.state not in {DeliveryState.TASK, DeliveryState.HELD}:
            return delivery
        if order.state not in {OrderState.PAID, OrderState.HELD}:
            return delivery
        return await self._write(tx, order, delivery, Content(text=text), Cause.MERCHANT)

    async def restocked(self, order_id: int) -> Restocked | None:
        """Hand over an order that was held because its goods were gone; it stays held where they still are.

        None where there is no such order; repeated, it changes nothing.
        """
        now = self._clock()
        async with self._store.transaction() as tx:
            if await orders.find(tx, order_id) is None:
                return None
            order = await orders.lock(tx, OrderId(order_id))
            begun = bool(await deliveries.of_order(tx, order.id))
            paid = any(
                payment.state is PaymentState.PAID for payment in await payments.of_order(tx, order.id)
            )
            if order.state is not OrderState.HELD or begun or not paid:
                return Restocked(order, begun)
            buyer = await self._buyer(tx, order)
            handed = await self._fulfilment.resume(tx, buyer, order, Cause.MERCHANT, now)
            await outbox.put(tx, handed.letters, now)
            begun = bool(await deliveries.of_order(tx, order.id))
        self._outbox_wakeup.wake()
        self._wakeup.wake()
        return Restocked(handed.order, begun)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._wakeup.wake()
        if not task.cancelled() and (error := task.exception()):
            # Its lease runs out, and it is tried again.
            log.error("a delivery could not be handled", exc_info=error)

    async def _deliver(self, delivery_id: DeliveryId) -> None:
        async with self._store.transaction() as tx:
            found = await self._locked(tx, delivery_id)
            if found is None or found[1].state is not DeliveryState.WAITING:
                return
            order, delivery = found
            begun = await self._goods[delivery.kind].begin(tx, delivery, self._clock())
            if not isinstance(begun, Elsewhere):
                await self._write(tx, order, delivery, begun, Cause.DELIVERY)
        if isinstance(begun, Elsewhere):
            await self._conclude(delivery_id, await self._goods[delivery.kind].fetch(delivery))
        self._outbox_wakeup.wake()

    async def _conclude(self, delivery_id: DeliveryId, fetched: Fetched) -> None:
        now = self._clock()
        async with self._store.transaction() as tx:
            found = await self._locked(tx, delivery_id)
            if found is None or found[1].state is not DeliveryState.WAITING:
                return
            order, delivery = found
            match fetched:
                case Content():
                    goods = self._goods[delivery.kind]
                    fixed = await goods.record(tx, delivery, fetched, now)
                    await self._write(tx, order, delivery, fixed, Cause.DELIVERY)
                case Later(trouble, detail) if now - delivery.created_at < GIVE_UP_AFTER:
                    log.warning(
                        "a delivery did not work", delivery=delivery.id, trouble=trouble, detail=detail
                    )
                    wait = min(FIRST_RETRY * 2 ** min(delivery.attempts, 10), RAREST_RETRY)
                    await deliveries.retry(tx, delivery, now + wait, f"{trouble}: {detail}")
                case Later(trouble, detail):
                    await self._write(tx, order, delivery, Impossible(trouble, detail), Cause.DELIVERY)
                case Impossible():
                    await self._write(tx, order, delivery, fetched, Cause.DELIVERY)
                case _ as never:
                    assert_never(never)

    async def _write(
        self, tx: Session, order: Order, delivery: Delivery, begun: Begun, cause: Cause
    ) -> Delivery:
        """Write what became of a delivery whose order is locked, and what people are told."""
        now = self._clock()
        buyer = await self._buyer(tx, order)
        delivery, letters = await self._fulfilment.apply(tx, buyer, delivery, begun, cause, now)
        if delivery.state is DeliveryState.HELD:
            letters = [*letters, self._notices.held(buyer, delivery)]
        await outbox.put(tx, letters, now)
        everything = await deliveries.of_order(tx, order.id)
        await self._fulfilment.conclude(tx, order, everything, cause, now)
        return delivery

    async def _locked(self, tx: Session, delivery_id: int) -> tuple[Order, Delivery] | None:
        """Read a delivery and its order, which nobody else may move until the transaction ends."""
        delivery = await deliveries.find(tx, delivery_id)
        if delivery is None:
            return None
        order = await orders.lock(tx, delivery.line.order_id)
        delivery = await deliveries.find(tx, delivery_id)
        return None if delivery is None else (order, delivery)

    async def _buyer(self, tx: Session, order: Order) -> Buyer:
        buyer = await buyers.find(tx, order.buyer_id)
        if buyer is None:
            raise LookupError(f"order {order.id} has no buyer")
        return buyer
