"""Has a backup made in every period, by one of the programs that serve the shop."""

import asyncio
from datetime import timedelta

from bot.clock import Clock
from bot.config import BackupSettings
from bot.jobs.board import JobBoard
from bot.jobs.job import JobKind
from bot.texts.languages import Language

LOOK_EVERY = timedelta(minutes=1)


class BackupClock:
    """Periods are counted from 1970, so every program and every restart means the same ones."""

    def __init__(self, board: JobBoard, settings: BackupSettings, language: Language, clock: Clock) -> None:
        self._board = board
        self._settings = settings
        self._language = language
        self._clock = clock
        self._asked: str | None = None

    async def run(self) -> None:
        """Look for ever; ends at once where backups are off."""
        while self._settings.every is not None:
            await self.look(self._settings.every)
            await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def look(self, every: timedelta) -> None:
        """Ask for the present period's backup, unless somebody has."""
        seconds = round(every.total_seconds())
        once = f"backup:{seconds}:{int(self._clock().timestamp()) // seconds}"
        if once != self._asked:
            await self._board.schedule(JobKind.BACKUP, once, self._language, {})
            self._asked = once
