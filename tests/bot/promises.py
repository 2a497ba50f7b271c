"""A shop whose every promise is watched: real services on a real file, and a witness between them and the gateway."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.audit import audit
from bot.checkout import Offer, PayLink
from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import CheckAnswer, NotPaid, Paid
from bot.metrics import Metrics
from bot.money import Rials
from bot.orders import Event, Order, OrderState, Payment, PaymentState, link_is_alive
from bot.settlement import Settled
from bot.store import events, orders, payments
from bot.store.sqlite import SqliteStore
from sandbox.bank import Bank, NotPossible
from tests.bot.parts import API_KEY, SARA, TIMEOUT, Services, TestClock, Tokens, pretend_gateway

BUYERS = (SARA, SARA + 1)
PATIENT_HOURS = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """What the gateway said of an invoice, and when by the shop's clock."""

    at: datetime
    key: str
    answer: CheckAnswer


class Witness(Pal24):
    """The real client, whose answers are written down before the shop has them."""

    def __init__(self, url: str, clock: TestClock) -> None:
        super().__init__(url, API_KEY, TIMEOUT, Metrics())
        self._clock = clock
        self.heard: list[Heard] = []

    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        self.heard.append(Heard(self._clock(), invoice_key, answer))
        return answer

    def said(self, key: str, at: datetime, kind: type) -> list[CheckAnswer]:
        """What it said then of that invoice, of that kind."""
        return [x.answer for x in self.heard if (x.key, x.at) == (key, at) and isinstance(x.answer, kind)]


@dataclass(frozen=True, slots=True)
class Bought:
    """An invoice that a buyer has truly paid: when, whether the shop would still ask, and what it had heard before."""

    key: str
    watched: bool
    heard_before: int


