"""How an alert is written: in its reader's language, with the buttons that they have the right to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.actions import Action
from bot.messages import Button, Message
from bot.money import Rials
from bot.speech import Speech
from bot.staff.alert import Alert, Reader
from bot.staff.alert_topics import AlertTopic
from bot.staff.rights import Right, may
from bot.texts.languages import Language


@dataclass(frozen=True, slots=True)
class Pen:
    """The shop's manner of speaking, in one language."""

    speech: Speech
    language: Language

    def html(self, key: str, **values: str | int) -> Markup:
        """Say it as HTML; see Texts.html."""
        return self.speech.voice(self.language).html(key, **values)

    def plain(self, key: str, **values: str | int) -> str:
        """Say it without markup; see Texts.plain."""
        return self.speech.voice(self.language).plain(key, **values)

    def amount(self, amount: Rials) -> str:
        """Write an amount in digits, with its unit."""
        return self.speech.amount(amount, self.language)

    def moment(self, at: datetime) -> str:
        """Write a date and time."""
        return self.speech.moment(at, self.language)


@dataclass(frozen=True, slots=True)
class Tap:
    """A button under an alert, for those who have the right; `key` names what stands on it."""

    right: Right
    key: str
    action: Action


class Writer:
    """Makes alerts of what they say; who has never written to the bot reads them in the shop's language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def alert(
        self,
        topic: AlertTopic,
        once: str,
        say: Callable[[Pen], Markup],
        *taps: Tap,
        vital: bool = False,
        limited: bool = True,
        besides: int | None = None,
    ) -> Alert:
        """Make an alert; see Alert."""

        def write(reader: Reader) -> Message:
            pen = self.pen(reader)
            buttons = tuple(
                (Button(pen.plain(tap.key), action=str(tap.action)),)
                for tap in taps
                if may(reader.role, tap.right)
            )
            return Message(say(pen), buttons)

        def hush(reader: Reader, until: datetime) -> Message:
            pen = self.pen(reader)
            time = pen.speech.clock_time(until, until, pen.language)
            return Message(pen.html("alert-hush", topic=topic.value, until=time))

        return Alert(topic, once, write, hush, vital=vital, limited=limited, besides=besides)

    def pen(self, reader: Reader) -> Pen:
        """Take up the reader's language."""
        return Pen(self.speech, reader.language or self.speech.shop.language)
