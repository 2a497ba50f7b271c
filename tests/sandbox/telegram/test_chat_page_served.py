"""What the sandbox serves for its chat page, and what it tells the page beside messages."""

import json
from typing import Any

import aiohttp
import pytest

from sandbox.telegram.chat_page import FOLDER, LATER, POLICY
from tests.sandbox.telegram.clients import BotClient, ControlClient


async def test_every_file_is_served_under_a_policy_that_lets_nothing_foreign_in(
    control: ControlClient,
) -> None:
    types = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    for path in FOLDER.iterdir():
        address = "/" if path.name == "index.html" else f"/chat/{path.name}"
        async with control.session.get(f"{control.url}{address}") as response:
            assert (response.status, response.content_type) == (200, types[path.suffix]), path
            assert await response.read() == path.read_bytes()
            assert response.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize(
    "path", ["no.js", "..%2fchat_page.py", "../server.py", "%2e%2e/server.py", "index.html"]
)
async def test_nothing_else_is_served(control: ControlClient, path: str) -> None:
    async with control.session.get(f"{control.url}/chat/{path}") as response:
        assert response.status == 404


async def test_the_browser_is_told_at_once_what_the_page_needs(control: ControlClient) -> None:
    async with control.session.get(control.url) as response:
        needed = response.headers["Link"]
    for path in FOLDER.glob("*.[jc]s*"):
        assert (f"</chat/{path.name}>; rel=" in needed) is (path.name not in LATER)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("shop_bot", "/"),
        ("Shop_Bot?start=pay_77", "/?start=pay_77"),
        ("shop_bot?start=" + "x" * 64, "/?start=" + "x" * 64),
        # What Telegram takes for no payload.
        ("shop_bot?start=" + "x" * 65, "/"),
        ("shop_bot?start=a%26b", "/"),
    ],
)
async def test_a_link_to_the_bot_leads_to_the_page(control: ControlClient, link: str, page: str) -> None:
    async with control.session.get(f"{control.url}/{link}", allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (303, page)
    async with control.session.get(f"{control.url}/{link}") as response:
        assert (response.status, response.content_type) == (200, "text/html")


async def test_a_link_to_another_bot_leads_nowhere(control: ControlClient) -> None:
    async with control.session.get(f"{control.url}/other_bot") as response:
        assert response.status == 404


async def test_a_file_that_did_not_change_is_not_sent_again(control: ControlClient) -> None:
    address = f"{control.url}/chat/app.js"
    async with control.session.get(address) as response:
        known = {"If-None-Match": response.headers["ETag"]}
        assert response.headers["Cache-Control"] == "no-cache"
    async with control.session.get(address, headers=known) as response:
        assert (response.status, await response.read()) == (304, b"")


async def test_a_chat_tells_what_changed_since(bot: BotClient, control: ControlClient, sara: int) -> None:
    first = await bot.result("sendMessage", chat_id=sara, text="a")
    after = (await control.messages(sara))[-1]["changed"]
    await bot.result("sendMessage", chat_id=sara, text="b")
    await bot.result("editMessageText", chat_id=sara, message_id=first["message_id"], text="c")
    await bot.result("deleteMessage", chat_id=sara, message_id=1)
    chat = (await control.get(f"chats/{sara}?after={after}"))["chat"]
    shown = [(message["message_id"], message["text"], message["deleted"]) for message in chat["messages"]]
    assert shown == [(1, "/start", True), (2, "c", False), (3, "b", False)]
    assert chat["message_count"] == 3
    newest = max(message["changed"] for message in chat["messages"])
    assert (await control.get(f"chats/{sara}?after={newest}"))["chat"]["messages"] == []
    assert (await control.refused("GET", f"chats/{sara}?after=x"))[0] == 400


async def test_new_people_and_what_the_bot_took_in_are_told(bot: BotClient, control: ControlClient) -> None:
    events = await bot.session.get(f"{control.url}/control/events")
    reza = await control.person("Reza")
    await control.say(reza, "/start")
    await control.say(reza, "a")
    (first, second) = await bot.updates()
    await bot.updates(offset=second["update_id"])
    await bot.updates(offset=second["update_id"])
    await control.say(reza, "b")
    await bot.result("setWebhook", url="http://127.0.0.1:9/", drop_pending_updates=True)
    told = await heard(events, 9)
    assert [entry["what"] for entry in told if entry["what"] != "call"] == [
        *("person", "message", "message", "acknowledged", "message", "acknowledged"),
    ]
    assert told[0]["person_id"] == reza
    assert [entry["count"] for entry in told if entry["what"] == "acknowledged"] == [1, 2]
    assert first["update_id"] < second["update_id"]


async def heard(events: aiohttp.ClientResponse, count: int) -> list[dict[str, Any]]:
    """Listen until so many entries are told."""
    told: list[dict[str, Any]] = []
    async for line in events.content:
        if line.startswith(b"data: "):
            told.append(json.loads(line.removeprefix(b"data: ")))
            if len(told) == count:
                break
    events.close()
    return told