class World:
    """One shop, its gateway, its buyers; `start` before use, `end` after."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._outside = AsyncExitStack()
        self._updates = 0
        self.clock = TestClock()
        self.shown: list[PayLink] = []
        self.wishes: list[tuple[int, Rials, int]] = []
        self.bought: dict[str, Bought] = {}
        self.bank: Bank
        self.witness: Witness
        self.programs: tuple[Services, Services]

    async def start(self) -> None:
        url = await self._outside.enter_async_context(pretend_gateway(self.clock))
        self.bank = await self._outside.enter_async_context(Bank(url))
        self.witness = Witness(url, self.clock)
        await self._outside.enter_async_context(self.witness)
        await self._open()

    async def end(self) -> None:
        await self.programs[0].store.close()
        await self._outside.aclose()

    async def _open(self) -> None:
        store = await SqliteStore.open(self._folder / "shop.db")
        await store.migrate()
        self._updates += 1
        name = f"token{self._updates}"
        one, two = (
            Services(store, self.witness, self.clock, tokens=Tokens(f"{name}-{n}")) for n in ("one", "two")
        )
        self.programs = (one, two)
        for buyer_id in BUYERS:
            await one.meets(buyer_id, f"buyer {buyer_id}")

    async def restart(self) -> None:
        """All programs are gone, whatever they were at, and one starts again."""
        for program in self.programs:
            await program.settlement.finish(0)
        await self.programs[0].store.close()
        await self._open()

    async def crash_during(self, work: Coroutine[object, object, object], steps: int) -> None:
        """Let some work come that far, and no further."""
        task = asyncio.ensure_future(work)
        for _ in range(steps):
            await asyncio.sleep(0.0005 if steps % 2 else 0)
        task.cancel()
        await asyncio.wait({task})
        await self.restart()

    async def asks(self, buyer_id: int, amount: Rials, update_id: int, program: int = 0) -> None:
        shop = self.programs[program]
        buyer = await shop.meets(buyer_id, f"buyer {buyer_id}")
        await self._is_shown(shop, await shop.checkout.start(buyer, amount, update_id))

    async def asks_again(self, order: Order, update_id: int) -> None:
        shop = self.programs[0]
        buyer = await shop.meets(order.buyer_id, f"buyer {order.buyer_id}")
        await self._is_shown(shop, await shop.checkout.again(buyer, order, update_id))

    async def _is_shown(self, shop: Services, offer: Offer) -> None:
        """Promise 1: whatever reaches a buyer's eyes is committed, and can be paid."""
        if not isinstance(offer, PayLink):
            return
        stored = await shop.payment(offer.payment.id)
        assert stored.invoice_key is not None
        assert offer.url == self.witness.pay_link(stored.invoice_key)
        assert link_is_alive(await shop.order(offer.order.id), stored, self.clock())
        await shop.shows(await shop.meets(offer.order.buyer_id, f"buyer {offer.order.buyer_id}"), offer)
        self.shown.append(offer)

    async def pays(self, link: PayLink) -> None:
        key = link.payment.invoice_key or ""
        stored = await self.programs[0].payment(link.payment.id)
        try:
            await self.bank.pays(link.url, comes_back=False)
        except NotPossible:
            assert key in self.bought  # the gateway takes money once
            return
        self.bought[key] = Bought(key, stored.next_check_at is not None, len(self.witness.heard))

    async def cancels_at_the_bank(self, link: PayLink) -> None:
        if link.payment.invoice_key not in self.bought:
            await self.bank.cancels(link.url, comes_back=False)

    async def cancels(self, order: Order) -> None:
        shop = self.programs[0]
        await shop.cancellation.cancel(await shop.meets(order.buyer_id, f"buyer {order.buyer_id}"), order)

    async def everything(self) -> list[tuple[Order, list[Payment], list[Event]]]:
        """Every order with its payments and its story."""
        found = []
        async with self.programs[0].store.reading() as session:
            number = 1
            while (order := await orders.find(session, number)) is not None:
                tries = await payments.of_order(session, order.id)
                found.append((order, tries, await events.of_order(session, order.id)))
                number += 1
        return found

    async def keeps_its_promises(self) -> None:
        """Hold the database against itself and against what the gateway said."""
        report = await audit(self.programs[0].store)
        assert report.clean, report.faults
        for order, tries, story in await self.everything():
            for event in story:
                payment = next((p for p in tries if p.id == event.payment_id), None)
                if payment is None:
                    self._order_moved_rightly(order, tries, event)
                else:
                    self._payment_moved_rightly(payment, event)

    def _order_moved_rightly(self, order: Order, tries: list[Payment], event: Event) -> None:
        if event.new == OrderState.EXPIRED:
            assert event.at >= order.expires_at
            keys = [p.invoice_key for p in tries if p.invoice_key is not None]
            assert not keys or any(self.witness.said(key, event.at, NotPaid) for key in keys), (order, event)

    def _payment_moved_rightly(self, payment: Payment, event: Event) -> None:
        key = payment.invoice_key
        if event.new in {PaymentState.PAID, PaymentState.HELD}:
            assert key in self.bought
            evidence = self.witness.said(key, event.at, Paid)
            assert any(isinstance(x, Paid) and x.amount == payment.paid_amount for x in evidence)
            assert event.new == PaymentState.HELD or payment.paid_amount == payment.amount
        if event.new == PaymentState.ABANDONED:
            assert event.at >= payment.check_until
        if event.new in {PaymentState.ABANDONED, PaymentState.FAILED} and key is not None:
            assert self.witness.said(key, event.at, NotPaid), event

    async def all_comes_out(self) -> None:
        """The gateway is well again and time goes by: every rial that came in is found, and nothing else."""
        await self.bank.mends()
        await self.restart()
        for _ in range(PATIENT_HOURS):
            self.clock.passes(hours=1)
            while await self.programs[0].reconciler.work_once():
                pass
        settled = await self._settled_keys()
        for key, bought in self.bought.items():
            assert key in settled or not bought.watched or self._was_denied(bought), f"{key} was not found"
        # Who paid for what nobody watched any more comes back with the receipt of the bank.
        for _, tries, _ in await self.everything():
            for payment in tries:
                await self.programs[0].settlement.settle(payment.id, CAUSE)
        assert await self._settled_keys() == set(self.bought)
        await self.keeps_its_promises()

    async def _settled_keys(self) -> set[str]:
        return {
            payment.invoice_key or ""
            for _, tries, _ in await self.everything()
            for payment in tries
            if payment.settled
        }

    def _was_denied(self, bought: Bought) -> bool:
        """Whether the gateway said "not paid" although it had the money."""
        later = self.witness.heard[bought.heard_before :]
        return any(x.key == bought.key and isinstance(x.answer, NotPaid) for x in later)
