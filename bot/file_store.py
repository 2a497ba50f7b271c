"""Keeps files, and gives them back as they were."""

import re
from datetime import timedelta

from bot.clock import Clock
from bot.files import MOST_BYTES, EmptyFile, File, FileId, Shown, TooLarge
from bot.store import Session, Store, files

# A name travels in a header, where these would end it.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Files:
    """Files in the database, where a backup finds them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def keep(self, name: str, mime: str, body: bytes) -> File:
        """Keep a file under a name that is not empty, on one line; raises TooLarge and EmptyFile.

        May be repeated: the same bytes under the same name are the same file, and mend it should it be damaged.
        """
        async with self._store.transaction() as tx:
            return await self.keep_in(tx, name, mime, body)

    async def keep_in(
        self, tx: Session, name: str, mime: str, body: bytes, span: timedelta | None = None
    ) -> File:
        """Do the same in a transaction that is open already; with a `span`, it is kept only so long."""
        if not body:
            raise EmptyFile
        if len(body) > MOST_BYTES:
            raise TooLarge(len(body))
        now = self._clock()
        until = None if span is None else now + span
        return await files.keep(tx, _CONTROL.sub(" ", name), mime, body, now, until)

    async def keep_for(self, span: timedelta, name: str, mime: str, body: bytes) -> File:
        """Keep a file only as long as it takes to send it; raises like `keep`."""
        async with self._store.transaction() as tx:
            return await self.keep_in(tx, name, mime, body, span)

    async def forget_passing(self) -> int:
        """Delete what was kept for a while that is over; gives how many files."""
        async with self._store.transaction() as tx:
            return await files.forget_passing(tx, self._clock())

    async def find(self, file_id: FileId) -> File:
        """Tell what a file is; raises FileGone."""
        async with self._store.reading() as session:
            return await files.get(session, file_id)

    async def body(self, file_id: FileId) -> bytes:
        """Read a file's bytes; raises FileGone where they are missing or damaged."""
        async with self._store.reading() as session:
            return await files.body(session, file_id)

    async def telegram_id(self, file_id: FileId, bot_id: int, shown: Shown) -> str | None:
        """Give the id by which Telegram knows a file that this bot has sent like this."""
        async with self._store.reading() as session:
            return await files.telegram_id(session, file_id, bot_id, shown)

    async def remember(self, file_id: FileId, bot_id: int, shown: Shown, telegram_id: str) -> None:
        """Note by what id Telegram knows a file."""
        async with self._store.transaction() as tx:
            await files.remember(tx, file_id, bot_id, shown, telegram_id)

    async def forget(self, file_id: FileId, bot_id: int, shown: Shown, telegram_id: str) -> None:
        """Telegram knows this id no more."""
        async with self._store.transaction() as tx:
            await files.forget(tx, file_id, bot_id, shown, telegram_id)
