"""Waiting for what is expected, and for nothing longer."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from sandbox.answers import Json

PATIENCE = 20.0
LOOK_EVERY = 0.02

T = TypeVar("T")
Entries = Callable[[], Awaitable[Sequence[tuple[int, str, Mapping[str, Json]]]]]


async def until(look: Callable[[], Awaitable[T | None]], what: str, patience: float = PATIENCE) -> T:
    """Look until there is something; raises AssertionError where it does not come."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience
    while True:
        found = await look()
        if found is not None:
            return found
        assert loop.time() < deadline, f"waited {patience:g} s for {what}"
        await asyncio.sleep(LOOK_EVERY)


class Watch:
    """A sandbox's journal of calls, from a moment on."""

    def __init__(self, entries: Entries, where: str, after: int) -> None:
        self._entries = entries
        self._where = where
        self._after = after

    @classmethod
    async def from_now_on(cls, entries: Entries, where: str) -> "Watch":
        """Begin to watch."""
        return cls(entries, where, max((number for number, _, _ in await entries()), default=0))

    async def calls(self, name: str) -> list[Mapping[str, Json]]:
        """List the calls of that name that came so far."""
        return [
            entry
            for number, called, entry in await self._entries()
            if number > self._after and called == name
        ]

    async def comes(
        self, name: str, times: int = 1, patience: float = PATIENCE
    ) -> Sequence[Mapping[str, Json]]:
        """Wait until that many calls of the name have come."""

        async def look() -> Sequence[Mapping[str, Json]] | None:
            calls = await self.calls(name)
            return calls if len(calls) >= times else None

        return await until(look, f"{times} calls of {name} at {self._where}", patience)
