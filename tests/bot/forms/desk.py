"""Somebody who fills in a form, and a form to fill in: its questions depend on the kind of thing that is added."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from markupsafe import Markup, escape

from bot.file_store import Files
from bot.files import Shown, Upload
from bot.forms import Answers, Choice, Form, FormContext, Given, NotTaken, Question, Takes, Value
from bot.forms.buttons import Tap, TapKind
from bot.forms.readers import end_time, free_text, money, show_money
from bot.forms.service import Forms
from bot.forms.steps import Ask, Preview, Step
from bot.forms.uploaded import Received
from bot.messages import Letter, Message, Send
from bot.money import Limits, Rials
from bot.orders import BuyerId
from bot.speech import Speech
from bot.staff.audit_trail import AuditTrail
from bot.store import Session, Store, forms, outbox
from bot.store.buyers import Buyer
from bot.store.forms import StoredForm
from bot.texts.languages import Language
from bot.uploads import UploadUnavailable
from tests.bot.parts import SARA, TestClock, speech

# Where the sample form puts what was saved: one letter for each thing.
SHELF = 1_000
TAKEN_NAME = "Tea"
THE_BUYER = Buyer(BuyerId(SARA), "Sara", Language.EN, blocked=False)
LIMITS = Limits(Rials(1_000), Rials(1_000_000))


def questions(answers: Answers) -> Sequence[Question]:
    asked = [
        Question(
            key="kind",
            prompt=lambda _: "What is it?",
            choices=(Choice("text", lambda _: "A text"), Choice("codes", lambda _: "Codes")),
        ),
        Question(key="name", prompt=lambda _: "Its name?", read=free_text(20), check=not_taken),
        Question(key="price", prompt=lambda _: "Its price?", read=money(LIMITS), show=show_money),
    ]
    if "kind" in answers and answers.text("kind") == "codes":
        asked.append(
            Question(key="codes", prompt=lambda _: "Codes?", read=lines, takes=Takes.TEXT_OR_DOCUMENT)
        )
    return [
        *asked,
        Question(key="until", prompt=lambda _: "Until?", read=end_time, optional=True),
        Question(key="photo", prompt=lambda _: "A photo?", takes=Takes.PHOTO, optional=True),
        Question(key="shelf", prompt=lambda _: "Which shelf?", offers=shelves),
    ]


def lines(given: Given, _: FormContext) -> Value:
    return given.text.split()


async def not_taken(_: Session, name: Value, say: FormContext) -> None:
    if name == TAKEN_NAME:
        raise NotTaken("form-text-too-long", length=1, most=0)


async def shelves(session: Session, _: FormContext) -> Sequence[Choice]:
    """One more shelf for each letter that stands on them."""
    number, _oldest = await outbox.depth(session)
    return [Choice(n, partial("Shelf {0}".format, n)) for n in range(1, 3 + number)]


async def preview(_: Session, answers: Answers, say: FormContext) -> Message:
    return Message(Markup("<b>{}</b>: {}").format(answers.text("name"), described(answers)))


async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
    await outbox.put(tx, [Send(SHELF, Message(escape(described(answers))))], say.now)
    if answers["name"] == "Cursed":
        raise RuntimeError("in the middle of saving")
    if answers["name"] == "Doubtful":
        raise NotTaken("form-choose")
    return Message(Markup("{} is on the shelf").format(answers.text("name")))


def described(answers: Answers) -> str:
    values = {key: " ".join(map(str, v)) if isinstance(v, list) else v for key, v in answers.values.items()}
    return ", ".join(f"{key}={values[key]}" for key in sorted(values))


SAMPLE = Form("sample", questions, save, preview)
# Like a buyer's discount code: one question, and no preview.
SHORT = Form("short", lambda _: [Question(key="name", prompt=lambda _: "Name?", read=free_text(20))], save)


async def in_the_phone_book(given: Given, _: FormContext) -> Given:
    if given.text != "Ali":
        raise NotTaken("form-choice-gone")
    return replace(given, text="021-5555")


# What is written is looked up before it is read.
NUMBER = Question(key="name", prompt=lambda _: "Whom to call?", read=free_text(20), look_up=in_the_phone_book)
LOOKED_UP = Form("looked up", lambda _: [NUMBER], save)


class Mailbag:
    """Holds what people have sent, under its reference; see Uploads."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    async def fetch(self, upload: Upload) -> bytes:
        try:
            return self.bodies[upload.reference]
        except KeyError:
            raise UploadUnavailable(upload.reference) from None

    def holds(self, body: bytes, name: str = "a.txt", shown: Shown = Shown.DOCUMENT) -> Given:
        """Let a file be sent."""
        self.bodies[name] = body
        mime = "image/jpeg" if shown is Shown.PHOTO else "text/plain"
        return Given(upload=Upload(name, name, mime, len(body), shown))


