"""Opening and closing leaves nothing behind: no file, no thread, no connection."""

import threading
from pathlib import Path

from bot.store import DatabaseUnusable, open_store
from tests.bot.store.promises import known, write

TIMES = 30


def held() -> tuple[int, int]:
    """How many files are open and how many threads run; a thread may take a moment to end."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(0.5)
    return len(list(Path("/dev/fd").iterdir())), threading.active_count()


async def use(url: str) -> None:
    store = await open_store(url)
    try:
        await store.migrate()
        async with store.transaction() as tx:
            await write(tx, 1)
        assert await known(store, 1) == [True]
    finally:
        await store.close()


async def test_a_closed_store_leaves_no_file_and_no_thread(store_url: str) -> None:
    await use(store_url)
    before = held()
    for _ in range(TIMES):
        await use(store_url)
    assert held() == before


async def test_a_store_that_could_not_be_opened_leaves_none_either(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_text("no database, " * 100)
    before = held()
    for _ in range(TIMES):
        try:
            await open_store(f"sqlite:///{tmp_path / 'shop.db'}")
        except DatabaseUnusable:
            continue
        raise AssertionError("it was opened")
    assert held() == before
