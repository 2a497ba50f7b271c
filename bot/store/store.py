"""What every database gives the services."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.store.session import Session
from bot.store.snapshot import Filling, Snapshot


class Store(Protocol):
    """A database of orders, payments and messages."""

    @property
    def shared(self) -> bool:
        """Whether other programs may be at work on it at the same time."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Session]:
        """Everything inside is written durably and together when the block ends, or not at all.

        No network call belongs inside, nor another transaction.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[Session]:
        """A session that sees what is committed, and can write nothing."""
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """Everything as it is committed at one moment, while others go on writing."""
        ...

    def filling(self) -> AbstractAsyncContextManager[Filling]:
        """Fill an empty database, all of it or, where the block ends with an error, nothing; raises NotEmpty."""
        ...

    async def is_empty(self) -> bool:
        """Whether no table holds a row, or there is none."""
        ...

    async def schema(self) -> int:
        """Give the number of the last step that the schema has taken, 0 for none."""
        ...

    async def migrate(self, upto: int | None = None) -> list[str]:
        """Bring the schema up to date, or to an earlier step, and name the steps taken; raises DatabaseIsNewer."""
        ...

    async def check(self) -> None:
        """Raise StoreError unless the database answers."""
        ...

    async def close(self) -> None:
        """Let go of every connection and lock."""
        ...
