import asyncio
from datetime import timedelta

import pytest

from bot.audit import audit
from bot.checkout import PayLink
from bot.files import FileGone
from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import CheckAnswer
from bot.metrics import Metrics
from bot.orders import Cause, OrderState, PaymentState
from bot.reconciler import AT_ONCE
from bot.store import Store, updates
from bot.store.updates import Received
from sandbox.bank import Bank
from tests.bot.gateways.measured import Load, measured_gateway
from tests.bot.parts import (
    AMOUNT,
    API_KEY,
    SARA,
    TIMEOUT,
    Services,
    TestClock,
    asked,
    calls,
    on_sqlite,
    open_services,
    until,
)

LEASE = TIMEOUT * 3


async def many_links(shop: Services, number: int) -> list[PayLink]:
    return [
        await shop.offers(await shop.meets(SARA + n, f"buyer {n}"), update_id=n) for n in range(1, number + 1)
    ]


async def test_a_buyer_who_never_came_back_is_settled(shop: Services, bank: Bank, clock: TestClock) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PENDING  # not due yet
    clock.passes(minutes=1)
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID
    assert (await shop.story(link.order.id))[-1].cause is Cause.RECONCILER
    assert "Payment received" in await shop.told(SARA)


@on_sqlite
async def test_an_unpaid_payment_is_asked_about_ever_more_rarely_and_then_left_in_peace(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    link = await shop.offers(await shop.meets())
    began, minutes = clock(), []
    while (due := (await shop.payment(link.payment.id)).next_check_at) is not None:
        clock.now = due
        await shop.reconciler.work_once()
        minutes.append((due - began) / timedelta(minutes=1))
        assert await calls(bank, "check") == len(minutes)
    assert minutes[:8] == [1, 2, 4, 8, 16, 30, 60, 120]
    assert minutes[-1] == 24 * 60 + 30
    assert len(minutes) == 31
    assert (await shop.payment(link.payment.id)).state is PaymentState.ABANDONED
    assert (await audit(shop.store)).clean


async def test_an_order_expires_only_once_the_gateway_has_been_asked(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    paid, unpaid = await many_links(shop, 2)
    await bank.pays(paid.url, comes_back=False)
    clock.passes(minutes=30)
    await shop.reconciler.work_once()
    assert (await shop.order(paid.order.id)).state is OrderState.DELIVERED
    assert (await shop.order(unpaid.order.id)).state is OrderState.EXPIRED
    assert (await shop.payment(unpaid.payment.id)).state is PaymentState.PENDING
    told = await shop.told(unpaid.order.buyer_id)
    assert "time for order" in told


@on_sqlite
@pytest.mark.parametrize("fault", ["error_301", "error_101", "html", "drop", "boolean_status"])
async def test_nothing_ends_while_the_gateway_does_not_answer_however_long_that_takes(
    shop: Services, bank: Bank, clock: TestClock, fault: str
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.breaks("check", fault, times=None)
    for _ in range(40):
        clock.passes(hours=1)
        await shop.reconciler.work_once()
    assert (await shop.order(link.order.id)).state is OrderState.OPEN
    assert (await shop.payment(link.payment.id)).state is PaymentState.PENDING
    assert await calls(bank, "check") >= 30
    await bank.mends()
    await bank.pays(link.url, comes_back=False)
    clock.passes(hours=2)
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID


@on_sqlite
async def test_an_order_that_never_got_an_invoice_expires_without_asking(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", "error_301")
    await shop.checkout.start(buyer, AMOUNT, 1)
    clock.passes(minutes=30)
    await shop.reconciler.work_once()
    (order,) = (await shop.order_book.page(buyer, 0)).orders
    assert order.state is OrderState.EXPIRED
    assert await calls(bank, "check") == 0
    assert (await audit(shop.store)).clean


async def test_a_request_that_was_interrupted_becomes_unknown_once_no_answer_can_come(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", "silent")
    killed = asyncio.create_task(shop.checkout.start(buyer, AMOUNT, 1))
    await asked(bank, "request")
    killed.cancel()
    await asyncio.wait({killed})
    (order,) = (await shop.order_book.page(buyer, 0)).orders

    async def state() -> PaymentState:
        await shop.reconciler.work_once()
        (payment,) = await shop.payments(order.id)
        return payment.state

    clock.passes(seconds=LEASE.total_seconds() - 1)
    assert await state() is PaymentState.REQUESTED
    clock.passes(seconds=1)
    assert await state() is PaymentState.UNKNOWN
    clock.passes(minutes=30)
    await shop.reconciler.work_once()
    assert (await shop.order(order.id)).state is OrderState.EXPIRED
    assert (await audit(shop.store)).clean


async def test_two_programs_share_the_checks(
    shop: Services, replica: Services, bank: Bank, clock: TestClock
) -> None:
    links = await many_links(shop, AT_ONCE + 3)
    clock.passes(minutes=1)
    await bank.breaks("check", "slow", times=None, seconds=0.05)
    await asyncio.gather(shop.reconciler.work_once(), replica.reconciler.work_once())
    assert await calls(bank, "check") == len(links)


async def test_a_check_that_a_killed_program_had_taken_is_taken_over_when_its_lease_is_over(
    shop: Services, replica: Services, bank: Bank, clock: TestClock
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    clock.passes(minutes=1)
    await bank.breaks("check", "silent")
    killed = asyncio.create_task(shop.reconciler.work_once())
    await asked(bank, "check")
    killed.cancel()
    await asyncio.wait({killed})
    clock.passes(seconds=LEASE.total_seconds() - 1)
    await replica.reconciler.work_once()
    assert await calls(bank, "check") == 1
    clock.passes(seconds=1)
    await replica.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID
    await shop.settlement.finish(0)


@on_sqlite
async def test_what_a_killed_program_had_taken_is_free_at_the_next_start(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    """A file has one process, so a start knows that nobody else works on it."""
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    clock.passes(minutes=1)
    await bank.breaks("check", "silent")
    killed = asyncio.create_task(shop.reconciler.work_once())
    await asked(bank, "check")
    killed.cancel()
    await shop.settlement.finish(0)
    await asyncio.wait({killed})
    await shop.store.migrate()
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID


@on_sqlite
async def test_a_backlog_is_worked_off_without_flooding_the_gateway(store: Store, clock: TestClock) -> None:
    load = Load()
    async with (
        measured_gateway(clock, load) as url,
        Bank(url) as bank,
        open_services(store, url, clock) as shop,
    ):
        links = await many_links(shop, 5 * AT_ONCE + 1)
        for link in links:
            await bank.pays(link.url, comes_back=False)
        clock.passes(days=2)
        await bank.breaks("check", "slow", times=None, seconds=0.02)
        rounds = 1
        while await shop.reconciler.work_once():
            rounds += 1
        assert rounds == 6
        assert (load.highest, load.total) == (AT_ONCE, len(links))
        assert {(await shop.payment(link.payment.id)).state for link in links} == {PaymentState.PAID}
        assert (await audit(shop.store)).clean


class Raises(Pal24):
    """Breaks its promise not to raise, for one invoice."""

    for_key = ""

    async def check(self, invoice_key: str) -> CheckAnswer:
        if invoice_key == self.for_key:
            raise RuntimeError("a defect")
        return await super().check(invoice_key)


@on_sqlite
async def test_a_payment_that_can_not_be_checked_stops_no_other(
    store: Store, gateway_url: str, bank: Bank, clock: TestClock
) -> None:
    gateway = Raises(gateway_url, API_KEY, TIMEOUT, Metrics())
    async with gateway:
        shop = Services(store, gateway, clock)
        cursed, other = await many_links(shop, 2)
        for link in (cursed, other):
            await bank.pays(link.url, comes_back=False)
        gateway.for_key = cursed.payment.invoice_key or ""
        clock.passes(minutes=1)
        await shop.reconciler.work_once()
        assert (await shop.payment(other.payment.id)).state is PaymentState.PAID
        gateway.for_key = ""
        clock.passes(seconds=LEASE.total_seconds())
        await shop.reconciler.work_once()
        assert (await shop.payment(cursed.payment.id)).state is PaymentState.PAID


async def test_it_works_by_itself_until_it_is_stopped(shop: Services, bank: Bank, clock: TestClock) -> None:
    links = await many_links(shop, AT_ONCE + 1)
    for link in links:
        await bank.pays(link.url, comes_back=False)
    clock.passes(minutes=1)
    working = asyncio.create_task(shop.reconciler.run())

    async def all_paid() -> bool:
        return {(await shop.payment(link.payment.id)).state for link in links} == {PaymentState.PAID}

    await until(all_paid)
    working.cancel()
    await asyncio.wait({working})
    assert working.cancelled()


@on_sqlite
async def test_updates_that_can_not_come_again_are_forgotten(shop: Services, clock: TestClock) -> None:
    async with shop.store.transaction() as tx:
        await updates.receive(tx, [Received(1, SARA, "{}"), Received(2, SARA, "{}")], clock())
        await updates.handled(tx, 1)
    clock.passes(days=4)
    await shop.reconciler.work_once()
    async with shop.store.transaction() as tx:
        # The one that was handled would be taken again; the one that waits is known.
        assert await updates.receive(tx, [Received(1, SARA, "{}"), Received(2, SARA, "{}")], clock()) == 1


@on_sqlite
async def test_pictures_that_were_drawn_for_a_message_go_after_a_week(
    shop: Services, clock: TestClock
) -> None:
    async with shop.store.transaction() as tx:
        drawn = await shop.files.keep_in(tx, "chart.png", "image/png", b"drawn", passing=True)
    goods = await shop.files.keep("book.pdf", "application/pdf", b"goods")
    clock.passes(days=6)
    await shop.reconciler.work_once()
    assert await shop.files.find(drawn.id) == drawn
    clock.passes(days=2)
    await shop.reconciler.work_once()
    with pytest.raises(FileGone):
        await shop.files.find(drawn.id)
    assert await shop.files.find(goods.id) == goods
