"""Killed at any instant: what was told to be written is there."""

from bot.store import open_store
from tests.bot.store.programs import kill, running
from tests.bot.store.promises import known

ENOUGH = 60


async def test_what_was_told_is_there_after_kill_9(store_url: str) -> None:
    async with running("tests.bot.store.writing", store_url) as process:
        assert process.stdout is not None
        said = b"".join([await process.stdout.readline() for _ in range(ENOUGH)])
        said += await kill(process)
    # The last line may have been cut off in the middle.
    numbers = [int(line) for line in said[: said.rindex(b"\n")].split()]
    assert len(numbers) >= ENOUGH
    store = await open_store(store_url)
    try:
        assert await store.migrate() == []
        assert await known(store, *numbers) == [True] * len(numbers)
    finally:
        await store.close()
