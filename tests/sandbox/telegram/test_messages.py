from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from sandbox.telegram.server import Settings, serve
from sandbox.telegram.world import Clocks
from tests.sandbox.telegram.clients import BOT_ID, TOKEN, BotClient, ControlClient

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(*buttons: dict[str, object]) -> dict[str, object]:
    return {"inline_keyboard": [list(buttons)]}


def callback(text: str, data: str) -> dict[str, object]:
    return {"text": text, "callback_data": data}


async def test_a_text_arrives_with_its_formatting_and_buttons(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    markup = keyboard(callback("بررسی", "check"), {"text": "پرداخت", "url": "http://127.0.0.1:80/p"})
    sent = await bot.result(
        "sendMessage", chat_id=sara, text=" 🎉 <b>مبلغ</b> ", parse_mode="HTML", reply_markup=markup
    )
    assert sent["text"] == "🎉 مبلغ"
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 4}]
    assert sent["from"]["id"] == BOT_ID
    assert sent["chat"] == {"id": sara, "type": "private", "first_name": "سارا", "username": "sara"}
    assert sent["reply_markup"] == markup
    seen = (await control.messages(sara))[-1]
    assert (seen["sender"], seen["text"], seen["reply_markup"]) == ("bot", "🎉 مبلغ", markup)
    assert (seen["edited"], seen["deleted"], seen["history"]) == (False, False, [])


async def test_entities_given_as_such_are_kept(bot: BotClient, sara: int) -> None:
    given = [{"type": "code", "offset": 0, "length": 2}, {"type": "url", "offset": 0, "length": 1}]
    sent = await bot.result("sendMessage", chat_id=sara, text="۱۲", entities=given)
    assert sent["entities"] == [{"type": "code", "offset": 0, "length": 2}]


async def test_a_reply_shows_what_it_answers(bot: BotClient, sara: int) -> None:
    sent = await bot.result("sendMessage", chat_id=sara, text="a", reply_parameters={"message_id": 1})
    assert sent["reply_to_message"]["text"] == "/start"
    lost = {"message_id": 99}
    assert await bot.complaint("sendMessage", chat_id=sara, text="a", reply_parameters=lost) == (
        "Bad Request: message to be replied not found"
    )
    sent = await bot.result(
        "sendMessage", chat_id=sara, text="a", reply_parameters=lost | {"allow_sending_without_reply": True}
    )
    assert "reply_to_message" not in sent


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n"}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "🎉" * 2049}, "message is too long"),
        ({"text": "</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 0"),
        ({"text": "a", "parse_mode": "MarkdownV2"}, "this sandbox reads HTML only"),
        ({"text": "a", "parse_mode": "x"}, "unsupported parse_mode"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "a", "reply_markup": "[]"}, "object expected as reply markup"),
    ],
)
async def test_a_text_that_can_not_be_sent(
    bot: BotClient, sara: int, params: dict[str, object], complaint: str
) -> None:
    assert await bot.complaint("sendMessage", chat_id=sara, **params) == f"Bad Request: {complaint}"


async def test_the_limit_counts_what_is_left_after_parsing(bot: BotClient, sara: int) -> None:
    text = f"<b>{'a' * 4096}</b>"
    assert len((await bot.result("sendMessage", chat_id=sara, text=text, parse_mode="HTML"))["text"]) == 4096


@pytest.mark.parametrize(
    ("chat", "complaint"),
    [("", "chat_id is empty"), ("1", "chat not found"), ("@nobody", "chat not found")],
)
async def test_a_chat_that_does_not_exist(bot: BotClient, chat: str, complaint: str) -> None:
    assert await bot.complaint("sendMessage", chat_id=chat, text="a") == f"Bad Request: {complaint}"


async def test_people_decide_whether_the_bot_may_write(bot: BotClient, control: ControlClient) -> None:
    person = await control.person()

    async def outcome() -> object:
        body = await bot.call("sendMessage", chat_id=person, text="a")
        return body.get("description", "sent")

    assert await outcome() == "Forbidden: bot can't initiate conversation with a user"
    await control.say(person, "/start")
    assert await outcome() == "sent"
    await control.post(f"people/{person}/block")
    assert await outcome() == "Forbidden: bot was blocked by the user"
    await control.post(f"people/{person}/unblock")
    assert await outcome() == "sent"
    await control.post(f"people/{person}/deactivate")
    assert await outcome() == "Forbidden: user is deactivated"


