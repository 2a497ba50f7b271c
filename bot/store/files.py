"""Files, and by what ids Telegram knows them."""

from datetime import datetime
from hashlib import sha256

from bot.files import File, FileGone, FileId, Shown
from bot.store.session import Row, Session
from bot.store.times import to_ms

# What is looked through, and deleted, at once.
FORGOTTEN_AT_ONCE = 100


async def keep(
    tx: Session, name: str, mime: str, body: bytes, now: datetime, *, passing: bool = False
) -> File:
    """Write a file that is not empty; the same bytes under the same name are the same file.

    One that is `passing` may be forgotten once it is old, unless it is ever kept to stay.
    """
    row = await tx.one(
        "keep_file",
        sha256=sha256(body).hexdigest(),
        name=name,
        mime=mime,
        size=len(body),
        body=body,
        now=to_ms(now),
        passing=int(passing),
    )
    if row is None:
        raise RuntimeError("the database took a file and gave it no number")
    return _file(row)


async def forget_passed(tx: Session, before: datetime) -> int:
    """Delete files that were passing, last wanted before then, and that no letter still carries; gives how many."""
    rows = await tx.all("passed_files", before=to_ms(before), most=FORGOTTEN_AT_ONCE)
    for row in rows:
        await tx.run("forget_ids_of_file", id=row["id"])
    return sum([await tx.run("forget_file", id=row["id"], before=to_ms(before)) for row in rows])


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


def _file(row: Row) -> File:
    return File(FileId(row["id"]), row["name"], row["mime"], row["size"])
