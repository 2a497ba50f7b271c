"""What the staff do in a group: make it theirs, and answer buyers by replying."""

from dataclasses import replace

from telegram import ChatMemberUpdated, Message, Update, User

from bot.messages import Answer, Send
from bot.messages import Message as Text
from bot.shop import Shop
from bot.staff.rights import Right, may
from handlers.admin.answers import answer_buyer, not_of_a_talk
from handlers.admin.duty import actor
from handlers.telegram.ask import Ask
from handlers.telegram.client import Bot
from handlers.telegram.uploads import upload_in

STAFF_GROUP = "staffgroup"
_GONE = frozenset({"left", "kicked"})


class Groups:
    """Answers in groups; what is none of its own it leaves to others, by giving None."""

    def __init__(self, bot: Bot, shop: Shop) -> None:
        self._bot = bot
        self._shop = shop

    async def command(self, update: Update) -> Answer | None:
        """`/staffgroup`, of one of the staff."""
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        if message is None or user is None or chat is None or _command(message, self._bot) != STAFF_GROUP:
            return None
        ask = await self._ask(update, user, chat.id)
        if ask.role is None:
            return None
        say = self._shop.speech.voice(self._shop.speech.shop.language)
        if not may(ask.role, Right.SETTINGS):
            return Answer((Send(chat.id, Text(say.html("staff-no-right", role=ask.role.value))),))
        title = chat.title or str(chat.id)
        await self._shop.desk.staff_room.move_to(actor(ask), chat.id, title)
        return Answer((Send(chat.id, Text(say.html("staffgroup-here", title=title))),))

    async def reply(self, update: Update) -> Answer | None:
        """A reply to one of our messages: an answer to a buyer, where that is what they wrote."""
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        replied = message.reply_to_message if message is not None else None
        if message is None or user is None or chat is None or replied is None:
            return None
        if replied.from_user is None or replied.from_user.id != self._bot.id:
            return None
        ask = await self._ask(update, user, chat.id)
        place = await self._shop.desk.talks.place(chat.id, replied.message_id)
        if place is not None:
            return await answer_buyer(ask, self._shop, place)
        group = await self._shop.desk.staff_room.group()
        return not_of_a_talk(ask, self._shop) if group is not None and group.chat_id == chat.id else None

    async def membership(self, change: ChatMemberUpdated) -> None:
        """The bot was put out of a group, or has left it."""
        if change.new_chat_member.status in _GONE:
            await self._shop.desk.staff_room.gone(change.chat.id)

    async def _ask(self, update: Update, user: User, group: int) -> Ask:
        """Take what somebody wrote in a group; whoever has never written to the bot is not remembered for it."""
        known = await self._shop.buyers.recognise(user.id, user.full_name)
        buyer = replace(known, language=self._shop.speech.shop.language)
        member, message = await self._shop.desk.staff.find(user.id), update.effective_message
        text = (message.text or message.caption or "") if message is not None else ""
        return Ask(
            update.update_id,
            buyer,
            text,
            upload=upload_in(message) if message is not None else None,
            role=None if member is None else member.role,
            group=group,
        )


def _command(message: Message, bot: Bot) -> str:
    first = next(iter((message.text or "").split(maxsplit=1)), "")
    command, _, name = first.removeprefix("/").partition("@")
    return command.lower() if not name or name.lower() == bot.username.lower() else ""
