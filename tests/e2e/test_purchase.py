"""Buying, from the command to the receipt."""

import asyncio
import re

import pytest

from bot.orders import HeldReason, OrderState, PaymentState
from sandbox.bank import NeverSentBack
from tests.e2e.buying import (
    CANCELLED,
    HELD,
    NOT_PAID,
    PAID,
    RECEIPT,
    asks_to_pay,
    bank_code_in,
    cancels,
    codes_to_copy,
    heading,
    is_offered,
    pays,
    return_page,
)
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

DATABASES = ("sqlite", "postgres")


async def test_a_buyer_pays_and_has_the_receipt_once_in_the_chat(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    page = await pays(shop, offer.link)
    assert heading(page) == PAID
    receipt = await sara.sees(RECEIPT)
    code = bank_code_in(receipt.shown)
    assert code in await codes_to_copy(shop, sara, receipt)
    assert code in page.text
    paid = await sara.sees("✅ Paid")
    assert paid.id == offer.message.id
    assert not [button for button in paid.buttons if button.url]
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1
    assert (await shop.order(offer.order)).state is OrderState.DELIVERED


async def test_a_persian_buyer_reads_persian_and_copies_a_latin_code(shop: Shop) -> None:
    sara = await shop.buyer("سارا", "fa")
    await sara.says("/lang fa")
    await sara.sees("از این پس به فارسی")
    await sara.says("/pay ۵۰ هزار تومان")
    await sara.sees("۵۰٬۰۰۰ تومان")
    page = await pays(shop, await sara.link("پرداخت"))
    assert 'lang="fa"' in page.text
    assert 'dir="rtl"' in page.text
    receipt = await sara.sees("پرداخت شما رسید")
    code = bank_code_in(receipt.shown)
    assert code in await codes_to_copy(shop, sara, receipt)
    assert code in page.text


async def test_a_buyer_cancels_at_the_bank_and_then_pays_with_the_same_link(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    page = await cancels(shop, offer.link)
    assert heading(page) == CANCELLED
    assert offer.link in page.text
    told = await sara.sees("was cancelled or failed")
    assert offer.link in [button.url for button in told.buttons]
    await sara.never_sees(RECEIPT)
    await pays(shop, offer.link)
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1


async def test_fifty_returns_at_once_settle_one_payment_once(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.pays(offer.link, comes_back=False)
    address = await return_page(shop, offer)
    pages = await asyncio.gather(*(shop.visits(address) for _ in range(50)))
    receipt = await sara.sees(RECEIPT)
    assert {page.status for page in pages} == {200}
    assert {bank_code_in(page.text) for page in pages} == {bank_code_in(receipt.shown)}
    moves = [(event.old, event.new) for event in await shop.events(offer.order)]
    assert sorted(moves) == [
        ("open", "paid"),
        ("paid", "delivered"),
        ("pending", "paid"),
        ("requested", "pending"),
    ]
    await sara.sees("✅ Paid")
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1


async def test_a_return_by_post_with_rubbish_is_a_return_like_any_other(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("pay", "return_by_post")
    page = await pays(shop, offer.link)
    assert heading(page) == PAID
    receipt = await sara.sees(RECEIPT)
    assert bank_code_in(receipt.shown) in page.text
    assert "000000000000" not in page.text


async def test_a_return_whose_fields_lie_is_believed_in_nothing(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    lies = "status=1&amount=500000&bank_code=12345678901234"
    page = await shop.visits(f"{await return_page(shop, offer)}?{lies}&invoice_key={offer.invoice}")
    assert "12345678901234" not in page.text
    assert heading(page) == NOT_PAID
    await sara.never_sees(RECEIPT)
    await shop.bank.breaks("pay", "return_rubbish")
    page_after = await pays(shop, offer.link)
    assert heading(page_after) == PAID
    assert bank_code_in(page_after.text) == bank_code_in((await sara.sees(RECEIPT)).shown)


async def test_a_buyer_who_is_not_sent_back_taps_check_and_is_paid(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("pay", "no_return")
    with pytest.raises(NeverSentBack):
        await pays(shop, offer.link)
    assert "Paid" in await sara.taps("Check payment")
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1


async def test_a_wrong_amount_is_held_and_both_sides_are_told(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", "wrong_amount", amount=10_000)
    page = await pays(shop, offer.link)
    assert heading(page) == HELD
    assert "@sample_shop_support" in page.text
    await sara.sees("We have your money, and the shop must look at it")
    await sara.never_sees(RECEIPT)
    alert = await merchant.sees(
        f"Order {offer.order} is for 50,000 tomans, but the bank reports 1,000 tomans", ever=True
    )
    assert bank_code_in(alert.shown) == bank_code_in(page.text)
    assert str(sara.id) in alert.shown
    assert (await shop.order(offer.order)).state is OrderState.HELD
    again = await shop.visits(page.url)
    assert heading(again) == HELD


async def test_an_order_paid_twice_keeps_the_second_money_for_the_merchant_to_refund(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    first = await asks_to_pay(sara)
    await shop.bank.breaks("check", "error_200")
    assert "No payment has arrived" in await sara.taps("Check payment")
    await sara.sees("no longer knows the pay link")
    await sara.taps("Get a new link")
    second = await is_offered(sara)
    assert second.order == first.order
    assert second.link != first.link
    await pays(shop, first.link)
    await sara.sees(RECEIPT)
    page = await pays(shop, second.link)
    assert heading(page) == HELD
    await sara.sees("this is a second payment")
    await merchant.sees(
        f"Order {first.order} was settled before, and has now been paid a second time", ever=True
    )
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1
    one, two = await shop.payments(first.order)
    assert (one.state, two.state) == (PaymentState.PAID, PaymentState.HELD)
    assert two.held_reason is HeldReason.PAID_TWICE
    assert (await shop.order(first.order)).state is OrderState.DELIVERED


async def test_a_payment_after_cancelling_the_order_is_accepted(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    assert "cancelled" in await sara.taps("Cancel")
    cancelled = await sara.sees("is cancelled")
    assert cancelled.id == offer.message.id
    page = await pays(shop, offer.link)
    assert heading(page) == PAID
    receipt = await sara.sees(RECEIPT)
    assert "after the order had ended" in receipt.shown


async def test_cancelling_what_is_paid_already_gives_the_receipt_instead(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.pays(offer.link, comes_back=False)
    assert "paid already" in await sara.taps("Cancel")
    await sara.sees(RECEIPT)
    assert (await shop.order(offer.order)).state is OrderState.DELIVERED


async def test_the_receipt_can_be_looked_up_again_by_the_order(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await pays(shop, offer.link)
    code = bank_code_in((await sara.sees(RECEIPT)).shown)
    await sara.says(f"/order {offer.order}")
    card = await sara.sees("paid ✅")
    assert re.search(rf"Tracking code: {code}", card.shown)
