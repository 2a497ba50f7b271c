from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.people import Person, Refused, Telegram
from sandbox.telegram.server import Server, Settings, serve
from tests.sandbox.telegram.clients import PIXEL, TOKEN, BotClient

BUTTONS = {
    "inline_keyboard": [
        [{"text": "🔎 بررسی", "callback_data": "check"}, {"text": "پرداخت", "url": "http://127.0.0.1:9/p"}]
    ]
}


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(Settings((TOKEN,))) as running:
        yield running


@pytest.fixture
async def telegram(server: Server) -> AsyncIterator[Telegram]:
    async with Telegram(server.url) as opened:
        yield opened


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[BotClient]:
    async with aiohttp.ClientSession() as session:
        yield BotClient(session, server.url)


@pytest.fixture
async def sara(telegram: Telegram) -> Person:
    person = await telegram.person("سارا", username="sara")
    await person.says("/start")
    return person


async def write(bot: BotClient, person: Person, text: str, **more: Any) -> int:
    return int((await bot.result("sendMessage", chat_id=person.id, text=text, **more))["message_id"])


async def test_a_person_sees_what_the_bot_writes_since_their_last_words(bot: BotClient, sara: Person) -> None:
    await write(bot, sara, "خوش آمدید")
    assert (await sara.sees("خوش")).sender == "bot"
    await sara.says("/start")
    with pytest.raises(AssertionError, match="waited 0 s for a message with 'خوش'"):
        await sara.sees("خوش", timeout=0)
    assert (await sara.sees("خوش", timeout=0, ever=True)).text == "خوش آمدید"


async def test_an_edit_of_an_old_message_is_seen_anew(bot: BotClient, sara: Person) -> None:
    message = await write(bot, sara, "a")
    await sara.says("b")
    await bot.result("editMessageText", chat_id=sara.id, message_id=message, text="پرداخت شد")
    seen = await sara.sees("پرداخت شد")
    assert (seen.id, seen.edited) == (message, True)


async def test_own_words_and_deleted_messages_are_not_seen(bot: BotClient, sara: Person) -> None:
    message = await write(bot, sara, "کد ۱۲")
    await bot.result("deleteMessage", chat_id=sara.id, message_id=message)
    await sara.never_sees("کد")
    await sara.never_sees("/start")
    assert [(m.text, m.deleted) for m in await sara.chat()] == [("/start", False), ("کد ۱۲", True)]


async def test_a_failure_shows_the_whole_chat(bot: BotClient, sara: Person) -> None:
    await write(bot, sara, "a", reply_markup=BUTTONS)
    message = await write(bot, sara, "b")
    await bot.result("editMessageText", chat_id=sara.id, message_id=message, text="c")
    with pytest.raises(AssertionError) as failure:
        await sara.never_sees("c")
    assert str(failure.value).splitlines() == [
        "سارا sees 'c'",
        "the chat:",
        "  1 person: /start",
        "  2 bot: a [🔎 بررسی] [پرداخت]",
        "  3 bot (edited): c",
    ]


async def test_messages_are_counted(bot: BotClient, sara: Person) -> None:
    for text in ("receipt 1", "receipt 2", "other"):
        await write(bot, sara, text)
    assert (await sara.count("receipt"), await sara.count("none")) == (2, 0)


async def test_a_link_is_given_and_opened_without_asking_the_bot(
    bot: BotClient, telegram: Telegram, sara: Person
) -> None:
    await write(bot, sara, "a", reply_markup=BUTTONS)
    assert await sara.link("پرداخت") == "http://127.0.0.1:9/p"
    assert await sara.taps("پرداخت") == "http://127.0.0.1:9/p"
    assert len(await telegram.pending_updates()) == 1


async def test_a_tap_waits_for_the_bots_answer(bot: BotClient, telegram: Telegram, sara: Person) -> None:
    message = await write(bot, sara, "a", reply_markup=BUTTONS)
    with pytest.raises(AssertionError, match="the bot to answer the tap on '🔎 بررسی'"):
        await sara.taps("بررسی", timeout=0)
    query = (await telegram.pending_updates())[-1]["callback_query"]
    assert isinstance(query, dict)
    assert await bot.result("answerCallbackQuery", callback_query_id=query["id"])
    with pytest.raises(AssertionError, match="a message with 'a'"):
        await sara.sees("a", timeout=0)
    assert (await sara.chat())[-1].id == message


