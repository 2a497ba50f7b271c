"""A report as it is sent: figures in words, under a picture where something was sold."""

from datetime import timedelta

from bot.clock import Clock
from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.messages import Message, Rows
from bot.reports.chart import chart_of
from bot.reports.painter import Painter
from bot.reports.periods import Period
from bot.reports.sales import Report, report
from bot.reports.wording import in_words
from bot.speech import Speech
from bot.store import Store
from bot.texts.languages import Language

PICTURE = "chart.png"
# As long as such messages are looked at.
KEPT = timedelta(days=7)


class Reports:
    """Counts, draws and words how the shop does."""

    def __init__(self, store: Store, files: Files, speech: Speech, clock: Clock) -> None:
        self._store = store
        self._files = files
        self._speech = speech
        self._clock = clock
        self._painter = Painter()

    async def look(self, period: Period) -> Report:
        """Count what happened in a period."""
        async with self._store.reading() as session:
            return await report(session, period, self._clock())

    async def message(self, period: Period, language: Language, buttons: Rows = ()) -> Message:
        """Tell how the shop did; the picture is kept as long as such messages are looked at."""
        found = await self.look(period)
        words = in_words(found, self._speech, language)
        if found.sold_nothing:
            return Message(words, buttons)
        picture = await self._painter.png(chart_of(found, self._speech, language))
        async with self._store.transaction() as tx:
            file = await self._files.keep_in(tx, PICTURE, "image/png", picture, KEPT)
        return Message(words, buttons, attachment=Attachment(file.id, Shown.PHOTO))
