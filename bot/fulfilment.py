"""From paid to delivered: every line of an order is handed over, waits for its turn, or is held for the merchant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot import reservations
from bot.alerts import Alerts
from bot.alerts.stock import stock_taken
from bot.catalog import Kind
from bot.deliveries import Content, Delivery, DeliveryState
from bot.goods.protocol import Begun, ByHand, Elsewhere, Goods, Impossible
from bot.goods_notices import GoodsNotices
from bot.order_moves import move_order
from bot.orders import Cause, Order, OrderState
from bot.staff.alert import Outgoing
from bot.store import Session, catalog, deliveries, lines
from bot.store.buyers import Buyer
from bot.tokens import TokenSource

SOLD_OUT = "what was ordered is sold out"


@dataclass(frozen=True, slots=True)
class Handed:
    """How an order stands after the handing over, and what people are told of it."""

    order: Order
    letters: Sequence[Outgoing] = ()


class Fulfilment:
    """Hands over what was paid for, inside the transaction that writes it; calls nobody."""

    def __init__(
        self, goods: Mapping[Kind, Goods], notices: GoodsNotices, alerts: Alerts, new_key: TokenSource
    ) -> None:
        self._goods = goods
        self._notices = notices
        self._alerts = alerts
        self._new_key = new_key

    async def begin(
        self, tx: Session, buyer: Buyer, order: Order, cause: Cause, now: datetime, detail: str = ""
    ) -> Handed:
        """Hand over what can be handed over at once, of an order that has just become paid.

        An order that had ended before it was paid takes its goods out of the stock again; where they are gone, it
        is held.
        """
        if not await self._take_again(tx, order, now):
            order = await move_order(tx, order, OrderState.HELD, cause, now, SOLD_OUT)
            told = self._notices.sold_out(buyer, order)
            return Handed(order, [told, self._alerts.sold_out(buyer, order)])
        if not await lines.of_order(tx, order.id):
            return Handed(await move_order(tx, order, OrderState.DELIVERED, cause, now, detail))
        return await self._hand_over(tx, buyer, order, cause, now)

    async def resume(self, tx: Session, buyer: Buyer, order: Order, cause: Cause, now: datetime) -> Handed:
        """Hand over an order that was held before anything of it was; changes nothing where goods are gone.

        That its money came in, and is taken for it, is for the caller to know.
        """
        if not await self._take_again(tx, order, now):
            return Handed(order)
        if not await lines.of_order(tx, order.id):
            return Handed(await move_order(tx, order, OrderState.DELIVERED, cause, now))
        return await self._hand_over(tx, buyer, order, cause, now)

    async def _take_again(self, tx: Session, order: Order, now: datetime) -> bool:
        late = [line.product_id for line in await lines.of_order(tx, order.id) if not line.taken]
        if not await reservations.take_again(tx, order.id):
            return False
        if late:
            await stock_taken(tx, self._alerts, late, now)
        return True

    async def _hand_over(
        self, tx: Session, buyer: Buyer, order: Order, cause: Cause, now: datetime
    ) -> Handed:
        letters: list[Outgoing] = []
        after: list[Delivery] = []
        for line in await lines.of_order(tx, order.id):
            product = await catalog.get(tx, line.product_id)
            delivery = await deliveries.insert(tx, line, product, self._new_key(), now)
            begun = await self._goods[delivery.kind].begin(tx, delivery, now)
            delivery, told = await self.apply(tx, buyer, delivery, begun, cause, now)
            after.append(delivery)
            letters.extend(told)
        if any(delivery.state is not DeliveryState.DELIVERED for delivery in after):
            letters.append(self._notices.coming(buyer, order, after))
        return Handed(await self.conclude(tx, order, after, cause, now), letters)

    async def apply(
        self, tx: Session, buyer: Buyer, delivery: Delivery, begun: Begun, cause: Cause, now: datetime
    ) -> tuple[Delivery, Sequence[Outgoing]]:
        """Write what became of a delivery; gives it as it stands then, and what people are told."""
        match begun:
            case Content() as content:
                delivery = await self._move(
                    tx, delivery, DeliveryState.DELIVERED, cause, now, content=content
                )
                return delivery, self._notices.delivered(buyer, delivery)
            case ByHand(instructions):
                delivery = await self._move(tx, delivery, DeliveryState.TASK, cause, now)
                return delivery, [self._alerts.task(buyer, delivery, instructions)]
            case Impossible(trouble, detail):
                reason = f"{trouble}: {detail}" if detail else trouble.value
                delivery = await self._move(tx, delivery, DeliveryState.HELD, cause, now, reason=reason)
                return delivery, [self._alerts.delivery_held(buyer, delivery, trouble, detail, now)]
            case Elsewhere():
                return delivery, ()

    async def conclude(
        self, tx: Session, order: Order, handed: Sequence[Delivery], cause: Cause, now: datetime
    ) -> Order:
        """Move a locked order to where its deliveries have brought it."""
        states = {delivery.state for delivery in handed}
        if states == {DeliveryState.DELIVERED}:
            if order.state in {OrderState.PAID, OrderState.HELD}:
                return await move_order(tx, order, OrderState.DELIVERED, cause, now)
        elif DeliveryState.HELD in states and order.state is OrderState.PAID:
            return await move_order(tx, order, OrderState.HELD, cause, now, "a delivery is held")
        return order

    async def _move(
        self,
        tx: Session,
        delivery: Delivery,
        new: DeliveryState,
        cause: Cause,
        now: datetime,
        *,
        content: Content | None = None,
        reason: str | None = None,
    ) -> Delivery:
        if not await deliveries.move(tx, delivery, new, cause, now, content=content, reason=reason):
            raise RuntimeError(f"delivery {delivery.id} moved although its order is locked")
        return replace(delivery, state=new, content=content, reason=reason)
