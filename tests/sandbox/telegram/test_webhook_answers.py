"""A method in the answer to an update: called, whichever of the Bot API's forms it comes in."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web

from sandbox.telegram.server import Server
from tests.sandbox.telegram.clients import PIXEL, BotClient, ControlClient, until

Answer: TypeAlias = Callable[[int], web.Response]
KEYBOARD = {"inline_keyboard": [[{"text": "بررسی", "callback_data": "check"}]]}


@dataclass
class Shop:
    """A bot's own server that answers every update alike, for the chat that it came from."""

    url: str = ""
    answer: Answer = lambda _chat: web.Response()

    async def take(self, request: web.Request) -> web.Response:
        return self.answer((await request.json())["message"]["chat"]["id"])


@pytest.fixture
async def shop(bot: BotClient, sara: int) -> AsyncIterator[Shop]:
    """Listens once what Sara said first is taken in without it."""
    shop = Shop()
    app = web.Application()
    app.router.add_post("/hook", shop.take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    shop.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await bot.result("setWebhook", url=shop.url)
    yield shop
    await runner.cleanup()


def as_json(chat: int) -> web.Response:
    values = {"method": "sendMessage", "chat_id": chat, "text": "جواب", "reply_markup": KEYBOARD}
    return web.json_response(values)


def as_form(chat: int) -> web.Response:
    values = {"method": "sendMessage", "chat_id": chat, "text": "جواب", "reply_markup": json.dumps(KEYBOARD)}
    return web.Response(text=urlencode(values), content_type="application/x-www-form-urlencoded")


def as_parts(chat: int) -> web.Response:
    return multipart(method="sendMessage", chat_id=str(chat), text="جواب", reply_markup=json.dumps(KEYBOARD))


def multipart(upload: bytes | None = None, **values: str) -> web.Response:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in values.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    if upload is not None:
        writer.append(upload).set_content_disposition("form-data", name="file", filename="qr.png")
    return web.Response(body=writer)


async def answered(control: ControlClient, server: Server, chat: int) -> list[Any]:
    """Say something, and give what the bot has said once the update is taken."""
    await control.say(chat, "سلام")
    await until(lambda: len(server.world.queue) == 0)
    await control.say(chat, "خداحافظ")  # the next is delivered only once the answer to this one is dealt with
    await until(lambda: len(server.world.queue) == 0)
    return [message for message in await control.messages(chat) if message["sender"] == "bot"]


@pytest.mark.parametrize("form", [as_json, as_form, as_parts])
async def test_a_message_is_sent(
    control: ControlClient, server: Server, shop: Shop, sara: int, form: Answer
) -> None:
    shop.answer = form
    message, *_ = await answered(control, server, sara)
    assert (message["text"], message["reply_markup"]) == ("جواب", KEYBOARD)


async def test_a_file_is_sent(control: ControlClient, server: Server, shop: Shop, sara: int) -> None:
    shop.answer = lambda chat: multipart(
        PIXEL, method="sendPhoto", chat_id=str(chat), photo="attach://file", caption="رسید"
    )
    message, *_ = await answered(control, server, sara)
    assert (message["text"], message["photo"]["file_size"]) == ("رسید", len(PIXEL))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"OK", "text/plain"),
        (b'{"method": "sendMessage"', "application/json"),
        (b'["sendMessage"]', "application/json"),
        (b'{"method": 5}', "application/json"),
        (b"method=%ff&chat_id", "application/x-www-form-urlencoded"),
        (b"method=sendMessage", "multipart/form-data"),
        (b"", "application/json"),
    ],
)
async def test_an_answer_without_a_method_is_enough(
    control: ControlClient, server: Server, shop: Shop, sara: int, body: bytes, content_type: str
) -> None:
    shop.answer = lambda _chat: web.Response(body=body, content_type=content_type)
    assert await answered(control, server, sara) == []
