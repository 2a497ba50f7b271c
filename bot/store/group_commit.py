"""One writing connection for many tasks: each has a savepoint of its own, and waiting ones share a COMMIT.

A durable COMMIT waits for the disk, and all else in a transaction does not. So a transaction that ends while
others wait for their turn leaves the commit to the last of them; nobody is told "done" before it happened.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager

import aiosqlite

SHARED_BY_AT_MOST = 64


class _Group:
    """The transactions that end with the same COMMIT."""

    def __init__(self) -> None:
        self.committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.members = 0


class GroupCommit:
    """Takes turns on a connection that is in autocommit mode and used by nobody else."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._group: _Group | None = None
        self._holder: asyncio.Task[object] | None = None
        self._in_savepoint = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """Write together and durably, or not at all."""
        await self._take_turn()
        keep = False
        try:
            group = await self._join()
            yield self._connection
            keep = True
        finally:
            await _to_the_end(self._end_turn(keep=keep))
        await asyncio.shield(group.committed)

    async def _take_turn(self) -> None:
        task = asyncio.current_task()
        if self._holder is task:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # The last one may have left its commit to us.
            if self._waiting == 1 and self._group is not None:
                await _to_the_end(self._commit_for_others())
            raise
        finally:
            self._waiting -= 1
        self._holder = task

    async def _commit_for_others(self) -> None:
        await self._turn.acquire()
        self._waiting -= 1
        try:
            await self._end_turn(keep=False)
        finally:
            self._waiting += 1

    async def _join(self) -> _Group:
        if self._group is None:
            await self._connection.execute("BEGIN IMMEDIATE")
            self._group = _Group()
        await self._connection.execute("SAVEPOINT member")
        self._in_savepoint = True
        self._group.members += 1
        return self._group

    async def _end_turn(self, *, keep: bool) -> None:
        group = self._group
        try:
            if self._in_savepoint:
                self._in_savepoint = False
                if not keep:
                    await self._connection.execute("ROLLBACK TO member")
                await self._connection.execute("RELEASE member")
            if group is not None and (not self._waiting or group.members >= SHARED_BY_AT_MOST):
                await self._connection.execute("COMMIT")
                self._group = None
                group.committed.set_result(None)
        except Exception as error:  # whatever it is, every member is told by the future
            await self._give_up(group, error)
        finally:
            self._holder = None
            self._turn.release()

    async def _give_up(self, group: _Group | None, error: Exception) -> None:
        """End the whole transaction: a full disk, say, means that no member has written anything."""
        self._group = None
        if group is not None:
            group.committed.set_exception(error)
            group.committed.exception()  # it may be that nobody waits for it any more
        if self._connection.in_transaction:
            await self._connection.execute("ROLLBACK")


async def _to_the_end(work: Coroutine[object, object, None]) -> None:
    """Finish even when the waiting task is cancelled: half an ending must not be left to the next one's turn."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
