from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers.telegram.request import LONGEST_ANSWER, AiohttpRequest, NeverSent
from tests.handlers.telegram.servers import TOKEN, Silence, Telegram, failed, succeeded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

SHORT = 0.05


@pytest.fixture(autouse=True)
def times_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it the library warns of its own RetryAfter.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as server:
        yield server


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with telegram.bot(AiohttpRequest(), AiohttpRequest(1)) as bot:
        yield bot


async def test_a_silent_server_times_out(telegram: Telegram) -> None:
    silence = Silence(succeeded(True))
    telegram.answer("close", silence)
    async with AiohttpRequest(read_timeout=SHORT) as request:
        with pytest.raises(TimedOut):
            await telegram.bot(request).close()
    silence.over.set()


async def test_a_server_that_takes_no_upload_times_out() -> None:
    connected = asyncio.Event()

    async def never_read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connected.set()
        await over.wait()
        writer.close()

    over = asyncio.Event()
    async with _raw_server(never_read) as url:
        request = AiohttpRequest(
            read_timeout=SHORT, media_write_timeout=SHORT, connect_timeout=SHORT, pool_timeout=SHORT
        )
        async with request:
            with pytest.raises(TimedOut):
                await Bot(TOKEN, base_url=f"{url}/bot", request=request).send_document(42, bytes(30_000_000))
        # On a busy machine the server may hear of the connection after it was given up.
        await connected.wait()
        over.set()


async def test_a_pool_in_use_times_out_without_a_call(telegram: Telegram) -> None:
    silence = Silence(succeeded(True))
    telegram.answer("close", silence)
    async with AiohttpRequest(1, connect_timeout=SHORT, pool_timeout=SHORT) as request:
        bot = telegram.bot(request)
        occupying = asyncio.create_task(bot.close())
        await silence.waited_for.wait()
        with pytest.raises(TimedOut, match="nothing was sent"):
            await bot.get_me()
        silence.over.set()
        assert await occupying
    assert telegram.calls_of("getMe") == []


async def test_nobody_listening_is_a_network_error() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        async with AiohttpRequest() as request:
            bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{unused.getsockname()[1]}/bot", request=request)
            with pytest.raises(NetworkError, match="ClientConnectorError"):
                await bot.get_me()


@pytest.mark.parametrize(
    "wire",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    ],
    ids=["closes", "no-http", "half-an-answer", "broken-gzip"],
)
async def test_a_broken_exchange_is_a_network_error_that_holds_no_token(
    wire: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(wire)
        await writer.drain()
        writer.close()

    caplog.set_level(logging.DEBUG)
    async with _raw_server(answer) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(f"{url}/bot{TOKEN}/getMe")
    assert type(caught.value) is NetworkError
    _assert_no_token(caught.value, caplog)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:port/bot",
        "http://[::1/bot",
        "ftp://localhost/bot",
        "/bot",
    ],
)
async def test_an_impossible_address_is_a_network_error_that_holds_no_token(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(f"{url}{TOKEN}/getMe")
    _assert_no_token(caught.value, caplog)


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 409, 429, 502])
@pytest.mark.parametrize(
    "page",
    [f"<p>Cannot reach /bot{TOKEN}/getMe</p>", "[]", "null", '{"message": "blocked"}', "", "\x00"],
    ids=["page", "list", "null", "other-json", "empty", "binary"],
)
async def test_an_answer_that_is_not_telegrams_means_nothing(
    telegram: Telegram, page: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.answer("getMe", web.Response(status=status, text=page, headers={"Location": "/elsewhere"}))
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError, match=f"not the Bot API's \\(HTTP {status}\\)") as caught:
            await request.post(f"{telegram.url}/bot{TOKEN}/getMe")
    assert type(caught.value) is NetworkError
    assert len(telegram.calls) == 1
    _assert_no_token(caught.value, caplog)


async def test_a_page_in_place_of_a_download_is_a_network_error_that_holds_no_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = f"<p>Cannot reach /file/bot{TOKEN}/documents/1</p>".encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page))
        await writer.drain()
        writer.close()

    caplog.set_level(logging.DEBUG)
    async with _raw_server(answer) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError, match="HTTP 403") as caught:
            await request.retrieve(f"{url}/file/bot{TOKEN}/documents/1")
    _assert_no_token(caught.value, caplog)


async def test_an_endless_answer_is_cut_off(telegram: Telegram) -> None:
    megabytes = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal megabytes
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b'{"ok": true, "result": "')
        try:
            while True:
                await response.write(b"x" * 1024 * 1024)
                megabytes += 1
        except ConnectionError:
            return response

    telegram.answer("getMe", endless)
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError, match="not the Bot API's"):
            await telegram.bot(request).get_me()
    # Some more than are read: what lies on the way counts too.
    assert megabytes * 1024 * 1024 < 4 * LONGEST_ANSWER


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (failed(400, "Bad Request: chat not found"), BadRequest("Chat not found")),
        (failed(401, "Unauthorized"), InvalidToken("Unauthorized")),
        (
            failed(403, "Forbidden: bot was blocked by the user"),
            Forbidden("Forbidden: bot was blocked by the user"),
        ),
        (failed(404, "Not Found"), InvalidToken("Not Found")),
        (failed(409, "Conflict: terminated"), Conflict("Conflict: terminated")),
        (failed(502, "Bad Gateway"), NetworkError("Bad Gateway")),
        (failed(400, "Bad Request: upgraded", migrate_to_chat_id=-100), ChatMigrated(-100)),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, TelegramError) else None,
)
async def test_what_telegram_refuses_has_its_own_error(
    telegram: Telegram, bot: Bot, answer: web.Response, error: TelegramError
) -> None:
    telegram.answer("sendMessage", answer)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(42, "hello")
    assert type(caught.value) is type(error)
    assert str(caught.value) == str(error)


async def test_flood_control_tells_how_long_to_wait(telegram: Telegram, bot: Bot) -> None:
    telegram.answer("sendMessage", failed(429, "Too Many Requests: retry after 17", retry_after=17))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(42, "hello")
    assert caught.value.retry_after == timedelta(seconds=17)


async def test_a_second_poller_is_a_conflict(telegram: Telegram, bot: Bot) -> None:
    telegram.answer("getUpdates", failed(409, "Conflict: terminated by other getUpdates request"))
    with pytest.raises(Conflict):
        await bot.get_updates(timeout=5)


@asynccontextmanager
async def _raw_server(
    answer: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


def _assert_no_token(error: BaseException, caplog: pytest.LogCaptureFixture) -> None:
    told = "".join(traceback.format_exception(error)) + repr(error) + caplog.text
    assert TOKEN not in told
    assert TOKEN.partition(":")[2] not in told
    assert error.__cause__ is error.__context__ is None


async def test_where_nobody_listens_nothing_was_sent_and_where_no_answer_comes_it_may_have_been(
    telegram: Telegram,
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        async with AiohttpRequest() as request:
            with pytest.raises(NeverSent):
                await request.post(f"http://127.0.0.1:{nobody.getsockname()[1]}/bot{TOKEN}/close")
    silence = Silence(succeeded(True))
    telegram.answer("close", silence)
    async with AiohttpRequest(read_timeout=SHORT) as request:
        with pytest.raises(TimedOut) as late:
            await telegram.bot(request).close()
    silence.over.set()
    assert not isinstance(late.value, NeverSent)
