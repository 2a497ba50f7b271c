"""A nudge between parts: there may be something to do."""

import asyncio
from contextlib import suppress
from datetime import timedelta


class Wakeup:
    """Lets a loop sleep until its time is over or somebody nudges it; nudges while it is awake are not lost."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def wake(self) -> None:
        """Nudge the loop."""
        self._event.set()

    async def wait(self, longest: timedelta) -> None:
        """Sleep until nudged, but not longer than this."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), max(longest.total_seconds(), 0))
        self._event.clear()
