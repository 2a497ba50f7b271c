"""Whatever moment a bot is stopped or killed at: after the next start the purchase ends as if nothing had been."""

from collections.abc import Awaitable, Callable

import pytest

from tests.e2e.shop import Shop
from tests.e2e.steps import AFTER_THE_LINK, BEFORE_THE_LINK, Step, gets_the_link_and_pays, has_one_receipt

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"payments": {"first_check_after": "1s"}, "gateway": {"timeout": "30s"}}

HOW: dict[str, Callable[[Shop], Awaitable[None]]] = {"killed": Shop.kill, "stopped": Shop.stop}


# An end in order leaves less undone than a power cut does: it is tried after the link, where money is at stake.
@pytest.mark.parametrize("step", BEFORE_THE_LINK, ids=lambda step: step.__name__)
async def test_a_buyer_cut_off_before_the_link_gets_one_and_pays(shop: Shop, step: Step) -> None:
    sara = await shop.buyer()
    await step(shop, sara, shop.kill)
    await shop.mend()
    await shop.restart()
    await gets_the_link_and_pays(shop, sara)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("step", AFTER_THE_LINK, ids=lambda step: step.__name__)
async def test_a_buyer_cut_off_after_the_link_has_one_receipt(shop: Shop, step: Step, how: str) -> None:
    sara = await shop.buyer()
    await step(shop, sara, lambda: HOW[how](shop))
    await shop.mend()
    if not shop.bot.running:
        await shop.restart()
    await has_one_receipt(shop, sara)
