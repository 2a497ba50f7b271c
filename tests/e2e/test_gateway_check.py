"""Whatever the gateway answers to a check: what proves nothing changes nothing, and money is found in the end."""

import pytest

from bot.orders import OrderState, PaymentState
from tests.e2e.buying import (
    CANCELLED,
    CHECKING,
    NOT_PAID,
    PAID,
    RECEIPT,
    asks_to_pay,
    heading,
    is_offered,
    pays,
    return_page,
)
from tests.e2e.shop import Shop
from tests.e2e.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED = {
    "error_100": "the request must be a POST",
    "error_101": "the api_key is missing or wrong",
    "error_102": "the amount is missing or too small",
    "error_103": "the return address is missing",
}
NOT_KNOWN = (
    *("error_301", "html", "http_500", "empty", "redirect", "huge", "truncated", "list", "boolean_status"),
    *("fractional_amount", "drop", "lost"),
)
PROVES_NOTHING = (*REFUSED, *NOT_KNOWN)


@pytest.mark.parametrize("kind", PROVES_NOTHING)
async def test_what_proves_nothing_changes_nothing(shop: Shop, kind: str) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", kind)
    page = await pays(shop, offer.link)
    assert heading(page) == CHECKING
    assert "Please don't pay again" in page.text
    assert offer.link not in page.text
    (payment,) = await shop.payments(offer.order)
    assert payment.state is PaymentState.PENDING
    assert payment.next_check_at is not None
    assert (await shop.order(offer.order)).state is OrderState.OPEN
    await sara.never_sees(RECEIPT)
    assert heading(await shop.visits(page.url)) == PAID
    await sara.sees(RECEIPT)


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_check_that_the_gateway_refuses_wakes_the_merchant(shop: Shop, kind: str) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    await asks_to_pay(sara)
    await shop.bank.breaks("check", kind)
    assert "nothing is known yet" in await sara.taps("Check payment")
    await merchant.sees(REFUSED[kind], ever=True)


@pytest.mark.parametrize("kind", ["strings", "numbers"])
async def test_an_answer_in_other_types_is_understood(shop: Shop, kind: str) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", kind)
    assert heading(await pays(shop, offer.link)) == PAID


async def test_not_paid_yet_leaves_the_link_and_is_not_for_ever(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    assert "No payment has arrived yet" in await sara.taps("Check payment")
    await shop.bank.breaks("check", "error_201")
    page = await pays(shop, offer.link)
    assert heading(page) == NOT_PAID
    assert offer.link in page.text
    assert "Has the money left your account?" in page.text
    assert heading(await shop.visits(page.url)) == PAID


async def test_cancelled_at_the_bank_leaves_the_link_and_is_not_for_ever(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", "error_202")
    page = await pays(shop, offer.link)
    assert heading(page) == CANCELLED
    assert "Has the money left your account?" in page.text
    assert "can pay again with the same link" not in page.text
    await sara.sees("was cancelled or failed")
    assert heading(await shop.visits(page.url)) == PAID
    await sara.sees(RECEIPT)


async def test_an_invoice_that_the_gateway_no_longer_knows_needs_a_new_link(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", "error_200")
    page = await shop.visits(await return_page(shop, offer))
    assert heading(page) == NOT_PAID
    assert offer.link not in page.text
    await sara.sees("no longer knows the pay link")
    await sara.says(f"/order {offer.order}")
    card = await sara.sees("waiting for payment")
    assert offer.link not in [button.url for button in card.buttons]
    await sara.taps("Get a new link", card)
    again = await is_offered(sara)
    assert again.order == offer.order
    assert again.link != offer.link
    assert heading(await pays(shop, again.link)) == PAID


async def test_a_payment_that_the_bank_reports_late_is_found(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("pay", "paid_later", seconds=1)
    page = await pays(shop, offer.link)
    assert heading(page) == NOT_PAID

    async def found() -> bool | None:
        return heading(await shop.visits(page.url)) == PAID or None

    await until(found, "the bank's answer to change")
    await sara.sees(RECEIPT)
