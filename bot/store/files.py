"""Files, and by what ids Telegram knows them."""

from datetime import datetime
from hashlib import sha256

from bot.files import File, FileGone, FileId, Shown
from bot.store.session import Row, Session
from bot.store.times import maybe_to_ms, to_ms


async def keep(
    tx: Session, name: str, mime: str, body: bytes, now: datetime, until: datetime | None = None
) -> File:
    """Write a file that is not empty, for good or `until` then; the same bytes under the same name are the same file.

    What was ever kept for good stays.
    """
    row = await tx.one(
        "keep_file",
        sha256=sha256(body).hexdigest(),
        name=name,
        mime=mime,
        size=len(body),
        body=body,
        now=to_ms(now),
        keep_until=maybe_to_ms(until),
    )
    if row is None:
        raise RuntimeError("the database took a file and gave it no number")
    return _file(row)


async def get(session: Session, file_id: FileId) -> File:
    """Look a file up by its number; raises FileGone."""
    row = await session.one("file_by_id", id=file_id)
    if row is None:
        raise FileGone(file_id, "missing")
    return _file(row)


async def body(session: Session, file_id: FileId) -> bytes:
    """Read a file's bytes; raises FileGone where they are not what was kept."""
    row = await session.one("file_body", id=file_id)
    if row is None:
        raise FileGone(file_id, "missing")
    kept = bytes(row["body"])
    if sha256(kept).hexdigest() != row["sha256"]:
        raise FileGone(file_id, "damaged")
    return kept


async def telegram_id(session: Session, file_id: FileId, bot_id: int, shown: Shown) -> str | None:
    """Give the id by which Telegram knows a file that this bot has sent like this."""
    known: str | None = await session.value("telegram_id_of_file", file_id=file_id, bot_id=bot_id, kind=shown)
    return known


async def remember(tx: Session, file_id: FileId, bot_id: int, shown: Shown, telegram_id: str) -> None:
    """Note what Telegram calls a file; it takes the place of what was noted before."""
    await tx.run("remember_telegram_id", file_id=file_id, bot_id=bot_id, kind=shown, telegram_id=telegram_id)


async def forget(tx: Session, file_id: FileId, bot_id: int, shown: Shown, telegram_id: str) -> None:
    """Telegram knows this id no more; a newer one stays."""
    await tx.run("forget_telegram_id", file_id=file_id, bot_id=bot_id, kind=shown, telegram_id=telegram_id)


async def forget_passing(tx: Session, now: datetime) -> int:
    """Delete the files whose time is over; gives how many."""
    await tx.run("forget_ids_of_passing_files", now=to_ms(now))
    return await tx.run("forget_passing_files", now=to_ms(now))


def _file(row: Row) -> File:
    return File(FileId(row["id"]), row["name"], row["mime"], row["size"])
