"""The database refuses what it is given, at any step: nothing half done, nothing lost, and it ends as it should."""

import pytest

from bot.orders import OrderState, PaymentState
from tests.e2e.buying import A_LINK, PAID, RECEIPT, asks_to_pay, heading, is_offered, pays
from tests.e2e.disk import full_disk
from tests.e2e.shop import Shop
from tests.e2e.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    "what",
    [
        "INSERT ON updates",
        "INSERT ON payments",
        "UPDATE OF invoice_key ON payments",
        "UPDATE OF state ON updates",
    ],
)
async def test_a_command_is_carried_out_once_there_is_room_again(shop: Shop, what: str) -> None:
    shop.may_fail = True
    sara, written = await shop.buyer(), shop.log.count("disk is full")
    with full_disk(shop, what):
        await sara.says("/pay 50000")

        async def noticed() -> bool | None:
            return shop.log.count("disk is full") > written or None

        await until(noticed, "the bot to notice")
        await sara.never_sees(A_LINK)
    offer = await is_offered(sara)
    assert heading(await pays(shop, offer.link)) == PAID
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(A_LINK) == 0
    assert await sara.count(RECEIPT) == 1


@pytest.mark.parametrize(
    "what",
    ["UPDATE OF state ON payments", "UPDATE OF state ON orders", "INSERT ON events", "INSERT ON outbox"],
)
async def test_a_payment_is_settled_once_there_is_room_again(shop: Shop, what: str) -> None:
    shop.may_fail = True
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    with full_disk(shop, what):
        page = await shop.bank.pays(offer.link)
        assert page is not None
        assert page.status == 500
        assert heading(page) == "Something went wrong on our side"
        assert "your payment isn't lost" in page.text.replace("&#39;", "'")
        (payment,) = await shop.payments(offer.order)
        assert payment.state is PaymentState.PENDING
        assert (await shop.order(offer.order)).state is OrderState.OPEN
        await shop.check()
    assert heading(await shop.visits(page.url)) == PAID
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1
