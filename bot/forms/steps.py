"""Where a form stands after something was said or tapped, in the person's words, for the handler to render."""

from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from bot.messages import Message
from bot.money import Currency


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what stands on its button, and the tag that the button carries."""

    tag: str
    label: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that has just been answered, and the answer."""

    question: Markup
    answer: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question is open: the `number`th of `of`.

    `turn` is the update that brought the form here, for its buttons. `current` is the answer that stands so far.
    `problem` says why what came was not taken. `replaced`: another form was open until this one was begun.
    `counts_in` is the currency that it was begun in, where the shop counts in another one by now.
    """

    turn: int
    key: str
    question: Markup
    options: tuple[Option, ...]
    number: int
    of: int
    optional: bool
    current: str | None = None
    problem: Markup | None = None
    answered: Answered | None = None
    replaced: bool = False
    counts_in: Currency | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All is answered: this is what would be saved."""

    turn: int
    message: Message
    problem: Markup | None = None
    answered: Answered | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """It is saved, and what the form says about that is in the outbox; `preview` is what was agreed to."""

    preview: Message | None = None
    answered: Answered | None = None
    toast: str | None = None
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The form is closed, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The button belongs to an earlier question, or to another form: nothing was done."""


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """There is no open form."""


Step: TypeAlias = Ask | Preview | Saved | Cancelled | MovedOn | NothingOpen
