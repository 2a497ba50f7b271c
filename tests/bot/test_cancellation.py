import asyncio

import pytest

from bot.audit import audit
from bot.orders import Cause, OrderState, PaymentState
from sandbox.bank import Bank
from tests.bot.parts import AMOUNT, SARA, Services, TestClock, asked, calls, on_sqlite


async def test_an_order_is_cancelled_and_its_pay_message_says_so(shop: Services) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    after = await shop.cancellation.cancel(buyer, link.order)
    assert after == await shop.order(link.order.id)
    assert after.state is OrderState.CANCELLED
    last = (await shop.letters(SARA))[-1]
    assert "is cancelled" in last.html
    assert not any(button.url for row in last.buttons for button in row)
    assert (await shop.story(link.order.id))[-1].cause is Cause.BUYER


async def test_an_order_that_is_paid_already_is_settled_instead(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    await bank.pays(link.url, comes_back=False)
    after = await shop.cancellation.cancel(buyer, link.order)
    assert after.state is OrderState.DELIVERED
    assert "Payment received" in await shop.told(SARA)


async def test_cancelling_twice_is_cancelling_once(shop: Services) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    once = await shop.cancellation.cancel(buyer, link.order)
    assert await shop.cancellation.cancel(buyer, link.order) == once
    assert (await shop.moves(link.order.id)).count(("open", "cancelled")) == 1
    assert (await shop.told(SARA)).count("is cancelled") == 1


async def test_a_payment_that_comes_while_the_order_is_being_cancelled_is_not_lost(
    shop: Services, bank: Bank
) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    await bank.breaks("check", "slow", seconds=0.2)
    cancelling = asyncio.create_task(shop.cancellation.cancel(buyer, link.order))
    await asked(bank, "check")
    await bank.pays(link.url, comes_back=False)
    await cancelling
    settled = await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert settled.order.state is OrderState.DELIVERED
    assert (await audit(shop.store)).clean


@on_sqlite
async def test_a_cancelled_order_is_still_asked_about_until_its_grace_is_over(
    shop: Services, clock: TestClock
) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    await shop.cancellation.cancel(buyer, link.order)
    assert (await shop.payment(link.payment.id)).next_check_at is not None
    clock.passes(hours=25)
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.ABANDONED
    assert (await shop.order(link.order.id)).state is OrderState.CANCELLED


@on_sqlite
async def test_an_order_without_an_invoice_is_cancelled_without_asking(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", "lost")
    await shop.checkout.start(buyer, AMOUNT, 1)
    (order,) = await shop.cancellation.open_orders(buyer, shop.clock())
    assert (await shop.cancellation.cancel(buyer, order)).state is OrderState.CANCELLED
    assert await calls(bank, "check") == 0


@on_sqlite
@pytest.mark.parametrize("fault", ["error_301", "html", "drop"])
async def test_an_order_can_be_cancelled_while_the_gateway_is_down(
    shop: Services, bank: Bank, fault: str
) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", fault)
    assert (await shop.cancellation.cancel(buyer, link.order)).state is OrderState.CANCELLED
    settled = await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert settled.order.state is OrderState.DELIVERED


@on_sqlite
async def test_what_is_open_is_listed_newest_first_and_what_has_ended_is_not(
    shop: Services, clock: TestClock
) -> None:
    buyer = await shop.meets()
    first = await shop.offers(buyer)
    clock.passes(minutes=20)
    second = await shop.offers(buyer, type(AMOUNT)(AMOUNT + 1), 2)
    listed = await shop.cancellation.open_orders(buyer, clock())
    assert [order.id for order in listed] == [second.order.id, first.order.id]
    clock.passes(minutes=15)
    assert [order.id for order in await shop.cancellation.open_orders(buyer, clock())] == [second.order.id]
