"""The background work that compares a day with the gateway and tells whoever asked."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from bot.exports.tables import open_table
from bot.exports.wanted import Days, Format
from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.jobs.job import Beat, CantBeDone, Job, Wanted
from bot.messages import Letter, Message, Send
from bot.money import Rials
from bot.reconciliation.comparing import Compared
from bot.reconciliation.comparison import Balance, Comparison
from bot.speech import Speech
from bot.texts.catalogue import code
from bot.texts.formats import day

# More would be longer than a message may be; all of them are in the file.
MOST_LINES = 12
KEPT = timedelta(hours=24)
COLUMNS = ("payment", "order", "verdict", "state", "ours", "theirs", "our_code", "their_code")


def wanted(on: date) -> Wanted:
    """Write down the day."""
    return {"day": on.isoformat()}


class ReconcileWork:
    """A Work: beginning anew asks again, and settles nothing twice."""

    def __init__(self, comparison: Comparison, files: Files, speech: Speech) -> None:
        self._comparison = comparison
        self._files = files
        self._speech = speech

    def under_way(self, job: Job, done: int, total: int) -> Markup:
        """See Work."""
        on = day(_day(job), job.language)
        return self._speech.voice(job.language).html("reconcile-under-way", day=on, done=done, total=total)

    async def do(self, job: Job, beat: Beat) -> Sequence[Letter]:
        """See Work."""
        on = _day(job)
        since, until = Days(on, on).bounds(self._speech.shop.timezone)
        balance = await self._comparison.of_days(since, until, beat)
        letters = list(job.tells(Message(self._summary(job, balance))))
        if len(balance.differences) > MOST_LINES:
            letters.append(await self._table(job, balance))
        return letters

    def failed(self, job: Job, error: CantBeDone, now: datetime) -> Sequence[Letter]:
        """See Work."""
        return job.tells(Message(self._speech.voice(job.language).html(error.key, **error.values)))

    def _summary(self, job: Job, balance: Balance) -> Markup:
        say = self._speech.voice(job.language)
        differences = balance.sorted()
        lines = [say.html("reconcile-head", day=day(_day(job), job.language), differences=len(differences))]
        lines += [self._line(job, found) for found in differences[:MOST_LINES]]
        if len(differences) > MOST_LINES:
            lines.append(say.html("reconcile-more", number=len(differences) - MOST_LINES))
        if balance.gave_up:
            left = balance.total - balance.compared
            lines.append(say.html("reconcile-gave-up", left=left))
        lines.append(Markup(""))
        lines.append(
            say.html(
                "reconcile-sums",
                compared=balance.compared,
                ours=balance.ours,
                ours_sum=self._amount(job, balance.ours_sum),
                theirs=balance.theirs,
                theirs_sum=self._amount(job, balance.theirs_sum),
            )
        )
        return Markup("\n").join(lines)

    def _line(self, job: Job, found: Compared) -> Markup:
        return self._speech.voice(job.language).html(
            "reconcile-line",
            verdict=found.verdict.value,
            settled=found.settled_as,
            payment=code(str(found.payment.id)),
            order=code(str(found.payment.order_id)),
            ours=self._amount(job, found.payment.amount if found.ours is None else found.ours),
            theirs=self._amount(job, found.theirs or 0),
            our_code=code(found.payment.bank_code or "-"),
            their_code=code(found.their_code or "-"),
        )

    async def _table(self, job: Job, balance: Balance) -> Letter:
        say = self._speech.voice(job.language)
        name = f"reconcile-{_day(job):%Y%m%d}.csv"
        with tempfile.TemporaryDirectory(prefix="dargah-") as folder:
            path = Path(folder) / name
            body = await asyncio.to_thread(self._write, job, balance, path)
        file = await self._files.keep_for(KEPT, name, "text/csv", body)
        message = Message(say.html("reconcile-file"), attachment=Attachment(file.id, Shown.DOCUMENT))
        return Send(job.asked_by or 0, message, once=f"{job.slot}:file")

    def _write(self, job: Job, balance: Balance, path: Path) -> bytes:
        say = self._speech.voice(job.language)
        header = [say.plain(f"reconcile-column-{name}") for name in COLUMNS]
        table = open_table(path, Format.CSV, header, right_to_left=False)
        table.add(
            [
                (
                    found.payment.id,
                    found.payment.order_id,
                    say.plain("reconcile-verdict", verdict=found.verdict.value),
                    say.plain("export-payment-state", word=found.settled_as or found.payment.state.value),
                    found.ours,
                    found.theirs,
                    found.payment.bank_code,
                    found.their_code or None,
                )
                for found in balance.sorted()
            ]
        )
        table.close()
        return path.read_bytes()

    def _amount(self, job: Job, rials: int) -> str:
        return self._speech.amount(Rials(rials), job.language)


def _day(job: Job) -> date:
    return date.fromisoformat(str(job.wanted["day"]))
