"""People, chats and messages as Telegram's servers know them."""

from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.answers import Json
from sandbox.telegram.files import StoredFile
from sandbox.telegram.members import InviteLink, Membership, Role
from sandbox.telegram.text import FormattedText


class ChatKind(StrEnum):
    """The Bot API's four kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(slots=True)
class Person:
    """A person with a Telegram account, and how they stand to the bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    has_written: bool = False
    has_blocked: bool = False
    deactivated: bool = False


@dataclass(slots=True)
class BotAccount:
    """The bot's own account."""

    id: int
    username: str
    first_name: str
    reads_all_group_messages: bool = False
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Media:
    """What a message carries besides its caption."""

    file: StoredFile
    is_photo: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: its text, or its file with a caption, and the markup under it."""

    formatted: FormattedText
    media: Media | None = None
    markup: dict[str, Json] | None = None

    @property
    def inline_keyboard(self) -> Json:
        """Give the rows of buttons under the message, None where there are none."""
        return self.markup.get("inline_keyboard") if self.markup else None


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said until it was edited."""

    content: Content
    date: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first sent a forwarded message, and when."""

    sender_id: int | None
    chat_id: int
    message_id: int
    date: int


@dataclass(slots=True)
class Message:
    """A message in one chat.

    A channel speaks with `sender_id` None; `changed` is the journal's number of the last change. What a person chose
    from the bot's inline results is `via_bot`, and has an `inline_id` where it has buttons. Messages of one album share
    its number. What nobody wrote, such as that a group was upgraded, is told by `service`.
    """

    id: int
    chat_id: int
    sender_id: int | None
    by_bot: bool
    date: int
    content: Content
    reply_to: int | None = None
    origin: Origin | None = None
    via_bot: bool = False
    inline_id: str | None = None
    album: str | None = None
    service: dict[str, Json] = field(default_factory=dict)
    edit_date: int | None = None
    history: list[Version] = field(default_factory=list)
    deleted: bool = False
    changed: int = 0


@dataclass(slots=True)
class Chat:
    """A chat and everything said in it.

    `members` are the people inside; `founder` is one of them until they leave. `banned` maps people to the time at
    which their ban ends (0: never), `asking` those who wait to be let in to the link that they came by. A group may
    have been `upgraded_to` a supergroup, which has its own number; nothing can be done with the group any more.
    """

    id: int
    kind: ChatKind
    title: str | None = None
    username: str | None = None
    members: set[int] = field(default_factory=set)
    founder: int | None = None
    bot: Membership = field(default_factory=lambda: Membership(Role.MEMBER))
    banned: dict[int, int] = field(default_factory=dict)
    links: dict[str, InviteLink] = field(default_factory=dict)
    asking: dict[int, InviteLink] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    action: str | None = None
    upgraded_to: int | None = None

    def next_message_id(self) -> int:
        """Give the number of the message that comes next."""
        return len(self.messages) + 1

    def message(self, message_id: int) -> Message | None:
        """Find a message that is not deleted."""
        found = self.messages.get(message_id)
        return None if found is None or found.deleted else found


@dataclass(slots=True)
class Callback:
    """A tap on a callback button, and the bot's answer to it; `tapped` is the journal's number of the tap."""

    id: str
    chat_id: int
    message_id: int
    person_id: int
    data: str
    asked_at: float
    tapped: int = 0
    answer: dict[str, Json] | None = None
