import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox.telegram.server import Server
from tests.sandbox.telegram.clients import BotClient, ControlClient, until


async def texts(control: ControlClient, chat: int) -> list[str]:
    return [message["text"] for message in await control.messages(chat)]


async def send(bot: BotClient, sara: int, text: str = "a") -> Any:
    return await bot.call("sendMessage", chat_id=sara, text=text)


async def test_an_ordered_error_befalls_its_call_as_often_as_ordered(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await control.post(
        "faults", call="sendMessage", kind="error", times=2, code=500, description="Internal Server Error"
    )
    error = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert (await bot.call("getMe"))["ok"]
    assert [await send(bot, sara), await send(bot, sara)] == [error, error]
    assert (await send(bot, sara))["ok"]
    assert await texts(control, sara) == ["/start", "a"]


async def test_any_call_may_be_asked_to_wait(bot: BotClient, control: ControlClient) -> None:
    await control.post("faults", call="*", kind="429", seconds=7)
    assert await bot.call("getMe") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_a_slow_call_is_carried_out_all_the_same(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await control.post("faults", call="sendMessage", kind="slow", seconds=0.01)
    assert (await send(bot, sara))["ok"]
    assert await texts(control, sara) == ["/start", "a"]


@pytest.mark.parametrize(("kind", "sent"), [("drop", []), ("lost", ["a"])])
async def test_a_connection_closed_without_an_answer_before_or_after_the_deed(
    bot: BotClient, control: ControlClient, sara: int, kind: str, sent: list[str]
) -> None:
    await control.post("faults", call="sendMessage", kind=kind)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await send(bot, sara)
    assert await texts(control, sara) == ["/start", *sent]
    call = (await control.get("calls"))["calls"][-1]
    assert (call["method"], call["fault"], call["code"]) == ("sendMessage", kind, 200 if sent else 0)


async def test_a_silent_call_never_ends(bot: BotClient, control: ControlClient, sara: int) -> None:
    await control.post("faults", call="sendMessage", kind="silent")
    events = await bot.session.get(f"{bot.url}/control/events?after=0")
    call = asyncio.create_task(send(bot, sara))
    async for line in events.content:
        if b'"fault": "silent"' in line:
            break
    events.close()
    assert not call.done()
    call.cancel()
    assert await texts(control, sara) == ["/start"]


async def test_a_silent_call_with_an_end_is_closed_then(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await control.post("faults", call="sendMessage", kind="silent", seconds=0)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await send(bot, sara)


@pytest.mark.parametrize(("kind", "status"), [("html", 200), ("http_502", 502)])
async def test_a_page_may_come_instead_of_an_answer(
    bot: BotClient, control: ControlClient, kind: str, status: int
) -> None:
    await control.post("faults", kind=kind)
    async with bot.session.post(bot.address("getMe")) as response:
        assert (response.status, response.content_type) == (status, "text/html")
        assert "<html>" in await response.text()


async def test_down_befalls_every_call_until_it_is_mended(
    server: Server, bot: BotClient, control: ControlClient
) -> None:
    poll = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await until(lambda: server.world.queue.is_awaited)
    await control.post("faults", kind="down")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await poll
    for _ in range(2):
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await bot.call("getMe")
    (fault,) = (await control.get("faults"))["faults"]
    assert (fault["kind"], fault["call"], fault["times"]) == ("down", "*", None)
    await control.done("DELETE", f"faults/{fault['id']}")
    assert (await bot.call("getMe"))["ok"]


async def test_mending_takes_every_fault_back(bot: BotClient, control: ControlClient) -> None:
    await control.post("faults", call="getMe", kind="drop", times=None)
    await control.post("faults", call="*", kind="html", times=3)
    await control.done("DELETE", "faults")
    assert (await control.get("faults"))["faults"] == []
    assert (await bot.call("getMe"))["ok"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"call": "getme", "kind": "drop"},
        {"call": "*", "kind": "explode"},
        {"call": "*", "kind": "drop", "times": 0},
        {"call": "*", "kind": "slow", "seconds": -1},
        {"call": "*", "kind": "error", "code": 200},
        {"call": "*", "kind": "error", "description": 5},
        {"call": "*", "kind": "error", "retry_after": 0},
        {"call": "getMe", "kind": "down"},
        {"call": "*", "kind": "down", "times": 2},
    ],
)
async def test_an_order_that_makes_no_sense(control: ControlClient, wanted: dict[str, Any]) -> None:
    status, error = await control.refused("POST", "faults", wanted)
    assert (status, bool(error)) == (400, True)
    assert (await control.get("faults"))["faults"] == []


async def test_taking_back_what_was_never_ordered(control: ControlClient) -> None:
    assert await control.refused("DELETE", "faults/9") == (400, "no fault has the number 9")
