"""Looks at every part now."""

import asyncio
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import structlog

from bot.checkup import findings
from bot.checkup.findings import Finding
from bot.clock import Clock
from bot.config import BackupSettings
from bot.gateway_watch import GatewayWatch
from bot.health import Health
from bot.jobs.job import JobKind
from bot.store import Store, jobs, upkeep

log = structlog.get_logger(__name__)


class Checkup:
    """A look at the shop; `began` is when the program did, `folder` where its database's file is, or itself."""

    def __init__(
        self,
        store: Store,
        health: Health,
        watch: GatewayWatch,
        telegram_is_well: Callable[[], bool],
        database_name: str,
        folder: Path,
        backup: BackupSettings,
        clock: Clock,
    ) -> None:
        self._store = store
        self._health = health
        self._watch = watch
        self._telegram_is_well = telegram_is_well
        self._database_name = database_name
        self._folder = folder
        self._backup = backup
        self._clock = clock
        self._began = clock()

    async def look(self) -> Sequence[Finding]:
        """Give what was found of each part; a database that does not answer is a finding, not an error."""
        now = self._clock()
        began = time.monotonic()
        condition = await self._health.look()
        milliseconds = round((time.monotonic() - began) * 1000)
        size, last_backup = await self._of_database() if condition.database else (None, None)
        free = (await asyncio.to_thread(shutil.disk_usage, self._folder)).free
        return (
            findings.of_gateway(self._watch.last),
            findings.of_telegram(well=self._telegram_is_well()),
            findings.of_database(self._database_name, size, milliseconds),
            findings.of_backlog(condition),
            findings.of_disk(free),
            findings.of_backup(
                last_backup, self._backup.every, now, possible=self._backup.recipient is not None
            ),
            findings.of_program(_version(), now - self._began),
        )

    async def _of_database(self) -> tuple[int | None, datetime | None]:
        try:
            async with self._store.reading() as session:
                return await upkeep.size(session), await jobs.last_done(session, JobKind.BACKUP)
        except Exception:
            log.exception("the database does not answer")
            return None, None


def database_place(url: str) -> tuple[str, Path]:
    """Name a database for people (of a file its name alone, of a server its kind), and the folder to watch."""
    if url.startswith("sqlite:"):
        path = Path(url.removeprefix("sqlite:///")).absolute()
        return f"SQLite, {path.name}", path.parent
    return "PostgreSQL", Path()


def _version() -> str:
    try:
        return version("dargah")
    except PackageNotFoundError:
        return "?"
