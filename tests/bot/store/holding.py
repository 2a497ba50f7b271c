"""A process that works on a database: `python -m tests.bot.store.holding URL` says "open", and stays."""

import asyncio
import sys

from bot.store import open_store


async def hold(url: str) -> None:
    """Open the store, and keep it until the input is closed."""
    store = await open_store(url)
    await store.migrate()
    sys.stdout.write("open\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await store.close()


if __name__ == "__main__":
    asyncio.run(hold(sys.argv[1]))
