"""A shop before a pretend Telegram: updates come in and answers go out as in the program, without its pacing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from telegram.ext import ApplicationBuilder

from bot.forms.service import Forms
from bot.forms.uploaded import Received
from bot.inbox import Inbox
from bot.outbox import Outbox
from bot.shop import Shop
from bot.store import outbox
from handlers.form import open_form
from handlers.telegram.ask import Ask
from handlers.telegram.client import App
from handlers.telegram.dispatch import Dispatcher
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.polling import Polling
from handlers.telegram.router import Router
from handlers.telegram.uploads import TelegramUploads
from sandbox.people import Person
from tests.bot.forms.desk import SAMPLE, SHORT
from tests.bot.parts import Services
from tests.bot.post import Line, pretend_line
from tests.handlers.shop import open_stall


@dataclass(slots=True)
class Kiosk:
    """A running shop, which can be stopped and started again."""

    line: Line
    services: Services
    shop: Shop
    _running: AsyncExitStack | None = None
    _begun: int = 1_000_000

    async def start(self) -> None:
        """Take updates in and send what is said, as a program does that was started just now."""
        services, bot = self.services, self.line.bot
        self.shop = replace(self.shop, forms=_forms(services, self.line))
        application: App = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()  # type: ignore[assignment]  # see handlers/telegram/client.py
        handler = Dispatcher(bot, Router(application, self.shop), self.shop)
        inbox = Inbox(services.store, handler, services.clock, services.metrics, services.wakeup)
        messenger = TelegramMessenger(bot, services.files)
        sending = Outbox(
            services.store,
            messenger,
            services.alerts,
            services.clock,
            services.metrics,
            services.wakeup,
            services.telegram_watch,
        )
        async with AsyncExitStack() as parts:
            await application.initialize()
            for part in (inbox, sending):
                parts.push_async_callback(part.finish, 10)
            for run in (inbox.run, sending.run, Polling(bot, inbox, services.telegram_watch).run):
                parts.push_async_callback(_stop, asyncio.create_task(run()))
            self._running = parts.pop_all()

    async def stop(self) -> None:
        """End it, between two updates."""
        if self._running is not None:
            await self._running.aclose()
            self._running = None

    async def begins(self, person: Person, form: str = "sample") -> None:
        """Lead somebody into a form, as a command would."""
        self._begun += 1
        ask = Ask(self._begun, await self.shop.buyers.meet(person.id, person.name))
        answer = await open_form(ask, self.shop, form)
        async with self.services.store.transaction() as tx:
            await outbox.put(tx, answer.letters, self.services.clock())
        self.services.wakeup.wake()


@asynccontextmanager
async def open_kiosk(folder: Path) -> AsyncIterator[Kiosk]:
    """Open a shop whose forms are the samples."""
    async with pretend_line() as line, open_stall(folder, telegram_url=line.url) as stall:
        kiosk = Kiosk(line, stall.services, stall.shop)
        await kiosk.start()
        try:
            yield kiosk
        finally:
            await kiosk.stop()


def _forms(services: Services, line: Line) -> Forms:
    received = Received(services.files, TelegramUploads(line.bot))
    return Forms(
        services.store, services.speech, received, [SAMPLE, SHORT], services.desk.trail, services.clock
    )


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})
