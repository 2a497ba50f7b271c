import asyncio
from typing import Any

import aiohttp

from sandbox.telegram.server import Server, Settings, serve
from tests.sandbox.telegram.clients import TOKEN, BotClient, ControlClient, until


async def texts(bot: BotClient, **params: Any) -> list[str]:
    return [update["message"]["text"] for update in await bot.updates(**params)]


async def when_a_poll_waits(server: Server) -> None:
    await until(lambda: server.world.queue.is_awaited)


async def test_updates_come_again_until_they_are_acknowledged(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    for text in "abc":
        await control.say(sara, text)
    first, second, third = await bot.updates()
    assert [second["update_id"], third["update_id"]] == [first["update_id"] + 1, first["update_id"] + 2]
    assert await texts(bot) == ["a", "b", "c"]
    assert await texts(bot, limit=2) == ["a", "b"]
    assert await texts(bot, offset=second["update_id"]) == ["b", "c"]
    assert await texts(bot) == ["b", "c"]
    assert len((await control.get("updates"))["updates"]) == 2
    assert await texts(bot, offset=third["update_id"] + 1) == []
    assert (await control.get("updates"))["updates"] == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    for text in "abc":
        await control.say(sara, text)
    assert await texts(bot, offset=-2) == ["b", "c"]
    assert await texts(bot) == ["b", "c"]


async def test_a_long_poll_is_answered_as_soon_as_something_happens(
    server: Server, bot: BotClient, control: ControlClient, sara: int
) -> None:
    poll = asyncio.create_task(texts(bot, timeout=50))
    await when_a_poll_waits(server)
    await control.say(sara, "a")
    assert await poll == ["a"]


async def test_a_long_poll_with_nothing_to_tell_ends_empty(bot: BotClient, sara: int) -> None:
    assert await texts(bot, timeout=1) == []


async def test_a_second_poll_terminates_the_first(
    server: Server, bot: BotClient, control: ControlClient, sara: int
) -> None:
    older = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await when_a_poll_waits(server)
    assert await bot.updates() == []
    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": (
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        ),
    }


async def test_only_what_was_asked_for_is_queued(bot: BotClient, control: ControlClient, sara: int) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    await control.say(sara, "a")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=[])
    await control.say(sara, "b")
    assert await texts(bot) == ["b"]


async def test_a_message_and_its_edit_are_two_updates(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    said = await control.say(sara, "/pay 5000")
    await control.post(
        f"chats/{sara}/edit", **{"from": sara, "message_id": said["message_id"], "text": "/pay 6000"}
    )
    message, edited = await bot.updates()
    assert message["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert message["message"]["from"] == {
        "id": sara,
        "is_bot": False,
        "first_name": "سارا",
        "username": "sara",
        "language_code": "fa",
    }
    assert edited["edited_message"]["text"] == "/pay 6000"
    assert edited["edited_message"]["message_id"] == message["message"]["message_id"]


async def test_blocking_and_unblocking_are_told(bot: BotClient, control: ControlClient, sara: int) -> None:
    await control.post(f"people/{sara}/block")
    await control.post(f"people/{sara}/unblock")
    changes = [update["my_chat_member"] for update in await bot.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert changes[0]["from"]["id"] == changes[0]["chat"]["id"] == sara


async def test_stopping_ends_an_open_poll(session: aiohttp.ClientSession) -> None:
    async with serve(Settings((TOKEN,))) as server:
        poll = asyncio.create_task(BotClient(session, server.url).call("getUpdates", timeout=50))
        await when_a_poll_waits(server)
    assert await poll == {"ok": False, "error_code": 502, "description": "Bad Gateway"}
