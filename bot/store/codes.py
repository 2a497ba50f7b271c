"""Single-use codes: each is given to one line of one order, ever."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.catalog import ProductId
from bot.deliveries import LineId
from bot.store.session import Session
from bot.store.times import to_ms


async def already_there(session: Session, product_id: ProductId, texts: Sequence[str]) -> set[str]:
    """Which of these a product has, or has ever given away."""
    rows = await session.all("codes_already_there", product_id=product_id, codes=_listed(texts))
    return {row["code"] for row in rows}


async def insert(tx: Session, product_id: ProductId, texts: Sequence[str], now: datetime) -> int:
    """Write free codes, which `already_there` does not know; the first is given first. Gives how many."""
    return await tx.run("insert_codes", product_id=product_id, codes=_listed(texts), now=to_ms(now))


async def count_free(session: Session, product_id: ProductId) -> int:
    """How many were given to nobody; open orders may hold some of them."""
    return int(await session.value("count_free_codes", product_id=product_id))


async def drop_free(tx: Session, product_id: ProductId, text: str) -> bool:
    """Forget a code that was given to nobody; False where there is none such."""
    return await tx.run("drop_free_code", product_id=product_id, code=text) == 1


async def take(tx: Session, product_id: ProductId, line_id: LineId, number: int) -> list[str]:
    """Give the oldest free codes to a line, for ever. Where there are too few it gives none: all or nothing."""
    rows = await tx.all("oldest_free_codes", product_id=product_id, most=number)
    if len(rows) < number:
        return []
    given = await tx.run("give_codes", line_id=line_id, ids=_listed(row["id"] for row in rows))
    if given != number:
        raise RuntimeError(f"line {line_id} was given {given} codes instead of {number}")
    return [row["code"] for row in rows]


async def of_line(session: Session, line_id: LineId) -> list[str]:
    """What a line was given, oldest first."""
    return [row["code"] for row in await session.all("codes_of_line", line_id=line_id)]


def _listed(values: Iterable[str | int]) -> str:
    return json.dumps([*values], ensure_ascii=False)
