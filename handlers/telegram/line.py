"""Telegram as one part that is opened, runs, and is closed."""

import asyncio
import time

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import CommandHandler, filters

from bot.alerts.telegram_watch import TelegramWatch
from bot.config import Settings
from bot.inbox import Inbox
from bot.menus import Menus
from bot.shop import Shop
from bot.speech import Speech
from bot.staff.members import Staff
from bot.trouble import Trouble
from handlers.telegram.client import App
from handlers.telegram.command_menu import CommandMenu
from handlers.telegram.dispatch import Dispatcher
from handlers.telegram.polling import ALLOWED_UPDATES, Polling
from handlers.telegram.rate_limit import seconds_asked
from handlers.telegram.router import Router
from handlers.telegram.webhook import MOST_AT_ONCE, PATH, Webhook

log = structlog.get_logger(__name__)

LONGEST_PAUSE = 30.0
QUIET_FOR = 120.0


class TelegramLine:
    """Takes updates in and has them answered; the shop does not wait for it to come up."""

    def __init__(self, application: App, settings: Settings, watch: TelegramWatch) -> None:
        self._application = application
        self._settings = settings
        self._watch = watch
        self._connected = asyncio.Event()
        self._polling: Polling | None = None
        self._menus: CommandMenu | None = None

    def menus(self, speech: Speech, staff: Staff) -> Menus:
        """Give what sets the menus; it also does so by itself, once connected and when one of the staff starts."""
        menus = self._menus = CommandMenu(self._application.bot, speech, staff)
        start = CommandHandler("start", menus.on_start, filters=filters.ChatType.PRIVATE)
        # In a group of its own: the router answers it all the same, and before.
        self._application.add_handler(start, group=1)
        return menus

    def dispatcher(self, shop: Shop) -> Dispatcher:
        """Give the handler of updates."""
        return Dispatcher(self._application.bot, Router(self._application, shop), shop)

    def webhook(self, inbox: Inbox) -> Webhook | None:
        """Give the address's handler, where the settings say so."""
        secret = self._settings.telegram.webhook_secret
        if self._settings.telegram.updates != "webhook" or secret is None:
            return None
        return Webhook(self._application.bot, inbox, secret.get_secret_value())

    @property
    def bot_link(self) -> str | None:
        """Where a browser finds the bot, once Telegram has told its name."""
        if not self._connected.is_set():
            return None
        return self._settings.telegram.link_to(self._application.bot.username)

    @property
    def well(self) -> bool:
        """Whether updates are coming in, as far as can be told."""
        if not self._connected.is_set():
            return False
        return self._polling is None or time.monotonic() - self._polling.answered_at < QUIET_FOR

    async def connected(self) -> None:
        """Wait until Telegram knows us."""
        await self._connected.wait()

    async def run(self, inbox: Inbox) -> None:
        """Connect, however long that takes, and take updates in for ever; raises Trouble where that is hopeless."""
        await self._connect()
        if self._menus is not None:
            await self._menus.announce()
        if self._settings.telegram.updates == "webhook":
            return
        self._polling = Polling(self._application.bot, inbox, self._watch)
        await self._polling.run()

    async def close(self) -> None:
        """Let go of every connection."""
        if self._application._initialized:  # the library has no public word for it
            await self._application.shutdown()
        else:
            await self._application.bot.shutdown()

    async def _connect(self) -> None:
        pause = 1.0
        while not self._connected.is_set():
            try:
                await self._application.initialize()
                await self._set_intake()
            except InvalidToken:
                raise Trouble("trouble-wrong-token") from None
            except RetryAfter as error:
                await asyncio.sleep(seconds_asked(error))
            except TelegramError as error:
                log.warning("Telegram can't be reached", reason=error.message, pause=pause)
                self._watch.failed()
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                self._connected.set()
                await self._watch.answered()
                log.info("connected to Telegram", bot=self._application.bot.username)

    async def _set_intake(self) -> None:
        bot, telegram = self._application.bot, self._settings.telegram
        if telegram.updates == "webhook" and telegram.webhook_secret is not None:
            await bot.set_webhook(
                f"{self._settings.web.public_url}{PATH}",
                secret_token=telegram.webhook_secret.get_secret_value(),
                allowed_updates=ALLOWED_UPDATES,
                max_connections=MOST_AT_ONCE,
            )
        else:
            await bot.delete_webhook()
