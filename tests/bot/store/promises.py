"""What every store promises about transactions, as checks that a broken store fails (AssertionError)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from bot.store import Session, Store, buyers
from bot.texts.languages import Language
from tests.bot.store.ledger import REZA, SARA, START, PowerCut

Promise: TypeAlias = Callable[[Store], Awaitable[None]]


async def write(tx: Session, buyer_id: int) -> None:
    """Write a row that `known` finds."""
    await buyers.meet(tx, buyer_id, "Somebody", Language.FA, START)


async def known(store: Store, *buyer_ids: int) -> Sequence[bool]:
    """Which of the rows are there, for a reader."""
    async with store.reading() as session:
        return [await buyers.find(session, buyer_id) is not None for buyer_id in buyer_ids]


async def write_and_lose_power(store: Store, *buyer_ids: int) -> None:
    """Write rows in a transaction that fails after the last of them."""
    async with store.transaction() as tx:
        for buyer_id in buyer_ids:
            await write(tx, buyer_id)
        raise PowerCut


async def everything_is_written_together(store: Store) -> None:
    """A transaction that ended is there for everybody."""
    async with store.transaction() as tx:
        await write(tx, SARA)
        await write(tx, REZA)
    assert await known(store, SARA, REZA) == [True, True]


async def nothing_stays_of_a_failed_transaction(store: Store) -> None:
    """An error inside takes back what was written before it, and is the caller's to see."""
    try:
        await write_and_lose_power(store, SARA, REZA)
    except PowerCut:
        pass
    else:
        raise AssertionError("the error was swallowed")
    assert await known(store, SARA, REZA) == [False, False]


async def nothing_stays_of_a_cancelled_transaction(store: Store) -> None:
    """A task that is cancelled inside leaves nothing, and nobody waiting."""
    inside = asyncio.Event()

    async def write_and_wait() -> None:
        async with store.transaction() as tx:
            await write(tx, SARA)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write_and_wait())
    await inside.wait()
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    async with store.transaction() as tx:
        await write(tx, REZA)
    assert await known(store, SARA, REZA) == [False, True]


async def readers_see_only_what_is_committed(store: Store) -> None:
    """What a transaction writes is its own until it ends; it sees it itself."""
    async with store.transaction() as tx:
        await write(tx, SARA)
        assert await buyers.find(tx, SARA) is not None
        assert await known(store, SARA) == [False]
    assert await known(store, SARA) == [True]


async def ones_failure_loses_nothing_of_another(store: Store) -> None:
    """Of many transactions at once, those that failed leave nothing and those that ended leave everything."""
    numbers = range(1, 41)

    async def write_two(number: int) -> None:
        async with store.transaction() as tx:
            await write(tx, number)
            await asyncio.sleep(0)
            await write(tx, number + 1000)
            if number % 3 == 0:
                raise PowerCut

    ended = await asyncio.gather(*(write_two(number) for number in numbers), return_exceptions=True)
    assert [isinstance(end, PowerCut) for end in ended] == [number % 3 == 0 for number in numbers]
    written = await known(store, *(at + number for number in numbers for at in (0, 1000)))
    assert written == [number % 3 != 0 for number in numbers for _ in range(2)]


PROMISES: Sequence[Promise] = (
    everything_is_written_together,
    nothing_stays_of_a_failed_transaction,
    nothing_stays_of_a_cancelled_transaction,
    readers_see_only_what_is_committed,
    ones_failure_loses_nothing_of_another,
)
