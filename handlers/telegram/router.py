"""From an update to the handler that answers it."""

from typing import Any

from telegram import CallbackQuery, Update, User
from telegram.ext import (
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.actions import read_action
from bot.files import Upload
from bot.messages import Answer, Button, Message, Send
from bot.shop import Shop
from handlers.buyer.inline import inline
from handlers.buyer.text import edited, not_text, text, unknown
from handlers.conversation import in_conversation
from handlers.telegram.ask import Ask, Respond
from handlers.telegram.chats import is_inside
from handlers.telegram.client import App, Bot
from handlers.telegram.groups import Groups
from handlers.telegram.routes import COMMANDS, EVERY_COMMAND, button
from handlers.telegram.turned_away import turned_away
from handlers.telegram.uploads import upload_in

LONGEST_NAME = 64

_Context = CallbackContext[Bot, Any, Any, Any]


class Router:
    """Hands each update to its handler, through the library's own filters, and gives back the answer."""

    def __init__(self, application: App, shop: Shop) -> None:
        self._application = application
        self._shop = shop
        self._outcomes: dict[int, Answer | Exception] = {}
        private = filters.ChatType.PRIVATE
        new = private & ~filters.UpdateType.EDITED
        for command, respond in EVERY_COMMAND.items():
            application.add_handler(CommandHandler(command, self._command(respond, command), filters=new))
        application.add_handler(MessageHandler(private & filters.UpdateType.EDITED, self._command(edited)))
        application.add_handler(MessageHandler(private & filters.COMMAND, self._command(unknown)))
        application.add_handler(
            MessageHandler(private & filters.TEXT, self._whole_text(in_conversation(text)))
        )
        files = filters.PHOTO | filters.Document.ALL
        application.add_handler(MessageHandler(private & files, self._file(in_conversation(not_text))))
        application.add_handler(
            MessageHandler(private & ~filters.StatusUpdate.ALL, self._command(in_conversation(not_text)))
        )
        application.add_handler(MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, self._in_group))
        self._groups = Groups(application.bot, shop)
        replies = filters.ChatType.GROUPS & filters.REPLY & ~filters.UpdateType.EDITED
        application.add_handler(MessageHandler(replies, self._replied_in_group))
        application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self._migrated))
        application.add_handler(CallbackQueryHandler(self._tapped))
        application.add_handler(InlineQueryHandler(self._queried))
        application.add_handler(ChatMemberHandler(self._membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_handler(ChatMemberHandler(self._came_or_went, ChatMemberHandler.CHAT_MEMBER))
        application.add_error_handler(self._failed)

    async def answer(self, update: Update) -> Answer:
        """Have an update handled; what a handler raises is raised here."""
        await self._shop.live.refresh()
        await self._application.process_update(update)
        outcome = self._outcomes.pop(update.update_id, Answer())
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _command(self, respond: Respond, command: str = "") -> Any:  # noqa: ANN401  # the library's own type of a callback
        async def callback(update: Update, _: _Context) -> None:
            message = update.effective_message
            words = (message.text or "").partition(" ")[2] if message is not None else ""
            await self._respond(respond, update, words.strip(), command=command)

        return callback

    def _whole_text(self, respond: Respond) -> Any:  # noqa: ANN401  # the library's own type of a callback
        async def callback(update: Update, _: _Context) -> None:
            message = update.effective_message
            await self._respond(respond, update, message.text or "" if message is not None else "")

        return callback

    def _file(self, respond: Respond) -> Any:  # noqa: ANN401  # the library's own type of a callback
        async def callback(update: Update, _: _Context) -> None:
            if (message := update.effective_message) is not None:
                await self._respond(respond, update, message.caption or "", upload_in(message))

        return callback

    async def _respond(
        self, respond: Respond, update: Update, words: str, upload: Upload | None = None, command: str = ""
    ) -> None:
        message, user = update.effective_message, update.effective_user
        replied = message.reply_to_message if message is not None else None
        # What somebody picked inline came from us, whichever chat they sent it to.
        ours = message is not None and message.via_bot is not None and message.via_bot.id == self._bot.id
        if user is not None and not ours:
            buyer = await self._shop.buyers.meet(user.id, _name(user), user.username)
            role = await self._shop.desk.staff.role_of(buyer)
            ask = Ask(
                update.update_id,
                buyer,
                words,
                upload=upload,
                bot_link=self._bot_link,
                role=role,
                command=command,
                reply_to=replied.message_id if replied is not None else None,
            )
            away = await turned_away(ask, self._shop)
            self._outcomes[update.update_id] = away or await respond(ask, self._shop)

    async def _tapped(self, update: Update, _: _Context) -> None:
        query = update.callback_query
        if query is None:
            return
        user = query.from_user
        buyer = await self._shop.buyers.meet(user.id, _name(user), user.username)
        action = read_action(query.data or "")
        respond = button(action)
        ask = Ask(
            update.update_id,
            buyer,
            action=action,
            message_id=_message_id(query),
            bot_link=self._bot_link,
            role=await self._shop.desk.staff.role_of(buyer),
        )
        away = await turned_away(ask, self._shop)
        self._outcomes[update.update_id] = away or await respond(ask, self._shop)

    async def _queried(self, update: Update, _: _Context) -> None:
        if (query := update.inline_query) is not None:
            buyer = await self._shop.buyers.recognise(query.from_user.id, _name(query.from_user))
            ask = Ask(update.update_id, buyer, query.query.strip(), bot_link=self._bot_link)
            kept_out = await self._shop.desk.bans.find(buyer.id) is not None
            self._outcomes[update.update_id] = Answer() if kept_out else await inline(ask, self._shop)

    @property
    def _bot(self) -> Bot:
        return self._application.bot

    @property
    def _bot_link(self) -> str:
        return self._shop.settings.telegram.link_to(self._bot.username)

    async def _in_group(self, update: Update, context: _Context) -> None:
        chat = update.effective_chat
        if chat is None or update.edited_message is not None:
            return
        if (answer := await self._groups.command(update)) is not None:
            self._outcomes[update.update_id] = answer
            return
        if not _is_for_us(update, context.bot.username):
            return
        settings = self._shop.settings
        say = self._shop.speech.voice(self._shop.speech.shop.language)
        button = Button(say.plain("button-private"), url=settings.telegram.link_to(context.bot.username))
        message = Message(say.html("buyer-in-private"), ((button,),))
        self._outcomes[update.update_id] = Answer((Send(chat.id, message),))

    async def _replied_in_group(self, update: Update, _: _Context) -> None:
        if (answer := await self._groups.reply(update)) is not None:
            self._outcomes[update.update_id] = answer

    async def _migrated(self, update: Update, _: _Context) -> None:
        """A group has become a supergroup: what was said of the old one holds for the new one no more."""
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            await self._shop.desk.staff_room.gone(message.chat.id)

    async def _membership(self, update: Update, _: _Context) -> None:
        """Somebody blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != "private":
            if change is not None:
                await self._groups.membership(change)
            return
        if change.new_chat_member.status in {"kicked", "left"}:
            await self._shop.buyers.left(change.from_user.id)
        else:
            user = change.from_user
            await self._shop.buyers.meet(user.id, _name(user), user.username)

    async def _came_or_went(self, update: Update, _: _Context) -> None:
        """Somebody joined or left a chat in which the bot is an administrator, or was put out of it."""
        change = update.chat_member
        if change is None:
            return
        user_id, now_inside = change.new_chat_member.user.id, is_inside(change.new_chat_member)
        if now_inside is is_inside(change.old_chat_member):
            return
        if now_inside:
            link = change.invite_link.invite_link if change.invite_link is not None else None
            await self._shop.memberships.joined(change.chat.id, user_id, link)
        else:
            await self._shop.memberships.left(change.chat.id, user_id)

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
