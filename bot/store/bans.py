"""Who is kept out of the shop, why, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Ban:
    """Somebody who is kept out; names are as they were then, and empty for who had never written to the bot."""

    user_id: int
    name: str
    reason: str
    by_name: str
    at: datetime


async def find(session: Session, user_id: int) -> Ban | None:
    """Look somebody up."""
    row = await session.one("ban_of", user_id=user_id)
    return None if row is None else _ban(row)


async def put(
    tx: Session, user_id: int, name: str, reason: str, by_id: int, by_name: str, now: datetime
) -> bool:
    """Keep somebody out; False where they are kept out already."""
    changed = await tx.run(
        "put_ban", user_id=user_id, name=name, reason=reason, by_id=by_id, by_name=by_name, now=to_ms(now)
    )
    return changed == 1


async def remove(tx: Session, user_id: int) -> bool:
    """Let somebody in again; False where they are not kept out."""
    return await tx.run("remove_ban", user_id=user_id) == 1


async def page(session: Session, skip: int, most: int) -> list[Ban]:
    """Those who are kept out, the newest first."""
    return [_ban(row) for row in await session.all("bans_page", skip=skip, most=most)]


async def tell(tx: Session, user_id: int, update_id: int, before: datetime, now: datetime) -> bool:
    """Whether to tell somebody that they are kept out: not where they were told after `before`, by another answer."""
    told = await tx.run(
        "tell_banned", user_id=user_id, update_id=update_id, before=to_ms(before), now=to_ms(now)
    )
    return told == 1


def _ban(row: Row) -> Ban:
    return Ban(row["user_id"], row["name"], row["reason"], row["by_name"], from_ms(row["at"]))
