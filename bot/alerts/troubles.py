"""What the staff are told of the program's own troubles, and of alerts that were kept back."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.actions import Action, Verb
from bot.alerts.pen import Pen, Tap, Writer
from bot.messages import Message
from bot.speech import Speech
from bot.staff.alert import Alert, Reader
from bot.staff.alert_topics import AlertTopic
from bot.staff.rights import Right
from bot.store.alerts import KeptBack
from bot.texts.formats import duration_in_words

# Several programs of one shop come to be well again at about the same time, and it is told once.
SAME_RECOVERY_MINUTES = 10


class Waits(StrEnum):
    """What can wait too long."""

    MESSAGES = "messages"
    CHECKS = "checks"


class Troubles:
    """Writes alerts about the program; see Alerts."""

    def __init__(self, speech: Speech) -> None:
        self._writer = Writer(speech)

    def telegram_well_again(self, since: datetime, until: datetime) -> Alert:
        """Telegram could not be reached from then until then; nobody could be told before."""
        about = until.replace(
            minute=until.minute - until.minute % SAME_RECOVERY_MINUTES, second=0, microsecond=0
        )
        return self._writer.alert(
            AlertTopic.TELEGRAM,
            f"telegram-well:{about.isoformat()}",
            lambda pen: pen.html(
                "alert-telegram-well",
                since=pen.moment(since),
                until=pen.speech.clock_time(until, since, pen.language),
                long=duration_in_words(until - since, pen.language),
            ),
        )

    def maintenance_on(self, since: datetime, now: datetime) -> Alert:
        """New orders are stopped, and have been since then; owners are told once a day."""
        return self._writer.alert(
            AlertTopic.BACKLOG,
            f"maintenance:{now.astimezone(self._writer.speech.shop.timezone).date()}",
            lambda pen: pen.html("admin-maintenance-on", since=pen.moment(since)),
            Tap(Right.SETTINGS, "settings-button-open-shop", Action(Verb.MAINTENANCE, "off")),
            vital=True,
        )

    def backlog(self, what: Waits, number: int, waiting: timedelta, now: datetime) -> Alert:
        """Something waits too long; the `number` of them is 0 where it is not known."""
        return self._writer.alert(
            AlertTopic.BACKLOG,
            f"backlog:{what}:{now.isoformat()}",
            lambda pen: pen.html(
                "alert-backlog",
                what=what.value,
                number=number,
                long=duration_in_words(waiting, pen.language),
            ),
        )

    def backlog_over(self, what: Waits, now: datetime) -> Alert:
        """It no longer does."""
        return self._writer.alert(
            AlertTopic.BACKLOG,
            f"backlog-over:{what}:{now.isoformat()}",
            lambda pen: pen.html("alert-backlog-over", what=what.value),
        )

    def kept_back(self, reader: Reader, kept: KeptBack, until: datetime) -> Message:
        """So many more there were in that hour."""
        pen: Pen = self._writer.pen(reader)
        return Message(
            pen.html(
                "alert-kept-back",
                topic=kept.topic.value,
                number=kept.number,
                since=pen.speech.clock_time(kept.hour, kept.hour, pen.language),
                until=pen.speech.clock_time(until, kept.hour, pen.language),
            )
        )
