import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from sandbox.telegram.server import Server
from tests.sandbox.telegram.clients import BotClient, ControlClient, until

SECRET = "a-secret_1"


@dataclass
class Shop:
    """A bot's own server: answers as told, then with 200, and hands over what it got."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    reply: dict[str, Any] | None = None
    got: "asyncio.Queue[tuple[str | None, Any]]" = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        self.got.put_nowait((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        return web.json_response(self.reply) if self.reply else web.Response()

    async def text(self) -> str:
        _, update = await self.got.get()
        return str(update["message"]["text"])


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    shop = Shop()
    app = web.Application()
    app.router.add_post("/hook", shop.take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    shop.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield shop
    await runner.cleanup()


async def until_all_is_delivered(server: Server) -> None:
    await until(lambda: len(server.world.queue) == 0)


async def test_updates_are_delivered_in_order_with_the_secret(
    bot: BotClient, control: ControlClient, server: Server, shop: Shop, sara: int
) -> None:
    await control.say(sara, "before")
    answer = await bot.call("setWebhook", url=shop.url, secret_token=SECRET)
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    await control.say(sara, "a")
    await control.say(sara, "b")
    got = [await shop.got.get() for _ in range(3)]
    assert [secret for secret, _ in got] == [SECRET] * 3
    assert [update["message"]["text"] for _, update in got] == ["before", "a", "b"]
    await until_all_is_delivered(server)


async def test_an_update_that_is_not_taken_comes_again_before_the_next(
    bot: BotClient, control: ControlClient, server: Server, shop: Shop, sara: int
) -> None:
    shop.statuses = [500, 503, 404]
    await bot.result("setWebhook", url=shop.url)
    await control.say(sara, "a")
    await control.say(sara, "b")
    assert [await shop.text() for _ in range(5)] == ["a", "a", "a", "a", "b"]
    await until_all_is_delivered(server)
    info = await bot.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert (info["url"], info["pending_update_count"]) == (shop.url, 0)


async def test_a_server_that_is_not_there_yet_gets_everything_later(
    bot: BotClient, control: ControlClient, server: Server, shop: Shop, sara: int
) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:1/hook")
    await control.say(sara, "a")
    await until(lambda: server.world.webhook.last_error is not None)
    info = await bot.result("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await bot.result("setWebhook", url=shop.url)
    assert await shop.text() == "a"
    await until_all_is_delivered(server)


async def test_a_method_in_the_answer_is_carried_out(
    bot: BotClient, control: ControlClient, server: Server, shop: Shop, sara: int
) -> None:
    shop.reply = {"method": "sendMessage", "chat_id": sara, "text": "answered"}
    await bot.result("setWebhook", url=shop.url)
    await control.say(sara, "a")
    await shop.text()
    await until_all_is_delivered(server)
    assert [message["text"] for message in await control.messages(sara)] == ["/start", "a", "answered"]


async def test_polling_and_a_webhook_exclude_each_other(bot: BotClient, server: Server, shop: Shop) -> None:
    poll = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await until(lambda: server.world.queue.is_awaited)
    await bot.result("setWebhook", url=shop.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert await bot.call("getUpdates") == {
        "ok": False,
        "error_code": 409,
        "description": (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        ),
    }
    assert (await bot.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await bot.call("deleteWebhook"))["description"] == "Webhook is already deleted"
    assert await bot.updates() == []
    assert (await bot.result("getWebhookInfo"))["url"] == ""


async def test_waiting_updates_can_be_dropped(bot: BotClient, control: ControlClient, sara: int) -> None:
    await control.say(sara, "a")
    await bot.result("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_setting_the_same_webhook_again_changes_nothing(bot: BotClient, shop: Shop) -> None:
    wanted = {"url": shop.url, "secret_token": SECRET, "allowed_updates": ["message"], "max_connections": 1}
    await bot.result("setWebhook", **wanted)
    assert (await bot.call("setWebhook", **wanted))["description"] == "Webhook is already set"
    info = await bot.result("getWebhookInfo")
    assert (info["max_connections"], info["allowed_updates"]) == (1, ["message"])


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"url": "ftp://a.ir/"}, "invalid webhook URL specified"),
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        ({"url": "https://a.ir/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://a.ir/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_that_makes_no_sense(bot: BotClient, params: dict[str, str], complaint: str) -> None:
    assert await bot.complaint("setWebhook", **params) == f"Bad Request: {complaint}"


async def test_nothing_is_delivered_while_telegram_is_down(
    bot: BotClient, control: ControlClient, server: Server, shop: Shop, sara: int
) -> None:
    await bot.result("setWebhook", url=shop.url)
    await control.post("faults", kind="down")
    await control.say(sara, "a")
    assert len((await control.get("updates"))["updates"]) == 1
    assert shop.got.empty()
    await control.done("DELETE", "faults")
    assert await shop.text() == "a"
    await until_all_is_delivered(server)
