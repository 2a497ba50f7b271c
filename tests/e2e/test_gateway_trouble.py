"""The gateway down, slow, silent or losing its answers for a while: told at once, tried again, paid in the end."""

from pathlib import Path

import pytest

from sandbox.bank import Bank
from sandbox.pal24.server import serve as serve_24pal
from sandbox.pal24.settings import Pal24Settings
from sandbox.stage import free_port
from tests.e2e.buying import CHECKING, PAID, RECEIPT, asks_to_pay, heading, is_offered, pays
from tests.e2e.shop import API_KEY, Shop, open_shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"gateway": {"timeout": "3s"}, "payments": {"first_check_after": "1s"}}
FAILING = "24pal does not answer"
WELL = "24pal answers again"

for_a_while = pytest.mark.parametrize("trouble", ["drop", "silent", "lost"])


@for_a_while
async def test_a_buyer_who_asks_meanwhile_is_told_and_pays_later(shop: Shop, trouble: str) -> None:
    sara = await shop.buyer()
    await shop.bank.breaks("request", trouble, times=None)
    await sara.says("/pay 50000")
    await sara.sees("did not answer")
    await sara.taps("Get a new link")
    await sara.sees("did not answer")
    await shop.bank.mends()
    await sara.taps("Get a new link")
    assert heading(await pays(shop, (await is_offered(sara)).link)) == PAID
    await sara.sees(RECEIPT)


@for_a_while
async def test_a_buyer_who_comes_back_meanwhile_waits_and_is_paid(shop: Shop, trouble: str) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", trouble, times=None)
    page = await pays(shop, offer.link)
    assert heading(page) == CHECKING
    assert 'http-equiv="refresh"' in page.text
    assert "can't be reached right now" in await sara.taps("Check payment")
    assert heading(await shop.visits(page.url)) == CHECKING
    await sara.never_sees(RECEIPT)
    await shop.bank.mends()
    assert heading(await shop.visits(page.url)) == PAID
    await sara.sees(RECEIPT)


async def test_buyers_who_never_came_back_are_settled_when_the_gateway_is_well(shop: Shop) -> None:
    buyers = [await shop.buyer(name) for name in ("Sara", "Reza", "Mina", "Amir")]
    offers = [await asks_to_pay(buyer) for buyer in buyers]
    gateway, troubles = await shop.at_gateway(), ["drop", "silent", "lost", "http_500"]
    for trouble in troubles:
        await shop.bank.breaks("check", trouble)
    for offer in offers:
        await shop.bank.pays(offer.link, comes_back=False)
    for buyer in buyers:
        await buyer.sees(RECEIPT)
    assert [check["fault"] for check in await gateway.calls("check") if check["fault"]] == troubles
    for buyer in buyers:
        assert await buyer.count(RECEIPT) == 1


async def test_a_slow_gateway_holds_up_nobody_else(shop: Shop) -> None:
    patient, curious = await shop.buyer("Sara"), await shop.buyer("Reza")
    gateway = await shop.at_gateway()
    await shop.bank.breaks("request", "slow", seconds=0.9)
    await patient.says("/pay 50000")
    await gateway.comes("request")
    await curious.says("/help")
    await curious.sees("How to buy")
    await patient.never_sees("The link works until")
    assert heading(await pays(shop, (await is_offered(patient)).link)) == PAID


async def test_a_slow_check_is_waited_for(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.breaks("check", "slow", seconds=0.5)
    assert heading(await pays(shop, offer.link)) == PAID


async def test_the_merchant_is_woken_once_and_told_when_it_is_over(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as shop:
        merchant, sara = await shop.merchant(), await shop.buyer()
        offer = await asks_to_pay(sara)
        await shop.bank.breaks("check", "drop", times=None)
        page = await pays(shop, offer.link)
        for _ in range(3):
            assert heading(await shop.visits(page.url)) == CHECKING
        await merchant.never_sees(FAILING)
        for _ in range(4):
            assert heading(await shop.visits(page.url)) == CHECKING
        alert = await merchant.sees(FAILING)
        assert "It can't be reached" in alert.shown
        assert "Payments that were made are safe" in alert.shown
        await shop.bank.mends()
        assert heading(await shop.visits(page.url)) == PAID
        await merchant.sees(WELL)
        assert await merchant.count(FAILING) == 1
        assert await merchant.count(WELL) == 1


async def test_a_gateway_that_is_not_there_at_all_and_comes_up_later(tmp_path: Path) -> None:
    port = free_port()
    more = {"gateway": {"base_url": f"http://127.0.0.1:{port}", "timeout": "1s"}}
    async with open_shop(tmp_path, more) as shop:
        sara = await shop.buyer()
        await sara.says("/pay 50000")
        await sara.sees("did not answer")
        async with serve_24pal("127.0.0.1", port, Pal24Settings(api_key=API_KEY)) as running:
            await sara.taps("Get a new link")
            offer = await is_offered(sara)
            assert offer.link.startswith(running.url)
            async with Bank(running.url) as bank:
                await bank.pays(offer.link)
            await sara.sees(RECEIPT)
