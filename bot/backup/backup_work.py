"""The background work that makes a backup and sends it: to whoever asked, or to every owner."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from bot.backup.backup import Backup
from bot.config import BackupSettings
from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.jobs.job import Beat, CantBeDone, Job
from bot.messages import Letter, Message, Send
from bot.speech import Speech

# What is kept in one piece; Telegram takes more, but has to be given it from memory.
PART_BYTES = 16 * 1024 * 1024
# More would fill the database with its own copies, and the chat with files.
MOST_PARTS = 12
KEPT = timedelta(hours=24)
MIME = "application/octet-stream"


class BackupWork:
    """A Work."""

    def __init__(
        self,
        backup: Backup,
        files: Files,
        speech: Speech,
        owners: Sequence[int],
        settings: BackupSettings,
        part_bytes: int = PART_BYTES,
    ) -> None:
        self._backup = backup
        self._files = files
        self._speech = speech
        self._owners = owners
        self._settings = settings
        self._part_bytes = part_bytes

    def under_way(self, job: Job, done: int, total: int) -> Markup:
        """See Work."""
        percent = 100 * done // total if total else 0
        return self._speech.voice(job.language).html("backup-under-way", percent=percent)

    async def do(self, job: Job, beat: Beat) -> Sequence[Letter]:
        """See Work."""
        if self._settings.recipient is None:
            raise CantBeDone("backup-no-key-now")
        say = self._speech.voice(job.language)
        with tempfile.TemporaryDirectory(prefix="dargah-") as folder:
            path = Path(folder) / "backup"
            await self._backup.make(path, self._settings.recipient, beat)
            parts = -(-path.stat().st_size // self._part_bytes)
            if parts > MOST_PARTS:
                raise CantBeDone("backup-too-large", megabytes=path.stat().st_size // 1024**2)
            letters: list[Letter] = list(job.tells(Message(say.html("backup-done", parts=parts))))
            for number in range(1, parts + 1):
                name = _name(job.created_at, number, parts)
                body = await asyncio.to_thread(_part, path, number - 1, self._part_bytes)
                file = await self._files.keep_for(KEPT, name, MIME, body)
                text = say.html("backup-file", number=number, parts=parts)
                message = Message(text, attachment=Attachment(file.id, Shown.DOCUMENT))
                letters += [
                    Send(owner, message, once=f"{job.slot}:file:{number}:{owner}")
                    for owner in self._receivers(job)
                ]
        return letters

    def failed(self, job: Job, error: CantBeDone, now: datetime) -> Sequence[Letter]:
        """See Work; where the clock asked, owners are told once a day."""
        text = self._speech.voice(job.language).html(error.key, **error.values)
        if job.asked_by is not None:
            return job.tells(Message(text))
        day = now.astimezone(self._speech.shop.timezone).date()
        return [Send(owner, Message(text), once=f"backup-failed:{day}:{owner}") for owner in self._owners]

    def _receivers(self, job: Job) -> Sequence[int]:
        return self._owners if job.asked_by is None else (job.asked_by,)


def _name(at: datetime, number: int, parts: int) -> str:
    name = f"dargah-{at.astimezone(UTC):%Y%m%d-%H%M%S}.jsonl.gz.age"
    return name if parts == 1 else f"{name}.part{number:02}of{parts:02}"


def _part(path: Path, index: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(index * size)
        return file.read(size)
