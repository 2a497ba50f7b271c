"""A PostgreSQL that can't be used is told in one line, soon, and without the password."""

import socket
from collections.abc import AsyncIterator

import pytest

from bot.store import DatabaseUnusable, open_store, postgres
from sandbox.stage import free_port
from tests.postgres import GUARDED_ROLE, PostgresServer

PASSWORD = "pass-word-of-nobody"


async def trouble(url: str) -> str:
    """What is told when the address is opened; the password is in no part of it."""
    with pytest.raises(DatabaseUnusable) as caught:
        await open_store(url)
    shown: BaseException | None = caught.value
    while shown is not None:
        assert PASSWORD not in f"{shown} {shown!r}"
        shown = shown.__cause__ or (None if shown.__suppress_context__ else shown.__context__)
    return str(caught.value)


@pytest.fixture
async def guarded(postgres_server: PostgresServer) -> AsyncIterator[str]:
    """An address that needs its password, and has another."""
    await postgres_server.run(f"CREATE ROLE {GUARDED_ROLE} LOGIN PASSWORD 'another'")
    yield postgres_server.url("postgres", f"{GUARDED_ROLE}:{PASSWORD}")
    await postgres_server.run(f"DROP ROLE {GUARDED_ROLE}")


async def test_a_wrong_password(guarded: str) -> None:
    assert "password authentication failed" in await trouble(guarded)


async def test_a_right_password(guarded: str) -> None:
    store = await open_store(guarded.replace(PASSWORD, "another"))
    await store.close()


async def test_a_database_that_is_not_there(postgres_server: PostgresServer) -> None:
    assert "does not exist" in await trouble(postgres_server.url("nowhere", f"postgres:{PASSWORD}"))


async def test_a_port_where_nobody_listens() -> None:
    assert "Connect call failed" in await trouble(
        f"postgresql://sara:{PASSWORD}@127.0.0.1:{free_port()}/shop"
    )


async def test_a_host_that_has_no_address() -> None:
    assert "PostgreSQL: " in await trouble(f"postgresql://sara:{PASSWORD}@no-such-host.invalid/shop")


async def test_an_address_that_makes_no_sense() -> None:
    assert "can't be read" in await trouble(f"postgresql://sara:{PASSWORD}/more@127.0.0.1/shop")


async def test_a_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "CONNECT_WITHIN", 0.3)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        told = await trouble(f"postgresql://sara:{PASSWORD}@127.0.0.1:{port}/shop")
    assert "no answer within 0.3 s" in told


async def test_a_database_without_tables(postgres_url: str) -> None:
    store = await open_store(postgres_url)
    with pytest.raises(DatabaseUnusable, match="payments"):
        await store.check()
    await store.close()
