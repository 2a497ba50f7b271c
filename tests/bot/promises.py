"""A shop whose every promise is watched: real services on a real file, before a gateway that is listened to."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.audit import audit
from bot.checkout import Offer, PayLink
from bot.gateways.protocol import NotPaid
from bot.money import Rials
from bot.orders import Cause, Event, Order, OrderState, Payment, PaymentState, link_is_alive
from bot.store import Store, events, orders, payments
from bot.store.sqlite import SqliteStore
from sandbox.bank import Bank, NotPossible
from tests.bot.parts import (
    ALI,
    MERCHANT,
    SARA,
    Services,
    TestClock,
    Tokens,
    asked,
    calls,
    pretend_gateway,
)
from tests.bot.witness import Witness

BUYERS = (SARA, ALI)
UNDER_WAY = {PaymentState.REQUESTED, PaymentState.PENDING}


@dataclass(frozen=True, slots=True)
class Wish:
    """A command for a pay link; one with the same number is the same command, come again."""

    buyer_id: int
    amount: Rials
    update_id: int


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
        self._starts = 0
        self.clock = TestClock()
        self.shown: list[PayLink] = []
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
        self._starts += 1
        self.programs = (
            self.program(store, f"{self._starts}-one"),
            self.program(store, f"{self._starts}-two"),
        )
        await self.programs[0].desk.staff.own([MERCHANT])
        for buyer_id in BUYERS:
            await self.programs[0].meets(buyer_id, str(buyer_id))

    def program(self, store: Store, name: str) -> Services:
        """Put a program together; its tokens have this name."""
        return Services(store, self.witness, self.clock, tokens=Tokens(f"token-{name}"))

    async def restart(self) -> None:
        """All programs are gone, whatever they were at, and one starts again."""
        for program in self.programs:
            await program.settlement.finish(0)
        await self.programs[0].store.close()
        await self._open()

    async def crash_during(self, work: Coroutine[object, object, object], steps: int) -> None:
        """Let some work come that far, and no further."""
        task = asyncio.ensure_future(work)
        await self._let_go_on(steps)
        task.cancel()
        await asyncio.wait({task})
        await self.restart()

    async def crash_while_asking(self, wish: Wish) -> None:
        """The gateway makes an invoice, and nobody is there any more to hear of it."""
        await self.bank.mends()
        await self.bank.breaks("request", "silent")
        before = await calls(self.bank, "request")
        task = asyncio.ensure_future(self.asks(wish))
        asking = asyncio.ensure_future(asked(self.bank, "request", before + 1))
        # It may be that no invoice is needed, or that the buyer must wait.
        await asyncio.wait({task, asking}, return_when=asyncio.FIRST_COMPLETED)
        for each in (task, asking):
            each.cancel()
        await asyncio.wait({task, asking})
        await self.bank.mends()
        await self.restart()

    async def _let_go_on(self, steps: int) -> None:
        for step in range(steps):
            await asyncio.sleep(0.0003 if step % 4 == 0 else 0)

    async def asks(self, wish: Wish, program: int = 0) -> None:
        shop = self.programs[program]
        buyer = await shop.meets(wish.buyer_id, str(wish.buyer_id))
        await self._is_shown(shop, await shop.checkout.start(buyer, wish.amount, wish.update_id))

    async def asks_twice(self, wish: Wish) -> None:
        """Two programs are given the same command, one somewhat later."""
        await self.bank.breaks("request", "slow", seconds=0.01)
        await asyncio.gather(self.asks(wish, 0), self.asks(wish, 1))

    async def asks_again(self, link: PayLink, update_id: int) -> None:
        shop = self.programs[0]
        order = await shop.order(link.order.id)
        buyer = await shop.meets(order.buyer_id, str(order.buyer_id))
        await self._is_shown(shop, await shop.checkout.again(buyer, order, update_id))

    async def cancels(self, link: PayLink) -> None:
        shop = self.programs[0]
        order = await shop.order(link.order.id)
        await shop.cancellation.cancel(await shop.meets(order.buyer_id, str(order.buyer_id)), order)

    async def comes_back(self, link: PayLink, program: int = 0) -> None:
        await self.programs[program].settlement.settle(link.payment.id, Cause.RETURN_PAGE)

    async def looks_after_payments(self, program: int = 0) -> None:
        await self.programs[program].reconciler.work_once()

    async def all_at_once(self, link: PayLink) -> None:
        """Everybody who may care for a payment does so in the same moment."""
        await asyncio.gather(
            *(self.comes_back(link, program) for program in (0, 1, 0, 1)),
            *(self.looks_after_payments(program) for program in (0, 1)),
            self.cancels(link),
        )

    async def _is_shown(self, shop: Services, offer: Offer) -> None:
        """Promise 1: whatever reaches a buyer's eyes is committed, and can be paid."""
        if not isinstance(offer, PayLink):
            return
        stored = await shop.payment(offer.payment.id)
        assert stored.invoice_key is not None
        assert offer.url == self.witness.pay_link(stored.invoice_key)
        assert link_is_alive(await shop.order(offer.order.id), stored, self.clock())
        await shop.shows(await shop.meets(offer.order.buyer_id, str(offer.order.buyer_id)), offer)
        self.shown.append(offer)

    async def pays(self, link: PayLink) -> None:
        """Pay; the gateway takes money for an invoice once."""
        key, heard = link.payment.invoice_key or "", len(self.witness.heard)
        try:
            await self.bank.pays(link.url, comes_back=False)
        except NotPossible:
            assert key in self.bought
        else:
            stored = await self.programs[0].payment(link.payment.id)
            self.bought[key] = Bought(key, stored.next_check_at is not None, heard)

    async def pays_during(self, link: PayLink, work: Coroutine[object, object, None], moment: int) -> None:
        """Pay when some other work, with a slow gateway, has come that far."""
        await self.bank.breaks("check", "slow", seconds=0.005)
        other = asyncio.ensure_future(work)
        await self._let_go_on(moment)
        await self.pays(link)
        await other
        # What was decided on an older answer may have ended the watch.
        stored, key = await self.programs[0].payment(link.payment.id), link.payment.invoice_key or ""
        self.bought[key] = replace(self.bought[key], watched=stored.next_check_at is not None)

    async def pays_and_hears_wrongly(self, link: PayLink, kind: str, *, first: bool) -> None:
        """Come back when the gateway denies the payment, or reports another amount."""
        if not first:
            await self.pays(link)
        await self.bank.breaks("check", kind)
        await self.comes_back(link)
        if first:
            await self.pays(link)

    async def pays_by_two_links(self, link: PayLink, update_id: int) -> None:
        """The gateway denies an invoice, so there is another one; then it takes money for both."""
        await self.bank.breaks("check", "error_200")
        await self.comes_back(link)
        await self.asks_again(link, update_id)
        for each in {shown.url: shown for shown in (link, self.shown[-1])}.values():
            await self.pays(each)

    async def cancels_at_the_bank(self, link: PayLink) -> None:
        if link.payment.invoice_key not in self.bought:
            await self.bank.cancels(link.url, comes_back=False)

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
                self.witness.confirms(order, tries, event)

    async def all_comes_out(self) -> None:
        """The gateway is well again and time goes by: every rial that came in is found, and nothing else."""
        await self.bank.mends()
        await self.restart()
        shop = self.programs[0]
        while (due := await self._next_check()) is not None:
            self.clock.now = max(due, self.clock.now)
            await shop.reconciler.work_once()
        self.clock.passes(hours=1)
        await shop.reconciler.work_once()
        settled = await self._settled_keys()
        for key, bought in self.bought.items():
            assert key in settled or not bought.watched or self._was_denied(bought), f"{key} was not found"
        # Who paid for what nobody watched any more comes back with the receipt of the bank.
        for order, tries, _ in await self.everything():
            for payment in tries:
                await shop.settlement.settle(payment.id, Cause.RETURN_PAGE)
            assert order.state is not OrderState.OPEN
            assert not {payment.state for payment in tries} & UNDER_WAY
        assert await self._settled_keys() == set(self.bought)
        await self.keeps_its_promises()

    async def _next_check(self) -> datetime | None:
        async with self.programs[0].store.reading() as session:
            return await payments.oldest_due(session)

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
