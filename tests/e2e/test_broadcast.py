"""Thousands are written to within Telegram's limits while the power is cut twice, and the count is right."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.broadcasts.broadcast import Counts
from bot.broadcasts.worker import AT_ONCE
from sandbox.stage import Stage
from tests.e2e.crowd import gathers, sends, slowed_down, until_over, until_sent
from tests.e2e.shop import Shop, open_shop

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

DATABASES = ("sqlite",)
# The bot would be faster than this Telegram allows, so that it meets the limit again and again.
SETTINGS = {"telegram": {"messages_per_second": 1000}}
ALLOWED = 200
PEOPLE = 2_000
TEXT = "نوروز مبارک! <b>20%</b> off & more"
PATIENCE = 60.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(folder: Path, database_url: str) -> AsyncIterator[Shop]:
    async def fill(stage: Stage) -> None:
        await gathers(stage, database_url, PEOPLE, TEXT)

    async with open_shop(folder, SETTINGS, database_url, fill) as running:
        yield running


async def test_killed_twice_in_the_middle_each_is_reached_and_the_count_is_right(shop: Shop) -> None:
    merchant = await shop.merchant()
    await shop.telegram.limits(overall_per_second=ALLOWED)
    await sends(merchant)
    refused = 0.0
    for part in (0.3, 0.6):
        await until_sent(shop, int(PEOPLE * part), PATIENCE)
        refused += await slowed_down(shop)
        await shop.kill()
        await shop.restart()
    counts = await until_over(shop, PATIENCE)
    everybody = PEOPLE + 1
    assert counts == Counts(sent=everybody)
    heard = await shop.telegram.heard(TEXT)
    # The merchant saw it before it went out, too. Only those under way when the power went may have it twice.
    assert heard.keys() <= {1, 2, 3}
    assert sum(heard.values()) == everybody
    assert sum(heard[often] for often in heard if often > 1) <= 1 + 2 * AT_ONCE
    assert refused + await slowed_down(shop) > 0
    await merchant.sees(f"Together: all {everybody:,}, nobody is left", ever=True)
    await shop.all_said()
