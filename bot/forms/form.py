"""What a form is: its questions, what it shows before it is saved, and how it is saved."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TypeAlias

from markupsafe import Markup

from bot.files import File, Upload
from bot.forms.answers import Answers, Value
from bot.messages import Answer, Message
from bot.money import Rials
from bot.speech import Speech
from bot.staff.rights import Right
from bot.store.buyers import Buyer
from bot.store.session import Session
from bot.texts.languages import Language

# Both stand in a button's data, which Telegram limits to 64 bytes.
LONGEST_KEY = 20
LONGEST_TAG = 24
_KEY = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_KEY - 1}}}")


class NotTaken(Exception):
    """What was given can't be taken; `key` names the sentence that says what is wrong with it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class FormContext:
    """Whom a form speaks to, in which words, and when."""

    speech: Speech
    buyer: Buyer
    update_id: int
    now: datetime

    @property
    def language(self) -> Language:
        """The person's language."""
        return self.buyer.language

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


class Takes(Enum):
    """What a question can be answered with, beside its buttons."""

    TEXT = auto()
    PHOTO = auto()
    DOCUMENT = auto()
    # The document's own text is then what was said.
    TEXT_OR_DOCUMENT = auto()


@dataclass(frozen=True, slots=True)
class Given:
    """What a person sent: a text, or a file; `file` is where it is kept once it was fetched."""

    text: str = ""
    upload: Upload | None = None
    file: File | None = None


# The key of a sentence without values, or a function that says it: `lambda say: say.html("...", most=3)`.
Wording: TypeAlias = "str | Callable[[FormContext], str]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: the answer that it gives, and what stands on it."""

    value: str | int | bool | None
    text: Wording

    def __post_init__(self) -> None:
        if len(self.tag.encode()) > LONGEST_TAG:
            raise ValueError(f"{self.value!r} is too long for a button: give it a shorter name")

    @property
    def tag(self) -> str:
        """The answer as a button carries it."""
        return self.value if isinstance(self.value, str) else json.dumps(self.value)

    def label(self, say: FormContext) -> str:
        """Give what stands on the button."""
        return say.plain(self.text) if isinstance(self.text, str) else self.text(say)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; its answer is kept under `key`.

    `read` turns what was sent into the answer, or raises NotTaken; without it only the choices are taken, or,
    where a photo or a document is asked for, the number of the file. `check` may then refuse the answer by what
    the database says (one that is kept too, but not a skipped one). `choices` are buttons, as are those that
    `offers` reads from the database when it is asked. `show` writes an answer as people read it, where it is asked
    for again or changed.
    `look_up` may ask over the network about what was sent, with no transaction open, and gives what `read` then reads;
    it too may raise NotTaken.
    """

    key: str
    prompt: Wording
    read: Callable[[Given, FormContext], Value] | None = None
    choices: Sequence[Choice] = ()
    offers: Callable[[Session, FormContext], Awaitable[Sequence[Choice]]] | None = None
    check: Callable[[Session, Value, FormContext], Awaitable[None]] | None = None
    show: Callable[[Value, FormContext], str] | None = None
    look_up: Callable[[Given, FormContext], Awaitable[Given]] | None = None
    optional: bool = False
    takes: Takes = Takes.TEXT

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"{self.key!r} is no key of a question: small letters, at most {LONGEST_KEY}")

    def text(self, say: FormContext) -> Markup:
        """Give the question as HTML."""
        said = say.html(self.prompt) if isinstance(self.prompt, str) else self.prompt(say)
        return Markup.escape(said)


@dataclass(frozen=True, slots=True)
class Form:
    """A form, found again by its name after a restart.

    `questions` may depend on the answers so far, and on nothing else. `preview` shows what would be saved; without
    it the last answer saves. `save` writes in the transaction that ends the form, so it happens once, and gives
    what to say; it may still raise NotTaken, and then nothing is written and the form stays open. One that is
    `passing` is closed by whatever else its person does; the others wait until it is gone on with. One that only the
    staff may fill in names the `right` that it needs, until it is saved; what it saves is then recorded, with the
    answers to the questions that are `noted`, unless that is None: then `save` records it itself.
    """

    name: str
    questions: Callable[[Answers], Sequence[Question]]
    save: Callable[[Session, Answers, FormContext], Awaitable[Message | Answer]]
    preview: Callable[[Session, Answers, FormContext], Awaitable[Message]] | None = None
    passing: bool = False
    right: Right | None = None
    noted: Sequence[str] | None = ()
