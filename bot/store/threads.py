"""Talks between buyers and the staff, and what was said in them."""

from dataclasses import dataclass
from datetime import datetime

from bot.files import Attachment, FileId, Shown
from bot.store.session import Row, Session
from bot.store.times import from_ms, maybe_from_ms, to_ms
from bot.support.talk import QUIET, Hears, MessageId, Saying, Thread, ThreadId


@dataclass(frozen=True, slots=True)
class Listed:
    """A talk as the staff see it in a list, with the name of its buyer."""

    thread: Thread
    name: str


async def open_one(tx: Session, buyer_id: int, now: datetime) -> Thread:
    """Give the open talk of a buyer, a new one where there is none or the last was silent for too long."""
    await tx.run("close_quiet_thread", buyer_id=buyer_id, now=to_ms(now), quiet=to_ms(now - QUIET))
    await tx.run("open_thread", buyer_id=buyer_id, order_id=None, now=to_ms(now))
    opened = await current(tx, buyer_id)
    if opened is None:
        raise LookupError(f"the talk of buyer {buyer_id} vanished while it was opened")
    return opened


async def current(session: Session, buyer_id: int) -> Thread | None:
    """Look up the talk of a buyer that nobody has closed; it may have been silent for too long."""
    row = await session.one("open_thread_of", buyer_id=buyer_id)
    return None if row is None else _thread(row)


async def find(session: Session, thread_id: int) -> Thread | None:
    """Look a talk up, open or closed."""
    row = await session.one("thread_by_id", id=thread_id)
    return None if row is None else _thread(row)


async def lock(tx: Session, thread_id: ThreadId, now: datetime) -> bool:
    """Begin to say something in it, alone until the transaction ends; False where it is closed or too long silent."""
    return await tx.run("lock_thread", id=thread_id, now=to_ms(now), quiet=to_ms(now - QUIET)) == 1


async def hear(tx: Session, thread_id: ThreadId, hears: Hears) -> bool:
    """Choose what of the buyer's writing goes to it; whether that is news."""
    return await tx.run("hear_in_thread", id=thread_id, hears=hears) == 1


async def about(tx: Session, thread_id: ThreadId, order_id: int) -> None:
    """Have it be about another order."""
    await tx.run("thread_about_order", id=thread_id, order_id=order_id)


async def waits(tx: Session, thread_id: ThreadId, now: datetime) -> None:
    """The buyer has said something; who waits already, waits since then."""
    await tx.run("thread_waits", id=thread_id, now=to_ms(now))


async def answered(tx: Session, thread_id: ThreadId) -> None:
    """The buyer waits no more."""
    await tx.run("thread_answered", id=thread_id)


async def close(tx: Session, thread_id: ThreadId, now: datetime) -> bool:
    """End it; False where it was closed already."""
    return await tx.run("close_thread", id=thread_id, now=to_ms(now)) == 1


async def page(session: Session, now: datetime, skip: int, most: int) -> list[Listed]:
    """Open talks in which something was said, the longest unanswered first."""
    rows = await session.all("open_threads", quiet=to_ms(now - QUIET), skip=skip, most=most)
    return [Listed(_thread(row), row["name"]) for row in rows]


async def say(
    tx: Session,
    thread_id: ThreadId,
    author: tuple[int | None, str],
    text: str,
    attachment: Attachment | None,
    answers: MessageId | None,
    update_id: int,
    now: datetime,
) -> Saying:
    """Write down what was said; by the buyer where the author has no number. Only the first time for each update."""
    author_id, author_name = author
    await tx.run(
        "put_thread_message",
        thread_id=thread_id,
        author_id=author_id,
        author_name=author_name,
        text=text,
        file_id=None if attachment is None else attachment.file_id,
        shown=None if attachment is None else attachment.shown,
        answers=answers,
        update_id=update_id,
        now=to_ms(now),
    )
    said = await said_by(tx, update_id)
    if said is None:
        raise LookupError(f"what update {update_id} said vanished while being written")
    return said


async def said_by(session: Session, update_id: int) -> Saying | None:
    """What this update said, if it was handled before."""
    row = await session.one("thread_message_of_update", update_id=update_id)
    return None if row is None else _saying(row)


async def saying(session: Session, message_id: int) -> Saying | None:
    """Look something up that was said."""
    row = await session.one("thread_message", id=message_id)
    return None if row is None else _saying(row)


async def last(session: Session, thread_id: ThreadId, most: int) -> list[Saying]:
    """What was said last, in its order."""
    rows = await session.all("last_thread_messages", thread_id=thread_id, most=most)
    return [_saying(row) for row in reversed(rows)]


async def answers_to(session: Session, message_id: MessageId) -> list[Saying]:
    """What the staff answered to a message, in its order."""
    return [_saying(row) for row in await session.all("thread_message_answers", answers=message_id)]


async def said_since(session: Session, thread_id: ThreadId, since: datetime) -> int:
    """How much the buyer has said lately."""
    return int(await session.value("count_thread_messages_since", thread_id=thread_id, since=to_ms(since)))


async def unanswered(session: Session, now: datetime) -> list[Saying]:
    """What buyers said that nobody has answered yet, in its order."""
    rows = await session.all("unanswered_thread_messages", quiet=to_ms(now - QUIET))
    return [_saying(row) for row in rows]


def _thread(row: Row) -> Thread:
    return Thread(
        ThreadId(row["id"]),
        row["buyer_id"],
        row["order_id"],
        Hears(row["hears"]),
        from_ms(row["opened_at"]),
        from_ms(row["active_at"]),
        maybe_from_ms(row["waiting_since"]),
        maybe_from_ms(row["closed_at"]),
    )


def _saying(row: Row) -> Saying:
    attachment = None
    if row["file_id"] is not None:
        attachment = Attachment(FileId(row["file_id"]), Shown(row["shown"]))
    return Saying(
        MessageId(row["id"]),
        ThreadId(row["thread_id"]),
        row["author_id"],
        row["author_name"],
        row["text"],
        attachment,
        None if row["answers"] is None else MessageId(row["answers"]),
        from_ms(row["at"]),
    )
