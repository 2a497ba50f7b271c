"""Money that comes when the order's time is over."""

from pathlib import Path

import pytest

from bot.orders import BuyerId, OrderId, OrderState, PaymentState
from bot.store import orders
from tests.e2e.buying import EXPIRED, PAID, RECEIPT, asks_to_pay, heading, is_offered, pays, return_page
from tests.e2e.shop import Shop, open_shop
from tests.e2e.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"payments": {"first_check_after": "1s", "expires_after": "2s"}}
OVER = "and no payment has arrived"
ENDED = "after the order had ended"


async def test_time_runs_out_and_later_money_is_accepted(shop: Shop) -> None:
    buyers = [await shop.buyer("Sara"), await shop.buyer("Reza")]
    offers = [await asks_to_pay(buyer) for buyer in buyers]
    for buyer, offer in zip(buyers, offers, strict=True):
        told = await buyer.sees(OVER)
        assert told.id == offer.message.id
        assert not [button for button in told.buttons if button.url]
    comes_back, closes_the_browser = offers
    page = await shop.visits(await return_page(shop, comes_back))
    assert heading(page) == EXPIRED
    assert "place a new order in Telegram" in page.text
    await shop.bank.pays(closes_the_browser.link, comes_back=False)
    assert heading(await pays(shop, comes_back.link)) == PAID
    for buyer in buyers:
        assert ENDED in (await buyer.sees(RECEIPT)).shown


async def test_even_when_nobody_asks_any_more_a_return_is_settled(tmp_path: Path) -> None:
    hasty = {"payments": {"first_check_after": "1s", "expires_after": "1s", "grace": "1s"}}
    async with open_shop(tmp_path, hasty) as shop:
        sara = await shop.buyer()
        offer = await asks_to_pay(sara)

        async def given_up() -> bool | None:
            (payment,) = await shop.payments(offer.order)
            return payment.state is PaymentState.ABANDONED or None

        await until(given_up, "the grace to end")
        assert heading(await pays(shop, offer.link)) == PAID
        assert ENDED in (await sara.sees(RECEIPT)).shown


async def test_an_order_that_never_got_a_link_ends_too(shop: Shop) -> None:
    sara = await shop.buyer()
    await shop.bank.breaks("request", "error_301")
    await sara.says("/pay 50000")
    await sara.sees("did not answer")
    number = await _only_order_of(shop, sara.id)

    async def ended() -> bool | None:
        return (await shop.order(number)).state is OrderState.EXPIRED or None

    await until(ended, "the order to end")
    await sara.taps("Get a new link")
    offer = await is_offered(sara)
    assert offer.order != number


async def test_a_new_link_after_the_end_is_a_new_order_and_the_old_money_still_counts(shop: Shop) -> None:
    sara = await shop.buyer()
    old = await asks_to_pay(sara)
    await sara.sees(OVER)
    await sara.taps("Get a new link")
    new = await is_offered(sara)
    assert new.order != old.order
    assert heading(await pays(shop, old.link)) == PAID
    assert heading(await pays(shop, new.link)) == PAID
    await shop.all_said()
    assert await sara.count(RECEIPT) == 2


async def _only_order_of(shop: Shop, buyer_id: int) -> OrderId:
    async with (await shop.store()).reading() as session:
        (order,) = await orders.page_of_buyer(session, BuyerId(buyer_id), 0, 9)
    return order.id
