"""Processor time of one message: our request class, python-telegram-bot's default one, and aiohttp alone.

Run as `python -m bench.telegram_request`; takes under a minute and writes bench/results/telegram_request.md.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import platform
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import ClientSession, web
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from handlers.telegram.request import AiohttpRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

TOKEN = "1:token"
IN_FLIGHT = 50
MESSAGES = 500
ROUNDS = 5
WARM_UP = 50
TEXT = "رسید پرداخت شما: <code>123456789012</code>"
RESULTS = Path(__file__).parent / "results" / "telegram_request.md"

Send = Callable[[], Awaitable[object]]


def serve(port_to: Connection) -> None:
    """Answer every call as Telegram answers sendMessage, in a process of its own."""

    async def answer(request: web.Request) -> web.Response:
        await request.post()
        chat = {"id": 42, "type": "private", "first_name": "Buyer", "username": "buyer"}
        sender = {"id": 1, "is_bot": True, "first_name": "Shop", "username": "shop_bot"}
        result = {"message_id": 7, "from": sender, "chat": chat, "date": 1_700_000_000, "text": TEXT}
        return web.json_response({"ok": True, "result": result})

    async def forever() -> None:
        application = web.Application()
        application.router.add_post("/bot{token}/{method}", answer)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port_to.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(forever())


@contextmanager
def telegram() -> Iterator[str]:
    """Start the server and yield its address."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=serve, args=(there,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}"
    finally:
        process.terminate()
        process.join()


async def milliseconds_each(send: Send) -> float:
    """Send them all, so many in flight, and tell the processor time that one took."""

    async def some(count: int) -> None:
        for _ in range(count):
            await send()

    await asyncio.gather(*(some(WARM_UP // IN_FLIGHT) for _ in range(IN_FLIGHT)))
    started = time.process_time()
    await asyncio.gather(*(some(MESSAGES // IN_FLIGHT) for _ in range(IN_FLIGHT)))
    return (time.process_time() - started) / MESSAGES * 1000


async def through(request: BaseRequest, url: str) -> float:
    bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
    async with request:
        return await milliseconds_each(lambda: bot.send_message(42, TEXT, parse_mode="HTML"))


async def ours(url: str) -> float:
    return await through(AiohttpRequest(), url)


async def default(url: str) -> float:
    return await through(HTTPXRequest(), url)


async def floor(url: str) -> float:
    async with ClientSession() as session:

        async def send() -> None:
            data = {"chat_id": "42", "text": TEXT, "parse_mode": "HTML"}
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", data=data) as response:
                await response.json()

        return await milliseconds_each(send)


def report(rounds: list[tuple[float, float, float]]) -> str:
    lines = [
        "# Sending a message: processor time",
        "",
        "Milliseconds of the client's processor time for one `sendMessage`,"
        f" {IN_FLIGHT} in flight, {MESSAGES} messages a round,",
        "against a server in another process; the rounds alternate. The ratios hold from one machine",
        "to another, the milliseconds do not. `python -m bench.telegram_request` measures again.",
        "",
        f"Python {platform.python_version()}, aiohttp {version('aiohttp')},"
        f" python-telegram-bot {version('python-telegram-bot')}, httpx {version('httpx')}.",
        "",
        "| round | aiohttp alone | AiohttpRequest | the default HTTPXRequest | ours / default |",
        "|---|---|---|---|---|",
    ]
    for number, (bare, mine, theirs) in enumerate(rounds, start=1):
        lines.append(f"| {number} | {bare:.2f} | {mine:.2f} | {theirs:.2f} | 1 / {theirs / mine:.1f} |")
    bare, mine, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    lines.append(f"| median | {bare:.2f} | {mine:.2f} | {theirs:.2f} | 1 / {theirs / mine:.1f} |")
    return "\n".join(lines) + "\n"


async def main() -> None:
    with telegram() as url:
        rounds = [(await floor(url), await ours(url), await default(url)) for _ in range(ROUNDS)]
    text = report(rounds)
    print(text)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
