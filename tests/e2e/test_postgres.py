"""A shop that has grown: on PostgreSQL, with power cuts, and with two programs that serve it together."""

import asyncpg
import pytest

from tests.e2e.shop import Shop
from tests.e2e.steps import (
    AFTER_THE_LINK,
    BEFORE_THE_LINK,
    HOLDING_A_MESSAGE,
    Step,
    gets_the_link_and_pays,
    has_one_receipt,
)
from tests.e2e.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

DATABASES = ("postgres",)
SETTINGS = {"payments": {"first_check_after": "1s"}}


async def cut_the_power(shop: Shop) -> None:
    """Kill the bot while no message is on its way: one that is waits for minutes, until its lease is over."""

    async def at_rest() -> bool | None:
        on_their_way = await connection.fetchval("SELECT count(*) FROM outbox WHERE lease_until > 0")
        return on_their_way == 0 or None

    connection = await asyncpg.connect(shop.database_url)
    try:
        await until(at_rest, "messages to arrive or fail")
        await shop.kill()
    finally:
        await connection.close()


@pytest.mark.parametrize(
    "step",
    [step for step in BEFORE_THE_LINK if step not in HOLDING_A_MESSAGE],
    ids=lambda step: step.__name__,
)
async def test_a_power_cut_before_the_link(shop: Shop, step: Step) -> None:
    sara = await shop.buyer()
    await step(shop, sara, lambda: cut_the_power(shop))
    await shop.mend()
    await shop.restart()
    await gets_the_link_and_pays(shop, sara)


@pytest.mark.parametrize(
    "step",
    [step for step in AFTER_THE_LINK if step not in HOLDING_A_MESSAGE],
    ids=lambda step: step.__name__,
)
async def test_a_power_cut_after_the_link(shop: Shop, step: Step) -> None:
    sara = await shop.buyer()
    await step(shop, sara, lambda: cut_the_power(shop))
    await shop.mend()
    if not shop.bot.running:
        await shop.restart()
    await has_one_receipt(shop, sara)
