"""A buyer changes their mind, or the merchant does."""

from datetime import datetime

from bot.clock import Clock
from bot.notices import Notices
from bot.order_moves import move_order
from bot.orders import Cause, Order, OrderState
from bot.settlement import Settlement
from bot.store import Store, orders, outbox, payments
from bot.store.buyers import Buyer


class Cancellation:
    """Cancels open orders. What is paid all the same is still settled: a cancelled order accepts a late payment."""

    def __init__(self, store: Store, settlement: Settlement, notices: Notices, clock: Clock) -> None:
        self._store = store
        self._settlement = settlement
        self._notices = notices
        self._clock = clock

    async def cancel(self, buyer: Buyer, order: Order, cause: Cause = Cause.BUYER) -> Order:
        """Cancel an order, unless the gateway says that it is paid; gives the order as it stands then.

        A buyer who did not do it themselves is told.
        """
        async with self._store.reading() as session:
            tries = await payments.of_order(session, order.id)
        for payment in tries:
            if payment.payable:
                settled = await self._settlement.settle(payment.id, cause)
                if settled.order.state is not OrderState.OPEN:
                    return settled.order
        now = self._clock()
        async with self._store.transaction() as tx:
            order = await orders.lock(tx, order.id)
            if order.state is OrderState.OPEN:
                order = await move_order(tx, order, OrderState.CANCELLED, cause, now)
                letters = [self._notices.order_cancelled(buyer, order, payment) for payment in tries]
                if cause is Cause.MERCHANT:
                    letters.append(self._notices.cancelled_by_shop(buyer, order))
                await outbox.put(tx, letters, now)
        return order

    async def open_orders(self, buyer: Buyer, now: datetime) -> list[Order]:
        """What there is to cancel, newest first."""
        async with self._store.reading() as session:
            return await orders.open_of_buyer(session, buyer.id, now)
