"""Two who claim at once share what is due: each row is given to one of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import pytest

from bot.messages import Send
from bot.orders import Cause, Payment, PaymentState
from bot.store import Store, open_store, orders, outbox, payments, updates
from bot.store.updates import Received
from tests.bot.store.database import run_sql
from tests.bot.store.ledger import SARA, START, Ledger, after, message

DUE = 60
FAR = after(hours=1)

Claim: TypeAlias = Callable[[Store, int], Awaitable[Sequence[int]]]


async def claim_checks(store: Store, most: int) -> Sequence[int]:
    async with store.transaction() as tx:
        return [payment.id for payment in await payments.claim_due(tx, START, FAR, most)]


async def claim_messages(store: Store, most: int) -> Sequence[int]:
    async with store.transaction() as tx:
        return [queued.id for queued in await outbox.claim_due(tx, START, FAR, most)]


@pytest.fixture
async def claimers(store: Store, store_url: str) -> AsyncIterator[Sequence[Store]]:
    """Two processes on one PostgreSQL; an SQLite file has one, in which two tasks claim."""
    if store_url.startswith("sqlite:"):
        yield [store, store]
        return
    replica = await open_store(store_url)
    yield [store, replica]
    await replica.close()


@pytest.fixture
async def much_is_due(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    for _ in range(DUE):
        await ledger.pending(order)
    async with store.transaction() as tx:
        await outbox.put(tx, [Send(SARA + n, message("hello")) for n in range(DUE)], START)


@pytest.mark.usefixtures("much_is_due")
@pytest.mark.parametrize("claim", [claim_checks, claim_messages])
async def test_each_row_is_given_to_one_claimer(claimers: Sequence[Store], claim: Claim) -> None:
    async def take_all(store: Store) -> list[Sequence[int]]:
        taken = []
        while rows := await claim(store, 7):
            taken.append(rows)
        return taken

    shares = await asyncio.gather(*(take_all(store) for store in claimers for _ in range(3)))
    claims = [rows for share in shares for rows in share]
    assert max(map(len, claims)) == 7
    given = Counter(row for rows in claims for row in rows)
    assert len(given) == DUE
    assert set(given.values()) == {1}


async def test_an_update_is_given_to_one_claimer(claimers: Sequence[Store]) -> None:
    async def claim_update(store: Store) -> bool:
        async with store.transaction() as tx:
            return await updates.claim(tx, 1, START, FAR)

    async with claimers[0].transaction() as tx:
        await updates.receive(tx, [Received(1, SARA, "{}")], START)
    claims = await asyncio.gather(*(claim_update(store) for store in claimers for _ in range(5)))
    assert sum(claims) == 1


async def test_a_claimer_need_not_wait_for_another(replicas: tuple[Store, Store]) -> None:
    first, second = replicas
    ledger = Ledger(first)
    due = [(await ledger.pending()).id for _ in range(3)]
    async with first.transaction() as tx:
        mine = [payment.id for payment in await payments.claim_due(tx, START, FAR, 1)]
        others = await asyncio.wait_for(claim_checks(second, 10), 10)
    assert sorted([*mine, *others]) == due


async def test_whoever_locks_an_order_second_reads_what_the_first_has_written(
    replicas: tuple[Store, Store], postgres_url: str
) -> None:
    first, second = replicas
    pending = await Ledger(first).pending()

    async def lock_and_read() -> Payment:
        async with second.transaction() as tx:
            await orders.lock(tx, pending.order_id)
            return await payments.get(tx, pending.id)

    async with first.transaction() as tx:
        await orders.lock(tx, pending.order_id)
        reading = asyncio.create_task(lock_and_read())
        while not await run_sql(postgres_url, "SELECT 1 FROM pg_locks WHERE NOT granted"):
            assert not reading.done()
        failed = replace(pending, state=PaymentState.FAILED)
        await payments.move(tx, pending, failed, Cause.GATEWAY, START)
    assert await reading == failed
