"""Updates that Telegram brings by itself, which nobody else can."""

import asyncio

import pytest

from sandbox.answers import Json
from tests.e2e.buying import A_LINK, RECEIPT, asks_to_pay, is_offered, pays
from tests.e2e.disk import full_disk
from tests.e2e.shop import WEBHOOK_SECRET, Shop
from tests.e2e.webhook_calls import HEADER, PATH, calls, command

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"telegram": {"updates": "webhook", "webhook_secret": WEBHOOK_SECRET}}


async def test_a_purchase(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    await pays(shop, offer.link)
    await sara.sees(RECEIPT)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1
    assert not await shop.telegram.pending_updates()


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: f"{WEBHOOK_SECRET}x"}, {HEADER: "رمز"}])
async def test_whoever_has_not_the_secret_is_not_believed(shop: Shop, headers: dict[str, str]) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await sara.says("/start")
    await sara.sees("Hello")
    assert await calls(shop.stage.bot_url, command(sara, 1, "/pay 50000"), headers) == 403
    await sara.says("/orders")
    await sara.sees("You have no orders yet")
    assert not await gateway.calls("request")


@pytest.mark.parametrize(
    "body", [[], {}, {"update_id": "many"}, "update", None, {"update_id": 7, "message": 7}]
)
async def test_what_is_no_update_is_refused(shop: Shop, body: Json) -> None:
    assert await calls(shop.stage.bot_url, body) == 400


async def test_an_update_that_comes_twice_counts_once(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await sara.says("/start")
    await sara.sees("Hello")
    update = command(sara, 2, "/pay 50000")
    statuses = await asyncio.gather(*(calls(shop.stage.bot_url, update) for _ in range(5)))
    assert set(statuses) == {200}
    await sara.sees(A_LINK)
    await shop.all_said()
    assert await sara.count(A_LINK) == 1
    assert len(await gateway.calls("request")) == 1


async def test_an_update_that_can_not_be_stored_is_brought_again(shop: Shop) -> None:
    sara = await shop.buyer()
    shop.may_fail = True
    with full_disk(shop, "INSERT ON updates"):
        await sara.says("/pay 50000")
        assert await calls(shop.stage.bot_url, command(sara, 3, "/help")) == 500
        assert await shop.telegram.pending_updates()
    await is_offered(sara)
    await shop.all_said()
    assert await sara.count(A_LINK) == 1


async def test_an_update_that_comes_while_the_bot_is_dead_waits(shop: Shop) -> None:
    sara = await shop.buyer()
    await shop.kill()
    await sara.says("/pay 50000")
    await shop.restart()
    await is_offered(sara)
    await shop.all_said()
    assert await sara.count(A_LINK) == 1


async def test_the_address_takes_nothing_but_posts(shop: Shop) -> None:
    assert (await shop.visits(PATH)).status == 405
