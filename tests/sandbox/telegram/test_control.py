import json
from typing import Any

import aiohttp
import pytest

from sandbox.telegram.server import Settings, serve
from tests.sandbox.telegram.clients import BOT_ID, TOKEN, BotClient, ControlClient

BUTTONS = {
    "inline_keyboard": [
        [{"text": "بررسی", "callback_data": "check"}, {"text": "پرداخت", "url": "http://127.0.0.1:9/p"}],
        [{"text": "کد", "copy_text": {"text": "123"}}, {"text": "دیگر", "switch_inline_query": ""}],
    ]
}


async def test_people_are_added_and_listed(control: ControlClient) -> None:
    sara = await control.person("Sara", username="sara", language_code="fa")
    ali = await control.person("Ali", id=42)
    people = (await control.get("people"))["people"]
    assert [(p["id"], p["first_name"], p["username"]) for p in people] == [
        (sara, "Sara", "sara"),
        (ali, "Ali", None),
    ]
    assert ali == 42
    assert (await control.refused("POST", "people", {"first_name": "x", "id": 42}))[0] == 400
    chats = (await control.get("chats"))["chats"]
    assert [(chat["id"], chat["type"], chat["message_count"]) for chat in chats] == [
        (sara, "private", 0),
        (42, "private", 0),
    ]


