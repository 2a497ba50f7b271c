"""Buyers who pay and never come back are settled all the same."""

import pytest

from bot.orders import Cause, OrderState
from tests.e2e.buying import CANCELLED, RECEIPT, asks_to_pay, bank_code_in, cancels, heading
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

DATABASES = ("sqlite", "postgres")
SETTINGS = {"payments": {"first_check_after": "1s"}}


async def test_buyers_who_close_the_browser_have_their_receipts(shop: Shop) -> None:
    sara, reza = await shop.buyer("Sara"), await shop.buyer("Reza")
    at_once, second_thoughts = await asks_to_pay(sara), await asks_to_pay(reza)
    assert heading(await cancels(shop, second_thoughts.link)) == CANCELLED
    for offer in (at_once, second_thoughts):
        await shop.bank.pays(offer.link, comes_back=False)
    for buyer, offer in ((sara, at_once), (reza, second_thoughts)):
        receipt = await buyer.sees(RECEIPT)
        (invoice,) = [i for i in await shop.bank.invoices() if i["invoice_key"] == offer.invoice]
        assert bank_code_in(receipt.shown) == invoice["bank_code"]
        assert (await shop.order(offer.order)).state is OrderState.DELIVERED
        assert {e.cause for e in await shop.events(offer.order) if e.new == "paid"} == {Cause.RECONCILER}
    await shop.all_said()
    assert await sara.count(RECEIPT) == await reza.count(RECEIPT) == 1


async def test_a_wrong_amount_that_nobody_came_back_with_is_held_too(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", "wrong_amount", amount=10_000)
    await shop.bank.pays(offer.link, comes_back=False)
    await sara.sees("The bank reports 1,000 tomans")
    await merchant.sees(f"Order {offer.order} is for 50,000 tomans", ever=True)
    await sara.never_sees(RECEIPT)
