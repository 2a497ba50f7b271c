"""Thousands of buyers of one shop, and a broadcast to them that is watched from outside."""

import asyncio
import sqlite3
from contextlib import closing

from bot.broadcasts.broadcast import BroadcastState, Counts
from bot.store import broadcasts, open_store, recipients
from sandbox.people import Person
from sandbox.stage import Stage
from tests.e2e.shop import Shop

FIRST = 6_000_000_001
LOOK_EVERY = 0.2


async def gathers(stage: Stage, database_url: str, count: int) -> None:
    """Let so many people have written to the bot long ago; the bot is not running yet, and its database a file."""
    store = await open_store(database_url)
    await store.migrate()
    await store.close()
    people = [(number, f"Person {number}", "fa", 0) for number in range(FIRST, FIRST + count)]
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as file:
        file.executemany("INSERT INTO buyers (id, name, language, created_at) VALUES (?, ?, ?, ?)", people)
        file.commit()
    await stage.telegram.crowd(count, FIRST)


async def sends(merchant: Person, text: str) -> None:
    """Write to everybody, by the form."""
    await merchant.says("/broadcast")
    await merchant.taps("New broadcast")
    await merchant.taps("Skip")
    await merchant.sees("What do you want to say?")
    await merchant.says(text)
    await merchant.sees("Buttons under it?")
    await merchant.taps("Skip")
    await merchant.taps("Everybody")
    await merchant.sees("exactly what they get")
    await merchant.taps("✅ Send to")
    await merchant.sees("Below you can watch it")


async def stands(shop: Shop) -> tuple[BroadcastState, Counts]:
    """Where the last broadcast stands, by the database."""
    async with (await shop.store()).reading() as session:
        (last,) = await broadcasts.page(session, 2**62, 1)
        return last.state, await recipients.count(session, last.id)


async def until_sent(shop: Shop, number: int, patience: float) -> None:
    """Wait until so many people have it; raises TimeoutError."""
    async with asyncio.timeout(patience):
        while (await stands(shop))[1].sent < number:  # noqa: ASYNC110  # it happens in another program
            await asyncio.sleep(LOOK_EVERY)


async def until_over(shop: Shop, patience: float) -> Counts:
    """Wait until it is over, and give what came of it; raises TimeoutError."""
    async with asyncio.timeout(patience):
        while (await stands(shop))[0] is not BroadcastState.DONE:  # noqa: ASYNC110  # in another program
            await asyncio.sleep(LOOK_EVERY)
    return (await stands(shop))[1]


async def slowed_down(shop: Shop) -> float:
    """How often Telegram has told the bot, since it was started last, to be slower."""
    metrics = (await shop.visits("/metrics")).text
    told = [line for line in metrics.splitlines() if 'messages_total{outcome="slow_down"}' in line]
    return float(told[0].split()[-1]) if told else 0.0
