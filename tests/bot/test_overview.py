import json
from typing import Any

from bot.orders import Cause
from bot.overview import MESSAGES_SHOWN, ORDERS_SHOWN, Overview
from bot.store import Store, outbox
from bot.store.times import to_ms
from sandbox.bank import Bank
from tests.bot.parts import AMOUNT, SARA, Services, TestClock


async def look(store: Store) -> dict[str, Any]:
    """See the shop as it comes out at the other end of a wire."""
    seen: dict[str, Any] = json.loads(json.dumps(await Overview(store).look()))
    return seen


async def test_a_shop_where_nothing_happened_is_empty(store: Store) -> None:
    assert await look(store) == {"orders": [], "outbox": []}


async def test_a_purchase_is_seen_with_its_whole_story(shop: Services, bank: Bank, clock: TestClock) -> None:
    sara = await shop.meets()
    offer = await shop.offers(sara)
    await bank.pays(offer.url, comes_back=False)
    clock.passes(seconds=7)
    settled = await shop.settlement.settle(offer.payment.id, Cause.RETURN_PAGE)

    (order,) = (await look(shop.store))["orders"]
    now, before = to_ms(clock()), to_ms(offer.order.created_at)
    assert (order["id"], order["name"], order["amount"]) == (offer.order.id, "Sara", AMOUNT)
    assert (order["state"], order["created_at"]) == ("delivered", before)
    (payment,) = order["payments"]
    assert payment["bank_code"] == settled.payment.bank_code
    assert (payment["state"], payment["settled_at"], payment["next_check_at"]) == ("paid", now, None)
    told = [(event["payment_id"], event["new"], event["cause"], event["at"]) for event in order["events"]]
    assert told == [
        (payment["id"], "pending", "gateway", before),
        (payment["id"], "paid", "return_page", now),
        (None, "paid", "return_page", now),
        (None, "delivered", "return_page", now),
    ]


async def test_the_outbox_is_seen_as_people_read_it(shop: Services, bank: Bank, clock: TestClock) -> None:
    sara = await shop.meets()
    offer = await shop.offers(sara)
    async with shop.store.transaction() as tx:
        (queued,) = await outbox.claim_due(tx, clock(), clock(), 10)
        await outbox.sent(tx, queued.id, 1, clock())
    await bank.pays(offer.url, comes_back=False)
    await shop.settlement.settle(offer.payment.id, Cause.BUYER)

    edited, receipt, link = (await look(shop.store))["outbox"]
    assert (link["state"], link["kind"], link["chat_id"], link["attempts"]) == ("sent", "send", SARA, 1)
    assert (edited["state"], edited["kind"], edited["about"]) == ("queued", "edit", f"pay:{offer.payment.id}")
    assert receipt["about"] == f"receipt:{offer.payment.id}"
    assert "Payment received" in receipt["text"]
    assert "<" not in receipt["text"]


async def test_only_the_newest_are_shown_each_with_its_own(shop: Services, clock: TestClock) -> None:
    numbers = []
    for update_id in range(1, ORDERS_SHOWN + MESSAGES_SHOWN):
        buyer = await shop.meets(SARA + update_id, f"buyer {update_id}")
        numbers.append((await shop.offers(buyer, update_id=update_id)).order.id)
    seen = await look(shop.store)
    assert [order["id"] for order in seen["orders"]] == numbers[: -ORDERS_SHOWN - 1 : -1]
    for order in seen["orders"]:
        assert {payment["order_id"] for payment in order["payments"]} == {order["id"]}
        assert [event["order_id"] for event in order["events"]] == [order["id"]]
    assert len(seen["outbox"]) == MESSAGES_SHOWN


async def test_no_return_address_is_given_away(shop: Services) -> None:
    offer = await shop.offers(await shop.meets())
    assert offer.payment.return_token not in json.dumps(await Overview(shop.store).look())
