"""A process that writes without end: `python -m tests.bot.store.writing URL` says each number once it is written."""

import asyncio
import itertools
import sys

from bot.store import Store, open_store
from tests.bot.store.promises import write

WRITERS = 8


async def write_numbers(store: Store, numbers: "itertools.count[int]") -> None:
    """Write the next number in a transaction, and say it once that has ended."""
    for number in numbers:
        async with store.transaction() as tx:
            await write(tx, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


async def write_without_end(url: str) -> None:
    """Have many write at once."""
    store = await open_store(url)
    await store.migrate()
    numbers = itertools.count(1)
    await asyncio.gather(*(write_numbers(store, numbers) for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(write_without_end(sys.argv[1]))
