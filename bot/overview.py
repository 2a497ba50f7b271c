"""What goes on in the shop, for somebody who watches it: the newest orders with their stories, and the outbox."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from bot.messages import decode
from bot.store import Session, Store
from bot.store.session import Row

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

ORDERS_SHOWN = 20
MESSAGES_SHOWN = 30


class Overview:
    """Reads a store, and writes nothing; opened with `open_for_reading`, beside the shop at work."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def look(self) -> Json:
        """Give `orders` (each with `payments` and `events`) and `outbox`, newest first, as plain values.

        Times are milliseconds since 1970, amounts are rials. No secret is among them.
        """
        async with self._store.reading() as session:
            return {"orders": await _orders(session), "outbox": await _outbox(session)}


async def _orders(session: Session) -> list[Json]:
    rows = await session.all("overview_orders", most=ORDERS_SHOWN)
    first = min((row["id"] for row in rows), default=0)
    payments = _by_order(await session.all("overview_payments", first=first))
    events = _by_order(await session.all("overview_events", first=first))
    return [
        {**row, "payments": [*payments[row["id"]]], "events": [*events[row["id"]]]} for row in map(dict, rows)
    ]


def _by_order(rows: Iterable[Row]) -> Mapping[int, list[Json]]:
    found: dict[int, list[Json]] = defaultdict(list)
    for row in rows:
        found[row["order_id"]].append(dict(row))
    return found


async def _outbox(session: Session) -> list[Json]:
    return [_message(row) for row in await session.all("overview_outbox", most=MESSAGES_SHOWN)]


def _message(row: Row) -> Json:
    """Show a message as its reader does: without markup, and what it is about in place of its keys."""
    letter = decode(row["kind"], row["chat_id"], row["body"], row["slot"])
    shown = {
        key: row[key]
        for key in ("id", "chat_id", "kind", "state", "attempts", "created_at", "due_at", "sent_at")
    }
    return {**shown, "about": row["once"] or row["slot"], "text": letter.message.html.striptags()}
