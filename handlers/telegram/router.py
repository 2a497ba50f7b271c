"""Which handler answers what: one line for each thing that a buyer can ask."""

from collections.abc import Mapping
from typing import Any

from telegram import CallbackQuery, Update, User
from telegram.ext import (
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.actions import Verb, read_action
from bot.messages import Answer, Button, Message, Send
from bot.shop import Shop
from handlers.buyer.cancel import cancel
from handlers.buyer.check import check
from handlers.buyer.help import show_help, support
from handlers.buyer.language import language
from handlers.buyer.order import order
from handlers.buyer.orders import orders
from handlers.buyer.pay import again, pay
from handlers.buyer.start import start
from handlers.buyer.text import edited, not_text, old_button, text, unknown
from handlers.telegram.ask import Ask, Respond
from handlers.telegram.client import App, Bot

COMMANDS: Mapping[str, Respond] = {
    "start": start,
    "pay": pay,
    "orders": orders,
    "order": order,
    "cancel": cancel,
    "support": support,
    "lang": language,
    "help": show_help,
}
BUTTONS: Mapping[Verb, Respond] = {
    Verb.CHECK: check,
    Verb.CANCEL: cancel,
    Verb.AGAIN: again,
    Verb.ORDER: order,
    Verb.ORDERS: orders,
    Verb.PAY: pay,
    Verb.LANGUAGE: language,
    Verb.CHOOSE_LANGUAGE: language,
    Verb.HELP: show_help,
    Verb.SUPPORT: support,
}

LONGEST_NAME = 64

_Context = CallbackContext[Bot, Any, Any, Any]


class Router:
    """Hands each update to its handler, through the library's own filters, and gives back the answer."""

    def __init__(self, application: App, shop: Shop) -> None:
        self._application = application
        self._shop = shop
        self._outcomes: dict[int, Answer | Exception] = {}
        private = filters.ChatType.PRIVATE
        for command, respond in COMMANDS.items():
            application.add_handler(
                CommandHandler(command, self._command(respond), filters=private & ~filters.UpdateType.EDITED)
            )
        application.add_handler(MessageHandler(private & filters.UpdateType.EDITED, self._command(edited)))
        application.add_handler(MessageHandler(private & filters.COMMAND, self._command(unknown)))
        application.add_handler(MessageHandler(private & filters.TEXT, self._whole_text(text)))
        application.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, self._command(not_text)))
        application.add_handler(MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, self._in_group))
        application.add_handler(CallbackQueryHandler(self._tapped))
        application.add_handler(ChatMemberHandler(self._membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_error_handler(self._failed)

    async def answer(self, update: Update) -> Answer:
        """Have an update handled; what a handler raises is raised here."""
        await self._application.process_update(update)
        outcome = self._outcomes.pop(update.update_id, Answer())
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _command(self, respond: Respond) -> Any:  # noqa: ANN401  # the library's own type of a callback
        async def callback(update: Update, _: _Context) -> None:
            message = update.effective_message
            words = (message.text or "").partition(" ")[2] if message is not None else ""
            await self._respond(respond, update, words.strip())

        return callback

    def _whole_text(self, respond: Respond) -> Any:  # noqa: ANN401  # the library's own type of a callback
        async def callback(update: Update, _: _Context) -> None:
            message = update.effective_message
            await self._respond(respond, update, message.text or "" if message is not None else "")

        return callback

    async def _respond(self, respond: Respond, update: Update, words: str) -> None:
        if (user := update.effective_user) is not None:
            buyer = await self._shop.buyers.meet(user.id, _name(user))
            self._outcomes[update.update_id] = await respond(Ask(update.update_id, buyer, words), self._shop)

    async def _tapped(self, update: Update, _: _Context) -> None:
        query = update.callback_query
        if query is None:
            return
        buyer = await self._shop.buyers.meet(query.from_user.id, _name(query.from_user))
        action = read_action(query.data or "")
        respond = BUTTONS[action.verb] if action is not None else old_button
        ask = Ask(update.update_id, buyer, action=action, message_id=_message_id(query))
        self._outcomes[update.update_id] = await respond(ask, self._shop)

    async def _in_group(self, update: Update, context: _Context) -> None:
        chat = update.effective_chat
        if chat is None or update.edited_message is not None or not _is_for_us(update, context.bot.username):
            return
        say = self._shop.speech.voice(self._shop.settings.shop.language)
        button = Button(say.plain("button-private"), url=f"https://t.me/{context.bot.username}")
        message = Message(say.html("buyer-in-private"), ((button,),))
        self._outcomes[update.update_id] = Answer((Send(chat.id, message),))

    async def _membership(self, update: Update, _: _Context) -> None:
        """Somebody blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != "private":
            return
        if change.new_chat_member.status in {"kicked", "left"}:
            await self._shop.buyers.left(change.from_user.id)
        else:
            await self._shop.buyers.meet(change.from_user.id, _name(change.from_user))

    async def _failed(self, update: object, context: _Context) -> None:
        if isinstance(update, Update) and isinstance(context.error, Exception):
            self._outcomes[update.update_id] = context.error


def _name(user: User) -> str:
    return user.full_name[:LONGEST_NAME]


def _message_id(query: CallbackQuery) -> int | None:
    return query.message.message_id if query.message is not None else None


def _is_for_us(update: Update, username: str) -> bool:
    """In a group, only commands that name us are ours for sure; the others may be meant for another bot."""
    text = (update.effective_message.text if update.effective_message is not None else None) or ""
    command, _, name = text.split(maxsplit=1)[0].removeprefix("/").partition("@") if text else ("", "", "")
    return name.lower() == username.lower() or (not name and command.lower() in COMMANDS)
