"""The menu of commands that people see in the chat: everybody's, and a longer one for those who run the shop."""

from collections.abc import Iterable
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.config import Settings
from bot.speech import Speech
from bot.texts.languages import Language
from handlers.telegram.client import Bot
from handlers.telegram.routes import ADMIN_COMMANDS, COMMANDS

log = structlog.get_logger(__name__)


_Context = CallbackContext[Bot, Any, Any, Any]


class CommandMenu:
    """Sets the menus; a Telegram that refuses one costs a line in the log."""

    def __init__(self, bot: Bot, settings: Settings, speech: Speech) -> None:
        self._bot = bot
        self._settings = settings
        self._speech = speech

    async def announce(self) -> None:
        """Set all of them."""
        try:
            await self._set(COMMANDS)
        except TelegramError as error:
            log.warning("the command menu could not be set", reason=error.message)
        for admin in self._settings.telegram.admins:
            await self.announce_to(admin)

    async def announce_to(self, admin: int) -> None:
        """Set an admin's, which Telegram takes only once they have written to the bot."""
        try:
            await self._set((*COMMANDS, *ADMIN_COMMANDS), BotCommandScopeChat(admin))
        except TelegramError as error:
            log.info("an admin's menu could not be set yet", admin=admin, reason=error.message)

    async def on_start(self, update: Update, _: _Context) -> None:
        """An admin has written to the bot, perhaps for the first time."""
        if update.effective_user is not None:
            await self.announce_to(update.effective_user.id)

    async def _set(self, names: Iterable[str], scope: BotCommandScopeChat | None = None) -> None:
        """Those whose language is none of ours see the shop's own."""
        commands = [*names]
        menus: list[tuple[Language, str | None]] = [(language, language.value) for language in Language]
        menus.append((self._settings.shop.language, None))
        for language, code in menus:
            say = self._speech.voice(language)
            menu = [BotCommand(name, say.plain(f"command-{name}")) for name in commands]
            await self._bot.set_my_commands(menu, scope=scope, language_code=code)
