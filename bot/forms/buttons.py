"""What a form's buttons carry: `form:a.1f3c.kind.codes` answers the question `kind`, asked by update 1f3c."""

from dataclasses import dataclass
from enum import StrEnum

from bot.actions import Action, Verb


class TapKind(StrEnum):
    """What a button of a form does."""

    CHOOSE = "a"
    KEEP = "k"
    SKIP = "s"
    BACK = "b"
    SAVE = "y"
    CANCEL = "x"


@dataclass(frozen=True, slots=True)
class Tap:
    """A tapped button: to which question (none on the preview) it belongs, and which choice it is.

    `turn` is the update that brought the form there, so that a button is of use only until the form moves on.
    """

    kind: TapKind
    turn: int
    question: str = ""
    tag: str = ""

    @property
    def action(self) -> str:
        """A button's data, at most 64 bytes."""
        parts = [self.kind, f"{self.turn:x}", self.question, self.tag]
        while not parts[-1]:
            parts.pop()
        return str(Action(Verb.FORM, ".".join(parts)))


def read_tap(argument: str) -> Tap | None:
    """Read what a form's button carries; None where it is none."""
    kind, _, rest = argument.partition(".")
    turn, _, rest = rest.partition(".")
    question, _, tag = rest.partition(".")
    try:
        return Tap(TapKind(kind), int(turn, 16), question, tag)
    except ValueError:
        return None
