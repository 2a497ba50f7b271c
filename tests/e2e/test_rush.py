"""A hundred buyers after ten codes, with power cuts in between: ten are sold, and everybody knows where they stand."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from bot.alerts import Alerts
from bot.catalog import Kind, Names, NewProduct
from bot.clock import system_clock
from bot.money import Rials
from bot.stockroom import Stockroom
from bot.store import catalog, open_store
from sandbox.bank import Unreachable
from sandbox.people import Person
from sandbox.stage import MERCHANT_ID, Stage
from tests.bot.parts import speech
from tests.bot.store.database import run_sql
from tests.e2e.buying import A_LINK
from tests.e2e.shop import Shop, open_shop
from tests.e2e.waiting import until

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

DATABASES = ("sqlite",)
SETTINGS = {"payments": {"first_check_after": "1s"}, "gateway": {"timeout": "10s"}}
CODES = [f"TICKET-{number:02}" for number in range(10)]
BUY, PAY, CANCEL = "Buy now", "💳 Pay", "Cancel"
SOLD_OUT, GOODS = "sold out", "📦"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(folder: Path, database_url: str) -> AsyncIterator[Shop]:
    async def fill(_: Stage) -> None:
        store = await open_store(database_url)
        await store.migrate()
        new = NewProduct("ticket", Kind.CODES, Names("بلیت", "Ticket"), Rials(500_000), {})
        async with store.transaction() as tx:
            ticket = await catalog.insert_product(tx, new, MERCHANT_ID, system_clock())
        await Stockroom(store, Alerts(speech()), system_clock).add_codes(
            ticket.id, "\n".join(CODES), MERCHANT_ID
        )
        await store.close()

    async with open_shop(folder, SETTINGS, database_url, fill) as running:
        yield running


async def test_of_a_hundred_who_want_ten_codes_ten_get_one_each(shop: Shop) -> None:
    merchant, chance = await shop.merchant(), random.Random(24)
    buyers = [await shop.buyer(f"Buyer {number}") for number in range(100)]
    await asyncio.gather(*(buyer.starts("p_ticket") for buyer in buyers))
    await all_answered(shop)

    gateway = await shop.at_gateway()
    chance.shuffle(buyers)
    await asyncio.gather(*(presses(shop, buyer, BUY) for buyer in buyers))
    await gateway.comes("request", 4)
    await cut_the_power(shop)
    await all_answered(shop)
    with_link = [buyer for buyer in buyers if await buyer.count(A_LINK)]
    without = [buyer for buyer in buyers if buyer not in with_link]
    assert len(with_link) == len(CODES)
    for buyer in without:
        # They are told before there is anything to pay.
        # Twice only where the power went before Telegram's answer was known.
        assert await buyer.count(SOLD_OUT) in {1, 2}

    late, *in_time = with_link
    late_link, late_buyer = await late.link(PAY), without[0]
    await late.taps(CANCEL)
    await late.sees("cancelled", ever=True)
    await late_buyer.starts("p_ticket")
    await late_buyer.taps(BUY)
    in_time.append(late_buyer)
    links = [await buyer.link(PAY) for buyer in in_time]
    chance.shuffle(links)

    # Half of them come back while the power goes, the others find the shop closed, and one of those never returns.
    gateway = await shop.at_gateway()
    paying = [asyncio.create_task(comes_back(shop, link)) for link in links[:5]]
    await gateway.comes("check", 2)
    await shop.kill()
    await asyncio.gather(*paying)
    for link in links[5:-1]:
        await comes_back(shop, link)
    await shop.bank.pays(links[-1], comes_back=False)
    await cut_the_power(shop)
    given = [(await buyer.sees(GOODS, ever=True)).text.splitlines()[-1] for buyer in in_time]
    assert sorted(given) == CODES

    await shop.bank.pays(late_link)
    await late.sees("sold out meanwhile", ever=True)
    await merchant.sees("Paid too late, and sold out", ever=True)
    await all_answered(shop)
    codes = [code for buyer in buyers for code in await codes_of(buyer)]
    assert sorted(codes) == CODES
    assert await codes_of(late) == []
    assert [row["state"] for row in await states(shop)] == ["delivered"] * 10 + ["held"]


async def all_answered(shop: Shop) -> None:
    """Wait until the bot has taken everything in, and answered it."""

    async def taken_in() -> bool | None:
        return not await shop.telegram.pending_updates() or None

    await until(taken_in, "the bot to take everything in")
    await shop.all_said()


async def presses(shop: Shop, buyer: Person, text: str) -> None:
    """Tap a button, and wait for nothing."""
    (message, button) = next(
        (message, button)
        for message in reversed(await buyer.chat())
        for button in message.buttons
        if text in button.shown
    )
    wanted = {"from": buyer.id, "message_id": message.id, "row": button.row, "column": button.column}
    await shop.telegram.ask("POST", f"chats/{buyer.id}/tap", dict(wanted))


async def comes_back(shop: Shop, link: str) -> None:
    """Pay, and be sent back to a shop that may be closed."""
    with suppress(Unreachable):
        await shop.bank.pays(link)


async def codes_of(buyer: Person) -> list[str]:
    """Every code that stands in somebody's chat."""
    return [code for message in await buyer.chat() for code in CODES if code in message.text]


async def states(shop: Shop) -> Sequence[dict[str, object]]:
    """Where the orders stand that were not given up."""
    rows = await run_sql(
        shop.database_url, "SELECT state FROM orders WHERE state <> 'cancelled' ORDER BY state, id"
    )
    return [dict(row) for row in rows]


async def cut_the_power(shop: Shop) -> None:
    """Kill the bot, and start it when all that it had kept to itself is anybody's again."""
    await shop.kill()
    if shop.database_url.startswith("postgres"):
        for table in ("outbox", "payments", "deliveries"):
            await run_sql(shop.database_url, f"UPDATE {table} SET lease_until = 0")
        await run_sql(shop.database_url, "UPDATE updates SET due_at = received_at")
    await shop.restart()
