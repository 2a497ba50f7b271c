"""Everything that the pretend Telegram knows, and the few ways in which it changes."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.answers import Json
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.telegram.commands import CommandMenus
from sandbox.telegram.files import Files
from sandbox.telegram.flood import Flood, Limits
from sandbox.telegram.inline import InlineDesk
from sandbox.telegram.members import Membership, Role
from sandbox.telegram.model import (
    BotAccount,
    Callback,
    Chat,
    ChatKind,
    Content,
    Message,
    Origin,
    Person,
    Version,
)
from sandbox.telegram.updates import UpdateQueue
from sandbox.telegram.webhook import Webhook

FIRST_PERSON = 5_208_170_001
FIRST_GROUP = -4_108_170_001
FIRST_CHANNEL = -1_002_108_170_001
FIRST_CALLBACK = 4_382_108_170_000_001
FIRST_INLINE_MESSAGE = 4_182_108_170_000_001
FIRST_ALBUM = 13_108_170_000_001


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time of day, and a clock that only ever runs forward; both in seconds."""

    now: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic


class World:
    """People, chats, messages, files, and what waits for the bot."""

    def __init__(
        self, bot: BotAccount, faults: Faults, clocks: Clocks, callback_lifetime: float, webhook_retry: float
    ) -> None:
        self.bot = bot
        self.faults = faults
        self.journal = Journal()
        self.queue = UpdateQueue(int(clocks.now()), self._acknowledged)
        self.files = Files()
        self.webhook = Webhook(self.queue, self.is_down, self.now, webhook_retry)
        self.flood = Flood(clocks.steady)
        self.commands = CommandMenus()
        self.inline = InlineDesk(clocks.steady, callback_lifetime)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self._callback_lifetime = callback_lifetime
        self._clocks = clocks
        self._person_ids = itertools.count(FIRST_PERSON, 7)
        self._group_ids = itertools.count(FIRST_GROUP, -7)
        self._channel_ids = itertools.count(FIRST_CHANNEL, -7)
        self._callback_ids = itertools.count(FIRST_CALLBACK, 7)
        self._inline_ids = itertools.count(FIRST_INLINE_MESSAGE, 7)
        self._album_ids = itertools.count(FIRST_ALBUM, 8)

    def now(self) -> int:
        """Give the time as Telegram's dates do: whole seconds of Unix time."""
        return int(self._clocks.now())

    def is_down(self) -> bool:
        """Tell whether Telegram is ordered to be out of reach."""
        return any(fault.kind == "down" for fault in self.faults.in_force())

    def knows(self, user_id: int) -> bool:
        """Tell whether this is the bot or a person."""
        return user_id == self.bot.id or user_id in self.people

    def person(self, person_id: int) -> Person:
        """Give the person; raises KeyError where there is none."""
        return self.people[person_id]

    def add_person(
        self, first_name: str, username: str | None, language_code: str | None, person_id: int | None
    ) -> Person:
        """Let a person have an account, and with it a private chat to write in."""
        if person_id is None:
            person_id = next(number for number in self._person_ids if number not in self.people)
        person = self.people[person_id] = Person(person_id, first_name, username, language_code)
        self.chats[person_id] = Chat(person_id, ChatKind.PRIVATE, members={person_id})
        self.journal.write("person", person_id=person_id)
        return person

    def add_chat(self, kind: ChatKind, title: str, username: str | None, members: list[int]) -> Chat:
        """Found a group or a channel that the bot is not in yet; the first of its members is its founder."""
        numbers = self._group_ids if kind is ChatKind.GROUP else self._channel_ids
        left = Membership(Role.LEFT)
        chat = Chat(next(numbers), kind, title, username, set(members), members[0], left)
        self.chats[chat.id] = chat
        return chat

    def post(
        self,
        chat: Chat,
        content: Content,
        sender_id: int,
        reply_to: int | None = None,
        origin: Origin | None = None,
        album: str | None = None,
        via_bot: bool = False,
        service: dict[str, Json] | None = None,
    ) -> Message:
        """Put a message into a chat; in a channel it is the channel that speaks."""
        message = Message(
            id=chat.next_message_id(),
            chat_id=chat.id,
            sender_id=None if chat.kind is ChatKind.CHANNEL else sender_id,
            by_bot=sender_id == self.bot.id,
            date=self.now(),
            content=content,
            reply_to=reply_to,
            origin=origin,
            album=album,
            via_bot=via_bot,
            service=service or {},
            inline_id=self._new_inline_id() if via_bot and content.inline_keyboard else None,
        )
        chat.messages[message.id] = message
        if message.by_bot:
            chat.action = None
        self._changed("message", message)
        return message

    def inline_message(self, inline_id: str) -> Message | None:
        """Find what was chosen from the bot's inline results, by the id that only the bot knows."""
        everything = (message for chat in self.chats.values() for message in chat.messages.values())
        return next((m for m in everything if m.inline_id == inline_id and not m.deleted), None)

    def edit(self, message: Message, content: Content) -> None:
        """Say something else in a message; what it said is kept for people to look up."""
        message.history.append(Version(message.content, message.edit_date or message.date))
        message.content = content
        message.edit_date = self.now()
        self._changed("edited", message)

    def delete(self, message: Message) -> None:
        """Take a message from everybody's eyes."""
        message.deleted = True
        self._changed("deleted", message)

    def ask(self, message: Message, person_id: int, data: str) -> Callback:
        """Record a tap on a callback button of the message."""
        callback_id = str(next(self._callback_ids))
        asked_at = self._clocks.steady()
        callback = Callback(callback_id, message.chat_id, message.id, person_id, data, asked_at)
        self.callbacks[callback_id] = callback
        entry = self.journal.write(
            "tapped", callback_query_id=callback_id, chat_id=message.chat_id, data=data
        )
        callback.tapped = _number(entry)
        return callback

    def open_callback(self, callback_id: str) -> Callback | None:
        """Find a callback that may still be answered: it waits for at most the callbacks' lifetime, for one answer."""
        callback = self.callbacks.get(callback_id)
        if callback is None or callback.answer is not None:
            return None
        age = self._clocks.steady() - callback.asked_at
        return callback if age <= self._callback_lifetime else None

    def reset(self) -> None:
        """Forget people, chats, files, what waits, faults and limits.

        What the bot set for itself (webhook, commands, names) stays, and every number goes on increasing.
        """
        self.people.clear()
        self.chats.clear()
        self.callbacks.clear()
        self.inline.clear()
        self.files.clear()
        self.queue.clear()
        self.faults.clear()
        self.flood.order(Limits())
        self.journal.write("reset")

    def new_album_id(self) -> str:
        """Give the number that the next album's messages share."""
        return str(next(self._album_ids))

    def _new_inline_id(self) -> str:
        return f"BAAAA{next(self._inline_ids)}"

    def _acknowledged(self, count: int) -> None:
        self.journal.write("acknowledged", count=count)

    def _changed(self, what: str, message: Message) -> None:
        entry = self.journal.write(
            what, chat_id=message.chat_id, message_id=message.id, by_bot=message.by_bot
        )
        message.changed = _number(entry)


def _number(entry: dict[str, Json]) -> int:
    number = entry["number"]
    return number if isinstance(number, int) else 0