async def test_a_tap_names_the_message_it_means(bot: BotClient, telegram: Telegram, sara: Person) -> None:
    first = await write(bot, sara, "a", reply_markup={"keyboard": [["یک"]]})
    await write(bot, sara, "b", reply_markup={"keyboard": [["یک و دو"]]})
    assert await sara.taps("یک") == ""
    older = next(message for message in await sara.chat() if message.id == first)
    assert await sara.taps("یک", older) == ""
    assert [m.text for m in await sara.chat() if m.sender == "person"] == ["/start", "یک و دو", "یک"]
    with pytest.raises(AssertionError, match="a button 'سه'"):
        await sara.taps("سه", timeout=0)


async def test_blocking_and_editing(bot: BotClient, telegram: Telegram, sara: Person) -> None:
    said = await sara.says("a")
    await sara.edits(said, "b")
    assert [message.text for message in await sara.chat()] == ["/start", "b"]
    await sara.blocks()
    assert await bot.complaint("sendMessage", chat_id=sara.id, text="x") == (
        "Forbidden: bot was blocked by the user"
    )
    with pytest.raises(Refused, match="has blocked the bot"):
        await sara.says("c")
    await sara.unblocks()
    assert await write(bot, sara, "x") == 3


async def test_trouble_limits_and_calls(bot: BotClient, telegram: Telegram, sara: Person) -> None:
    await telegram.breaks("sendMessage", "error", times=None, code=500, description="Internal Server Error")
    assert await bot.complaint("sendMessage", chat_id=sara.id, text="a") == "Internal Server Error"
    await telegram.breaks("*", "down")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.call("getMe")
    await telegram.mends()
    await telegram.limits(per_chat_per_second=1)
    await write(bot, sara, "a")
    assert await bot.complaint("sendMessage", chat_id=sara.id, text="b") == "Too Many Requests: retry after 1"
    first, *later = await telegram.calls()
    assert [call.code for call in (first, *later)] == [500, 200, 429]
    assert (first.method, first.params["text"]) == ("sendMessage", "a")
    assert await telegram.calls(after=first.number) == later


async def test_a_reset_forgets_everybody(telegram: Telegram, sara: Person) -> None:
    await telegram.reset()
    assert await telegram.pending_updates() == []
    with pytest.raises(Refused, match="there is no chat"):
        await sara.chat()


async def test_it_is_used_as_a_context_manager() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        await Telegram("http://127.0.0.1:1").calls()


async def test_a_person_starts_the_bot_by_a_link(bot: BotClient, telegram: Telegram) -> None:
    reza = await telegram.person("رضا")
    await reza.opens_link("https://t.me/sandbox_bot?start=p_book")
    await reza.starts("pay_12")
    await reza.starts()
    texts = [update["message"]["text"] for update in await bot.updates()]
    assert texts == ["/start p_book", "/start pay_12", "/start"]


async def test_a_person_opens_an_invite_link(bot: BotClient, telegram: Telegram, sara: Person) -> None:
    club = await telegram.channel("باشگاه")
    link = (await bot.result("createChatInviteLink", chat_id=club.id))["invite_link"]
    assert await sara.opens_link(link) is None
    await club.gains(sara)


async def test_a_person_sends_files_and_reads_those_of_the_bot(bot: BotClient, sara: Person) -> None:
    sent = await sara.sends_file("codes.csv", b"a,b\r\n", "کدها")
    assert (sent.text, await sara.file_of(sent)) == ("کدها", b"a,b\r\n")
    photo = await sara.sends_photo(PIXEL)
    assert photo.file is not None
    assert (photo.file.name, photo.file.is_photo, photo.file.size) == ("photo.png", True, len(PIXEL))
    update = (await bot.updates())[-1]["message"]
    await bot.result("sendPhoto", chat_id=sara.id, photo=update["photo"][0]["file_id"], caption="رسید شما")
    assert await sara.file_of(await sara.sees("رسید")) == PIXEL
    with pytest.raises(AssertionError, match="message 1 has no file"):
        await sara.file_of((await sara.chat())[0])
