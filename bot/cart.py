"""A buyer's cart: what they put aside, what it would cost now, and what stands in the way of ordering it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.basket import Basket, Item, obstacle
from bot.catalog import MOST_AT_ONCE, Product, ProductId
from bot.clock import Clock
from bot.discounts import Counted, Discount, NotUsable, Refusal, fold_code, reduction
from bot.money import Rials
from bot.store import Session, Store, carts, catalog, discounts, lines
from bot.store.buyers import Buyer
from bot.store.carts import Wanted
from bot.store.shelves import shown_of_ids


@dataclass(frozen=True, slots=True)
class Changed:
    """A cart after a tap; `refused` is what could not be put in, and says why."""

    basket: Basket
    refused: Item | None = None


class Cart:
    """Changes carts, once for each tap. Nothing in a cart is reserved: ordering it does that."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, buyer: Buyer) -> Basket:
        """What is in it now."""
        async with self._store.reading() as session:
            return await read_basket(session, buyer, self._clock())

    async def change(self, buyer: Buyer, product_id: ProductId, by: int, update_id: int) -> Changed:
        """Put so many more of a product in, or fewer; what can't be ordered, or is no product, is not put in."""
        async with self._store.transaction() as tx:
            fresh = await carts.touch(tx, buyer.id, update_id)
            if not fresh or await catalog.find(tx, product_id) is None:
                return Changed(await read_basket(tx, buyer, self._clock()))
            had = {each.product_id: each.quantity for each in await carts.contents(tx, buyer.id)}
            before = had.get(product_id, 0)
            await carts.put(tx, buyer.id, product_id, max(0, min(before + by, MOST_AT_ONCE)))
            basket = await read_basket(tx, buyer, self._clock())
            item = next((item for item in basket.items if item.product.id == product_id), None)
            if by < 0 or item is None or item.obstacle is None:
                return Changed(basket)
            await carts.put(tx, buyer.id, product_id, before)
            return Changed(await read_basket(tx, buyer, self._clock()), item)

    async def fit(self, buyer: Buyer, update_id: int) -> Basket:
        """Cut everything to what can be ordered now."""
        async with self._store.transaction() as tx:
            basket = await read_basket(tx, buyer, self._clock())
            if await carts.touch(tx, buyer.id, update_id):
                for item in basket.items:
                    if item.obstacle is not None:
                        await carts.put(tx, buyer.id, item.product.id, item.allowed)
            return await read_basket(tx, buyer, self._clock())

    async def empty(self, buyer: Buyer, update_id: int) -> None:
        """Take everything out."""
        async with self._store.transaction() as tx:
            if await carts.touch(tx, buyer.id, update_id):
                await carts.empty(tx, buyer.id)

    async def use_code(self, tx: Session, buyer: Buyer, typed: str, update_id: int) -> Basket:
        """Keep a discount code with the cart, where it takes something off; else the basket says why not."""
        now = self._clock()
        discount = await discounts.by_code(tx, fold_code(typed))
        basket = await read_basket(tx, buyer, now)
        if discount is None:
            return Basket(basket.items, refusal=Refusal(NotUsable.UNKNOWN))
        found = await with_discount(tx, buyer, basket.items, discount, now)
        if found.refusal is None and await carts.touch(tx, buyer.id, update_id):
            await carts.set_discount(tx, buyer.id, discount.id)
        return found

    async def drop_code(self, buyer: Buyer, update_id: int) -> Basket:
        """Go without the discount."""
        async with self._store.transaction() as tx:
            if await carts.touch(tx, buyer.id, update_id):
                await carts.set_discount(tx, buyer.id, None)
            return await read_basket(tx, buyer, self._clock())


async def read_basket(session: Session, buyer: Buyer, now: datetime) -> Basket:
    """Reckon a cart with the prices, stock and limits of now."""
    discount_id = await carts.discount(session, buyer.id)
    discount = None if discount_id is None else await discounts.find(session, discount_id)
    wanted = await carts.contents(session, buyer.id)
    return await reckon(session, buyer, wanted, discount, now)


async def reckon(
    session: Session, buyer: Buyer, wanted: list[Wanted], discount: Discount | None, now: datetime
) -> Basket:
    """Reckon what somebody wants with the prices, stock and limits of now."""
    items = []
    shown = {product.id for product in await shown_of_ids(session, [each.product_id for each in wanted])}
    for each in wanted:
        product = await catalog.get(session, each.product_id)
        owned = await lines.units_of_buyer(session, product.id, buyer.id)
        # A product in a category that was put away is gone as well, though it says nothing of that itself.
        why, allowed = obstacle(product if product.id in shown else None, each.quantity, owned)
        items.append(Item(product, each.quantity, product.price_at(now), why, allowed))
    return await with_discount(session, buyer, items, discount, now)


async def with_discount(
    session: Session, buyer: Buyer, items: Sequence[Item], discount: Discount | None, now: datetime
) -> Basket:
    """Reckon what a discount takes off these items for this buyer, or why it takes nothing off."""
    if discount is None or not items:
        return Basket(tuple(items))
    parts = [await _counted(session, item.product, item.total) for item in items]
    used = await discounts.uses_of_buyer(session, discount.id, buyer.id)
    off = reduction(discount, parts, used, now)
    if isinstance(off, Refusal):
        return Basket(tuple(items), discount, refusal=off)
    return Basket(tuple(items), discount, off)


async def _counted(session: Session, product: Product, total: Rials) -> Counted:
    shelves = set()
    at = product.category_id
    while at is not None:
        shelves.add(at)
        category = await catalog.find_category(session, at)
        at = None if category is None else category.parent_id
    return Counted(product.id, frozenset(shelves), total)