@dataclass(slots=True)
class Desk:
    """Sara, and the program that leads her through forms."""

    store: Store
    clock: TestClock = field(default_factory=TestClock)
    mailbag: Mailbag = field(default_factory=Mailbag)
    sara: Buyer = THE_BUYER
    speech: Speech = field(default_factory=speech)
    updates: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    step: Step | None = None
    mail: list[Letter] = field(default_factory=list)

    @property
    def forms(self) -> Forms:
        """The service, as a program has it that was started just now."""
        received = Received(Files(self.store, self.clock), self.mailbag)
        return Forms(
            self.store,
            self.speech,
            received,
            [SAMPLE, SHORT, LOOKED_UP],
            AuditTrail(self.store, self.clock),
            self.clock,
        )

    async def begins(self, form: str = "sample", update_id: int | None = None, **beforehand: Value) -> Step:
        self.step = await self.forms.begin(self.sara, form, update_id or next(self.updates), beforehand)
        return self.step

    async def says(self, text: str, update_id: int | None = None) -> Step:
        return await self.sends(Given(text), update_id)

    async def sends(self, given: Given, update_id: int | None = None) -> Step:
        self.step = await self.forms.answer(self.sara, update_id or next(self.updates), given)
        return self.step

    async def taps(
        self, kind: TapKind, tag: str = "", below: Step | None = None, update_id: int | None = None
    ) -> Step:
        """Tap a button of the last step, or of an earlier one."""
        shown = below or self.step
        assert isinstance(shown, Ask | Preview), shown
        tap = Tap(kind, shown.turn, shown.key if isinstance(shown, Ask) else "", tag)
        self.step = await self.forms.tap(self.sara, update_id or next(self.updates), tap)
        return self.step

    async def chooses(self, tag: str, update_id: int | None = None) -> Step:
        return await self.taps(TapKind.CHOOSE, tag, update_id=update_id)

    async def gets_to(self, key: str) -> Ask:
        """Begin, and answer until that question is asked."""
        answers = {"kind": "A text", "name": "Mug", "price": "50000 rials", "until": "7d"}
        step = await self.begins()
        while isinstance(step, Ask) and step.key != key:
            step = await (self.says(answers[step.key]) if step.key in answers else self.taps(TapKind.SKIP))
        assert isinstance(step, Ask), step
        return step

    async def gets_to_the_preview(self, name: str = "Mug") -> Preview:
        await self.gets_to("name")
        for said in (name, "50000 rials", "7d"):
            await self.says(said)
        await self.taps(TapKind.SKIP)
        step = await self.chooses("1")
        assert isinstance(step, Preview), step
        return step

    async def saved(self) -> list[str]:
        """What is on the shelf."""
        return await self._letters(SHELF)

    async def told(self) -> list[str]:
        """What Sara was told by the forms themselves."""
        return await self._letters(SARA)

    async def _letters(self, chat_id: int) -> list[str]:
        async with self.store.transaction() as tx:
            now = self.clock()
            while queued := await outbox.claim_due(tx, now, now + timedelta(days=1), 1000):
                for each in queued:
                    await outbox.sent(tx, each.id, 1, now)
                    self.mail.append(each.letter)
        return [str(letter.message.html) for letter in self.mail if letter.chat_id == chat_id]

    async def stored(self) -> StoredForm | None:
        async with self.store.reading() as session:
            return await forms.find(session, SARA)
