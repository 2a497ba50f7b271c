"""The group in which the staff read what buyers write, where there is one."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.session import Session
from bot.store.times import to_ms


@dataclass(frozen=True, slots=True)
class Group:
    """A group, by its number and its title."""

    chat_id: int
    title: str


async def find(session: Session) -> Group | None:
    """Which group it is."""
    row = await session.one("staff_group")
    return None if row is None else Group(row["chat_id"], row["title"])


async def hold(tx: Session) -> Group | None:
    """Which group it is, and stays until this transaction ends."""
    row = await tx.one("hold_staff_group")
    return None if row is None else Group(row["chat_id"], row["title"])


async def put(tx: Session, chat_id: int, title: str, by: int, now: datetime) -> None:
    """Make it this group, instead of any other."""
    await tx.run("put_staff_group", chat_id=chat_id, title=title, set_by=by, now=to_ms(now))


async def remove(tx: Session, chat_id: int) -> bool:
    """Have none any more; False where it is not this one."""
    return await tx.run("remove_staff_group", chat_id=chat_id) == 1
