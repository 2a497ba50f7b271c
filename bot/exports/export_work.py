"""The background work that makes an export and sends it to whoever asked."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from bot.exports.exporter import Exporter
from bot.exports.wanted import Format, decode
from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.jobs.job import Beat, CantBeDone, Job
from bot.messages import Letter, Message, Send
from bot.speech import Speech

# There are people's names in it: it goes once it was sent, and time enough for a Telegram that is down.
KEPT = timedelta(hours=24)

_MIME = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv",
}


class ExportWork:
    """A Work; what the files hold is only as old as when each page was read."""

    def __init__(self, exporter: Exporter, files: Files, speech: Speech) -> None:
        self._exporter = exporter
        self._files = files
        self._speech = speech

    def under_way(self, job: Job, done: int, total: int) -> Markup:
        """See Work."""
        percent = 100 * done // total if total else 0
        say, records = self._speech.voice(job.language), decode(job.wanted).records.value
        return say.html("export-under-way", records=records, done=done, total=total, percent=percent)

    async def do(self, job: Job, beat: Beat) -> Sequence[Letter]:
        """See Work; the files on disk are gone when it ends, however it does."""
        export, say = decode(job.wanted), self._speech.voice(job.language)
        with tempfile.TemporaryDirectory(prefix="dargah-") as folder:
            written = await self._exporter.write(export, job.language, Path(folder), beat)
            letters: list[Letter] = [
                *job.tells(
                    Message(
                        say.html(
                            "export-done",
                            records=export.records.value,
                            rows=written.rows,
                            parts=len(written.parts),
                        )
                    )
                )
            ]
            for number, path in enumerate(written.parts, 1):
                body = await asyncio.to_thread(path.read_bytes)
                file = await self._files.keep_for(KEPT, path.name, _MIME[export.format], body)
                text = say.html("export-file", records=export.records.value)
                if len(written.parts) > 1:
                    text = say.html("export-part", number=number, parts=len(written.parts))
                message = Message(text, attachment=Attachment(file.id, Shown.DOCUMENT))
                letters.append(Send(job.asked_by or 0, message, once=f"{job.slot}:file:{number}"))
        return letters

    def failed(self, job: Job, error: CantBeDone, now: datetime) -> Sequence[Letter]:
        """See Work."""
        return job.tells(Message(self._speech.voice(job.language).html(error.key, **error.values)))
