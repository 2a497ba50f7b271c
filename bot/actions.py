"""What a tapped button asks for: a short word and sometimes a number, as `check:17`.

Telegram keeps old buttons for ever: a word that was once used must stay understood, or be answered politely.
"""

from dataclasses import dataclass
from enum import StrEnum

MOST_DIGITS = 15


class Verb(StrEnum):
    """Everything that a button can ask for."""

    CHECK = "check"
    CANCEL = "cancel"
    AGAIN = "again"
    ORDER = "order"
    ORDERS = "orders"
    PAY = "pay"
    LANGUAGE = "lang"
    CHOOSE_LANGUAGE = "setlang"
    HELP = "help"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Action:
    """A verb and its object: an order's number, a page, a language."""

    verb: Verb
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.verb}:{self.argument}" if self.argument else str(self.verb)

    @property
    def number(self) -> int | None:
        """The object as a number, where it is one."""
        valid = self.argument.isascii() and self.argument.isdigit() and len(self.argument) <= MOST_DIGITS
        return int(self.argument) if valid else None


def read_action(data: str) -> Action | None:
    """Read a button's data; None where it is none of ours."""
    verb, _, argument = data.partition(":")
    try:
        return Action(Verb(verb), argument)
    except ValueError:
        return None
