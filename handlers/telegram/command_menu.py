"""The menu of commands that people see in the chat: everybody's, and a longer one for those who run the shop."""

from collections.abc import Iterable
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.speech import Speech
from bot.staff.members import Staff
from bot.staff.rights import Role
from bot.texts.languages import Language
from handlers.telegram.client import Bot
from handlers.telegram.routes import COMMANDS, commands_of

log = structlog.get_logger(__name__)


_Context = CallbackContext[Bot, Any, Any, Any]


class CommandMenu:
    """Sets the menus; see Menus. A Telegram that refuses one costs a line in the log."""

    def __init__(self, bot: Bot, speech: Speech, staff: Staff) -> None:
        self._bot = bot
        self._speech = speech
        self._staff = staff

    async def announce(self) -> None:
        """Set all of them."""
        try:
            await self._set(COMMANDS)
        except TelegramError as error:
            log.warning("the command menu could not be set", reason=error.message)
        for member in await self._staff.members():
            await self.show_to(member.user_id, member.role)

    async def show_to(self, user_id: int, role: Role | None) -> None:
        """See Menus; Telegram takes it only once they have written to the bot."""
        scope = BotCommandScopeChat(user_id)
        try:
            if role is None:
                for _, code in self._languages():
                    await self._bot.delete_my_commands(scope=scope, language_code=code)
            else:
                await self._set((*COMMANDS, *commands_of(role)), scope)
        except TelegramError as error:
            log.info("somebody's menu could not be set yet", user=user_id, role=role, reason=error.message)

    async def on_start(self, update: Update, _: _Context) -> None:
        """Somebody has written to the bot, perhaps for the first time, perhaps to join the staff just now."""
        user = update.effective_user
        if user is not None and (member := await self._staff.find(user.id)) is not None:
            await self.show_to(member.user_id, member.role)

    async def _set(self, names: Iterable[str], scope: BotCommandScopeChat | None = None) -> None:
        commands = [*names]
        for language, code in self._languages():
            say = self._speech.voice(language)
            menu = [BotCommand(name, say.plain(f"command-{name}")) for name in commands]
            await self._bot.set_my_commands(menu, scope=scope, language_code=code)

    def _languages(self) -> list[tuple[Language, str | None]]:
        """Those whose language is none of ours see the shop's own."""
        menus: list[tuple[Language, str | None]] = [(language, language.value) for language in Language]
        menus.append((self._speech.shop.language, None))
        return menus
