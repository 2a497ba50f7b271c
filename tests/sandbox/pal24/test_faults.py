"""Every trouble that can be ordered, over a real socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiohttp import ClientConnectionError

from sandbox.answers import Json
from sandbox.bank import Bank
from sandbox.pal24.server import serve
from sandbox.pal24.settings import Pal24Settings
from tests.sandbox.pal24.listener import listening
from tests.sandbox.pal24.merchant import API_KEY, Merchant, open_shop


async def paid(merchant: Merchant, bank: Bank, **changes: str) -> str:
    key = await merchant.invoice(**changes)
    await bank.pays(key)
    return key


@pytest.mark.parametrize("code", [100, 101, 102, 103, 200, 201, 202, 301])
async def test_any_code_can_be_ordered_for_any_call_and_then_nothing_is_done(
    merchant: Merchant, bank: Bank, code: int
) -> None:
    key = await paid(merchant, bank)
    await bank.breaks("request", f"error_{code}")
    await bank.breaks("check", f"error_{code}")
    asked, checked = await merchant.asks(), await merchant.checks(key)
    assert asked == checked
    assert (asked["status"], asked["errorCode"]) == (0, code)
    assert len(str(asked["errorDescription"])) > 10
    assert len(await bank.invoices()) == 1


async def test_a_fault_befalls_as_many_calls_as_ordered_and_no_other_call(
    merchant: Merchant, bank: Bank
) -> None:
    key = await paid(merchant, bank)
    await bank.breaks("check", "error_301", times=2)
    assert (await merchant.asks())["status"] == 1
    assert [(await merchant.checks(key))["status"] for _ in range(3)] == [0, 0, 1]


async def test_a_fault_without_number_lasts_until_it_is_mended(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("*", "error_301", times=None)
    assert [(await merchant.asks())["status"] for _ in range(3)] == [0, 0, 0]
    await bank.mends()
    assert (await merchant.asks())["status"] == 1


@pytest.mark.parametrize("kind", ["drop", "silent", "lost"])
async def test_a_connection_that_breaks_leaves_the_caller_without_an_answer(
    merchant: Merchant, bank: Bank, kind: str
) -> None:
    await bank.breaks("request", kind, seconds=0)
    with pytest.raises(ClientConnectionError):
        await merchant.asks()
    assert len(await bank.invoices()) == (1 if kind == "lost" else 0)
    assert (await bank.calls())[-1]["status"] is None


@asynccontextmanager
async def hanging(kind: str) -> AsyncIterator[asyncio.Task[dict[str, Json]]]:
    """Give a call that was held by the gateway for an hour, when the gateway has shut down."""
    async with asyncio.timeout(30), AsyncExitStack() as outlives:
        async with serve("127.0.0.1", 0, Pal24Settings(api_key=API_KEY)) as running:
            shop = await outlives.enter_async_context(open_shop(running.url))
            await shop.controls("POST", "faults", {"call": "request", "kind": kind, "seconds": 3600})
            async with listening(running.url) as listener:
                asking = asyncio.create_task(shop.asks())
                await listener.hears()
            assert not asking.done()
        yield asking


async def test_a_slow_call_waits_and_is_then_answered_rightly_at_the_latest_by_the_shutdown() -> None:
    async with hanging("slow") as asking:
        assert (await asking)["status"] == 1


async def test_a_silent_call_waits_and_never_gets_an_answer_not_even_by_the_shutdown() -> None:
    async with hanging("silent") as asking:
        with pytest.raises(ClientConnectionError):
            await asking


async def test_a_slow_call_is_answered_once_its_time_is_over(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("request", "slow", seconds=0.01)
    assert (await merchant.asks())["status"] == 1


@pytest.mark.parametrize(("kind", "status"), [("html", 200), ("http_500", 500)])
async def test_an_html_page_instead_of_json(merchant: Merchant, bank: Bank, kind: str, status: int) -> None:
    await bank.breaks("request", kind)
    answered, text = await merchant.posts_raw("/invoice/request", api_key=API_KEY)
    assert answered == status
    assert text.startswith("<!doctype html>")


async def test_an_empty_answer(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("check", "empty")
    assert await merchant.posts_raw("/invoice/check/1", api_key=API_KEY) == (200, "")


async def test_a_redirect_elsewhere(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("check", "redirect")
    await bank.breaks("check", "redirect", location="http://shop.example/")
    for location in ("/elsewhere", "http://shop.example/"):
        async with merchant.session.post(
            f"{merchant.gateway}/invoice/check/1", allow_redirects=False
        ) as response:
            assert (response.status, response.headers["Location"]) == (302, location)


async def test_an_answer_of_more_than_64_kib(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("request", "huge")
    said = await merchant.asks()
    assert said["status"] == 1
    assert len(json.dumps(said)) > 64 * 1024


async def test_numbers_as_strings(merchant: Merchant, bank: Bank) -> None:
    key = await paid(merchant, bank)
    await bank.breaks("check", "strings", times=2)
    checked = await merchant.checks(key)
    assert (checked["status"], checked["amount"]) == ("1", "50000")
    refused = await merchant.checks("wrong")
    assert (refused["status"], refused["errorCode"]) == ("0", "200")


async def test_strings_as_numbers(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("request", "numbers")
    key = (await merchant.asks())["invoice_key"]
    assert isinstance(key, int)
    await bank.pays(str(key))
    await bank.breaks("check", "numbers")
    bank_code = (await merchant.checks(str(key)))["bank_code"]
    assert isinstance(bank_code, int)
    assert (await merchant.checks(str(key)))["bank_code"] == str(bank_code)


async def test_a_wrong_amount(merchant: Merchant, bank: Bank) -> None:
    key = await paid(merchant, bank)
    await bank.breaks("check", "wrong_amount")
    await bank.breaks("check", "wrong_amount", amount=1)
    assert [(await merchant.checks(key))["amount"] for _ in range(3)] == [51000, 1, 50000]


async def test_a_fraction_of_a_rial(merchant: Merchant, bank: Bank) -> None:
    key = await paid(merchant, bank)
    await bank.breaks("check", "fractional_amount")
    assert (await merchant.checks(key))["amount"] == 50000.5


async def test_a_boolean_status(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("request", "boolean_status")
    await bank.breaks("check", "boolean_status")
    assert (await merchant.asks())["status"] is True
    assert (await merchant.checks("wrong"))["status"] is False


async def test_json_that_is_cut_short(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("check", "truncated")
    _, text = await merchant.posts_raw("/invoice/check/1", api_key=API_KEY)
    assert text.startswith("{")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


async def test_a_list_instead_of_an_object(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("check", "list")
    _, text = await merchant.posts_raw("/invoice/check/1", api_key=API_KEY)
    assert json.loads(text)[0]["errorCode"] == 200


async def test_a_distortion_of_an_amount_leaves_a_refusal_as_it_is(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("check", "wrong_amount")
    assert (await merchant.checks("wrong"))["errorCode"] == 200
