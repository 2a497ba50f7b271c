"""What those who run the shop may do: a role is a set of rights; every command and button names the one it needs."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Who somebody is to the shop; buyers have none. Owners are named in the settings, the others are invited."""

    OWNER = "owner"
    MANAGER = "manager"
    SUPPORT = "support"
    VIEWER = "viewer"


class Right(StrEnum):
    """Something that not everybody may do."""

    SEE_SALES = "see_sales"
    ALERTS = "alerts"
    HEALTH = "health"
    HAND_OVER = "hand_over"
    TALK = "talk"
    DECIDE = "decide"
    CATALOGUE = "catalogue"
    BROADCAST = "broadcast"
    BAN = "ban"
    EXPORT = "export"
    SETTINGS = "settings"
    AUDIT = "audit"
    STAFF = "staff"
    BACKUP = "backup"


_SEES = frozenset({Right.SEE_SALES, Right.ALERTS, Right.HEALTH})
_HELPS = _SEES | {Right.HAND_OVER, Right.TALK}
_RUNS = _HELPS | {
    Right.DECIDE,
    Right.CATALOGUE,
    Right.BROADCAST,
    Right.BAN,
    Right.EXPORT,
    Right.SETTINGS,
    Right.AUDIT,
}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: _SEES,
    Role.SUPPORT: _HELPS,
    Role.MANAGER: _RUNS,
    Role.OWNER: frozenset(Right),
}

# What an owner can make of somebody by chat; owners themselves are a matter of the settings alone.
INVITED_ROLES = (Role.MANAGER, Role.SUPPORT, Role.VIEWER)


def may(role: Role | None, right: Right) -> bool:
    """Whether somebody of this role, or a mere buyer, has a right."""
    return role is not None and right in RIGHTS[role]
