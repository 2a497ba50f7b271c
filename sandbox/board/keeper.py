"""Keeps the bot's process for people who want to kill it, and to see it come back."""

import asyncio
import time
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.answers import BadControl, Json
from sandbox.bot_process import BotDied, BotProcess

CONFLICT, BAD_GATEWAY = 409, 502
STOPS_WITHIN = 5.0
LOG_SHOWN = 16 * 1024


class BotState(StrEnum):
    """How the bot stands; `DIED` is an end that nobody here asked for."""

    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    KILLED = "killed"
    DIED = "died"


# What a state turns into when the process is gone.
_ENDED = {
    BotState.STARTING: BotState.DIED,
    BotState.RUNNING: BotState.DIED,
    BotState.STOPPING: BotState.STOPPED,
}


class BotKeeper:
    """An async context manager: starts the bot, and leaves none behind. Raises BotDied where it does not start."""

    def __init__(self, process: BotProcess) -> None:
        self._process = process
        self._state = BotState.STOPPED
        self._started_at = 0.0
        self._starting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait({self._starting})
        try:
            async with asyncio.timeout(STOPS_WITHIN):
                await self._process.terminate()
        except TimeoutError:
            await self._process.kill()

    @property
    def log(self) -> Path:
        """Where the bot writes its log."""
        return self._process.log

    @property
    def state(self) -> BotState:
        """How it stands now."""
        if self._process.running or self._starting is not None:
            return self._state
        return _ENDED.get(self._state, self._state)

    @property
    def uptime(self) -> float | None:
        """For how many seconds it has been running."""
        return round(time.time() - self._started_at, 1) if self._process.running else None

    def as_json(self) -> dict[str, Json]:
        """Show how it stands."""
        running = self._process.running
        return {
            "state": self.state.value,
            "running": running,
            "pid": self._process.pid,
            "started_at": self._started_at if running else None,
        }

    def log_end(self) -> list[str]:
        """Give the last lines of the log."""
        if not self.log.is_file():
            return []
        with self.log.open("rb") as log:
            size = log.seek(0, 2)
            log.seek(max(0, size - LOG_SHOWN))
            lines = log.read().decode("utf-8", "replace").splitlines()
        return lines[1:] if size > LOG_SHOWN else lines

    async def start(self) -> None:
        """Start it and wait until it serves; raises BadControl where it runs already or does not come up.

        Goes on to its end when whoever asked is gone.
        """
        if self._starting is not None or self._process.running:
            raise BadControl("the bot runs already", CONFLICT)
        self._starting = asyncio.create_task(self._start(), name="start the bot")
        self._starting.add_done_callback(self._started)
        try:
            await asyncio.shield(self._starting)
        except BotDied as error:
            raise BadControl(str(error), BAD_GATEWAY) from error

    async def kill(self) -> None:
        """End it at once, as a power cut would; raises BadControl where it does not run."""
        self._must_run()
        self._state = BotState.KILLED
        await self._process.kill()

    async def stop(self) -> None:
        """Ask it to stop, and wait until it has; raises BadControl where it does not run."""
        self._must_run()
        self._state = BotState.STOPPING
        await self._process.terminate()

    async def _start(self) -> None:
        self._state, self._started_at = BotState.STARTING, time.time()
        await self._process.start()
        self._state = BotState.RUNNING

    def _started(self, task: "asyncio.Task[None]") -> None:
        self._starting = None
        if not task.cancelled():
            task.exception()  # whoever waits is told; nobody may be waiting any more

    def _must_run(self) -> None:
        if not self._process.running:
            raise BadControl("the bot does not run", CONFLICT)
