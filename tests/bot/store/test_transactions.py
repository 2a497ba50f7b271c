"""Transactions: whole or not at all, one's own until they end; and readers that can't write."""

import sqlite3

import asyncpg
import pytest

from bot.store import Store, buyers, orders
from tests.bot.store.ledger import SARA, Ledger
from tests.bot.store.promises import PROMISES, Promise, known, write

CannotWrite = (sqlite3.OperationalError, asyncpg.ReadOnlySQLTransactionError)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
async def test_a_store_keeps_its_promises(store: Store, promise: Promise) -> None:
    await promise(store)


async def test_a_reader_can_write_nothing(store: Store) -> None:
    with pytest.raises(CannotWrite):
        async with store.reading() as session:
            await write(session, SARA)
    assert await known(store, SARA) == [False]


async def test_a_reader_that_was_refused_leaves_its_connection_fit_for_the_next(store: Store) -> None:
    for _ in range(20):
        with pytest.raises(CannotWrite):
            async with store.reading() as session:
                await write(session, SARA)
    assert await known(store, SARA) == [False]


async def test_a_failed_statement_ends_only_its_own_transaction(store: Store, ledger: Ledger) -> None:
    order = await ledger.order()
    with pytest.raises((sqlite3.IntegrityError, asyncpg.CheckViolationError)):
        async with store.transaction() as tx:
            await tx.run("move_order", id=order.id, old="open", new="lost")
    async with store.transaction() as tx:
        assert await orders.lock(tx, order.id) == order


async def test_more_readers_than_connections_take_turns(store: Store, ledger: Ledger) -> None:
    await ledger.buyer()
    assert await known(store, *[SARA] * 40) == [True] * 40
    async with store.reading() as one, store.reading() as another:
        assert await buyers.find(one, SARA) == await buyers.find(another, SARA)


async def test_a_store_that_answers_is_well(store: Store) -> None:
    await store.check()
