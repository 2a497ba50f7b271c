"""From a cart, a product or a payment link to an order that holds what it needs, and its pay link."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.alerts import Alerts
from bot.alerts.stock import stock_taken
from bot.basket import Basket, Item
from bot.cart import read_basket, reckon, with_discount
from bot.catalog import ProductId
from bot.checkout import Checkout, Offer, TooManyOpen, TooOften
from bot.clock import Clock
from bot.config import PaymentSettings
from bot.discounts import DiscountId
from bot.money import Limits, Rials
from bot.orders import Order, OrderState
from bot.pay_links import NotPayable, PaymentLink, why_not_payable
from bot.speech import Speech
from bot.store import Session, Store, carts, discounts, lines, orders, pay_links, stock
from bot.store.buyers import Buyer
from bot.store.carts import Wanted


@dataclass(frozen=True, slots=True)
class CartEmpty:
    """There is nothing to order."""


@dataclass(frozen=True, slots=True)
class NotAsItStands:
    """Something in it can't be ordered, or its discount takes nothing off any more: the buyer must look again."""

    basket: Basket


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """It costs less, or more, than may be paid at once; all in rials."""

    total: Rials
    limits: Limits


@dataclass(frozen=True, slots=True)
class LinkNotPayable:
    """The payment link leads to nothing."""

    why: NotPayable


Refused: TypeAlias = CartEmpty | NotAsItStands | OutOfRange | LinkNotPayable
Bought: TypeAlias = Offer | Refused
_Placed: TypeAlias = Order | TooManyOpen | TooOften | Refused


@dataclass(frozen=True, slots=True)
class _Wish:
    """Goods to order, with a discount where there is one."""

    goods: list[Wanted]
    discount: DiscountId | None = None


class _Undo(Exception):
    """Somebody else was faster: nothing of this is written."""


