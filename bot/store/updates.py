"""Updates as they came, until they are handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.store.session import Session
from bot.store.times import to_ms


@dataclass(frozen=True, slots=True)
class Received:
    """One update: its number, the chat whose order it keeps, and its own JSON."""

    id: int
    chat_id: int
    body: str
    attempts: int = 0


async def receive(tx: Session, updates: Iterable[Received], now: datetime) -> int:
    """Store those that are new; gives how many."""
    new = 0
    for update in updates:
        new += await tx.run(
            "receive_update", id=update.id, chat_id=update.chat_id, body=update.body, now=to_ms(now)
        )
    return new


async def waiting(session: Session, now: datetime, most: int) -> list[Received]:
    """What is to be handled now; what has been due for longest comes first."""
    rows = await session.all("waiting_updates", now=to_ms(now), most=most)
    return [Received(row["id"], row["chat_id"], row["body"], row["attempts"]) for row in rows]


async def claim(tx: Session, update_id: int, now: datetime, lease_until: datetime) -> bool:
    """Take an update to handle it; nobody else is given it before `lease_until`. False where somebody has it."""
    return await tx.run("claim_update", id=update_id, now=to_ms(now), lease_until=to_ms(lease_until)) == 1


async def give_back(tx: Session, update_id: int, now: datetime) -> None:
    """It was taken and not handled; anybody may take it."""
    await tx.run("give_update_back", id=update_id, now=to_ms(now))


async def handled(tx: Session, update_id: int) -> bool:
    """It has had its effect; False where that was noted before."""
    return await tx.run("update_handled", id=update_id) == 1


async def retry(tx: Session, update_id: int, due_at: datetime) -> None:
    """Handling it failed; try once more then."""
    await tx.run("update_to_retry", id=update_id, due_at=to_ms(due_at))


async def failed(tx: Session, update_id: int) -> None:
    """Handling it failed too often; it is kept for a person to look at."""
    await tx.run("update_failed", id=update_id)


async def forget(tx: Session, before: datetime) -> int:
    """Delete what Telegram can't repeat any more."""
    return await tx.run("forget_updates", before=to_ms(before))


async def count_waiting(session: Session) -> int:
    """How many wait to be handled."""
    return int(await session.value("count_waiting_updates"))
