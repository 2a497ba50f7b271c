"""The shop closes, or is set up anew, while somebody pays: their payment comes to its end as if nothing were."""

from bot.chat_settings.keys import Key
from bot.orders import OrderState, PaymentState
from sandbox.bank import Bank
from tests.bot.parts import SARA, Services


async def test_who_was_paying_when_the_shop_closed_is_settled_and_gets_a_receipt_in_its_new_name(
    shop: Services, replica: Services, bank: Bank
) -> None:
    link = await shop.offers(await shop.meets())
    await replica.sets(Key.MAINTENANCE, "on", update_id=1)
    await replica.sets(Key.NAME, "Golestan", update_id=2)
    await replica.sets(Key.CURRENCY, "rial", update_id=3)
    await bank.pays(link.url, comes_back=False)
    shop.clock.passes(minutes=1)
    await shop.live.refresh()
    await shop.reconciler.work_once()
    assert (await shop.payment(link.payment.id)).state is PaymentState.PAID
    assert (await shop.order(link.order.id)).state is OrderState.DELIVERED
    (shown, receipt), told = (await shop.letters(SARA))[:2], await shop.told(SARA)
    assert "50,000 tomans" in shown.html
    assert "500,000 rials" in receipt.html
    assert "Golestan" in receipt.html
    assert "takes no new orders" not in told
