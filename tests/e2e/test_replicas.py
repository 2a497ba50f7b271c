"""Two programs that serve one shop together, on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count

import pytest
import pytest_asyncio

from sandbox.people import Person
from sandbox.stage import free_port, write_config
from tests.e2e.buying import A_LINK, PAID, RECEIPT, asks_to_pay, heading, is_offered, pays, return_page
from tests.e2e.shop import SETTINGS as USUAL
from tests.e2e.shop import WEBHOOK_SECRET, Shop, bot_process, merged
from tests.e2e.webhook_calls import brought

pytestmark = pytest.mark.asyncio(loop_scope="module")

DATABASES = ("postgres",)
SETTINGS = {
    "telegram": {"updates": "webhook", "webhook_secret": WEBHOOK_SECRET},
    "payments": {"first_check_after": "1s"},
}
NUMBERS = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def other(shop: Shop) -> AsyncIterator[str]:
    """The address of a second program, which stands behind the same public address."""
    stage = replace(shop.stage, bot_port=free_port())
    config = shop.config.with_name("other.toml")
    write_config(config, stage.sections(shop.database_url, merged(USUAL, SETTINGS)))
    async with bot_process(stage, config) as bot:
        await bot.start()
        yield f"http://127.0.0.1:{stage.bot_port}"


async def test_returns_to_both_at_once_settle_a_payment_once(shop: Shop, other: str) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await shop.bank.pays(offer.link, comes_back=False)
    here = await return_page(shop, offer)
    there = here.replace(shop.stage.bot_url, other)
    pages = await asyncio.gather(*(shop.visits(address) for address in (here, there) * 20))
    assert {heading(page) for page in pages} == {PAID}
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1
    assert len([event for event in await shop.events(offer.order) if event.new == "paid"]) == 2


async def test_an_update_that_comes_to_both_counts_once(shop: Shop, other: str) -> None:
    sara, gateway = await met(shop), await shop.at_gateway()
    await shop.bank.breaks("request", "slow", seconds=0.5)
    number = next(NUMBERS)
    await asyncio.gather(*(brought(url, sara, number, "/pay 50000") for url in (shop.stage.bot_url, other)))
    offer = await is_offered(sara)
    await shop.all_said()
    assert await sara.count(A_LINK) == 1
    assert len(await gateway.calls("request")) == 1
    assert heading(await pays(shop, offer.link)) == PAID


async def test_two_commands_at_once_show_only_links_that_are_known(shop: Shop, other: str) -> None:
    sara = await met(shop)
    await shop.bank.breaks("request", "slow", seconds=0.5, times=2)
    await asyncio.gather(
        brought(shop.stage.bot_url, sara, next(NUMBERS), "/pay 50000"),
        brought(other, sara, next(NUMBERS), "/pay 50000"),
    )
    await is_offered(sara)
    await shop.all_said()
    shown = {b.url for m in await sara.chat() for b in m.buttons if b.url}
    known = {i["invoice_key"] for i in await shop.bank.invoices()}
    for link in shown:
        assert link is not None
        assert link.rpartition("/")[2] in known
        assert heading(await pays(shop, link)) == PAID


async def test_what_one_leaves_the_other_takes_up(shop: Shop, other: str) -> None:
    sara, gateway = await met(shop), await shop.at_gateway()
    await shop.bank.breaks("request", "slow", seconds=60)
    await brought(shop.stage.bot_url, sara, next(NUMBERS), "/pay 50000")
    await gateway.comes("request")
    await shop.kill()
    await is_offered(sara)
    await shop.restart()


async def met(shop: Shop) -> Person:
    """Somebody new, who has started the bot."""
    buyer = await shop.buyer()
    await buyer.says("/start")
    await buyer.sees("Hello")
    return buyer
