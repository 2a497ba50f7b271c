"""A shop's counter at a pretend Telegram: updates are taken and handled when a test says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.messages import Letter
from handlers.telegram.client import Bot, build_application
from handlers.telegram.dispatch import Dispatcher
from handlers.telegram.polling import ALLOWED_UPDATES, received
from handlers.telegram.router import Router
from handlers.telegram.uploads import TelegramUploads
from sandbox.people import Telegram
from tests.bot.post import Line, pretend_line
from tests.handlers.shop import Stall, open_stall


@dataclass(slots=True)
class Counter:
    """A shop, and what hands it updates."""

    stall: Stall
    line: Line
    bot: Bot
    dispatcher: Dispatcher
    offset: int = 0

    @property
    def telegram(self) -> Telegram:
        return self.line.telegram

    async def serves(self, wait: int = 10, times: int = 1) -> list[Letter]:
        """Handle the updates that are there, or else the first that comes; gives what there is to say.

        More than once is as after a crash, by which what there was to say is lost.
        """
        letters: list[Letter] = []
        for update in await self.bot.get_updates(self.offset, timeout=wait, allowed_updates=ALLOWED_UPDATES):
            for _ in range(times - 1):
                await self.dispatcher.handle(received(update))
            letters += await self.dispatcher.handle(received(update))
            self.offset = update.update_id + 1
        return letters


@asynccontextmanager
async def open_counter(folder: Path) -> AsyncIterator[Counter]:
    """Open a shop that has told Telegram which updates it wants."""
    async with (
        pretend_line() as line,
        open_stall(folder, telegram_url=line.url, uploads=TelegramUploads(line.bot)) as stall,
    ):
        application = build_application(stall.shop.settings.telegram)
        async with application:
            router = Router(application, stall.shop)
            counter = Counter(stall, line, application.bot, Dispatcher(application.bot, router, stall.shop))
            await counter.serves(wait=0)
            yield counter
