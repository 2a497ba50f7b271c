"""What every database gives the services."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.store.session import Session


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

    async def migrate(self) -> list[str]:
        """Bring the schema up to date and name the steps taken; raises DatabaseIsNewer."""
        ...

    async def check(self) -> None:
        """Raise StoreError unless the database answers."""
        ...

    async def close(self) -> None:
        """Let go of every connection and lock."""
        ...
