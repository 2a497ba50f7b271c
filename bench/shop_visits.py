"""What people do in a shop, each tap measured."""

import itertools
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bench.program import Answered, Program
from bench.shops import FIRST_BUYER, Size
from bot.catalog import Place
from bot.store.updates import Received
from sandbox.stage import MERCHANT_ID

IDLE_ROUNDS = 20
CROWD = 20
LONG_CATEGORY = 11
BESTSELLER = 1
FIRST_STRANGER = 6_000_000_001
FIRST_UPDATE = 10_000_001
CODES_FROM = 1_000_000_000
SENT_AT = 1_790_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of the processor for all of it, and on the clock until the answer."""

    processor: float
    clock: float


Costs = defaultdict[str, list[Cost]]


@dataclass(slots=True)
class Customers:
    """People who tap through a shop, one after the other, each tap measured."""

    program: Program
    size: Size
    costs: Costs
    dice: random.Random = field(default_factory=lambda: random.Random(24))
    update_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(FIRST_UPDATE))
    strangers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(FIRST_STRANGER))

    async def visit(self) -> None:
        """Somebody new looks around, fills a cart and orders it."""
        buyer = next(self.strangers)
        await self.program.answer([self._says(buyer, "/start")])
        await self._taps("the front of the shop", buyer, "shop", "📁")
        page = f"shop:{self._middle()} {LONG_CATEGORY}"
        await self._taps("a page in the middle of a long category", buyer, page, "product:")
        goods = [BESTSELLER, *self.dice.sample(range(2, self.size.products + 1), 2)]
        for product in goods:
            await self._taps("a product's card", buyer, f"product:{product}", f"put:{product}")
            await self._taps("put it into the cart", buyer, f"put:{product}", f"put:{product}")
        await self._taps("the cart", buyer, "cart", "checkout")
        await self._taps("one more in the cart", buyer, f"change:{goods[-1]}+", "checkout")
        await self._taps("order the cart, up to the pay link", buyer, "checkout", "/invoice/pay/")

    async def look_back(self) -> None:
        """Somebody who has ordered ten times looks at that."""
        number = self.dice.randrange(self.size.buyers)
        buyer, order = FIRST_BUYER + number, 1 + number + 5 * self.size.buyers
        await self._taps("the first page of one's 10 orders", buyer, "orders:0", "order:")
        await self._taps("one of these orders", buyer, f"order:{order}", "goods:")
        await self._measure("/search, found", [self._says(buyer, "/search product 1")], "product:")
        await self._measure("/search, not found", [self._says(buyer, "/search saffron")], "shop")

    async def look_up(self) -> None:
        """The merchant finds orders by what their buyers can tell, and looks through lists of them."""
        number = self.dice.randrange(self.size.buyers)
        order = 1 + number + 5 * self.size.buyers
        code, card = f"bank-{CODES_FROM + order}", f"ostory:{order}"
        for what, words, shows in (
            ("a number", str(order), card),
            ("a bank code", code, card),
            ("the end of a bank code", code[-6:], card),
            ("an invoice", f"invoice-{CODES_FROM + order}", card),
            ("an amount", "501,000 rials", "ocard:"),
            ("a name", "some", "ocard:"),
        ):
            await self._measure(f"/find {what}", [self._says(MERCHANT_ID, f"/find {words}")], shows)
        await self._taps("an order's card", MERCHANT_ID, f"ocard:{order}", card)
        await self._taps("an order's whole story", MERCHANT_ID, f"ostory:{order}", "ocard:")
        await self._measure("/sales", [self._says(MERCHANT_ID, "/sales")], "ocard:")
        await self._taps("/sales of a state", MERCHANT_ID, "sales:0:sdelivered", "ocard:")
        await self._taps("/sales of a product", MERCHANT_ID, f"sales:0:p{BESTSELLER}", "ocard:")
        await self._measure("/held", [self._says(MERCHANT_ID, "/held")], "")

    async def crowd(self) -> None:
        """Somebody asks for help while twenty others tap."""
        buyers = [next(self.strangers) for _ in range(CROWD)]
        await self.program.answer([self._says(buyer, "/start") for buyer in buyers])
        product = self.dice.randrange(2, self.size.products + 1)
        asked = ["shop", f"shop:{self._middle()} {LONG_CATEGORY}", f"put:{product}", f"buy:{product}"]
        taps = [self._tap(buyer, data) for buyer, data in zip(buyers, itertools.cycle(asked), strict=False)]
        helped = self._says(next(self.strangers), "/help")
        await self._measure(
            f"/help while {CROWD} others tap (processor: all {CROWD + 1})", [*taps, helped], "orders"
        )

    async def idle(self) -> None:
        """Nobody wants anything."""
        for name, look in self.program.idle_rounds().items():
            for _ in range(IDLE_ROUNDS):
                began, used = time.perf_counter(), time.process_time()
                await look()
                self.costs[name].append(Cost(time.process_time() - used, time.perf_counter() - began))

    async def _taps(self, name: str, buyer: int, data: str, shows: str) -> None:
        await self._measure(name, [self._tap(buyer, data)], shows)

    async def _measure(self, name: str, received: list[Received], shows: str) -> None:
        used = time.process_time()
        answer = (await self.program.answer(received))[-1]
        self.costs[name].append(Cost(time.process_time() - used, answer.at))
        if shows and not any(shows in said for said in _said(answer)):
            raise RuntimeError(f"{name}: the answer does not show {shows}: {answer.message}")

    def _middle(self) -> Place:
        """Beside the product in the middle of the long category: every tenth of a large shop stands there."""
        position = self.size.products // 2 if self.size.products > 10 else 2
        return Place(position, position)

    def _tap(self, buyer: int, data: str) -> Received:
        message = {"message_id": 1, "date": SENT_AT, "chat": {"id": buyer, "type": "private"}}
        query = {"id": "1", "from": _person(buyer), "message": message, "chat_instance": "1"}
        return self._received(buyer, "callback_query", {**query, "data": data})

    def _says(self, buyer: int, text: str) -> Received:
        command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
        message = {"message_id": 1, "date": SENT_AT, "text": text, "entities": [command]}
        chat = {"id": buyer, "type": "private"}
        return self._received(buyer, "message", {**message, "chat": chat, "from": _person(buyer)})

    def _received(self, buyer: int, kind: str, body: Mapping[str, object]) -> Received:
        number = next(self.update_ids)
        return Received(number, buyer, json.dumps({"update_id": number, kind: body}))


def _person(buyer: int) -> dict[str, object]:
    return {"id": buyer, "is_bot": False, "first_name": "Somebody"}


def _said(answer: Answered) -> Iterator[str]:
    for row in answer.message.buttons:
        for button in row:
            yield f"{button.text} {button.action} {button.url}"
