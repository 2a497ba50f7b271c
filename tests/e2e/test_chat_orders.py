"""Orders in the chat: how many, how often, whose."""

import pytest

from bot.orders import OrderState
from tests.e2e.buying import A_LINK, RECEIPT, asks_to_pay, is_offered, pays
from tests.e2e.chatting import has_an_old_button
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"payments": {"open_orders": 2, "requests_per_minute": 3}}


async def test_the_same_amount_again_gives_the_same_link(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    first, second = await asks_to_pay(sara, "50000"), await asks_to_pay(sara, "۵۰ هزار")
    assert (first.order, first.link) == (second.order, second.link)
    assert len(await gateway.calls("request")) == 1
    await pays(shop, second.link)
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count("✅ Paid") == 2
    assert await sara.count(RECEIPT) == 1
    third = await asks_to_pay(sara, "50000")
    assert third.order != first.order


async def test_too_many_open_orders_are_listed_to_choose_from(shop: Shop) -> None:
    sara = await shop.buyer()
    first = await asks_to_pay(sara, "10000")
    second = await asks_to_pay(sara, "20000")
    await sara.says("/pay 30000")
    told = await sara.sees("You have 2 open orders. Please pay or cancel one of them first")
    assert {f"Order {first.order}: 10,000 tomans", f"Order {second.order}: 20,000 tomans"} == {
        button.shown for button in told.buttons
    }
    assert (await asks_to_pay(sara, "10000")).link == first.link
    await sara.taps("20,000 tomans", told)
    card = await sara.sees("waiting for payment")
    await sara.taps("Cancel", card)
    await sara.says("/pay 30000")
    await sara.sees("30,000 tomans")


async def test_links_asked_for_too_often_make_the_buyer_wait_but_not_their_payments(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    for amount in ("10000", "20000"):
        await asks_to_pay(sara, amount)
        await sara.says("/cancel")
        await sara.sees("is cancelled")
    offer = await asks_to_pay(sara, "30000")
    await sara.says("/pay 40000")
    await sara.sees("That was a lot of pay links within one minute")
    assert len(await gateway.calls("request")) == 3
    await shop.bank.pays(offer.link, comes_back=False)
    assert "Paid" in await sara.taps("Check payment")
    await sara.sees(RECEIPT)


async def test_cancel_asks_which_of_several(shop: Shop) -> None:
    sara = await shop.buyer()
    kept, cancelled = await asks_to_pay(sara, "10000"), await asks_to_pay(sara, "20000")
    await sara.says("/cancel")
    which = await sara.sees("Which order shall be cancelled?")
    assert "The order is cancelled" in await sara.taps("20,000 tomans", which)
    assert (await shop.order(cancelled.order)).state is OrderState.CANCELLED
    assert (await shop.order(kept.order)).state is OrderState.OPEN
    assert "The order is cancelled" in await sara.taps("20,000 tomans", which)
    await pays(shop, kept.link)
    assert "It is paid already" in await sara.taps("10,000 tomans", which)


async def test_the_list_of_orders_leads_to_each_and_back(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await pays(shop, offer.link)
    await sara.sees(RECEIPT)
    await sara.says("/orders")
    listed = await sara.sees("Your orders")
    await sara.taps(f"✅ {offer.order}", listed)
    card = await sara.sees("Tracking code")
    assert card.id == listed.id
    await sara.taps("My orders", card)
    assert (await sara.sees("Your orders")).id == listed.id


@pytest.mark.parametrize("verb", ["order", "check", "cancel", "again"])
async def test_another_buyers_order_is_as_good_as_none(shop: Shop, verb: str) -> None:
    sara, reza, gateway = await shop.buyer("Sara"), await shop.buyer("Reza"), await shop.at_gateway()
    offer = await asks_to_pay(sara)
    await reza.says(f"/order {offer.order}")
    await reza.sees("You have no order with this number")
    await has_an_old_button(shop, reza, f"{verb}:{offer.order}")
    assert "not yours, or no longer exists" in await reza.taps("Old")
    assert not await gateway.calls("check")
    assert (await shop.order(offer.order)).state is OrderState.OPEN
    await reza.never_sees(A_LINK)


async def test_an_order_that_is_paid_gives_no_second_link(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await pays(shop, offer.link)
    await sara.sees(RECEIPT)
    await has_an_old_button(shop, sara, f"again:{offer.order}")
    await sara.taps("Old")
    again = await is_offered(sara)
    assert again.order != offer.order
    assert (await shop.order(offer.order)).state is OrderState.DELIVERED
