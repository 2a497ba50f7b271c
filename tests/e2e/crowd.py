"""Thousands of buyers of one shop, and a broadcast to them that is watched from outside."""

import asyncio
import sqlite3
from contextlib import closing

from bot.broadcasts.broadcast import Audience, BroadcastState, Counts, To
from bot.broadcasts.content import Content, Link
from bot.clock import system_clock
from bot.store import broadcasts, open_store, recipients
from sandbox.people import Person
from sandbox.stage import MERCHANT_ID, Stage
from tests.e2e.shop import Shop

FIRST = 6_000_000_001
LOOK_EVERY = 0.2


async def gathers(stage: Stage, database_url: str, count: int, text: str) -> None:
    """Let so many people have written to the bot long ago, and the merchant have written what they are to get.

    The bot is not running yet, and its database is a file.
    """
    store = await open_store(database_url)
    await store.migrate()
    async with store.transaction() as tx:
        content = Content(text, None, (Link("Shop", "https://shop.example"),))
        await broadcasts.insert(tx, content, To(Audience.EVERYBODY), MERCHANT_ID, system_clock())
    await store.close()
    people = [(number, f"Person {number}", "fa", 0) for number in range(FIRST, FIRST + count)]
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as file:
        file.executemany("INSERT INTO buyers (id, name, language, created_at) VALUES (?, ?, ?, ?)", people)
        file.commit()
    await stage.telegram.crowd(count, FIRST)


async def sends(merchant: Person) -> None:
    """Send to everybody what was written; they see it themselves before that, exactly as it will be."""
    await merchant.says("/broadcast")
    await merchant.taps("📝")
    await merchant.sees("exactly what they get")
    await merchant.taps("✅ Send to")


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
