"""Keeps background work going: what fails is logged and started again; what can't be mended ends the program."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType

import structlog

from bot.trouble import Trouble

log = structlog.get_logger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0


class Supervisor:
    """Runs endless work. An async context manager: on leaving, all of it is cancelled."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []
        self._trouble: asyncio.Future[Trouble] | None = None

    async def __aenter__(self) -> "Supervisor":
        self._trouble = asyncio.get_running_loop().create_future()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def keep(self, name: str, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Run `work` until the end; where it returns, that is its end."""
        task = asyncio.create_task(self._keep(name, work), name=name)
        self._tasks.append(task)
        return task

    async def trouble(self) -> Trouble:
        """Wait for what can't be mended by trying again."""
        if self._trouble is None:
            raise RuntimeError("the supervisor is not open")
        return await asyncio.shield(self._trouble)

    async def stop(self) -> None:
        """Cancel everything and wait until it has ended."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def _keep(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        pause = FIRST_PAUSE
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await work()
            except Trouble as trouble:
                if self._trouble is not None and not self._trouble.done():
                    self._trouble.set_result(trouble)
                return
            except Exception:
                if asyncio.get_running_loop().time() - began > LONGEST_PAUSE:
                    pause = FIRST_PAUSE  # it had gone well for a while
                log.exception("background work failed and will be started again", work=name, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return
