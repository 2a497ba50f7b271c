"""From a stored update to what is said: the handler that the inbox calls."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import structlog
from markupsafe import escape
from telegram import InlineQuery, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.messages import Answer, Letter, Message, Send
from bot.shop import Shop
from bot.store.updates import Received
from handlers.telegram.client import Bot
from handlers.telegram.inline_results import show_results
from handlers.telegram.router import Router

log = structlog.get_logger(__name__)

TYPING_AFTER = 0.8
TYPING_LASTS = 4.5


class Dispatcher:
    """Handles updates; see Handler in bot/inbox.py."""

    def __init__(self, bot: Bot, router: Router, shop: Shop) -> None:
        self._bot = bot
        self._router = router
        self._shop = shop

    async def handle(self, update: Received) -> Sequence[Letter]:
        """See Handler."""
        asked = Update.de_json(json.loads(update.body), self._bot)
        if asked.inline_query is not None:
            await self._answer_query(asked, asked.inline_query)
            return ()
        async with self._typing(asked):
            answer = await self._router.answer(asked)
        if asked.callback_query is None:
            return answer.letters
        return await self._answer_tap(asked, answer)

    async def apologise(self, update: Received) -> Sequence[Letter]:
        """See Handler."""
        with suppress(Exception):  # what could not be handled may not even be readable
            asked = Update.de_json(json.loads(update.body), self._bot)
            user, chat = asked.effective_user, asked.effective_chat
            if user is not None and chat is not None and chat.id == user.id:
                buyer = await self._shop.buyers.meet(user.id, user.full_name, user.username)
                text = self._shop.speech.voice(buyer.language).html("buyer-failed")
                return [Send(user.id, Message(text))]
        return []

    async def _answer_query(self, asked: Update, query: InlineQuery) -> None:
        """Show what was found, or nothing: trying again would hold up what the same person asks in the chat."""
        answer = Answer()
        try:
            answer = await self._router.answer(asked)
        except Exception:
            log.exception("an inline query could not be handled", update=asked.update_id)
        await show_results(self._bot, query.id, answer.results or ())

    async def _answer_tap(self, asked: Update, answer: Answer) -> Sequence[Letter]:
        """Stop the button's turning circle; what the notice would have said must be said in any case."""
        query = asked.callback_query
        if query is None:
            return answer.letters
        try:
            await self._bot.answer_callback_query(query.id, answer.toast, show_alert=answer.alert)
        except TelegramError as error:
            log.info("a tap was answered too late, or not at all", reason=error.message)
            if answer.toast is not None:
                return [*answer.letters, Send(query.from_user.id, Message(escape(answer.toast)))]
        return answer.letters

    @asynccontextmanager
    async def _typing(self, asked: Update) -> AsyncIterator[None]:
        """Show that something is being done, where it takes its time."""
        chat = asked.effective_chat
        task = asyncio.create_task(self._type(chat.id)) if chat is not None and chat.id > 0 else None
        try:
            yield
        finally:
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _type(self, chat_id: int) -> None:
        await asyncio.sleep(TYPING_AFTER)
        while True:
            with suppress(TelegramError):
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(TYPING_LASTS)
