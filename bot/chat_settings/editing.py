"""Changing the settings by chat: each change is recorded with its old and new value, and can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.chat_settings.current import overlaid
from bot.chat_settings.keys import IN_FILE, NOT_SET_HERE, Key
from bot.chat_settings.live import LiveSettings
from bot.clock import Clock
from bot.staff.audit_trail import LONGEST_NOTE, Actor, AuditTrail
from bot.store import Session, Store, chat_settings
from bot.store.chat_settings import Change, Stored

# Old and new value share one line of the record; both stand whole in the table of changes.
LONGEST_NOTED = (LONGEST_NOTE - 10) // 2


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: what it is now, and what it would be without the chat; None is "not set".

    `stored` says who set it here; `last` is the newest change, where that can be undone.
    """

    key: Key
    value: str | None
    in_file: str | None
    stored: Stored | None
    last: Change | None


class NotUndone(Enum):
    """Why a change stays."""

    NO_SUCH_CHANGE = auto()
    CHANGED_SINCE = auto()


class ChatSettings:
    """Shows and changes them."""

    def __init__(self, store: Store, trail: AuditTrail, live: LiveSettings, clock: Clock) -> None:
        self._store = store
        self._trail = trail
        self._live = live
        self._clock = clock

    async def every(self) -> Sequence[Setting]:
        """All settings that can be changed by chat, in their order."""
        async with self._store.reading() as session:
            stored = {one.key: one for one in await chat_settings.every(session)}
        return [self._setting(key, stored.get(key), None) for key in Key]

    async def find(self, key: Key) -> Setting:
        """Look one up, with its newest change."""
        async with self._store.reading() as session:
            stored = {one.key: one for one in await chat_settings.every(session)}
            last = await chat_settings.last_change(session, key)
        return self._setting(key, stored.get(key), last)

    async def set(self, by: Actor, key: Key, value: str | None) -> Change | None:
        """Change one in a transaction of its own; see set_in."""
        async with self._store.transaction() as tx:
            changed = await self.set_in(tx, by, key, value)
        await self._live.refresh()
        return changed

    async def set_in(self, tx: Session, by: Actor, key: Key, value: str | None) -> Change | None:
        """Change one, or give it back to the file (None); None where it was so already.

        The same update changes it once. Raises pydantic's ValidationError for what config.toml would not take.
        """
        done = await chat_settings.change_by(tx, by.update_id, key)
        if done is not None:
            return done
        if value is not None:
            overlaid(self._live.file, {key: value}, {key: self._clock()})
        while True:
            old = await chat_settings.find(tx, key)
            if old == value:
                return None
            if await self._write(tx, by, key, old, value):
                return await chat_settings.change_by(tx, by.update_id, key)
            # Somebody else was faster: theirs is the old value now.

    async def undo(self, by: Actor, change_id: int) -> Change | NotUndone:
        """Put back what was before a change, unless it has been changed since; gives that change."""
        async with self._store.transaction() as tx:
            change = await chat_settings.change(tx, change_id)
            if change is None:
                return NotUndone.NO_SUCH_CHANGE
            if await chat_settings.change_by(tx, by.update_id, change.key) is None:
                last = await chat_settings.last_change(tx, change.key)
                if last != change or not await self._write(tx, by, Key(change.key), change.new, change.old):
                    return NotUndone.CHANGED_SINCE
        await self._live.refresh()
        return change

    async def _write(self, tx: Session, by: Actor, key: Key, old: str | None, new: str | None) -> bool:
        """Put a value in the place of the old one, with its record; False where that is another by now."""
        now = self._clock()
        if not await chat_settings.put(tx, key, old, new, by.person.id, now):
            return False
        await chat_settings.note(tx, key, old, new, by.person.id, by.update_id, now)
        await self._trail.note_in(tx, by, "setting_changed", key, f"{_noted(old)} → {_noted(new)}")
        return True

    def _setting(self, key: Key, stored: Stored | None, last: Change | None) -> Setting:
        in_file = str(getattr(self._live.file, key)) if key in IN_FILE else None
        value = in_file if stored is None else stored.value
        undoable = last is not None and last.new == (None if stored is None else stored.value)
        return Setting(key, value, in_file, stored, last if undoable else None)


def _noted(value: str | None) -> str:
    """Write a value for the record."""
    if value is None:
        return NOT_SET_HERE
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_NOTED else f"{line[: LONGEST_NOTED - 1]}…"
