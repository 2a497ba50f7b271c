"""The PostgreSQL of these tests ends with them, however they end, and its databases are each test's alone."""

import asyncio
import sys
import tempfile
from asyncio.subprocess import PIPE
from pathlib import Path

import asyncpg
import pytest

from tests.postgres import PostgresServer, postgres_server, serving

__all__ = ["postgres_server"]

ROOT = Path(__file__).parents[1]
SERVE = """
import sys, time
from pathlib import Path
from tests.postgres import serving
with serving(Path(sys.argv[1])) as server:
    print(server.port, flush=True)
    time.sleep(600)
"""


async def refuses_connections(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return True
    writer.close()
    await writer.wait_closed()
    return False


async def test_the_server_ends_when_the_tests_are_killed() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as folder:
        tests = await asyncio.create_subprocess_exec(
            sys.executable, "-c", SERVE, folder, cwd=ROOT, stdout=PIPE
        )
        assert tests.stdout is not None
        port = int(await tests.stdout.readline())
        assert not await refuses_connections(port)
        tests.kill()
        await tests.communicate()
        async with asyncio.timeout(30):
            while (Path(folder) / "data" / "postmaster.pid").exists():  # noqa: ASYNC110  # another process removes it
                await asyncio.sleep(0.02)
        assert await refuses_connections(port)


def test_the_server_ends_when_what_it_was_started_for_fails() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        with pytest.raises(LookupError), serving(Path(folder)):
            raise LookupError
        assert not (Path(folder) / "data" / "postmaster.pid").exists()


async def test_a_database_that_was_used_is_empty_for_the_next(postgres_server: PostgresServer) -> None:
    async with postgres_server.fresh_database() as url:
        left_open = await asyncpg.connect(url)
        await left_open.execute("CREATE TABLE left_behind (id INTEGER)")
        await left_open.execute("BEGIN; LOCK TABLE left_behind")
    async with postgres_server.fresh_database() as again:
        assert again == url
        connection = await asyncpg.connect(again)
        assert await connection.fetch("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
        await connection.close()
    await left_open.close()


async def test_two_databases_at_once_are_two(postgres_server: PostgresServer) -> None:
    async with postgres_server.fresh_database() as one, postgres_server.fresh_database() as another:
        assert one != another
