"""What happened in a sandbox, kept for people to read and passed on live to whoever listens."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress

from sandbox.answers import Json

KEPT = 2_000
UNREAD_AT_MOST = 1_000


class Journal:
    """Numbered entries, oldest first; only the last two thousand are kept."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._entries: deque[dict[str, Json]] = deque(maxlen=KEPT)
        self._listeners: set[asyncio.Queue[dict[str, Json]]] = set()

    def write(self, what: str, **details: Json) -> dict[str, Json]:
        """Add an entry and pass it on to every listener; one that does not keep up loses entries."""
        entry: dict[str, Json] = {"number": next(self._numbers), "at": time.time(), "what": what, **details}
        self._entries.append(entry)
        for listener in self._listeners:
            with suppress(asyncio.QueueFull):
                listener.put_nowait(entry)
        return entry

    def entries(self, after: int = 0) -> list[dict[str, Json]]:
        """List what was written after the entry with that number."""
        return [entry for entry in self._entries if isinstance(n := entry["number"], int) and n > after]

    async def follow(self) -> AsyncIterator[dict[str, Json]]:
        """Yield every entry from now on."""
        queue: asyncio.Queue[dict[str, Json]] = asyncio.Queue(UNREAD_AT_MOST)
        self._listeners.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
