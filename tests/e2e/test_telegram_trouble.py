"""Telegram down, refusing or losing its answers for a while: nothing is lost, and answers keep their order."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.stage import Stage
from tests.e2e.buying import (
    A_LINK,
    PAID,
    RECEIPT,
    asks_to_pay,
    bank_code_in,
    heading,
    is_offered,
    pays,
    return_page,
)
from tests.e2e.shop import Shop, open_shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

TROUBLES: dict[str, dict[str, Any]] = {
    "429": {"kind": "429", "seconds": 1},
    "502": {"kind": "http_502"},
    "a filter's page": {"kind": "html"},
    "closed": {"kind": "drop"},
    "no answer for a second": {"kind": "silent", "seconds": 1},
    "its answer lost": {"kind": "lost"},
}
each_trouble = pytest.mark.parametrize("trouble", TROUBLES)


def most(trouble: str) -> int:
    """Only where Telegram's answer was lost may it have been said twice."""
    return 2 if trouble == "its answer lost" else 1


@each_trouble
async def test_a_command_that_meets_trouble_is_answered_once(shop: Shop, trouble: str) -> None:
    sara, gateway, telegram = await shop.buyer(), await shop.at_gateway(), await shop.at_telegram()
    await shop.telegram.breaks("getUpdates", **TROUBLES[trouble])
    # The question that waits already is well; the next one meets the trouble.
    await sara.says("/help")
    if trouble != "its answer lost":
        await telegram.comes("getUpdates", 2)
    await sara.says("/pay 50000")
    await sara.sees(A_LINK)
    assert await sara.count(A_LINK) == await sara.count("How to buy") == 1
    assert len(await gateway.calls("request")) == 1


@each_trouble
async def test_a_pay_link_that_meets_trouble_arrives(shop: Shop, trouble: str) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await shop.telegram.breaks("sendMessage", **TROUBLES[trouble])
    await sara.says("/pay 50000")
    offer = await is_offered(sara)
    assert heading(await pays(shop, offer.link)) == PAID
    await sara.sees(RECEIPT)
    assert await sara.count("✅ Paid") + await sara.count(A_LINK) <= most(trouble)
    assert len(await gateway.calls("request")) == 1


@each_trouble
async def test_a_receipt_that_meets_trouble_arrives(shop: Shop, trouble: str) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.telegram.breaks("editMessageText", **TROUBLES[trouble])
    await shop.telegram.breaks("sendMessage", **TROUBLES[trouble])
    assert heading(await pays(shop, offer.link)) == PAID
    await sara.sees(RECEIPT)
    assert (await sara.sees("✅ Paid", ever=True)).id == offer.message.id
    await shop.all_said()
    assert await sara.count(RECEIPT) <= most(trouble)


async def test_receipts_come_while_no_message_can_be_edited(shop: Shop) -> None:
    sara, telegram = await shop.buyer(), await shop.at_telegram()
    await shop.telegram.breaks("editMessageText", "http_502", None)
    codes = []
    for bought in (1, 2):
        offer = await asks_to_pay(sara)
        codes.append(bank_code_in((await pays(shop, offer.link)).text))
        assert bank_code_in((await sara.sees(RECEIPT)).shown) == codes[-1]
        assert await sara.count(RECEIPT) == bought
    await telegram.comes("editMessageText", 2)
    assert await sara.count("✅ Paid") == 0
    await shop.telegram.mends()
    await sara.sees("✅ Paid", ever=True)
    await shop.all_said()
    assert await sara.count("✅ Paid") == len(codes)


async def test_an_outage_during_a_purchase_loses_nothing(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.telegram.breaks("*", "down")
    assert heading(await pays(shop, offer.link)) == PAID
    await sara.says("/support")
    await shop.telegram.mends()
    await sara.sees("write to @sample_shop_support")
    await sara.sees(RECEIPT, ever=True)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1


async def test_answers_keep_their_order_through_trouble(shop: Shop) -> None:
    sara = await shop.buyer()
    await shop.telegram.breaks("sendMessage", "http_502", times=2)
    await sara.says("/support")
    await sara.says("/orders")
    await sara.says("/lang")
    await sara.sees("In which language", ever=True)
    said = [message.shown for message in await sara.chat() if message.sender == "bot"]
    assert ["write to @" in said[0], "no orders yet" in said[1], "In which" in said[2]] == [True] * 3


async def test_one_chat_that_must_wait_holds_up_no_other(shop: Shop) -> None:
    sara, reza, telegram = await shop.buyer("Sara"), await shop.buyer("Reza"), await shop.at_telegram()
    await shop.telegram.breaks("sendMessage", "429", seconds=3)
    await sara.says("/help")
    await telegram.comes("sendMessage")
    await reza.says("/help")
    await reza.sees("How to buy")
    await sara.never_sees("How to buy")
    await sara.sees("How to buy")


async def test_a_tap_whose_answer_fails_is_answered_in_the_chat(shop: Shop) -> None:
    sara, telegram = await shop.buyer(), await shop.at_telegram()
    await asks_to_pay(sara)
    await shop.telegram.breaks(
        "answerCallbackQuery", "error", code=400, description="Bad Request: query is too old"
    )
    with pytest.raises(AssertionError, match="to answer the tap"):
        await sara.taps("Check payment", timeout=0)
    await telegram.comes("answerCallbackQuery")
    await sara.sees("No payment has arrived yet")


async def test_a_message_that_telegram_refuses_is_told_to_the_merchant(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer()
    await shop.telegram.breaks(
        "sendMessage", "error", code=400, description="Bad Request: can't parse entities"
    )
    await sara.says("/help")
    alert = await merchant.sees(f"refused a message to {sara.id}", ever=True)
    assert "Can't parse entities" in alert.shown
    await sara.says("/help")
    await sara.sees("How to buy")


async def test_a_shop_that_starts_while_telegram_is_down_still_settles(tmp_path: Path) -> None:
    async def cut_off(stage: Stage) -> None:
        await stage.telegram.breaks("*", "down")

    async with open_shop(tmp_path, before_start=cut_off) as shop:
        ready = await shop.visits("/health/ready")
        assert ready.status == 200
        assert '"telegram": "failing"' in ready.text
        await shop.telegram.mends()
        sara = await shop.buyer()
        offer = await asks_to_pay(sara)
        ready = await shop.visits("/health/ready")
        assert '"telegram": "ok"' in ready.text
        await shop.stop()
        await shop.telegram.breaks("*", "down")
        await shop.restart()
        await shop.bank.pays(offer.link, comes_back=False)
        page = await shop.visits(await return_page(shop, offer))
        assert heading(page) == PAID
        assert shop.stage.username not in page.text
        await shop.telegram.mends()
        await sara.sees(RECEIPT)