async def test_an_edit_is_seen_with_its_history(bot: BotClient, control: ControlClient, sara: int) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup=keyboard(callback("x", "x")))
    edited = await bot.result("editMessageText", chat_id=sara, message_id=2, text="b")
    assert (edited["text"], "reply_markup" in edited, "edit_date" in edited) == ("b", False, True)
    await bot.result(
        "editMessageReplyMarkup", chat_id=sara, message_id=2, reply_markup=keyboard(callback("y", "y"))
    )
    seen = (await control.messages(sara))[-1]
    assert (seen["text"], seen["edited"]) == ("b", True)
    assert seen["reply_markup"] == keyboard(callback("y", "y"))
    assert [version["text"] for version in seen["history"]] == ["a", "b"]


async def test_an_edit_that_changes_nothing_is_refused(bot: BotClient, sara: int) -> None:
    markup = keyboard(callback("x", "x"))
    await bot.result("sendMessage", chat_id=sara, text="<b>a</b>", parse_mode="HTML", reply_markup=markup)
    edit = {"chat_id": sara, "message_id": 2, "reply_markup": markup}
    again = await bot.complaint("editMessageText", **edit, text="<b>a</b>", parse_mode="HTML")
    assert again == NOT_MODIFIED
    assert await bot.complaint("editMessageReplyMarkup", **edit) == NOT_MODIFIED
    assert (await bot.result("editMessageText", **edit, text="a"))["text"] == "a"


async def test_what_can_not_be_edited(bot: BotClient, sara: int) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup={"keyboard": [["x"]]})
    edit = {"chat_id": sara, "text": "b"}
    assert await bot.complaint("editMessageText", **edit, message_id=9) == (
        "Bad Request: message to edit not found"
    )
    assert (
        await bot.complaint("editMessageText", **edit, message_id=1) == "Bad Request: message can't be edited"
    )
    assert (
        await bot.complaint("editMessageText", **edit, message_id=2) == "Bad Request: message can't be edited"
    )
    assert await bot.complaint("editMessageText", text="b") == (
        "Bad Request: message identifier is not specified"
    )
    await bot.result("sendMessage", chat_id=sara, text="a")
    assert await bot.complaint("editMessageCaption", chat_id=sara, message_id=3, caption="b") == (
        "Bad Request: there is no caption in the message to edit"
    )
    markup = {"keyboard": [["x"]]}
    assert await bot.complaint("editMessageText", **edit, message_id=3, reply_markup=markup) == (
        "Bad Request: inline keyboard expected"
    )


