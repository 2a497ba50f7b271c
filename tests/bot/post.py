"""A pretend Telegram with the bot's real messenger before it, and an outbox that sends through both."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from telegram.ext import BaseRateLimiter, ExtBot

from bot.file_store import Files
from bot.messages import Button, Edit, Letter, Message, Send
from bot.outbox import Outbox
from bot.store import outbox
from handlers.telegram.client import Bot
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.request import AiohttpRequest
from sandbox.people import Person, Telegram
from sandbox.telegram.server import Settings, serve
from tests.bot.parts import Services, until

Answer = bool | dict[str, Any] | list[dict[str, Any]]

TOKEN = "7000000001:AAF-of-the-tests"
# A picture of 3 by 2.
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x06\x00\x00\x00"
    b"\x00\x00\x00\x00\x00\x00\x00\x00IEND\xaeB`\x82"
)


class NoLimit(BaseRateLimiter[int]):
    """Lets everything through: the real guard takes real time. Keeps how urgent each call was said to be."""

    def __init__(self) -> None:
        self.urgencies: list[int | None] = []

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: tuple[object, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        self.urgencies.append(rate_limit_args)
        return await callback(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Line:
    """A Telegram, its address, and a bot that speaks to it."""

    telegram: Telegram
    url: str
    bot: Bot


@asynccontextmanager
async def pretend_line() -> AsyncIterator[Line]:
    """Serve a Telegram, with a bot of it."""
    async with serve(Settings(tokens=(TOKEN,))) as server, Telegram(server.url) as telegram:
        bot: Bot = ExtBot(
            TOKEN,
            base_url=f"{server.url}/bot",
            base_file_url=f"{server.url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
            rate_limiter=NoLimit(),
        )
        async with bot:
            yield Line(telegram, server.url, bot)


@asynccontextmanager
async def pretend_telegram(files: Files) -> AsyncIterator[tuple[Telegram, TelegramMessenger]]:
    """Serve a Telegram, with a messenger that speaks to it."""
    async with pretend_line() as line:
        yield line.telegram, TelegramMessenger(line.bot, files)


async def acquainted(telegram: Telegram, user_id: int, name: str) -> Person:
    """Somebody to whom the bot may write."""
    person = await telegram.person(name, id=user_id)
    await person.says("/start")
    return person


def text(html: str, *buttons: Button) -> Message:
    return Message(Markup(html), tuple((button,) for button in buttons))


def say(chat_id: int, html: str, slot: str | None = None, once: str | None = None) -> Send:
    return Send(chat_id, text(html), slot=slot, once=once)


def change(chat_id: int, html: str, slot: str | None = None, message_id: int | None = None) -> Edit:
    return Edit(chat_id, text(html), slot=slot, message_id=message_id)


async def from_bot(person: Person) -> list[str]:
    return [message.text for message in await person.chat() if message.sender == "bot"]


async def sends(telegram: Telegram) -> int:
    return len([call for call in await telegram.calls() if call.method == "sendMessage"])


async def until_sends(telegram: Telegram, number: int) -> None:
    async def enough() -> bool:
        return await sends(telegram) >= number

    await until(enough)


@dataclass(slots=True)
class PostOffice:
    """An outbox at work on a shop's letters."""

    shop: Services
    messenger: TelegramMessenger

    def open(self) -> Outbox:
        shop = self.shop
        return Outbox(
            shop.store,
            self.messenger,
            shop.alerts,
            shop.clock,
            shop.metrics,
            shop.wakeup,
            shop.telegram_watch,
            shop.desk.staff_room.lost,
        )

    async def takes(self, *letters: Letter) -> None:
        async with self.shop.store.transaction() as tx:
            await outbox.put(tx, letters, self.shop.clock())

    async def works(self) -> None:
        """Send until nothing is queued."""
        sending = self.open()
        working = asyncio.create_task(sending.run())
        try:
            await until(self._nothing_queued)
        finally:
            working.cancel()
            await asyncio.wait({working})
            await sending.finish(10)

    async def tries(self) -> None:
        """Send what is due now, once; what fails stays."""
        sending = self.open()
        await sending.send_due()
        await sending.finish(10)

    async def waiting(self) -> int:
        """How many letters are queued."""
        async with self.shop.store.reading() as session:
            number, _ = await outbox.depth(session)
            return number

    async def next_due(self) -> datetime:
        """When the next letter is due."""
        async with self.shop.store.reading() as session:
            due = await outbox.next_due(session, self.shop.clock())
        assert due is not None
        return due

    async def _nothing_queued(self) -> bool:
        return not await self.waiting()
