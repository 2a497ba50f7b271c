"""PostgreSQL, for a shop that has outgrown one file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from bot.store.errors import DatabaseUnusable, NotEmpty
from bot.store.migrations import APPLIED, CREATE_TABLE, migrations_for, still_to_apply
from bot.store.postgres_snapshot import PostgresFilling, PostgresSnapshot, is_empty
from bot.store.session import Session, load_postgres_queries
from bot.store.snapshot import Filling, Snapshot

CONNECTIONS = 16
CONNECT_WITHIN = 10.0
ANSWER_WITHIN = 60.0
# A step may have to rewrite a large table, or wait for a replica that does.
MIGRATE_WITHIN = 3600.0
# Any number will do, as long as every replica takes the same.
MIGRATION_LOCK = 24_735_001


class PostgresStore:
    """A Store on a server; see Store for what its methods promise."""

    shared = True

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._queries = load_postgres_queries()

    @classmethod
    async def open(cls, url: str) -> "PostgresStore":
        """Connect; raises DatabaseUnusable (without the password) where that can't be done."""
        try:
            pool = await asyncpg.create_pool(
                url, min_size=1, max_size=CONNECTIONS, timeout=CONNECT_WITHIN, command_timeout=ANSWER_WITHIN
            )
        except TimeoutError:
            raise DatabaseUnusable(f"PostgreSQL: no answer within {CONNECT_WITHIN:g} s") from None
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise DatabaseUnusable(f"PostgreSQL: {error}") from None
        except ValueError:
            # Its words quote the part of the address that could not be read, be it half a password.
            raise DatabaseUnusable("PostgreSQL: the address can't be read") from None
        return cls(pool)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:  # noqa: D102  # see Store
        async with self._pool.acquire() as connection, connection.transaction():
            yield self._session(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:  # noqa: D102  # see Store
        async with self._pool.acquire() as connection, connection.transaction(readonly=True):
            yield self._session(connection)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Snapshot]:  # noqa: D102  # see Store
        async with (
            self._pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            yield await PostgresSnapshot.begin(connection)

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[Filling]:  # noqa: D102  # see Store
        async with self._pool.acquire() as connection, connection.transaction():
            if not await is_empty(connection):
                raise NotEmpty("PostgreSQL")
            yield PostgresFilling(connection)

    async def is_empty(self) -> bool:  # noqa: D102  # see Store
        async with self._pool.acquire() as connection:
            return await is_empty(connection)

    async def schema(self) -> int:  # noqa: D102  # see Store
        async with self._pool.acquire() as connection:
            await connection.execute(CREATE_TABLE)
            return max((row["version"] for row in await connection.fetch(APPLIED)), default=0)

    async def migrate(self, upto: int | None = None) -> list[str]:  # noqa: D102  # see Store
        try:
            async with self._pool.acquire() as connection, connection.transaction():
                await connection.execute(
                    f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})", timeout=MIGRATE_WITHIN
                )
                await connection.execute(CREATE_TABLE)
                applied = [row["version"] for row in await connection.fetch(APPLIED)]
                steps = still_to_apply(migrations_for("postgres"), applied, upto)
                for step in steps:
                    await connection.execute(step.sql, timeout=MIGRATE_WITHIN)
                    await connection.execute(step.record)
        except (OSError, asyncpg.PostgresError) as error:
            raise DatabaseUnusable(f"PostgreSQL: {error}") from error
        return [f"{step.version:04} {step.name}" for step in steps]

    async def check(self) -> None:  # noqa: D102  # see Store
        try:
            async with self.reading() as session:
                await session.value("oldest_due_check")
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise DatabaseUnusable(f"PostgreSQL: {error}") from error

    async def close(self) -> None:  # noqa: D102  # see Store
        await self._pool.close()

    def _session(self, connection: object) -> Session:
        return Session(connection, self._queries, self._queries.postgres)
