"""The whole of a database at one moment, and an empty one that is filled with it; from each kind to each."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.orders import BuyerId
from bot.store import NotEmpty, Store, open_store
from bot.store.snapshot import Line, Snapshot, Table, in_order
from tests.bot.merchandise import Merchandise
from tests.bot.store.database import run_sql
from tests.bot.store.ledger import REZA, Ledger
from tests.bot.store.test_files import EVERY_BYTE, keep, passing
from tests.postgres import PostgresServer


@asynccontextmanager
async def another(kind: str, folder: Path, server: PostgresServer) -> AsyncIterator[Store]:
    """Open a new database with tables."""
    async with _url(kind, folder, server) as url:
        store = await open_store(url)
        try:
            await store.migrate()
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def _url(kind: str, folder: Path, server: PostgresServer) -> AsyncIterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'another.db'}"
        return
    async with server.fresh_database() as url:
        yield url


async def everything(snapshot: Snapshot) -> dict[str, list[Line]]:
    """Every row of every table, in an order of no database's own."""
    return {
        table.name: sorted([row async for page in snapshot.rows(table) for row in page], key=repr)
        for table in snapshot.tables
    }


async def contents(store: Store) -> dict[str, list[Line]]:
    async with store.snapshot() as snapshot:
        return await everything(snapshot)


async def copy(source: Store, target: Store) -> None:
    async with source.snapshot() as snapshot, target.filling() as filling:
        for table in snapshot.tables:
            await filling.fill(table, snapshot.rows(table))
        await filling.count_on(snapshot.sequences)


async def furnish(store: Store, url: str) -> None:
    """Write what is hard to carry: bytes, nothing, references to later rows of the same table, numbers left out."""
    ledger, shop = Ledger(store), Merchandise(store)
    await ledger.paid()
    await keep(store, EVERY_BYTE)
    first, second = [await shop.category() for _ in range(2)]
    await run_sql(url, f"UPDATE categories SET parent_id = {second.id} WHERE id = {first.id}")
    product = await shop.product(category_id=first.id, stock=5)
    await shop.ordered(product, buyer_id=BuyerId(REZA))


@pytest.mark.parametrize("target", ["sqlite", "postgres"])
async def test_what_one_database_holds_another_of_either_kind_takes(
    store: Store, store_url: str, target: str, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    await furnish(store, store_url)
    async with another(target, tmp_path, postgres_server) as other:
        await copy(store, other)
        assert await contents(other) == await contents(store)
        assert len((await contents(other))["files"]) == 1
        before = await Ledger(store).order(REZA)
        assert (await Ledger(other).order(REZA)).id == before.id


async def test_numbers_that_were_given_are_not_given_again(
    store: Store, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    await passing(store, "a", 1)
    async with another("sqlite", tmp_path, postgres_server) as other:
        await copy(store, other)
        assert (await contents(other))["files"] == []
        assert (await keep(other)).id == 2


async def test_what_is_written_meanwhile_is_not_in_it(store: Store, ledger: Ledger) -> None:
    await ledger.paid()
    async with store.snapshot() as snapshot:
        await ledger.paid()
        async with asyncio.timeout(5):
            assert len((await everything(snapshot))["payments"]) == 1
    assert len((await contents(store))["payments"]) == 2


async def test_a_database_that_holds_something_is_not_filled(store: Store, ledger: Ledger) -> None:
    assert await store.is_empty()
    await ledger.buyer()
    assert not await store.is_empty()
    with pytest.raises(NotEmpty):
        async with store.filling():
            raise AssertionError


async def test_what_breaks_a_rule_leaves_it_empty(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)constraint|foreign key"):
        async with store.filling() as filling:
            await filling.fill(Table("carts", ("buyer_id", "discount_id", "update_id")), _of([(1, None, 1)]))
    assert await store.is_empty()


async def _of(rows: Sequence[Line]) -> AsyncIterator[Sequence[Line]]:
    yield rows


def test_a_table_comes_behind_what_it_refers_to() -> None:
    tables = [Table(name, ()) for name in ("a", "b", "c")]
    order = [table.name for table in in_order(tables, [("a", "b"), ("b", "c"), ("c", "c"), ("a", "gone")])]
    assert order == ["c", "b", "a"]
