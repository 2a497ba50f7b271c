"""One alert, before it is known who hears it: written anew for each of them, when it is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.messages import Letter, Message
from bot.staff.alert_topics import AlertTopic, Wish
from bot.staff.rights import Role
from bot.texts.languages import Language

# Of one topic, to one person: what comes beyond that is kept back, and its number told once the hour is over.
MOST_AN_HOUR = 20


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the staff, as an alert is written for them; `language` is None for who has never written to the bot."""

    user_id: int
    role: Role
    language: Language | None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that those of the staff hear who want to.

    `once` names it: nobody is told the same alert twice, ever. `write` gives what one of them reads, with the buttons
    that they have the right to; `hush` what they read in its stead where there have been too many, and that it stays
    quiet until then. One that is `vital` owners hear whatever they have chosen; one that is not `limited` comes however
    many there are. It is not for `besides`.
    """

    topic: AlertTopic
    once: str
    write: Callable[[Reader], Message]
    hush: Callable[[Reader, datetime], Message]
    vital: bool = False
    limited: bool = True
    besides: int | None = None

    def is_for(self, reader: Reader, wish: Wish) -> bool:
        """Whether somebody hears it at once."""
        if reader.user_id == self.besides:
            return False
        return wish is Wish.EACH or (self.vital and reader.role is Role.OWNER)


# What can be stored to be said.
Outgoing: TypeAlias = Letter | Alert
