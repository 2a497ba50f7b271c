"""Channels and groups of Telegram, as far as the bot may let people in and out of them."""

import re
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberOwner,
    ChatMemberRestricted,
)
from telegram.constants import ChatInviteLinkLimit
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.chats import ChatError, ChatUnavailable, NoRight, NoSuchChat, Standing
from bot.clock import Clock, system_clock
from handlers.telegram.client import Bot

T = TypeVar("T")

# A ban that is not lifted, because we were stopped or cut off, ends by itself; one of less than half a minute by
# Telegram's clock would be for ever.
BAN_LASTS = timedelta(minutes=10)

_IN_CHARGE = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
_NO_RIGHT = re.compile(
    "not enough rights|need administrator rights|have no rights|chat_admin_required|right_forbidden"
    "|member list is inaccessible|need to be inviter",
    re.IGNORECASE,
)
_NO_SUCH_CHAT = re.compile(
    "chat not found|chat_id_invalid|channel_invalid|channel_private|group chat was deactivated",
    re.IGNORECASE,
)
_NOT_IN = re.compile(
    "user not found|member not found|participant_id_invalid|user_not_participant|user_id_invalid",
    re.IGNORECASE,
)
_STAYS = re.compile(
    f"{_NOT_IN.pattern}|user is an administrator|can't remove chat owner|user_admin_invalid", re.IGNORECASE
)
# A basic group keeps no list of those who were put out.
_NOT_BANNED = re.compile("method is available for supergroup and channel chats only", re.IGNORECASE)
_ENDED = re.compile("invite_hash_expired|invite_hash_invalid|invite_hash_empty", re.IGNORECASE)


class TelegramChats:
    """Lets people in and out through the Bot API; see Chats.

    Members are told from others only where the bot is an administrator: elsewhere Telegram may keep them from it.
    """

    def __init__(self, bot: Bot, clock: Clock = system_clock) -> None:
        self._bot = bot
        self._clock = clock

    async def invite(self, chat_id: int, name: str, expires_at: datetime | None = None) -> str:
        """See Chats. Only administrators see the name, of which 32 letters are kept.

        Repeated after a lost answer it makes another link; the first stays valid, and known to nobody.
        """
        link = await _carried(
            self._bot.create_chat_invite_link(
                chat_id,
                expire_date=expires_at,
                member_limit=1,
                name=name[: ChatInviteLinkLimit.NAME_LENGTH],
            )
        )
        return link.invite_link

    async def revoke(self, chat_id: int, invite_link: str) -> None:
        """See Chats."""
        await _tried(self._bot.revoke_chat_invite_link(chat_id, invite_link), harmless=_ENDED)

    async def is_member(self, chat: int | str, user_id: int) -> bool:
        """See Chats."""
        member = await self._member(chat, user_id)
        return member is not None and is_inside(member)

    async def remove(self, chat_id: int, user_id: int) -> None:
        """See Chats. Who is in charge of the chat stays in it; who was banned by others stays banned."""
        member = await self._member(chat_id, user_id)
        if member is None or member.status in _IN_CHARGE:
            return
        until = self._clock() + BAN_LASTS
        banned = _bans_until(member, until)
        if is_inside(member):
            ban = self._bot.ban_chat_member(chat_id, user_id, until_date=until)
            banned = bool(await _tried(ban, harmless=_STAYS))
        if banned:
            lifted = self._bot.unban_chat_member(chat_id, user_id, only_if_banned=True)
            await _tried(lifted, harmless=_NOT_BANNED)

    async def standing(self, chat: int | str) -> Standing:
        """See Chats."""
        found = await _carried(self._bot.get_chat(chat))
        ours = await self._member(found.id, self._bot.id)
        if ours is None or not is_inside(ours):
            raise NoSuchChat("the bot is not in this chat")
        invites, removes = _rights(ours)
        return Standing(found.id, found.effective_name or "", invites, removes)

    async def _member(self, chat: int | str, user_id: int) -> ChatMember | None:
        """Give what somebody is in a chat, None for whom Telegram does not connect with it."""
        return await _tried(self._bot.get_chat_member(chat, user_id), harmless=_NOT_IN)


def is_inside(member: ChatMember) -> bool:
    """Whether this is somebody in a chat, and not one who left, was put out, or never came."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in {*_IN_CHARGE, ChatMember.MEMBER}


def understood(error: TelegramError) -> ChatError:
    """Sort the library's errors by what there is to do about each."""
    match error:
        case BadRequest() | Forbidden() if _NO_RIGHT.search(error.message):
            return NoRight(error.message)
        case BadRequest() if _NO_SUCH_CHAT.search(error.message):
            return NoSuchChat(error.message)
        case Forbidden() | ChatMigrated():
            return NoSuchChat(error.message)
        case _:
            return ChatUnavailable(error.message)


def _rights(member: ChatMember) -> tuple[bool, bool]:
    match member:
        case ChatMemberOwner():
            return True, True
        case ChatMemberAdministrator():
            return member.can_invite_users, member.can_restrict_members
        case _:
            return False, False


async def _carried(call: Awaitable[T]) -> T:
    try:
        return await call
    except TelegramError as error:
        raise understood(error) from error


async def _tried(call: Awaitable[T], *, harmless: re.Pattern[str]) -> T | None:
    """Give None where Telegram refuses in words which say that there is nothing to do."""
    try:
        return await call
    except TelegramError as error:
        if isinstance(error, BadRequest) and harmless.search(error.message):
            return None
        raise understood(error) from error


def _bans_until(member: ChatMember, latest: datetime) -> bool:
    """Whether they are banned for so short a time that it is our own ban, whose lifting was cut off."""
    # A ban without an end is written as one until 1970.
    return (
        isinstance(member, ChatMemberBanned) and datetime.fromtimestamp(0, UTC) < member.until_date <= latest
    )
