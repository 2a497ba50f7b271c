"""The shop's settings as the database has them now, read anew for each update and each visit."""

import asyncio

from bot.chat_settings.current import Current, overlaid
from bot.chat_settings.keys import Key
from bot.config import ShopSettings
from bot.store import Store, chat_settings
from bot.store.chat_settings import Stored

LOOK_AGAIN_SECONDS = 1.0


class LiveSettings:
    """Remembers what was read last; see Source.

    Whoever begins to answer somebody calls `refresh` first, so that an answer is never older than its question,
    whichever program made the change. What nobody asked for (a worker's turn) is at most a second behind, by `run`.
    """

    def __init__(self, store: Store, file: ShopSettings) -> None:
        self._store = store
        self.file = file
        self._read: list[Stored] = []
        self._current = Current(file)
        # One reads at a time: an older reading must not come after a newer one.
        self._reading = asyncio.Lock()

    @property
    def current(self) -> Current:
        """See Source."""
        return self._current

    async def refresh(self) -> Current:
        """Read it now; not to be called inside a transaction."""
        async with self._reading:
            async with self._store.reading() as session:
                read = await chat_settings.every(session)
            if read != self._read:
                values = {Key(stored.key): stored.value for stored in read}
                since = {Key(stored.key): stored.set_at for stored in read}
                self._current, self._read = overlaid(self.file, values, since), read
            return self._current

    async def run(self) -> None:
        """Keep it at most a second old; cancel to stop."""
        while True:
            await self.refresh()
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
