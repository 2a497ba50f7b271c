"""What was set by chat, and every change of it; what a value may be is not known here."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Stored:
    """A value that was set here: by whom, as they call themselves now, and when."""

    key: str
    value: str
    set_by: int
    by_name: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One change; None is the file's own value."""

    id: int
    key: str
    old: str | None
    new: str | None


async def every(session: Session) -> list[Stored]:
    """All that is set here."""
    return [
        Stored(row["key"], row["value"], row["set_by"], row["by_name"], from_ms(row["set_at"]))
        for row in await session.all("chat_settings")
    ]


async def find(session: Session, key: str) -> str | None:
    """Give one value, None where it is not set here."""
    value: str | None = await session.value("chat_setting", key=key)
    return value


async def put(tx: Session, key: str, old: str | None, new: str | None, by_id: int, now: datetime) -> bool:
    """Change a value, or give it back to the file (None); False where the old one is another (by now)."""
    at = to_ms(now)
    if new is None:
        return await tx.run("drop_chat_setting", key=key, old=old) == 1
    if old is None:
        return await tx.run("insert_chat_setting", key=key, value=new, by_id=by_id, now=at) == 1
    return await tx.run("change_chat_setting", key=key, old=old, value=new, by_id=by_id, now=at) == 1


async def note(
    tx: Session, key: str, old: str | None, new: str | None, by_id: int, update_id: int, now: datetime
) -> None:
    """Write down that it changed."""
    await tx.run(
        "note_chat_setting", key=key, old=old, new=new, by_id=by_id, update_id=update_id, now=to_ms(now)
    )


async def change(session: Session, change_id: int) -> Change | None:
    """Look a change up."""
    return _change(await session.one("chat_setting_change", id=change_id))


async def last_change(session: Session, key: str) -> Change | None:
    """Give the newest change of a value."""
    return _change(await session.one("last_chat_setting_change", key=key))


async def change_by(session: Session, update_id: int, key: str) -> Change | None:
    """Give the change that an update has made."""
    return _change(await session.one("chat_setting_change_by", update_id=update_id, key=key))


def _change(row: Row | None) -> Change | None:
    return None if row is None else Change(row["id"], row["key"], row["old"], row["new"])
