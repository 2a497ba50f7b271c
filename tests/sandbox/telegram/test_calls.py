import json

import aiohttp
import pytest

from sandbox.telegram.server import Settings, serve
from tests.sandbox.telegram.clients import BOT_ID, TOKEN, BotClient, ControlClient

KEYBOARD = {"inline_keyboard": [[{"text": "پرداخت", "callback_data": "pay"}]]}


async def test_the_bot_introduces_itself(bot: BotClient) -> None:
    me = await bot.result("getMe")
    assert me["id"] == BOT_ID
    assert me["is_bot"] is True
    assert me["username"] == "shop_bot"


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME"])
async def test_method_names_do_not_mind_case(bot: BotClient, name: str) -> None:
    assert (await bot.result(name))["id"] == BOT_ID


async def test_a_query_a_form_a_multipart_form_and_json_are_all_read(bot: BotClient, sara: int) -> None:
    query = {"chat_id": str(sara), "text": "سلام", "reply_markup": json.dumps(KEYBOARD)}
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in query.items():
        multipart.add_field(name, value)
    address = bot.address("sendMessage")
    answers = [
        await bot.session.get(address, params=query),
        await bot.session.post(address, params=query),
        await bot.session.post(address, data=query),
        await bot.session.post(address, data=multipart),
        await bot.session.post(address, json={"chat_id": sara, "text": "سلام", "reply_markup": KEYBOARD}),
    ]
    results = [(await answer.json())["result"] for answer in answers]
    assert [result["text"] for result in results] == ["سلام"] * 5
    assert [result["reply_markup"] for result in results] == [KEYBOARD] * 5
    assert [result["message_id"] for result in results] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff", b"[" * 100_000, b'{"text": "\\ud83d"}'])
async def test_a_body_that_is_not_json_is_refused(bot: BotClient, data: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(bot.address("getMe"), data=data, headers=headers) as response:
        body = await response.json()
    assert (response.status, body["ok"], body["error_code"]) == (400, False, 400)
    assert body["description"].startswith("Bad Request: ")


@pytest.mark.parametrize(
    ("token", "code", "description"),
    [("7000000001:wrong", 401, "Unauthorized"), ("nonsense", 404, "Not Found")],
)
async def test_a_wrong_token_is_refused(bot: BotClient, token: str, code: int, description: str) -> None:
    async with bot.session.get(bot.address("getMe", token)) as response:
        assert response.status == code
        assert await response.json() == {"ok": False, "error_code": code, "description": description}


async def test_an_unknown_method_and_an_unknown_path_are_not_found(bot: BotClient) -> None:
    assert await bot.call("sendDice") == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found: method not found",
    }
    async with bot.session.get(f"{bot.url}/elsewhere") as response:
        assert response.status == 404
        assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_several_tokens_of_one_bot_open_it(session: aiohttp.ClientSession) -> None:
    async with serve(Settings((TOKEN, "7000000001:newer"))) as server:
        client = BotClient(session, server.url)
        async with session.get(client.address("getMe", "7000000001:newer")) as response:
            assert (await response.json())["result"]["id"] == BOT_ID


def test_tokens_of_different_bots_are_refused() -> None:
    with pytest.raises(ValueError, match="one bot"):
        Settings(("1:a", "2:a")).bot_id()


async def test_calls_are_recorded_without_token_and_secret(bot: BotClient, control: ControlClient) -> None:
    await bot.result("setWebhook", url=f"http://127.0.0.1:9/{TOKEN}", secret_token="hidden")
    await bot.complaint("sendMessage", chat_id=1, text="{}")
    first, second = (await control.get("calls"))["calls"]
    assert (first["method"], first["code"]) == ("setWebhook", 200)
    assert first["params"] == {"url": "http://127.0.0.1:9/<token>", "secret_token": "<secret>"}
    assert (second["method"], second["code"]) == ("sendMessage", 400)
    assert second["params"] == {"chat_id": "1", "text": "{}"}
    assert second["description"] == "Bad Request: chat not found"
    assert (await control.get(f"calls?after={first['number']}"))["calls"] == [second]
