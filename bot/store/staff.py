"""Those who run the shop, and the links by which they are invited."""

from dataclasses import dataclass
from datetime import datetime

from bot.staff.rights import Role
from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who runs the shop; `name` is how they called themselves last."""

    user_id: int
    name: str
    role: Role
    since: datetime


@dataclass(frozen=True, slots=True)
class Invite:
    """A link that makes one person a member of the staff."""

    id: int
    role: Role
    created_by: int
    created_at: datetime
    expires_at: datetime
    used_by: int | None
    withdrawn: bool


async def find(session: Session, user_id: int) -> Member | None:
    """Look somebody up."""
    row = await session.one("staff_member", user_id=user_id)
    return None if row is None else _member(row)


async def every(session: Session) -> list[Member]:
    """Everybody, the mightiest first."""
    return [_member(row) for row in await session.all("staff_members")]


async def put(tx: Session, user_id: int, name: str, role: Role, now: datetime) -> bool:
    """Give somebody a role, whatever they were; whether that changed anything."""
    return await tx.run("put_staff_member", user_id=user_id, name=name, role=role, now=to_ms(now)) == 1


async def rename(tx: Session, user_id: int, name: str) -> bool:
    """Keep what they call themselves now; whether that is news."""
    return await tx.run("name_staff_member", user_id=user_id, name=name) == 1


async def change(tx: Session, user_id: int, old: Role, new: Role) -> bool:
    """Give another role; False where they do not have the old one (any more)."""
    return await tx.run("change_staff_role", user_id=user_id, old=old, new=new) == 1


async def remove(tx: Session, user_id: int, role: Role) -> bool:
    """Take somebody's role away; False where they do not have it (any more)."""
    return await tx.run("remove_staff_member", user_id=user_id, role=role) == 1


async def put_invite(
    tx: Session, code_hash: str, role: Role, by: int, update_id: int, now: datetime, expires_at: datetime
) -> None:
    """Write an invite; where the update made one already, its code is replaced."""
    await tx.run(
        "put_staff_invite",
        code_hash=code_hash,
        role=role,
        created_by=by,
        update_id=update_id,
        now=to_ms(now),
        expires_at=to_ms(expires_at),
    )


async def invite(session: Session, code_hash: str) -> Invite | None:
    """Look an invite up by the hash of its code."""
    row = await session.one("staff_invite", code_hash=code_hash)
    return None if row is None else _invite(row)


async def open_invites(session: Session, now: datetime) -> list[Invite]:
    """Those that can still be used, the first to end first."""
    return [_invite(row) for row in await session.all("open_staff_invites", now=to_ms(now))]


async def use_invite(tx: Session, invite_id: int, user_id: int, now: datetime) -> bool:
    """Use an invite up; False where it is used, withdrawn or over."""
    return await tx.run("use_staff_invite", id=invite_id, user_id=user_id, now=to_ms(now)) == 1


async def withdraw_invite(tx: Session, invite_id: int, now: datetime) -> bool:
    """End an invite; False where it is used or withdrawn already."""
    return await tx.run("withdraw_staff_invite", id=invite_id, now=to_ms(now)) == 1


def _member(row: Row) -> Member:
    return Member(row["user_id"], row["name"], Role(row["role"]), from_ms(row["since"]))


def _invite(row: Row) -> Invite:
    return Invite(
        row["id"],
        Role(row["role"]),
        row["created_by"],
        from_ms(row["created_at"]),
        from_ms(row["expires_at"]),
        row["used_by"],
        row["withdrawn_at"] is not None,
    )
