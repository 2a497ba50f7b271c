"""Updates that Telegram brings by itself, which nobody else can."""

import asyncio
from collections.abc import Mapping

import aiohttp
import pytest

from sandbox.answers import Json
from sandbox.people import Person
from tests.e2e.buying import A_LINK, RECEIPT, asks_to_pay, is_offered, pays
from tests.e2e.disk import full_disk
from tests.e2e.shop import WEBHOOK_SECRET, Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

SETTINGS = {"telegram": {"updates": "webhook", "webhook_secret": WEBHOOK_SECRET}}
PATH = "/telegram/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def command(buyer: Person, update_id: int, text: str) -> dict[str, Json]:
    """An update as Telegram brings it."""
    sender: dict[str, Json] = {"id": buyer.id, "is_bot": False, "first_name": buyer.name}
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_700_000_000,
            "chat": {"id": buyer.id, "type": "private", "first_name": buyer.name},
            "from": sender,
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
        },
    }


async def brings(shop: Shop, update: Json, headers: Mapping[str, str]) -> int:
    """Call the webhook as whoever knows its address; gives the status."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{shop.stage.bot_url}{PATH}", json=update, headers=headers) as response,
    ):
        assert WEBHOOK_SECRET not in await response.text()
        return response.status


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
    assert await brings(shop, command(sara, 1, "/pay 50000"), headers) == 403
    await sara.says("/orders")
    await sara.sees("You have no orders yet")
    assert not await gateway.calls("request")


@pytest.mark.parametrize(
    "body", [[], {}, {"update_id": "many"}, "update", None, {"update_id": 7, "message": 7}]
)
async def test_what_is_no_update_is_refused(shop: Shop, body: Json) -> None:
    assert await brings(shop, body, {HEADER: WEBHOOK_SECRET}) == 400


async def test_an_update_that_comes_twice_counts_once(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await sara.says("/start")
    await sara.sees("Hello")
    update = command(sara, 2, "/pay 50000")
    statuses = await asyncio.gather(*(brings(shop, update, {HEADER: WEBHOOK_SECRET}) for _ in range(5)))
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
        async with aiohttp.ClientSession() as session:
            update = command(sara, 3, "/help")
            url, headers = f"{shop.stage.bot_url}{PATH}", {HEADER: WEBHOOK_SECRET}
            async with session.post(url, json=update, headers=headers) as response:
                assert response.status == 500
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