class Purchase:
    """Makes orders for goods. What an order needs is taken when it is made, and given back when it ends."""

    def __init__(
        self,
        store: Store,
        checkout: Checkout,
        settings: PaymentSettings,
        speech: Speech,
        alerts: Alerts,
        clock: Clock,
    ) -> None:
        self._store = store
        self._checkout = checkout
        self._settings = settings
        self._speech = speech
        self._alerts = alerts
        self._clock = clock

    async def cart(self, buyer: Buyer, update_id: int) -> Bought:
        """Order what is in the cart, and empty it; the same `update_id` gives the same order."""
        return await self._buy(buyer, None, update_id)

    async def product(self, buyer: Buyer, product_id: ProductId, update_id: int) -> Bought:
        """Order one of a product, past the cart; raises LookupError where there is no such product."""
        return await self._buy(buyer, _Wish([Wanted(product_id, 1)]), update_id)

    async def pay_link(self, buyer: Buyer, code: str, update_id: int) -> Bought:
        """Order what a payment link is for; who opens it again goes on with the order that they have."""
        now = self._clock()
        try:
            async with self._store.transaction() as tx:
                await lines.lock_buyer(tx, buyer.id)
                link = await pay_links.by_code(tx, code)
                had = None if link is None else await pay_links.open_order(tx, link.id, buyer.id, now)
                placed = (
                    await self._begun(tx, buyer, update_id, now)
                    if had is None
                    else await orders.lock(tx, had)
                )
                if placed is None:
                    placed = await self._place_link(tx, buyer, link, update_id, now)
        except _Undo:
            return LinkNotPayable(NotPayable.USED)
        return await self._offer(buyer, placed)

    async def again(self, buyer: Buyer, order: Order, update_id: int) -> Bought:
        """Get a pay link for an order that has none, or no more; one whose time is over is ordered anew."""
        if not order.title:
            return await self._checkout.again(buyer, order, update_id)
        if order.state is OrderState.OPEN and self._clock() < order.expires_at:
            return await self._checkout.for_order(buyer, order)
        async with self._store.reading() as session:
            wanted = [
                Wanted(line.product_id, line.quantity) for line in await lines.of_order(session, order.id)
            ]
            discount = await discounts.use_of(session, order.id)
            use = await pay_links.use_of(session, order.id)
            link = None if use is None else await pay_links.find(session, use.pay_link_id)
        if link is not None:
            return await self.pay_link(buyer, link.code, update_id)
        wish = _Wish(wanted, None if discount is None else discount.discount_id)
        return await self._buy(buyer, wish, update_id)

    async def _buy(self, buyer: Buyer, wish: _Wish | None, update_id: int) -> Bought:
        """Order what is wished for, or what is in the cart where that is None."""
        now = self._clock()
        try:
            async with self._store.transaction() as tx:
                await lines.lock_buyer(tx, buyer.id)
                placed = await self._begun(tx, buyer, update_id, now)
                if placed is None:
                    placed = await self._place(tx, buyer, wish, update_id, now)
        except _Undo:
            async with self._store.reading() as session:
                return NotAsItStands(await self._basket(session, buyer, wish, now))
        return await self._offer(buyer, placed)

    async def _offer(self, buyer: Buyer, placed: _Placed) -> Bought:
        if isinstance(placed, Order):
            return await self._checkout.for_order(buyer, placed)
        return placed

    async def _begun(self, tx: Session, buyer: Buyer, update_id: int, now: datetime) -> _Placed | None:
        """The order that this very tap made before, or why there can be none now."""
        before = await orders.asked_by(tx, buyer.id, update_id)
        if before is not None and before.state is OrderState.OPEN and now < before.expires_at:
            return before
        open_orders = await orders.open_of_buyer(tx, buyer.id, now)
        if len(open_orders) >= self._settings.open_orders:
            return TooManyOpen(tuple(open_orders))
        # Asked here, since an order that gets no link would take the cart, and the stock, for nothing.
        return TooOften() if await self._checkout.asks_too_often(tx, buyer) else None

    async def _basket(self, session: Session, buyer: Buyer, wish: _Wish | None, now: datetime) -> Basket:
        if wish is None:
            return await read_basket(session, buyer, now)
        discount = None if wish.discount is None else await discounts.find(session, wish.discount)
        return await reckon(session, buyer, wish.goods, discount, now)

    async def _place(
        self, tx: Session, buyer: Buyer, wish: _Wish | None, update_id: int, now: datetime
    ) -> Order | Refused:
        basket = await self._basket(tx, buyer, wish, now)
        if not basket.items:
            return CartEmpty()
        if basket.obstructed or basket.refusal is not None:
            return NotAsItStands(basket)
        if (out_of_range := self._out_of_range(basket.total)) is not None:
            return out_of_range
        order = await self._insert(tx, buyer, basket.total, self._title(buyer, basket), update_id, now)
        if wish is None:
            # First: whoever changes a cart has it locked when they look at products and discounts.
            await carts.empty(tx, buyer.id)
        # By number, so that two orders for the same goods never wait for each other.
        for item in sorted(basket.items, key=lambda item: item.product.id):
            await self._take(tx, buyer, order, item)
        if basket.discount is not None:
            await self._take_discount(tx, buyer, order, basket, basket.discount.id, now)
        # Once everything is taken: two orders that wait for the same alert want nothing more of each other.
        await stock_taken(tx, self._alerts, [item.product.id for item in basket.items], now)
        return order

    async def _place_link(
        self, tx: Session, buyer: Buyer, link: PaymentLink | None, update_id: int, now: datetime
    ) -> Order | Refused:
        why = why_not_payable(link, now)
        if link is None or why is not None:
            return LinkNotPayable(why or NotPayable.UNKNOWN)
        if (out_of_range := self._out_of_range(link.amount)) is not None:
            return out_of_range
        order = await self._insert(tx, buyer, link.amount, link.title, update_id, now)
        if not await pay_links.take(tx, link.id):
            raise _Undo
        await pay_links.note_use(tx, link.id, order.id)
        return order

    def _out_of_range(self, total: Rials) -> OutOfRange | None:
        limits = self._settings.limits
        return None if limits.smallest <= total <= limits.largest else OutOfRange(total, limits)

    async def _take(self, tx: Session, buyer: Buyer, order: Order, item: Item) -> None:
        if not await stock.take(tx, item.product.id, item.quantity):
            raise _Undo
        title = item.product.names.to(buyer.language)
        await lines.insert(tx, order, item.product.id, title, item.quantity, item.unit_price)

    async def _take_discount(
        self, tx: Session, buyer: Buyer, order: Order, basket: Basket, discount_id: DiscountId, now: datetime
    ) -> None:
        discount = await discounts.lock(tx, discount_id)
        # Others may have taken it since the basket was reckoned; that matters only where it was the last time.
        if (await with_discount(tx, buyer, basket.items, discount, now)).off != basket.off:
            raise _Undo
        await discounts.take(tx, discount, order, basket.off)

    async def _insert(
        self, tx: Session, buyer: Buyer, amount: Rials, title: str, update_id: int, now: datetime
    ) -> Order:
        carried_out_before = await orders.asked_by(tx, buyer.id, update_id) is not None
        return await orders.insert(
            tx,
            buyer.id,
            amount,
            None if carried_out_before else update_id,
            now,
            now + self._settings.expires_after,
            title,
        )

    def _title(self, buyer: Buyer, basket: Basket) -> str:
        first = basket.items[0]
        return self._speech.voice(buyer.language).plain(
            "order-title",
            first=first.product.names.to(buyer.language),
            quantity=first.quantity,
            more=len(basket.items) - 1,
        )