async def test_a_crowd_may_be_written_to_at_once_and_is_asked_what_it_heard(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    assert (await control.post("crowd", count=3, first_id=1000))["count"] == 3
    for chat_id, text in ((1000, "news"), (1001, "news"), (1001, "news"), (sara, "other")):
        await bot.result("sendMessage", chat_id=chat_id, text=text)
    assert (await control.get("crowd?text=news"))["heard"] == {"0": 2, "1": 1, "2": 1}
    for wrong in (
        {"count": 0, "first_id": 1},
        {"count": 2, "first_id": 999},
        {"count": 1, "first_id": 2**52},
    ):
        assert (await control.refused("POST", "crowd", dict(wrong)))[0] == 400


async def test_buttons_are_tapped_by_place_text_or_data(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup=BUTTONS)
    for button in ({"row": 0, "column": 0, "message_id": 2}, {"text": "بررسی"}, {"data": "check"}):
        assert "callback_query_id" in await control.tap(sara, **button)
    assert [update["callback_query"]["data"] for update in await bot.updates()] == ["check"] * 3
    assert (await control.tap(sara, text="پرداخت"))["url"] == "http://127.0.0.1:9/p"
    assert (await control.tap(sara, text="کد"))["copied"] == "123"
    assert (await control.tap(sara, text="دیگر"))["inline_query"] == ""
    tap = {"from": sara, "text": "nothing"}
    assert await control.refused("POST", f"chats/{sara}/tap", tap) == (404, "no message shows such a button")
    assert (await control.refused("POST", f"chats/{sara}/tap", {"from": sara}))[0] == 400


async def test_a_reply_keyboard_stands_until_it_is_taken_away_and_its_buttons_say_their_text(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    async def keyboard() -> Any:
        return (await control.get(f"chats/{sara}"))["chat"]["keyboard"]

    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup={"keyboard": [["🛒 خرید"]]})
    await bot.result("sendMessage", chat_id=sara, text="b")
    assert await keyboard() == {"keyboard": [[{"text": "🛒 خرید"}]]}
    await control.tap(sara, text="🛒 خرید")
    assert [update["message"]["text"] for update in await bot.updates()] == ["🛒 خرید"]
    await bot.result("sendMessage", chat_id=sara, text="c", reply_markup={"remove_keyboard": True})
    assert await keyboard() is None


async def test_a_blocked_bot_is_not_written_to(control: ControlClient, sara: int) -> None:
    await control.post(f"people/{sara}/block")
    status, error = await control.refused("POST", f"chats/{sara}/say", {"from": sara, "text": "a"})
    assert (status, error) == (400, "سارا has blocked the bot; unblock it first")


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    group = (await control.post("chats", type="supergroup", title="g", members=[sara]))["chat"]["id"]
    assert group < -1_000_000_000_000
    await bot.result("sendMessage", chat_id=group, text="hello")
    await control.say(group, "just talk", sara)
    await control.say(group, "/pay 1", sara)
    await control.say(group, "/pay@other_bot 2", sara)
    await control.say(group, "/pay@shop_bot 3", sara)
    await control.say(group, "yes", sara, reply_to=1)
    joined, *heard = await bot.updates()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert [update["message"]["text"] for update in heard] == ["/pay 1", "/pay@shop_bot 3", "yes"]


async def test_a_channel_speaks_for_itself(bot: BotClient, control: ControlClient, sara: int) -> None:
    channel = (await control.post("chats", type="channel", title="c", members=[sara]))["chat"]["id"]
    said = await control.say(channel, "a", sara)
    await control.post(
        f"chats/{channel}/edit", **{"from": sara, "message_id": said["message_id"], "text": "b"}
    )
    _, post, edit = await bot.updates()
    assert (post["channel_post"]["text"], edit["edited_channel_post"]["text"]) == ("a", "b")
    assert post["channel_post"]["sender_chat"]["id"] == channel
    assert "from" not in post["channel_post"]


@pytest.mark.parametrize(
    ("kind", "role", "complaint"),
    [
        ("group", "left", "Forbidden: bot is not a member of the group chat"),
        ("supergroup", "kicked", "Forbidden: bot was kicked from the supergroup chat"),
        ("channel", "member", "Bad Request: need administrator rights in the channel chat"),
    ],
)
async def test_the_bot_writes_only_where_it_belongs(
    bot: BotClient, control: ControlClient, sara: int, kind: str, role: str, complaint: str
) -> None:
    chat = (await control.post("chats", type=kind, title="t", members=[sara]))["chat"]["id"]
    await bot.result("sendMessage", chat_id=chat, text="a")
    await control.post(f"chats/{chat}/bot", **{"from": sara, "role": role})
    assert await bot.complaint("sendMessage", chat_id=chat, text="a") == complaint


async def test_coming_and_going_is_told_to_an_administrator_who_asked(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await bot.updates(allowed_updates=["chat_member"])
    wanted = {"type": "channel", "title": "c", "members": [sara]}
    channel = (await control.post("chats", **wanted))["chat"]["id"]
    reza = await control.person("رضا")
    await control.post(f"chats/{channel}/join", **{"from": reza})
    await control.post(f"chats/{channel}/leave", **{"from": reza})
    changes = [update["chat_member"] for update in await bot.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["member", "left"]
    assert [change["new_chat_member"]["user"]["id"] for change in changes] == [reza, reza]
    status, error = await control.refused("POST", f"chats/{channel}/leave", {"from": reza})
    assert (status, error) == (400, "رضا is not in this chat")


async def test_people_edit_only_their_own_words(bot: BotClient, control: ControlClient, sara: int) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a")
    for message_id, status in ((2, 400), (9, 404)):
        wanted = {"from": sara, "message_id": message_id, "text": "b"}
        assert (await control.refused("POST", f"chats/{sara}/edit", wanted))[0] == status


async def test_what_happens_is_told_live_and_from_the_past(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    before = (await control.get("calls"))["calls"][-1]["number"]
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup=BUTTONS)
    events = await bot.session.get(f"{bot.url}/control/events?after={before}")
    assert events.content_type == "text/event-stream"
    query = (await control.tap(sara, data="check"))["callback_query_id"]
    await bot.result("answerCallbackQuery", callback_query_id=query)
    await bot.result("editMessageText", chat_id=sara, message_id=2, text="b")
    await bot.result("deleteMessage", chat_id=sara, message_id=2)
    told: list[dict[str, Any]] = []
    async for line in events.content:
        if line.startswith(b"data: "):
            told.append(json.loads(line.removeprefix(b"data: ")))
            if len(told) == 9:
                break
    events.close()
    assert [entry["what"] for entry in told] == [
        *("message", "call", "tapped", "callback_answered", "call"),
        *("edited", "call", "deleted", "call"),
    ]
    numbers = [entry["number"] for entry in told]
    assert numbers == sorted(numbers)
    assert (told[0]["chat_id"], told[0]["message_id"]) == (sara, 2)


async def test_an_open_event_stream_ends_with_the_server(session: aiohttp.ClientSession) -> None:
    async with serve(Settings((TOKEN,))) as server:
        events = await session.get(f"{server.url}/control/events")
    assert await events.read() == b""


async def test_a_reset_forgets_everything_but_the_bots_own_settings(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await bot.result("setMyCommands", commands=[{"command": "start", "description": "a"}])
    await control.say(sara, "a")
    (last,) = await bot.updates()
    await control.post("faults", kind="drop")
    await control.done("PUT", "limits", {"overall_per_second": 1})
    await control.post("reset")
    assert (await control.get("people"))["people"] == []
    assert (await control.get("chats"))["chats"] == []
    assert (await control.get("updates"))["updates"] == []
    assert (await control.get("faults"))["faults"] == []
    assert (await control.get("limits"))["limits"]["overall_per_second"] is None
    assert len(await bot.result("getMyCommands")) == 1
    reza = await control.person("رضا")
    assert reza > sara
    await control.say(reza, "/start")
    (update,) = await bot.updates()
    assert update["update_id"] > last["update_id"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "people", {}, 400),
        ("POST", "people", {"first_name": 5}, 400),
        ("POST", "people", {"first_name": "a", "id": "x"}, 400),
        ("POST", "people", {"first_name": "a", "id": -1}, 400),
        ("POST", "people", {"first_name": "a", "id": BOT_ID}, 400),
        ("POST", "people", [], 400),
        ("POST", "people/1/block", None, 404),
        ("POST", "people/x/block", None, 400),
        ("POST", "people/1/dance", None, 404),
        ("GET", "chats/1", None, 404),
        ("GET", "chats/x", None, 400),
        ("POST", "chats", {"type": "private", "title": "a", "members": [1]}, 400),
        ("POST", "chats", {"type": "club", "title": "a"}, 400),
        ("POST", "chats", {"type": "group", "title": "a", "members": []}, 400),
        ("POST", "chats", {"type": "group", "title": "a", "members": [1]}, 404),
        ("POST", "chats", {"type": "group", "title": "a", "members": 1}, 400),
        ("GET", "callbacks/1", None, 404),
        ("GET", "commands", None, 400),
        ("GET", "commands?chat=1", None, 404),
        ("GET", "calls?after=x", None, 400),
        ("GET", "files/photos/a.png", None, 404),
        ("GET", "nothing", None, 404),
        ("PATCH", "people", None, 405),
    ],
)
async def test_a_control_call_that_makes_no_sense_is_told_why(
    control: ControlClient, method: str, path: str, body: object, status: int
) -> None:
    answered, error = await control.refused(method, path, body)
    assert answered == status
    assert error


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("say", {"text": "a"}, 400),
        ("say", {"from": 1, "text": "a"}, 404),
        ("say", {"text": " "}, 400),
        ("say", {"text": "a", "reply_to": 99}, 404),
        ("bot", {"role": "king"}, 400),
        ("bot", {"role": "member"}, 400),
        ("join", {}, 400),
        ("photo", {}, 400),
    ],
)
async def test_a_deed_in_a_chat_that_makes_no_sense_is_told_why(
    control: ControlClient, sara: int, path: str, body: dict[str, Any], status: int
) -> None:
    if "from" not in body and body != {"text": "a"}:
        body = {"from": sara, **body}
    assert (await control.refused("POST", f"chats/{sara}/{path}", body))[0] == status


async def test_only_members_speak(control: ControlClient, sara: int) -> None:
    reza = await control.person("رضا")
    status, error = await control.refused("POST", f"chats/{sara}/say", {"from": reza, "text": "a"})
    assert (status, error) == (400, "رضا is not in this chat")
    await control.post(f"people/{reza}/deactivate")
    wanted = {"from": reza, "text": "a"}
    assert await control.refused("POST", f"chats/{reza}/say", wanted) == (
        400,
        "رضا has no account any more",
    )
    assert (await control.refused("POST", f"people/{reza}/block"))[0] == 400


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000, b'{"first_name": "\\ud83d"}'])
async def test_a_control_call_without_readable_json_is_told_so(control: ControlClient, data: bytes) -> None:
    async with control.session.post(f"{control.url}/control/people", data=data) as response:
        assert response.status == 400
        assert (await response.json())["error"].startswith("the body is not JSON")
