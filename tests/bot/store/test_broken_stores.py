"""The promises mean something: a store with a defect breaks one of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.store import Session
from bot.store.sqlite import SqliteStore
from tests.bot.store.promises import (
    Promise,
    everything_is_written_together,
    nothing_stays_of_a_cancelled_transaction,
    nothing_stays_of_a_failed_transaction,
    ones_failure_loses_nothing_of_another,
    readers_see_only_what_is_committed,
)


class KeepsWhatFailed(SqliteStore):
    """Commits whatever happened inside."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        async with self._group_commit.transaction() as connection:
            failure: BaseException | None = None
            try:
                yield Session(connection, self._queries)
            except BaseException as error:  # that is its defect
                failure = error
        if failure is not None:
            raise failure


class SharesOneTransaction(SqliteStore):
    """Takes statements in turn and not transactions, as a shared connection does by itself."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        if not self._writer.in_transaction:
            await self._writer.execute("BEGIN")
        try:
            yield Session(self._writer, self._queries)
        except BaseException:
            await self._writer.rollback()
            raise
        await self._writer.commit()


class SpeaksTooSoon(SqliteStore):
    """Leaves the commit to whoever comes next, and tells that all is written."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        if not self._writer.in_transaction:
            await self._writer.execute("BEGIN")
        yield Session(self._writer, self._queries)


class ReadsWhatIsNotThereYet(SqliteStore):
    """Lets readers look on while somebody writes."""

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        yield Session(self._writer, self._queries)


DEFECTS: list[tuple[type[SqliteStore], Promise]] = [
    (KeepsWhatFailed, nothing_stays_of_a_failed_transaction),
    (KeepsWhatFailed, nothing_stays_of_a_cancelled_transaction),
    (SharesOneTransaction, ones_failure_loses_nothing_of_another),
    (SpeaksTooSoon, everything_is_written_together),
    (ReadsWhatIsNotThereYet, readers_see_only_what_is_committed),
]


@pytest.mark.parametrize(("defect", "promise"), DEFECTS)
async def test_a_broken_store_is_found_out(
    defect: type[SqliteStore], promise: Promise, tmp_path: Path
) -> None:
    sound = await SqliteStore.open(tmp_path / "shop.db")
    await sound.migrate()
    await sound.close()
    store = await defect.open(tmp_path / "shop.db")
    try:
        with pytest.raises(AssertionError):
            await promise(store)
    finally:
        await store.close()