async def test_a_deleted_message_is_gone_for_the_bot_and_marked_for_people(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a")
    assert await bot.result("deleteMessage", chat_id=sara, message_id=2) is True
    assert await bot.complaint("deleteMessage", chat_id=sara, message_id=2) == (
        "Bad Request: message to delete not found"
    )
    assert await bot.complaint("editMessageText", chat_id=sara, message_id=2, text="b") == (
        "Bad Request: message to edit not found"
    )
    assert [message["deleted"] for message in await control.messages(sara)] == [False, True]
    assert (await bot.result("sendMessage", chat_id=sara, text="b"))["message_id"] == 3


async def test_a_forward_names_its_origin_and_a_copy_does_not(bot: BotClient, sara: int) -> None:
    source = {"chat_id": sara, "from_chat_id": sara}
    forwarded = await bot.result("forwardMessage", **source, message_id=1)
    assert (forwarded["text"], forwarded["forward_origin"]["sender_user"]["id"]) == ("/start", sara)
    assert await bot.complaint("editMessageText", chat_id=sara, message_id=2, text="b") == (
        "Bad Request: message can't be edited"
    )
    copied = await bot.result("copyMessage", **source, message_id=1)
    assert copied == {"message_id": 3}
    assert await bot.complaint("forwardMessage", **source, message_id=9) == (
        "Bad Request: message to forward not found"
    )
    assert await bot.complaint("copyMessage", **source, message_id=9) == (
        "Bad Request: message to copy not found"
    )


async def test_a_chat_action_shows_until_the_next_message(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    async def shown() -> object:
        return (await control.get(f"chats/{sara}"))["chat"]["action"]

    assert await bot.result("sendChatAction", chat_id=sara, action="typing") is True
    assert await shown() == "typing"
    await bot.result("sendMessage", chat_id=sara, text="a")
    assert await shown() is None
    assert await bot.complaint("sendChatAction", chat_id=sara, action="dancing") == (
        "Bad Request: wrong parameter action in request"
    )


@dataclass(slots=True)
class Hands:
    """A clock that moves when it is told to."""

    at: float = 1_750_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
async def hands() -> Hands:
    return Hands()


@pytest.fixture
async def slow_world(hands: Hands, bot: BotClient) -> AsyncIterator[tuple[BotClient, ControlClient]]:
    settings = Settings((TOKEN,), callback_lifetime=15, clocks=Clocks(now=hands, steady=hands))
    async with serve(settings) as server:
        yield BotClient(bot.session, server.url), ControlClient(bot.session, server.url)


async def test_a_tap_is_answered_once(bot: BotClient, control: ControlClient, sara: int) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup=keyboard(callback("x", "data-1")))
    query = (await control.tap(sara, text="x"))["callback_query_id"]
    (update,) = await bot.updates()
    asked = update["callback_query"]
    assert (asked["id"], asked["data"], asked["from"]["id"]) == (query, "data-1", sara)
    assert asked["message"]["message_id"] == 2
    assert (await control.get(f"callbacks/{query}"))["answer"] is None
    await bot.result("answerCallbackQuery", callback_query_id=query, text="باشد", show_alert=True)
    assert (await control.get(f"callbacks/{query}"))["answer"] == {
        "text": "باشد",
        "show_alert": True,
        "url": None,
    }
    assert await bot.complaint("answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert await bot.complaint("answerCallbackQuery", callback_query_id="1") == TOO_OLD


async def test_a_tap_waits_no_longer_than_telegram_lets_it(
    slow_world: tuple[BotClient, ControlClient], hands: Hands
) -> None:
    bot, control = slow_world
    person = await control.person()
    await control.say(person, "/start")
    await bot.result("sendMessage", chat_id=person, text="a", reply_markup=keyboard(callback("x", "x")))
    in_time = (await control.tap(person, text="x"))["callback_query_id"]
    hands.at += 15
    assert await bot.result("answerCallbackQuery", callback_query_id=in_time) is True
    late = (await control.tap(person, text="x"))["callback_query_id"]
    hands.at += 15.5
    assert await bot.complaint("answerCallbackQuery", callback_query_id=late) == TOO_OLD


async def test_a_callback_answer_is_short_and_opens_only_the_bot(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    await bot.result("sendMessage", chat_id=sara, text="a", reply_markup=keyboard(callback("x", "x")))
    query = (await control.tap(sara, text="x"))["callback_query_id"]
    answer = {"callback_query_id": query}
    assert (
        await bot.complaint("answerCallbackQuery", **answer, text="a" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    assert (
        await bot.complaint("answerCallbackQuery", **answer, url="http://a.ir/") == "Bad Request: URL_INVALID"
    )
    link = "https://t.me/shop_bot?start=x"
    assert await bot.result("answerCallbackQuery", **answer, url=link) is True
    assert (await control.get(f"callbacks/{query}"))["answer"]["url"] == link


async def test_an_old_message_can_not_be_deleted(
    slow_world: tuple[BotClient, ControlClient], hands: Hands
) -> None:
    bot, control = slow_world
    person = await control.person()
    await control.say(person, "/start")
    assert (await bot.result("sendMessage", chat_id=person, text="a"))["date"] == 1_750_000_000
    hands.at += 48 * 3600 + 1
    assert await bot.complaint("deleteMessage", chat_id=person, message_id=2) == (
        "Bad Request: message can't be deleted for everyone"
    )


async def test_a_mention_by_link_names_a_person_whom_telegram_knows(bot: BotClient, sara: int) -> None:
    text = f'<a href="tg://user?id={sara}">سارا</a> <a href="tg://user?id=1">کسی</a>'
    sent = await bot.result("sendMessage", chat_id=sara, text=text, parse_mode="HTML")
    assert [(e["type"], e["user"]["id"]) for e in sent["entities"]] == [("text_mention", sara)]
