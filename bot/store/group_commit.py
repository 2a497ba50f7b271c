"""One writing connection for many tasks: each has a savepoint of its own, and waiting ones share a COMMIT.

A durable COMMIT waits for the disk, and all else in a transaction does not. So a transaction that ends while
others wait for their turn leaves the commit to the last of them; nobody is told "done" before it happened.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import TypeVar

import aiosqlite

SHARED_BY_AT_MOST = 64

T = TypeVar("T")


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
        """Write together and durably, or not at all.

        Raises RuntimeError inside a transaction of the same task; sqlite3.Error where the shared COMMIT failed.
        """
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
            self._waiting -= 1
            # The last one may have left its commit to us just now.
            if self._group is not None and self._holder is None and not self._waiting:
                await _to_the_end(self._commit_for_others())
            raise
        self._waiting -= 1
        self._holder = task

    async def _commit_for_others(self) -> None:
        await self._turn.acquire()
        await self._end_turn(keep=False)

    async def _join(self) -> _Group:
        group = self._group
        if group is None:
            group = await _to_the_end(self._begin())
        group.members += 1
        # Said before it is so: whoever is cancelled meanwhile leaves it by statements that stand in line behind it.
        self._in_savepoint = True
        await self._connection.execute("SAVEPOINT member")
        return group

    async def _begin(self) -> _Group:
        await self._roll_back()
        await self._connection.execute("BEGIN IMMEDIATE")
        self._group = _Group()
        return self._group

    async def _end_turn(self, *, keep: bool) -> None:
        # Whatever fails from here on ends it for all: a full disk, say, means that no member has written anything.
        group, self._group = self._group, None
        try:
            await self._leave(keep=keep)
            if group is not None and self._waiting and group.members < SHARED_BY_AT_MOST:
                self._group = group
            elif group is not None:
                await self._connection.execute("COMMIT")
                group.committed.set_result(None)
        except Exception as error:  # whatever it is, every member is told by the future
            if group is not None:
                group.committed.set_exception(error)
                group.committed.exception()  # it may be that nobody waits for it any more
            await self._roll_back()
        finally:
            self._holder = None
            self._turn.release()

    async def _leave(self, *, keep: bool) -> None:
        if self._in_savepoint:
            self._in_savepoint = False
            if not keep:
                await self._connection.execute("ROLLBACK TO member")
            await self._connection.execute("RELEASE member")

    async def _roll_back(self) -> None:
        """Undo what a group that came to a bad end has left open."""
        if self._connection.in_transaction:
            await self._connection.execute("ROLLBACK")


async def _to_the_end(work: Coroutine[object, object, T]) -> T:
    """Finish however often the waiting task is cancelled: half a beginning or ending would be the next one's."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # told or not, it is over
        raise cancelled
    return task.result()
