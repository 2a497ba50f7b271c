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
        # Not wait_for: until Python 3.12 it loses a cancellation that comes together with a nudge, and nobody stops.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(longest.total_seconds(), 0)):
                await self._event.wait()
        self._event.clear()
