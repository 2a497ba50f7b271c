from __future__ import annotations

import asyncio
import io
import json
import os
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.error import (
    InvalidToken,
    NetworkError,
    TimedOut,
)

from handlers.telegram.request import LONGEST_ANSWER, AiohttpRequest
from tests.handlers.telegram.servers import Silence, Telegram, message, succeeded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SHORT = 0.05


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as server:
        yield server


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with telegram.bot(AiohttpRequest(), AiohttpRequest(1)) as bot:
        yield bot


async def test_a_message_arrives_as_it_was_written(telegram: Telegram, bot: Bot) -> None:
    telegram.answer("sendMessage", succeeded(message("سلام")))
    keyboard = InlineKeyboardMarkup(
        [[InlineKeyboardButton("پرداخت", url="http://24pal.ir/invoice/pay/1?a=b&c")]]
    )

    sent = await bot.send_message(
        42, "سلام & <b>خوش آمدید</b>\n+ ۱۰٪", parse_mode="HTML", reply_markup=keyboard
    )

    assert sent.text == "سلام"
    (call,) = telegram.calls_of("sendMessage")
    assert call.fields.pop("reply_markup") == json.dumps(keyboard.to_dict())
    assert call.fields == {
        "chat_id": "42",
        "text": "سلام & <b>خوش آمدید</b>\n+ ۱۰٪",
        "parse_mode": "HTML",
    }
    assert call.user_agent.startswith("python-telegram-bot")


async def test_calls_share_a_kept_connection(telegram: Telegram, bot: Bot) -> None:
    await bot.get_me()
    await bot.get_me()
    await bot.get_me()
    assert len({call.client_port for call in telegram.calls}) == 1


@pytest.mark.parametrize("size", [0, 5, 3_000_000])
async def test_a_document_arrives_byte_for_byte_under_its_own_name(
    telegram: Telegram, bot: Bot, size: int
) -> None:
    telegram.answer("sendDocument", succeeded(message()))
    content = os.urandom(size)

    await bot.send_document(42, io.BytesIO(content), caption="رسید", filename='رسید "۱".pdf')

    (call,) = telegram.calls_of("sendDocument")
    assert call.fields == {"chat_id": "42", "caption": "رسید"}
    assert call.files["document"].name == 'رسید "۱".pdf'
    assert call.files["document"].content_type == "application/pdf"
    assert call.files["document"].content == content


async def test_an_open_file_is_streamed(telegram: Telegram, bot: Bot, tmp_path: Path) -> None:
    telegram.answer("sendDocument", succeeded(message()))
    path = tmp_path / "goods.bin"
    path.write_bytes(os.urandom(200_000))

    with path.open("rb") as file:
        await bot.send_document(42, InputFile(file, read_file_handle=False))

    (call,) = telegram.calls_of("sendDocument")
    assert call.files["document"].content == path.read_bytes()
    assert call.files["document"].name == "goods.bin"


async def test_each_file_of_an_album_is_attached_under_its_name(telegram: Telegram, bot: Bot) -> None:
    telegram.answer("sendMediaGroup", succeeded([message(), message()]))

    await bot.send_media_group(42, [InputMediaDocument(b"first"), InputMediaDocument(b"second")])

    (call,) = telegram.calls_of("sendMediaGroup")
    names = [media["media"].removeprefix("attach://") for media in json.loads(call.fields["media"])]
    assert [call.files[name].content for name in names] == [b"first", b"second"]


async def test_a_download_may_be_larger_than_any_answer(telegram: Telegram, bot: Bot) -> None:
    content = os.urandom(1024) * (LONGEST_ANSWER // 1024 + 1024)
    telegram.downloads["documents/راهنما.bin"] = content
    telegram.answer(
        "getFile",
        succeeded({"file_id": "f", "file_unique_id": "u", "file_path": "documents/راهنما.bin"}),
    )

    file = await bot.get_file("f")

    assert bytes(await file.download_as_bytearray()) == content


async def test_a_download_that_is_not_there_is_an_error(telegram: Telegram, bot: Bot) -> None:
    telegram.answer("getFile", succeeded({"file_id": "f", "file_unique_id": "u", "file_path": "gone"}))
    file = await bot.get_file("f")
    with pytest.raises(InvalidToken, match="Not Found"):
        await file.download_as_bytearray()


async def test_long_polling_outlasts_the_timeout_of_a_plain_call(telegram: Telegram) -> None:
    update = {"update_id": 10, "message": message("/start")}
    poll, never = Silence(succeeded([update])), Silence(succeeded(True))
    telegram.answer("getUpdates", poll)
    telegram.answer("deleteWebhook", never)
    request = AiohttpRequest(read_timeout=SHORT)
    async with request:
        bot = telegram.bot(request)
        polling = asyncio.create_task(bot.get_updates(timeout=50))
        await poll.waited_for.wait()
        with pytest.raises(TimedOut):
            await bot.delete_webhook(
                read_timeout=SHORT, write_timeout=SHORT, connect_timeout=SHORT, pool_timeout=0
            )
        assert not polling.done()
        poll.over.set()
        (received,) = await polling
    never.over.set()
    assert received.update_id == 10
    assert telegram.calls_of("getUpdates")[0].fields["timeout"] == "50"


async def test_a_cancelled_call_gives_its_connection_back(telegram: Telegram) -> None:
    silence = Silence(succeeded(True))
    telegram.answer("close", silence)
    async with AiohttpRequest(1) as request:
        bot = telegram.bot(request)
        occupying = asyncio.create_task(bot.close())
        await silence.waited_for.wait()
        occupying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await occupying
        assert (await bot.get_me()).username == "shop_bot"
    silence.over.set()


async def test_it_opens_and_closes_any_number_of_times(telegram: Telegram) -> None:
    request = AiohttpRequest()
    bot = telegram.bot(request)
    await request.shutdown()
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert (await bot.get_me()).username == "shop_bot"
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await bot.get_me()


async def test_a_call_under_way_when_it_closes_is_a_network_error(telegram: Telegram) -> None:
    silence = Silence(succeeded(True))
    telegram.answer("close", silence)
    request = AiohttpRequest()
    await request.initialize()
    calling = asyncio.create_task(telegram.bot(request).close())
    await silence.waited_for.wait()
    await request.shutdown()
    with pytest.raises(NetworkError):
        await calling
    silence.over.set()


async def test_the_proxies_of_the_environment_are_not_used(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    async with AiohttpRequest() as request:
        assert (await telegram.bot(request).get_me()).username == "shop_bot"


def test_the_read_timeout_is_told_to_the_library() -> None:
    assert AiohttpRequest(read_timeout=3).read_timeout == 3
    assert AiohttpRequest(read_timeout=None).read_timeout is None
