"""What somebody is in a group or channel, what they may do there, and the links that let people in."""

from dataclasses import dataclass
from enum import StrEnum

from sandbox.answers import Json


class Role(StrEnum):
    """What somebody is in a chat, in the Bot API's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def is_inside(self) -> bool:
        """Tell whether one with this role belongs to the chat."""
        return self not in {Role.LEFT, Role.KICKED}


class Right(StrEnum):
    """What an administrator may do, in the Bot API's words."""

    MANAGE_CHAT = "can_manage_chat"
    DELETE_MESSAGES = "can_delete_messages"
    MANAGE_VIDEO_CHATS = "can_manage_video_chats"
    RESTRICT_MEMBERS = "can_restrict_members"
    PROMOTE_MEMBERS = "can_promote_members"
    CHANGE_INFO = "can_change_info"
    INVITE_USERS = "can_invite_users"
    POST_STORIES = "can_post_stories"
    EDIT_STORIES = "can_edit_stories"
    DELETE_STORIES = "can_delete_stories"
    POST_MESSAGES = "can_post_messages"
    EDIT_MESSAGES = "can_edit_messages"
    PIN_MESSAGES = "can_pin_messages"


USUAL_RIGHTS = frozenset(Right) - {Right.PROMOTE_MEMBERS}


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody's standing in a chat: an administrator has rights, a ban ends at `until` (0: never)."""

    role: Role
    rights: frozenset[Right] = frozenset()
    until: int = 0

    @property
    def is_inside(self) -> bool:
        """Tell whether they belong to the chat."""
        return self.role.is_inside

    def may(self, right: Right) -> bool:
        """Tell whether they have the right."""
        return self.role is Role.CREATOR or (self.role is Role.ADMINISTRATOR and right in self.rights)

    def as_json(self, user: dict[str, Json]) -> dict[str, Json]:
        """Show a ChatMember with what the role brings along."""
        shown: dict[str, Json] = {"user": user, "status": self.role.value}
        if self.role is Role.KICKED:
            shown["until_date"] = self.until
        if self.role is Role.CREATOR:
            shown["is_anonymous"] = False
        if self.role is Role.ADMINISTRATOR:
            shown |= {"can_be_edited": False, "is_anonymous": False}
            shown |= {right.value: right in self.rights for right in Right}
        return shown


class Obstacle(StrEnum):
    """Why somebody can't join a chat."""

    EXPIRED = "expired"
    USED_UP = "used_up"
    REVOKED = "revoked"
    MEMBER = "member"
    BANNED = "banned"
    ASKED = "asked"


@dataclass(slots=True)
class InviteLink:
    """A link into a chat, made by the bot; dates are Unix times, 0 for no end and no limit."""

    address: str
    name: str = ""
    expires: int = 0
    member_limit: int = 0
    by_request: bool = False
    primary: bool = False
    revoked: bool = False
    used: int = 0

    def obstacle(self, now: int) -> Obstacle | None:
        """Say why the link lets nobody in any more; None while it does."""
        if self.revoked:
            return Obstacle.REVOKED
        if self.expires and now >= self.expires:
            return Obstacle.EXPIRED
        if self.member_limit and self.used >= self.member_limit:
            return Obstacle.USED_UP
        return None

    def as_json(self, creator: dict[str, Json], waiting: int) -> dict[str, Json]:
        """Show a ChatInviteLink; `waiting` people asked through it to be let in."""
        shown: dict[str, Json] = {"invite_link": self.address}
        if self.name:
            shown["name"] = self.name
        shown["creator"] = creator
        if self.expires:
            shown["expire_date"] = self.expires
        if self.member_limit:
            shown["member_limit"] = self.member_limit
        if waiting:
            shown["pending_join_request_count"] = waiting
        return shown | {
            "creates_join_request": self.by_request,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
        }
