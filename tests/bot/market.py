"""A shop with goods on its shelves, and what buyers do in it, as tests say it."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.basket import Basket
from bot.checkout import PayLink
from bot.deliveries import Delivery, Line
from bot.discounts import fold_code
from bot.money import Rials
from bot.orders import Cause, OrderId, OrderState
from bot.pay_links import PaymentLink
from bot.purchase import Bought
from bot.settlement import Settled
from bot.store import carts, catalog, deliveries, discounts, lines, pay_links
from bot.store.buyers import Buyer
from sandbox.bank import Bank
from tests.bot.parts import MERCHANT, Services
from tests.bot.stocked import Shelves, fill_shelves


@dataclass(slots=True)
class Market:
    """One shop; every tap has a number of its own."""

    shop: Services
    bank: Bank
    shelves: Shelves
    taps: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def fills(self, buyer: Buyer, wanted: Mapping[str, int]) -> Basket:
        """Put so many of each product, by SKU, into the cart."""
        basket = await self.shop.cart.view(buyer)
        for sku, number in wanted.items():
            changed = await self.shop.cart.change(buyer, self.shelves[sku], number, next(self.taps))
            assert changed.refused is None, changed.refused
            basket = changed.basket
        return basket

    async def types(self, buyer: Buyer, code: str) -> Basket:
        """Type a discount code for the cart."""
        async with self.shop.store.transaction() as tx:
            return await self.shop.cart.use_code(tx, buyer, code, next(self.taps))

    async def orders(self, buyer: Buyer, wanted: Mapping[str, int], code: str | None = None) -> Bought:
        """Fill the cart and order it."""
        await self.fills(buyer, wanted)
        if code is not None:
            assert (await self.types(buyer, code)).refusal is None
        return await self.shop.purchase.cart(buyer, next(self.taps))

    async def offered(self, buyer: Buyer, wanted: Mapping[str, int], code: str | None = None) -> PayLink:
        """Do the same, and be shown the pay link."""
        return await self.shown(buyer, await self.orders(buyer, wanted, code))

    async def shown(self, buyer: Buyer, bought: Bought) -> PayLink:
        """Be shown the pay link, with the pay message that is stored for it."""
        assert isinstance(bought, PayLink), bought
        await self.shop.shows(buyer, bought)
        return bought

    async def comes_back(self, link: PayLink) -> Settled:
        """Come back from the bank."""
        return await self.shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)

    async def pays(self, link: PayLink) -> Settled:
        """Pay at the bank and come back."""
        await self.bank.pays(link.url, comes_back=False)
        return await self.comes_back(link)

    async def buys(self, buyer: Buyer, wanted: Mapping[str, int], code: str | None = None) -> Settled:
        """Fill the cart, order and pay."""
        return await self.pays(await self.offered(buyer, wanted, code))

    async def lets_expire(self, *links: PayLink) -> None:
        """Let the time for paying run out."""
        self.shop.clock.passes(minutes=31)
        for link in links:
            assert (await self.comes_back(link)).order.state is OrderState.EXPIRED

    async def posts_a_link(
        self, code: str = "the-link", times: int | None = 1, amount: int = 400_000, days: int | None = None
    ) -> PaymentLink:
        """The merchant makes a payment link."""
        now = self.shop.clock()
        async with self.shop.store.transaction() as tx:
            return await pay_links.insert(
                tx,
                code,
                "A year's tuition",
                Rials(amount),
                times,
                None if days is None else now + timedelta(days=days),
                MERCHANT,
                None,
                now,
            )

    async def stock(self, sku: str) -> int | None:
        """How many may still be ordered."""
        async with self.shop.store.reading() as session:
            return (await catalog.get(session, self.shelves[sku])).stock

    async def put_in_cart(self, buyer: Buyer) -> dict[str, int]:
        """What is in a cart, by SKU."""
        names = {product.id: sku for sku, product in self.shelves.products.items()}
        async with self.shop.store.reading() as session:
            return {names[e.product_id]: e.quantity for e in await carts.contents(session, buyer.id)}

    async def uses(self, code: str) -> int:
        """How many orders hold a discount code."""
        async with self.shop.store.reading() as session:
            discount = await discounts.by_code(session, fold_code(code))
        assert discount is not None
        return discount.used

    async def left(self, link: PaymentLink) -> int | None:
        """How often a payment link can still be paid."""
        async with self.shop.store.reading() as session:
            found = await pay_links.find(session, link.id)
        assert found is not None
        return found.remaining

    async def lines(self, order_id: OrderId) -> list[Line]:
        """What an order is made of."""
        async with self.shop.store.reading() as session:
            return await lines.of_order(session, order_id)

    async def deliveries(self, order_id: OrderId) -> list[Delivery]:
        """What is handed over for an order."""
        async with self.shop.store.reading() as session:
            return await deliveries.of_order(session, order_id)

    async def works(self) -> None:
        """Let the deliveries that are due come to their end."""
        await self.shop.deliveries.work_once()
        await self.shop.deliveries.finish(20)


@pytest.fixture
async def market(shop: Services, bank: Bank) -> Market:
    return Market(shop, bank, await fill_shelves(shop))
