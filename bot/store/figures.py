"""How a shop does between two moments, counted by the database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.catalog import Names, ProductId
from bot.money import Rials
from bot.store.session import Row, Session
from bot.store.times import to_ms

BEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another: `since` is in, `until` is not."""

    since: datetime
    until: datetime


class Fate(StrEnum):
    """What became of a pay link. `FAILED`: the gateway gave none, or one that leads nowhere."""

    PAID = "paid"
    OPEN = "open"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FAILED = "failed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Takings:
    """What came in and was settled as paid: `received` in rials, by how many orders."""

    received: Rials
    orders: int


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What was noted as sent back to buyers: `amount` in rials, by how many refunds."""

    amount: Rials
    refunds: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Tries at paying that have ended, and those of them with which money came."""

    tries: int
    succeeded: int


@dataclass(frozen=True, slots=True)
class Sold:
    """A product, how many pieces of it were paid for, and their price in rials before any discount code."""

    product_id: ProductId
    sku: str
    names: Names
    pieces: int
    revenue: Rials


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody at this moment."""

    held_orders: int
    deliveries: int


async def takings(session: Session, span: Span) -> Takings:
    """What was paid then."""
    row = await session.one("settled_between", **_bounds(span))
    return Takings(Rials(_whole(row, "received")), _whole(row, "orders"))


async def given_back(session: Session, span: Span) -> GivenBack:
    """What was sent back then, whenever it had come in."""
    row = await session.one("given_back_between", **_bounds(span))
    return GivenBack(Rials(_whole(row, "amount")), _whole(row, "refunds"))


async def received_in_each(session: Session, spans: Sequence[Span]) -> tuple[Rials, ...]:
    """What came in within each of these, in rials."""
    bounds = json.dumps([[to_ms(span.since), to_ms(span.until)] for span in spans])
    return tuple(Rials(row["received"]) for row in await session.all("settled_in_each", spans=bounds))


async def first_time_buyers(session: Session, span: Span) -> int:
    """How many people paid then who had never paid before."""
    return int(await session.value("first_time_buyers", **_bounds(span)))


async def fates(session: Session, span: Span, now: datetime) -> Mapping[Fate, int]:
    """What became by now of the pay links that were made then; one for each order, however often it was tried."""
    rows = await session.all("fates_of_links", **_bounds(span), now=to_ms(now))
    return {Fate(row["fate"]): int(row["number"]) for row in rows}


async def finished(session: Session, span: Span) -> Finished:
    """How the tries at paying for what was ordered then have ended."""
    row = await session.one("finished_payments", **_bounds(span))
    return Finished(_whole(row, "finished"), _whole(row, "succeeded"))


async def time_to_pay(session: Session, span: Span, percent: int, orders: int) -> timedelta | None:
    """Within what time this share of the `orders` that were paid then was paid, counted from the pay link's making.

    None where nothing was paid.
    """
    place = max(0, -(-orders * percent // 100) - 1)
    took = await session.value("time_to_pay", **_bounds(span), place=place)
    return None if took is None else timedelta(milliseconds=took)


async def best_products(session: Session, span: Span) -> tuple[Sold, ...]:
    """Those that brought in most, the best first."""
    rows = await session.all("best_products", **_bounds(span), most=BEST_SHOWN)
    return tuple(
        Sold(
            ProductId(row["product_id"]),
            row["sku"],
            Names(row["name_fa"], row["name_en"]),
            int(row["pieces"]),
            Rials(row["revenue"]),
        )
        for row in rows
    )


async def waiting(session: Session) -> Waiting:
    """What waits at this moment."""
    row = await session.one("waiting_now")
    return Waiting(_whole(row, "held"), _whole(row, "deliveries"))


def _bounds(span: Span) -> dict[str, int]:
    return {"since": to_ms(span.since), "until": to_ms(span.until)}


def _whole(row: Row | None, column: str) -> int:
    if row is None:
        raise RuntimeError("the database counted and gave no number")
    return int(row[column])
