"""A bot that runs as its own process, and can be killed and started again like one on a server."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp

READY_WITHIN = 30.0
LOOK_EVERY = 0.05
STOPS_WITHIN = 20.0
PR_SET_PDEATHSIG = 1


class BotDied(Exception):
    """The process ended by itself; the text holds its exit code and the end of its log."""


class BotProcess:
    """Starts `command` and knows it is ready when `ready_url` answers 200. An async context manager."""

    def __init__(
        self, command: Sequence[str], ready_url: str, log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self._command = command
        self._ready_url = ready_url
        self._environment = {**os.environ, **(environment or {})}
        self._process: asyncio.subprocess.Process | None = None
        self.log = log

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.terminate()

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.pid if self._process is not None and self.running else None

    async def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it is ready; raises BotDied where it ends instead."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                # A Ctrl-C at the terminal is for whoever started us, who then stops the bot in order.
                start_new_session=True,
                preexec_fn=_end_with_the_parent,  # one system call, no lock
            )
        if wait:
            await self._until_ready(self._process)

    async def kill(self) -> None:
        """End it at once, as a power cut would (kill -9)."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> int | None:
        """Ask it to stop (SIGTERM), and give its exit code; killed if it does not."""
        return await self._end(signal.SIGTERM)

    async def wait(self) -> int:
        """Wait until it ends by itself, and give its exit code."""
        if self._process is None:
            raise RuntimeError("the bot was not started")
        return await self._process.wait()

    async def _end(self, how: signal.Signals) -> int | None:
        if self._process is None:
            return None
        if self._process.returncode is None:
            self._process.send_signal(how)
            try:
                await asyncio.wait_for(self._process.wait(), STOPS_WITHIN)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        return self._process.returncode

    async def _until_ready(self, process: asyncio.subprocess.Process) -> None:
        deadline = asyncio.get_running_loop().time() + READY_WITHIN
        async with aiohttp.ClientSession() as session:
            while asyncio.get_running_loop().time() < deadline:
                if process.returncode is not None:
                    raise BotDied(f"the bot ended with code {process.returncode}\n{self._log_end()}")
                try:
                    async with session.get(self._ready_url) as response:
                        if response.status == 200:  # noqa: PLR2004  # HTTP's own number
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(LOOK_EVERY)
        raise BotDied(f"the bot was not ready within {READY_WITHIN:g} s\n{self._log_end()}")

    def _log_end(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]


def _end_with_the_parent() -> None:
    """Have Linux stop this process when the one that started it dies, however it does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
