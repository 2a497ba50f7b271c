import asyncio
import itertools

import pytest
from aiohttp import web

from bot.audit import audit
from bot.money import Rials
from bot.orders import Cause, HeldReason, OrderId, OrderState, PaymentId, PaymentState
from bot.settlement_plan import Finding
from bot.store import Store
from sandbox.bank import Bank
from tests.bot.gateways.scripted import answering
from tests.bot.parts import (
    ALI,
    AMOUNT,
    MERCHANT,
    SARA,
    Services,
    TestClock,
    asked,
    calls,
    on_sqlite,
    open_services,
)

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


async def test_a_payment_that_the_gateway_confirms_is_paid_with_its_receipt(
    shop: Services, bank: Bank
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    settled = await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    assert settled.finding is Finding.PAID
    assert settled.order.state is OrderState.DELIVERED
    assert settled.payment == await shop.payment(link.payment.id)
    assert settled.payment.bank_code == (await bank.invoices())[0]["bank_code"]
    assert await shop.moves(link.order.id) == [
        ("requested", "pending"),
        ("pending", "paid"),
        ("open", "paid"),
        ("paid", "delivered"),
    ]
    pay_message, receipt, edit = await shop.letters(SARA)
    assert f"<code>{settled.payment.bank_code}</code>" in receipt.html
    assert "turn your VPN off" in pay_message.html
    assert "Paid" in edit.html


@pytest.mark.parametrize("at_once", [2, 50])
async def test_many_who_ask_at_once_settle_a_payment_once(shop: Services, bank: Bank, at_once: int) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    answers = await asyncio.gather(
        *(shop.settlement.settle(link.payment.id, Cause.BUYER) for _ in range(at_once))
    )
    assert {answer.finding for answer in answers} == {Finding.PAID}
    assert await calls(bank, "check") == 1
    await told_once(shop, link.order.id)


async def test_two_programs_that_ask_at_once_settle_a_payment_once(
    shop: Services, replica: Services, bank: Bank
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "slow", times=2, seconds=0.1)
    answers = await asyncio.gather(
        *(
            program.settlement.settle(link.payment.id, cause)
            for program, cause in ((shop, Cause.RETURN_PAGE), (replica, Cause.RECONCILER))
        )
    )
    assert {answer.finding for answer in answers} == {Finding.PAID}
    assert await calls(bank, "check") == 2
    await told_once(shop, link.order.id)


async def told_once(shop: Services, order_id: OrderId) -> None:
    news = [new for _, new in await shop.moves(order_id)]
    assert news.count("delivered") == 1
    assert news.count("paid") == 2  # the payment's move and the order's
    assert (await shop.told(SARA)).count("Payment received") == 1
    assert (await audit(shop.store)).clean


async def test_a_settled_payment_is_not_asked_about_again(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    first = await shop.settlement.settle(link.payment.id, Cause.BUYER)
    await bank.breaks("check", "error_201", times=None)
    second = await shop.settlement.settle(link.payment.id, Cause.BUYER)
    assert second == first
    assert await calls(bank, "check") == 1


async def test_a_buyer_who_paid_while_a_check_was_on_its_way_hears_of_the_payment(
    shop: Services, bank: Bank
) -> None:
    """The older question was answered before the money came; the buyer, back from the bank, must not hear that."""
    link = await shop.offers(await shop.meets())
    await bank.breaks("check", "slow", seconds=0.2)
    reconciler = asyncio.create_task(shop.settlement.settle(link.payment.id, Cause.RECONCILER))
    await asked(bank, "check")
    await bank.pays(link.url, comes_back=False)
    buyer = await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    assert (await reconciler).finding is Finding.NOT_PAID
    assert buyer.finding is Finding.PAID


async def test_impatient_buyers_share_what_is_asked_for_them(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets())
    await bank.breaks("check", "slow", seconds=0.05, times=None)
    answers = await asyncio.gather(*(shop.settlement.settle(link.payment.id, Cause.BUYER) for _ in range(50)))
    assert {answer.finding for answer in answers} == {Finding.NOT_PAID}
    assert await calls(bank, "check") == 2


@on_sqlite
async def test_whoever_closes_the_browser_does_not_stop_the_settling(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "slow", seconds=0.1)
    browser = asyncio.create_task(shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE))
    await asked(bank, "check")
    browser.cancel()
    with pytest.raises(asyncio.CancelledError):
        await browser
    await shop.settlement.finish(5)
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID


@on_sqlite
@pytest.mark.parametrize(
    "fault", ["error_301", "error_101", "html", "http_500", "empty", "lost", "truncated", "boolean_status"]
)
async def test_an_answer_that_is_not_understood_changes_nothing(
    shop: Services, bank: Bank, clock: TestClock, fault: str
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    before, story = await shop.payment(link.payment.id), await shop.moves(link.order.id)
    clock.passes(days=3)
    await bank.breaks("check", fault)
    settled = await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert settled.finding is Finding.UNKNOWN
    after = await shop.payment(link.payment.id)
    assert (after.state, after.paid_amount, after.settled_at) == (before.state, None, None)
    assert await shop.moves(link.order.id) == story
    assert "Payment received" not in await shop.told(SARA)
    assert after.next_check_at is not None
    assert after.next_check_at > clock()
    assert (await shop.settlement.settle(link.payment.id, Cause.RECONCILER)).finding is Finding.PAID


@on_sqlite
@pytest.mark.parametrize("reported", [AMOUNT - 1, AMOUNT + 1, 1, 0])
async def test_another_amount_is_held_and_both_sides_are_told_the_figures(
    shop: Services, bank: Bank, reported: int
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "wrong_amount", amount=reported)
    settled = await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    assert settled.finding is Finding.HELD
    assert settled.payment.held_reason is HeldReason.AMOUNT_DIFFERS
    assert settled.payment.paid_amount == reported
    assert settled.order.state is OrderState.HELD
    paid = shop.speech.amount(Rials(reported), shop.speech.shop.language)
    assert f"the bank reports {paid}" in (await shop.told(MERCHANT)).translate(ISOLATES)


@on_sqlite
async def test_the_buyer_of_a_held_payment_is_told_what_the_bank_reported(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "wrong_amount", amount=0)
    await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    told = (await shop.told(SARA)).translate(ISOLATES)
    assert f"The bank reports {shop.speech.amount(Rials(0), shop.speech.shop.language)}" in told


async def test_the_second_payment_of_a_settled_order_is_held(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    first = await shop.offers(buyer)
    await bank.breaks("check", "error_200")
    await shop.settlement.settle(first.payment.id, Cause.RECONCILER)
    second = await shop.offers(buyer, update_id=2)
    assert second.order == first.order
    assert second.url != first.url
    for link in (second, first):
        await bank.pays(link.url, comes_back=False)
    assert (await shop.settlement.settle(second.payment.id, Cause.BUYER)).finding is Finding.PAID
    twice = await shop.settlement.settle(first.payment.id, Cause.BUYER)
    assert twice.payment.held_reason is HeldReason.PAID_TWICE
    assert twice.order.state is OrderState.DELIVERED
    assert (await shop.told(SARA)).count("Payment received") == 1
    assert (await shop.told(MERCHANT)).count("a second time") == 1


async def test_a_bank_code_of_another_payment_is_held_and_not_taken_over(
    store: Store, clock: TestClock
) -> None:
    keys = itertools.count(1)

    def answer(request: web.Request) -> web.Response:
        if request.path == "/invoice/request":
            return web.json_response({"status": 1, "invoice_key": f"key{next(keys)}"})
        return web.json_response({"status": 1, "amount": AMOUNT, "bank_code": "the-same-73"})

    async with answering(answer) as url, open_services(store, url, clock) as shop:
        hers = await shop.offers(await shop.meets())
        his = await shop.offers(await shop.meets(ALI, "Ali"), update_id=2)
        first, second = [await shop.settlement.settle(x.payment.id, Cause.BUYER) for x in (hers, his)]
        assert (first.finding, second.finding) == (Finding.PAID, Finding.HELD)
        assert second.payment.held_reason is HeldReason.BANK_CODE_REPEATED
        assert second.payment.bank_code is None
        assert "the-same-73" in await shop.told(MERCHANT)
        assert "the-same-73" in (await shop.story(his.order.id))[-1].detail


@pytest.mark.parametrize("ended", [OrderState.EXPIRED, OrderState.CANCELLED])
async def test_money_for_an_order_that_has_ended_is_taken_and_the_receipt_says_so(
    shop: Services, bank: Bank, clock: TestClock, ended: OrderState
) -> None:
    buyer = await shop.meets()
    link = await shop.offers(buyer)
    if ended is OrderState.CANCELLED:
        await shop.cancellation.cancel(buyer, link.order)
    clock.passes(minutes=31)
    await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert (await shop.order(link.order.id)).state is ended
    await bank.pays(link.url, comes_back=False)
    settled = await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert settled.order.state is OrderState.DELIVERED
    assert "after the order had ended" in await shop.told(SARA)


async def test_money_that_comes_after_everything_was_given_up_is_taken(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    link = await shop.offers(await shop.meets())
    clock.passes(days=2)
    abandoned = await shop.settlement.settle(link.payment.id, Cause.RECONCILER)
    assert (abandoned.payment.state, abandoned.order.state) == (PaymentState.ABANDONED, OrderState.EXPIRED)
    await bank.pays(link.url, comes_back=False)
    settled = await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    assert settled.finding is Finding.PAID


@on_sqlite
async def test_a_payment_that_failed_at_the_bank_can_be_paid_by_the_same_link(
    shop: Services, bank: Bank
) -> None:
    link = await shop.offers(await shop.meets())
    await bank.cancels(link.url, comes_back=False)
    failed = await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
    assert (failed.finding, failed.payment.state) == (Finding.CANCELLED, PaymentState.FAILED)
    shown = (await shop.letters(SARA))[-1]
    assert shown.buttons[0][0].url == link.url
    await bank.pays(link.url, comes_back=False)
    assert (await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)).finding is Finding.PAID


@on_sqlite
async def test_a_payment_without_an_invoice_is_not_asked_about(shop: Services, bank: Bank) -> None:
    await bank.breaks("request", "lost")
    await shop.checkout.start(await shop.meets(), AMOUNT, 1)
    (payment,) = await shop.payments((await shop.order_book.page(await shop.meets(), 0)).orders[0].id)
    settled = await shop.settlement.settle(payment.id, Cause.BUYER)
    assert (settled.finding, settled.payment.state) == (Finding.NOT_PAID, PaymentState.UNKNOWN)
    assert [call["call"] for call in await bank.calls()] == ["request"]


@on_sqlite
async def test_a_payment_that_does_not_exist_is_a_lookup_error(shop: Services) -> None:
    with pytest.raises(LookupError):
        await shop.settlement.settle(PaymentId(999), Cause.BUYER)
    with pytest.raises(LookupError):
        await shop.settlement.settle(PaymentId(999), Cause.BUYER)
