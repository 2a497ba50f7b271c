"""Whatever the gateway answers to a request for an invoice: the buyer hears at once, and can try again."""

import pytest

from bot.orders import OrderState, PaymentState
from tests.e2e.buying import PAID, asks_to_pay, heading, is_offered, pays
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED = {
    "error_100": "the request must be a POST",
    "error_101": "the api_key is missing or wrong",
    "error_102": "the amount is missing or too small",
    "error_103": "the return address is missing",
}
NOT_KNOWN = (
    *("error_200", "error_201", "error_202", "error_301"),
    *("html", "http_500", "empty", "redirect", "huge", "truncated", "list", "boolean_status"),
    *("drop", "lost"),
)


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_request_that_the_gateway_refuses_wakes_the_merchant(shop: Shop, kind: str) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    await shop.bank.breaks("request", kind)
    await sara.says("/pay 50000")
    told = await sara.sees("refuses requests at the moment")
    assert "Nothing has been taken from you" in told.shown
    assert "the shop has been told" in told.shown
    await merchant.sees(REFUSED[kind], ever=True)
    await sara.taps("Get a new link")
    assert heading(await pays(shop, (await is_offered(sara)).link)) == PAID


@pytest.mark.parametrize("kind", NOT_KNOWN)
async def test_an_answer_that_is_none_is_told_at_once_and_tried_again(shop: Shop, kind: str) -> None:
    sara = await shop.buyer()
    await shop.bank.breaks("request", kind)
    await sara.says("/pay 50000")
    told = await sara.sees("did not answer, so there is no pay link yet")
    assert "Nothing has been taken from you" in told.shown
    assert not [button for button in told.buttons if button.url]
    await sara.taps("Get a new link")
    offer = await is_offered(sara)
    assert heading(await pays(shop, offer.link)) == PAID
    lost, paid = await shop.payments(offer.order)
    assert (lost.state, paid.state) == (PaymentState.UNKNOWN, PaymentState.PAID)
    assert (await shop.order(offer.order)).state is OrderState.DELIVERED


@pytest.mark.parametrize("kind", ["strings", "numbers"])
async def test_an_answer_in_other_types_is_understood(shop: Shop, kind: str) -> None:
    sara = await shop.buyer()
    await shop.bank.breaks("request", kind)
    assert heading(await pays(shop, (await asks_to_pay(sara)).link)) == PAID


async def test_asking_again_in_words_serves_the_same_order(shop: Shop) -> None:
    sara = await shop.buyer()
    await shop.bank.breaks("request", "empty")
    await sara.says("/pay 50000")
    await sara.sees("did not answer")
    offer = await asks_to_pay(sara)
    assert len(await shop.payments(offer.order)) == 2


async def test_the_gateway_gets_exactly_what_its_guide_asks_for(shop: Shop) -> None:
    sara = await shop.buyer()
    gateway = await shop.at_gateway()
    offer = await asks_to_pay(sara, "123,456")
    (call,) = await gateway.calls("request")
    assert (call["method"], call["path"]) == ("POST", "/invoice/request")
    (invoice,) = [i for i in await shop.bank.invoices() if i["invoice_key"] == offer.invoice]
    assert invoice["amount"] == 1_234_560
    assert str(invoice["return_url"]).startswith(f"{shop.stage.bot_url}/return/")
    assert "%3A%2F%2F" in str(call["raw_body"])
    assert "%253A" not in str(call["raw_body"])
