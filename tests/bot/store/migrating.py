"""A process that migrates, to be killed in the middle: `python -m tests.bot.store.migrating URL FOLDER`."""

import asyncio
import sys
from pathlib import Path

from bot.store import migrations, open_store


async def migrate(url: str, folder: Path) -> None:
    """Bring a database up to date with the steps of another folder."""
    migrations.FOLDER = folder
    store = await open_store(url)
    await store.migrate()
    await store.close()


if __name__ == "__main__":
    asyncio.run(migrate(sys.argv[1], Path(sys.argv[2])))
