"""Channels and groups that goods are memberships of, whatever messenger they are in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class ChatError(Exception):
    """The messenger did not do what was asked of it."""


class NoRight(ChatError):
    """The bot is not an administrator there, or lacks the right to invite or to remove people."""


class NoSuchChat(ChatError):
    """There is no such chat, or the bot is not in it."""


class ChatUnavailable(ChatError):
    """No answer, or one that says nothing: try again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A chat as the bot sees it: what it may do there."""

    chat_id: int
    title: str
    may_invite: bool
    may_remove: bool


class Chats(Protocol):
    """Lets people in and out of chats; every method may raise any ChatError."""

    async def invite(self, chat_id: int, name: str, expires_at: datetime | None = None) -> str:
        """Make an invite link that lets one person in, once; gives its address."""
        ...

    async def revoke(self, chat_id: int, invite_link: str) -> None:
        """End an invite link; nothing happens where it has ended already."""
        ...

    async def is_member(self, chat: int | str, user_id: int) -> bool:
        """Whether somebody is in a chat, named by its id or its @name."""
        ...

    async def remove(self, chat_id: int, user_id: int) -> None:
        """Put somebody out of a chat, without keeping them from coming back; nothing happens where they are not in."""
        ...

    async def standing(self, chat: int | str) -> Standing:
        """What the bot may do in a chat, named by its id or its @name."""
        ...
