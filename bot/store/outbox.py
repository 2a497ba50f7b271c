"""Messages that must arrive, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.messages import Edit, Letter, Send, decode, encode
from bot.staff.alert import MOST_AN_HOUR, Alert, Outgoing, Reader
from bot.store import alerts
from bot.store.alerts import How
from bot.store.session import Session
from bot.store.times import from_ms, maybe_from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Queued:
    """A letter that waits to be sent."""

    id: int
    letter: Letter
    attempts: int
    created_at: datetime


async def put(tx: Session, letters: Iterable[Outgoing], now: datetime) -> None:
    """Store letters in the transaction of what they tell; an alert, for each of the staff who wants to hear it."""
    for letter in letters:
        if isinstance(letter, Alert):
            for reader, wish in await alerts.readers(tx, letter.topic):
                if letter.is_for(reader, wish):
                    await _tell(tx, letter, reader, now)
        else:
            await _put(tx, letter, now)


async def _put(tx: Session, letter: Letter, now: datetime) -> bool:
    stored = await tx.run(
        "put_in_outbox",
        chat_id=letter.chat_id,
        kind="edit" if isinstance(letter, Edit) else "send",
        body=encode(letter),
        slot=letter.slot,
        once=letter.once,
        now=to_ms(now),
    )
    return stored == 1


async def _tell(tx: Session, alert: Alert, reader: Reader, now: datetime) -> None:
    once, to = f"{alert.once}:{reader.user_id}", reader.user_id
    if await alerts.known(tx, once):
        return
    if not alert.limited or await alerts.counted(tx, to, alert.topic, now) < MOST_AN_HOUR:
        how = How.COUNTED if alert.limited else How.ALWAYS
        if await _put(tx, Send(to, alert.write(reader), once=once), now):
            await alerts.note(tx, once, to, alert.topic, how, now)
        return
    await alerts.note(tx, once, to, alert.topic, How.KEPT_BACK, now)
    hour = alerts.hour_of(now)
    quiet = f"quiet:{alert.topic}:{hour.isoformat()}:{to}"
    if await _put(tx, Send(to, alert.hush(reader, hour + alerts.HOUR), once=quiet), now):
        await alerts.note(tx, quiet, to, alert.topic, How.ALWAYS, now)


async def was_put(session: Session, once: str) -> bool:
    """Whether a letter with this key was ever put there."""
    return await session.value("was_put_in_outbox", once=once) is not None


async def claim_due(tx: Session, now: datetime, lease_until: datetime, most: int) -> list[Queued]:
    """Take the first letter of each chat that is due; nobody else is given them before `lease_until`.

    Edits wait for all that stands before them, but keep nothing that is sent anew waiting.
    """
    rows = await tx.all("claim_due_messages", now=to_ms(now), lease_until=to_ms(lease_until), most=most)
    return [
        Queued(
            row["id"],
            decode(row["kind"], row["chat_id"], row["body"], row["slot"]),
            row["attempts"],
            from_ms(row["created_at"]),
        )
        for row in sorted(rows, key=lambda row: int(row["id"]))
    ]


async def sent(tx: Session, queued_id: int, message_id: int | None, now: datetime) -> None:
    """It is in the chat."""
    await tx.run("message_sent", id=queued_id, message_id=message_id, now=to_ms(now))


async def retry(tx: Session, queued_id: int, due_at: datetime) -> None:
    """It is not in the chat, or that is not known."""
    await tx.run("message_to_retry", id=queued_id, due_at=to_ms(due_at))


async def drop(tx: Session, queued_id: int) -> None:
    """It can never be sent."""
    await tx.run("message_dropped", id=queued_id)


async def park(tx: Session, chat_id: int) -> int:
    """Keep all that is queued for somebody who can't be reached; gives how many letters."""
    return await tx.run("park_messages", chat_id=chat_id)


async def of_money(session: Session, chat_id: int) -> int:
    """How many letters that tell somebody what became of their money are queued."""
    return int(await session.value("queued_of_money", chat_id=chat_id))


async def unpark(tx: Session, chat_id: int, now: datetime) -> int:
    """Queue again what somebody missed; gives how many letters."""
    return await tx.run("unpark_messages", chat_id=chat_id, now=to_ms(now))


async def messages_in_slot(session: Session, slot: str) -> list[int]:
    """Where in their chat the messages with this name stand, newest first; what never arrived is not among them."""
    return [row["message_id"] for row in await session.all("messages_in_slot", slot=slot)]


async def replaced(tx: Session, slot: str, old_id: int, new_id: int) -> None:
    """In this slot, another message took the place of one."""
    await tx.run("message_replaced", slot=slot, old_id=old_id, new_id=new_id)


async def depth(session: Session) -> tuple[int, datetime | None]:
    """How many letters wait, and since when the oldest does."""
    row = await session.one("outbox_depth")
    if row is None:
        return 0, None
    return row["number"], maybe_from_ms(row["oldest"])


async def next_due(session: Session, after: datetime) -> datetime | None:
    """When the next letter is due that was not due then."""
    return maybe_from_ms(await session.value("next_due_message", after=to_ms(after)))


async def forget(tx: Session, before: datetime) -> int:
    """Delete old small talk; keys of what may be said only once stay."""
    return await tx.run("forget_messages", before=to_ms(before))


async def slot_at(session: Session, chat_id: int, message_id: int) -> str | None:
    """Which slot's message stands there; None where it is in none, or none of ours."""
    slot = await session.value("slot_at", chat_id=chat_id, message_id=message_id)
    return None if slot is None else str(slot)


async def queued_in_slot(session: Session, slot: str) -> int:
    """How many letters under this name wait."""
    return int(await session.value("queued_in_slot", slot=slot))
