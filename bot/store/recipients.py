"""Who gets a broadcast, and who has it."""

from dataclasses import dataclass
from datetime import datetime

from bot.broadcasts.broadcast import ANSWER_LOST, Audience, BroadcastId, Counts, Failure, Reach, To
from bot.orders import BuyerId
from bot.store.session import Session, Value
from bot.store.times import maybe_from_ms, to_ms
from bot.texts.languages import Language

# How often somebody is tried who may have it already.
MOST_TRIES = 2
_LANGUAGES = {Audience.PERSIAN: Language.FA, Audience.ENGLISH: Language.EN}


@dataclass(frozen=True, slots=True)
class Claimed:
    """Somebody to be sent a broadcast now; `tried` counts this time, and those whose end is not known."""

    broadcast_id: BroadcastId
    buyer_id: BuyerId
    language: Language
    tried: int


async def reach(session: Session, to: To) -> Reach:
    """Count whom a broadcast would reach now."""
    row = await session.one("count_audience", **_audience(to))
    if row is None:
        raise RuntimeError("the database counted nothing, not even to zero")
    blocked, no_news = row["blocked"], row["no_news"]
    return Reach(row["people"] - blocked - no_news, blocked, no_news)


async def insert(tx: Session, broadcast_id: int, to: To) -> int:
    """Fix the people of a broadcast, as they are now; gives how many."""
    return await tx.run("insert_recipients", id=broadcast_id, **_audience(to))


async def claim(
    tx: Session, broadcast_id: BroadcastId, now: datetime, lease_until: datetime, most: int
) -> list[Claimed]:
    """Take some who are to be sent it, if it runs; nobody else is given them before `lease_until`."""
    rows = await tx.all(
        "claim_recipients", id=broadcast_id, now=to_ms(now), lease_until=to_ms(lease_until), most=most
    )
    return [
        Claimed(broadcast_id, BuyerId(row["buyer_id"]), Language(row["language"]), row["tried"])
        for row in rows
    ]


async def reached(tx: Session, whom: Claimed, message_id: int) -> bool:
    """They have it; False, as in all that follow, where the lease is somebody else's by now."""
    return await tx.run("recipient_reached", message_id=message_id, **_lease(whom)) == 1


async def blocked(tx: Session, whom: Claimed) -> bool:
    """They can't be reached."""
    return await tx.run("recipient_blocked", **_lease(whom)) == 1


async def failed(tx: Session, whom: Claimed, reason: str) -> bool:
    """They can't be sent it."""
    return await tx.run("recipient_failed", reason=reason, **_lease(whom)) == 1


async def not_tried(tx: Session, whom: Claimed, due_at: datetime) -> bool:
    """They don't have it, for certain: as if it had not been tried."""
    return await tx.run("recipient_not_tried", due_at=to_ms(due_at), **_lease(whom)) == 1


async def unsure(tx: Session, whom: Claimed, due_at: datetime) -> bool:
    """They may have it: tried once more, and not a third time."""
    if whom.tried >= MOST_TRIES:
        return await failed(tx, whom, ANSWER_LOST)
    return await tx.run("recipient_to_retry", due_at=to_ms(due_at), **_lease(whom)) == 1


async def take_back_overdue(tx: Session, broadcast_id: int, now: datetime) -> int:
    """See to those whose lease is over, as to those of whom one is unsure; gives how many."""
    given_up = await tx.run(
        "give_up_overdue", id=broadcast_id, now=to_ms(now), most=MOST_TRIES, reason=ANSWER_LOST
    )
    return given_up + await tx.run("retry_overdue", id=broadcast_id, now=to_ms(now))


async def count(session: Session, broadcast_id: int) -> Counts:
    """Count who is where."""
    of = {row["state"]: row["number"] for row in await session.all("count_recipients", id=broadcast_id)}
    return Counts(
        of.get("waiting", 0),
        of.get("leased", 0),
        of.get("sent", 0),
        of.get("blocked", 0),
        of.get("failed", 0),
        of.get("no_news", 0),
    )


async def next_due(session: Session, broadcast_id: int) -> datetime | None:
    """When the next one who waits may be tried."""
    return maybe_from_ms(await session.value("next_recipient", id=broadcast_id))


async def failures(session: Session, broadcast_id: int, most: int) -> list[Failure]:
    """Why it could not be sent to some, the commonest reason first."""
    rows = await session.all("count_failures", id=broadcast_id, most=most)
    return [Failure(row["reason"], row["people"]) for row in rows]


async def leave_out(tx: Session, buyer_id: int) -> int:
    """Whatever is under way and has not reached them does not; gives how many broadcasts."""
    return await tx.run("leave_out_recipient", buyer_id=buyer_id)


async def take_back(tx: Session, buyer_id: int) -> int:
    """What they were left out of and is still under way reaches them after all; gives how many broadcasts."""
    return await tx.run("take_recipient_back", buyer_id=buyer_id)


def _audience(to: To) -> dict[str, Value]:
    return {
        "language": _LANGUAGES.get(to.audience, ""),
        "bought": int(to.audience is Audience.BOUGHT),
        "product_id": to.product_id or 0,
    }


def _lease(whom: Claimed) -> dict[str, Value]:
    return {"id": whom.broadcast_id, "buyer_id": whom.buyer_id, "tried": whom.tried}
