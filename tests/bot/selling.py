"""A shop with goods whose every promise is watched, beside a model of its stock that anybody could keep on paper."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bot.catalog import Kind, ProductId
from bot.checkout import PayLink
from bot.config import PaymentSettings
from bot.deliveries import DeliveryState
from bot.money import Rials
from bot.orders import Event, Order, OrderState, PaymentState
from bot.purchase import Bought
from bot.stockroom import Withdrawal
from bot.store import Store, catalog, deliveries, lines, pay_links
from tests.bot.goods.merchant import Merchant, goods, merchant_service
from tests.bot.merchandise import a_new_product
from tests.bot.parts import LOCAL_GOODS, MERCHANT, Services, Tokens
from tests.bot.promises import World
from tests.bot.stocked import a_discount

SECRET = "the-secret-of-this-service"
GOODS = {
    "text": (Kind.TEXT, {"text": "Saffron."}),
    "hand": (Kind.BY_HAND, {}),
    "codes": (Kind.CODES, {}),
    "licence": (Kind.SERVICE, {}),
}
COUNTED = ("hand", "codes")
PRICE = 500_000
ONCE, OFTEN = "link-for-once", "link-for-many"
WITH_GOODS = {OrderState.OPEN, OrderState.PAID, OrderState.DELIVERED}


class Stall(World):
    """One shop that sells a text, something handed over by hand, codes, and licences of the merchant's own service."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._numbers = itertools.count(1)
        self.service: Merchant
        self.products: dict[str, ProductId] = {}
        # The model: what was put in less what was taken out, every code that ever was, and what each costs now.
        self.put_in = dict.fromkeys(COUNTED, 0)
        self.codes: set[str] = set()
        self.prices = dict.fromkeys(GOODS, PRICE)
        self.costs: dict[int, int] = {}

    async def start(self) -> None:
        self.service = await self._outside.enter_async_context(merchant_service())
        await super().start()
        shop = self.programs[0]
        async with shop.store.transaction() as tx:
            for sku, (kind, details) in GOODS.items():
                more = {"url": self.service.url, "secret": SECRET} if kind is Kind.SERVICE else {}
                limit = 2 if kind is Kind.CODES else None
                new = a_new_product(
                    sku,
                    kind=kind,
                    details={**details, **more},
                    limit_per_buyer=limit,
                    stock=0 if sku in COUNTED else None,
                )
                product = await catalog.insert_product(tx, new, MERCHANT, self.clock())
                self.products[sku] = product.id
            for code, times in ((ONCE, 1), (OFTEN, None)):
                await pay_links.insert(
                    tx, code, code, Rials(PRICE), times, None, MERCHANT, None, self.clock()
                )
        await a_discount(shop, total_limit=3)
        await self.fills_up("hand", 3)
        await self.fills_up("codes", 3)

    def program(self, store: Store, name: str) -> Services:
        return Services(
            store,
            self.witness,
            self.clock,
            PaymentSettings(open_orders=5, requests_per_minute=1_000),
            tokens=Tokens(f"token-{name}"),
            keys=Tokens(f"delivery-{name}"),
            goods={**LOCAL_GOODS, Kind.SERVICE: goods()},
        )

    async def restart(self) -> None:
        for program in self.programs:
            await program.deliveries.finish(0)
        await super().restart()

    async def puts(self, buyer_id: int, sku: str, number: int, tap: int) -> None:
        buyer = await self.programs[0].meets(buyer_id, str(buyer_id))
        await self.programs[0].cart.change(buyer, self.products[sku], number, tap)

    async def types_the_code(self, buyer_id: int, tap: int) -> None:
        shop = self.programs[0]
        buyer = await shop.meets(buyer_id, str(buyer_id))
        async with shop.store.transaction() as tx:
            await shop.cart.use_code(tx, buyer, "spring", tap)

    async def orders(self, buyer_id: int, tap: int, program: int = 0) -> None:
        """Order the cart; it costs what its goods cost now, less a tenth where it has the code."""
        shop = self.programs[program]
        buyer = await shop.meets(buyer_id, str(buyer_id))
        basket = await shop.cart.view(buyer)
        cost = sum(self.prices[item.product.sku] * item.quantity for item in basket.items)
        if basket.discount is not None:
            cost -= cost // 10 // 10 * 10
        await self._is_bought(shop, await shop.purchase.cart(buyer, tap), cost)

    async def buys(self, buyer_id: int, sku: str, tap: int, program: int = 0) -> None:
        shop = self.programs[program]
        buyer = await shop.meets(buyer_id, str(buyer_id))
        bought = await shop.purchase.product(buyer, self.products[sku], tap)
        await self._is_bought(shop, bought, self.prices[sku])

    async def opens(self, buyer_id: int, code: str, tap: int, program: int = 0) -> None:
        shop = self.programs[program]
        buyer = await shop.meets(buyer_id, str(buyer_id))
        await self._is_bought(shop, await shop.purchase.pay_link(buyer, code, tap), PRICE)

    async def asks_again(self, link: PayLink, update_id: int) -> None:
        shop = self.programs[0]
        order = await shop.order(link.order.id)
        buyer = await shop.meets(order.buyer_id, str(order.buyer_id))
        bought = await shop.purchase.again(buyer, order, update_id)
        await self._is_bought(shop, bought, None)

    async def _is_bought(self, shop: Services, bought: Bought, cost: int | None) -> None:
        if not isinstance(bought, PayLink):
            return
        await self._is_shown(shop, bought)
        # A tap that comes again shows the order that it made before, at the price of then.
        if cost is not None:
            assert bought.order.amount == self.costs.setdefault(bought.order.id, cost)

    async def pays_late_for_what_is_gone(self, buyers: Sequence[int], taps: Iterator[int]) -> None:
        """Somebody lets their order go and pays it all the same, when another has bought all that there was."""
        late, rival = buyers
        before = len(self.shown)
        await self.buys(late, "hand", next(taps))
        if len(self.shown) == before:
            return
        link = self.shown[-1]
        await self.cancels(link)
        async with self.programs[0].store.reading() as session:
            stock = (await catalog.get(session, self.products["hand"])).stock or 0
        await self.puts(rival, "hand", stock, next(taps))
        await self.orders(rival, next(taps))
        await self.pays(link)
        await self.comes_back(link)

    async def buys_a_licence(self, buyer_id: int, tap: int) -> None:
        """Buy what comes from over the network; whether it comes is the service's affair."""
        before = len(self.shown)
        await self.buys(buyer_id, "licence", tap)
        if len(self.shown) > before:
            await self.pays(self.shown[-1])
            await self.comes_back(self.shown[-1])
            await self.hands_over()

    async def hands_over(self, program: int = 0) -> None:
        await self.programs[program].deliveries.work_once()
        await self.programs[program].deliveries.finish(20)

    async def fills_up(self, sku: str, number: int) -> None:
        shop = self.programs[0]
        if sku == "codes":
            new = [f"CODE-{next(self._numbers):04}" for _ in range(number)]
            await shop.stockroom.add_codes(self.products[sku], "\n".join(new), MERCHANT)
            self.codes.update(new)
        else:
            async with shop.store.transaction() as tx:
                await shop.stockroom.add_stock(tx, self.products[sku], number, MERCHANT)
        self.put_in[sku] += number

    async def takes_a_code_out(self, pick: int) -> None:
        code = sorted(self.codes)[pick % len(self.codes)]
        shop = self.programs[0]
        if await shop.stockroom.withdraw_free_code(self.products["codes"], code, MERCHANT) is Withdrawal.DONE:
            self.codes.remove(code)
            self.put_in["codes"] -= 1

    async def changes_a_price(self, sku: str, price: int) -> None:
        async with self.programs[0].store.transaction() as tx:
            product = await catalog.lock_product(tx, self.products[sku])
            await catalog.update_product(tx, replace(product, price=Rials(price)))
        self.prices[sku] = price

    async def sees_to_everything(self) -> None:
        """The merchant does what waits for them, and tries again what is held."""
        worker = self.programs[0].deliveries
        async with self.programs[0].store.reading() as session:
            waiting = await deliveries.for_people(session, 0, 100)
        for delivery in waiting:
            if delivery.state is DeliveryState.HELD:
                await worker.again(delivery.id)
                continue
            async with self.programs[0].store.transaction() as tx:
                await worker.done(tx, delivery.id, "Thank you.")
        for order, _, _ in await self.everything():
            if order.state is OrderState.HELD:
                await worker.restocked(order.id)

    async def keeps_its_promises(self) -> None:
        await super().keeps_its_promises()
        taken = dict.fromkeys(self.products.values(), 0)
        given: list[str] = []
        for order, tries, story in await self.everything():
            assert order.amount == self.costs.get(order.id, order.amount)
            paid = [each.paid_amount for each in tries if each.state is PaymentState.PAID]
            assert paid in ([], [order.amount])
            async with self.programs[0].store.reading() as session:
                parts = await lines.of_order(session, order.id)
                handed = await deliveries.of_order(session, order.id)
            given += [code for each in handed if each.content is not None for code in each.content.codes]
            if bool(handed) if paid and order.state is OrderState.HELD else _has_goods(order, story):
                for line in parts:
                    taken[line.product_id] += line.quantity
        assert len(given) == len(set(given))
        assert set(given) <= self.codes
        for sku in COUNTED:
            async with self.programs[0].store.reading() as session:
                product = await catalog.get(session, self.products[sku])
            assert product.stock == self.put_in[sku] - taken[product.id], sku

    async def all_comes_out(self) -> None:
        """Everybody does what they have to: what was paid for in full is handed over, but for what cannot be."""
        self.service.says(b"LICENCE")
        await super().all_comes_out()
        for sku in COUNTED:
            await self.fills_up(sku, 50)
        for _ in range(2):
            await self.sees_to_everything()
            await self.hands_over()
        for order, tries, _ in await self.everything():
            if any(each.state is PaymentState.PAID for each in tries) and order.title != ONCE:
                assert order.state is OrderState.DELIVERED, order
        await self.keeps_its_promises()


def _has_goods(order: Order, story: list[Event]) -> bool:
    """Whether an order has its goods: while it may be paid, once it was, and where it is held for its money."""
    if order.state is not OrderState.HELD:
        return order.state in WITH_GOODS
    (held,) = [each for each in story if each.payment_id is None and each.new == OrderState.HELD]
    return held.old == OrderState.OPEN
