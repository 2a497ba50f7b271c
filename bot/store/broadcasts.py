"""Messages to many people, and who wants no such."""

from datetime import datetime

from bot.broadcasts.broadcast import MOVES, Audience, Broadcast, BroadcastId, BroadcastState, Reach, To
from bot.broadcasts.content import Content, decode
from bot.catalog import ProductId
from bot.store.session import Row, Session
from bot.store.times import from_ms, maybe_from_ms, to_ms


async def insert(tx: Session, content: Content, to: To, by: int, now: datetime) -> BroadcastId:
    """Write a draft."""
    number = await tx.value(
        "insert_broadcast",
        content=content.encode(),
        audience=to.audience,
        product_id=to.product_id,
        created_by=by,
        now=to_ms(now),
    )
    return BroadcastId(number)


async def rewrite(tx: Session, broadcast_id: int, content: Content, to: To) -> bool:
    """Change a draft; False where it is none (any more)."""
    changed = await tx.run(
        "rewrite_broadcast",
        id=broadcast_id,
        content=content.encode(),
        audience=to.audience,
        product_id=to.product_id,
    )
    return changed == 1


async def find(session: Session, broadcast_id: int) -> Broadcast | None:
    """Look one up."""
    row = await session.one("broadcast_by_id", id=broadcast_id)
    return None if row is None else _broadcast(row)


async def page(session: Session, before: int, most: int) -> list[Broadcast]:
    """Those made before the one with this number, newest first, without those that were discarded."""
    return [_broadcast(row) for row in await session.all("broadcasts_before", before=before, most=most)]


async def unfinished(session: Session) -> list[Broadcast]:
    """All that were sent off and are not over, in the order of the line."""
    return [_broadcast(row) for row in await session.all("open_broadcasts")]


async def lock_line(tx: Session) -> list[tuple[BroadcastId, BroadcastState]]:
    """The line; nobody else moves what stands in it until the transaction ends."""
    rows = await tx.all("lock_open_broadcasts")
    return [(BroadcastId(row["id"]), BroadcastState(row["state"])) for row in rows]


async def start(tx: Session, broadcast_id: int, by: int, reach: Reach, now: datetime) -> bool:
    """Put a draft at the end of the line; False where it is none (any more). Its people are still to be fixed."""
    changed = await tx.run(
        "start_broadcast",
        id=broadcast_id,
        started_by=by,
        left_out_blocked=reach.blocked,
        left_out_no_news=reach.no_news,
        now=to_ms(now),
    )
    return changed == 1


async def set_total(tx: Session, broadcast_id: int, total: int) -> None:
    """Note how many people are to get it."""
    await tx.run("set_broadcast_total", id=broadcast_id, total=total)


async def move(tx: Session, broadcast_id: int, old: BroadcastState, new: BroadcastState) -> bool:
    """Move one; False where it is not in the old state (any more). Raises ValueError for a move that there is not."""
    _check(old, new)
    return await tx.run("move_broadcast", id=broadcast_id, old=old, new=new) == 1


async def requeue(tx: Session, broadcast_id: int, now: datetime) -> bool:
    """Put a paused one at the end of the line; False where it is not paused (any more)."""
    return await tx.run("requeue_broadcast", id=broadcast_id, now=to_ms(now)) == 1


async def end(
    tx: Session, broadcast_id: int, old: BroadcastState, new: BroadcastState, now: datetime
) -> bool:
    """Move one to where it ends; False where it is not in the old state (any more)."""
    _check(old, new)
    return await tx.run("end_broadcast", id=broadcast_id, old=old, new=new, now=to_ms(now)) == 1


async def tell(tx: Session, broadcast_id: int, before: str, told: str, now: datetime) -> bool:
    """Note what its progress message is to say; False where it says something else than `before` by now."""
    return await tx.run("broadcast_told", id=broadcast_id, before=before, told=told, now=to_ms(now)) == 1


async def is_being_told(session: Session, slot: str) -> bool:
    """Whether the last of what is said in a slot is still on its way."""
    return bool(await session.value("edit_waits_in_slot", slot=slot))


async def want_no_news(tx: Session, buyer_id: int, now: datetime) -> bool:
    """Note that somebody wants no news; whether that is news."""
    return await tx.run("want_no_news", buyer_id=buyer_id, now=to_ms(now)) == 1


async def want_news(tx: Session, buyer_id: int) -> bool:
    """Note that somebody wants news; whether that is news."""
    return await tx.run("want_news", buyer_id=buyer_id) == 1


def _check(old: BroadcastState, new: BroadcastState) -> None:
    if new not in MOVES[old]:
        raise ValueError(f"a broadcast does not go from {old} to {new}")


def _broadcast(row: Row) -> Broadcast:
    product_id = None if row["product_id"] is None else ProductId(row["product_id"])
    return Broadcast(
        BroadcastId(row["id"]),
        BroadcastState(row["state"]),
        decode(row["content"]),
        To(Audience(row["audience"]), product_id),
        row["created_by"],
        from_ms(row["created_at"]),
        row["started_by"],
        maybe_from_ms(row["started_at"]),
        maybe_from_ms(row["finished_at"]),
        Reach(row["total"], row["left_out_blocked"], row["left_out_no_news"]),
        row["told"],
        from_ms(row["told_at"]),
    )
