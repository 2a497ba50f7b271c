"""How far somebody is in a form: moves from question to question, without any I/O."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from bot.forms.answers import Answers, Value
from bot.forms.form import Form, Question
from bot.money import Currency
from bot.store.forms import StoredForm

# Places that are no question; no key of one looks like these.
PREVIEW = "/preview"
SAVED = "/saved"
CANCELLED = "/cancelled"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where somebody is in a form; `update_id` is the update that brought it here.

    `beforehand` is what the form was begun with, `given` what was answered since; `place` is a question's key, or
    one of the places above. `currency` is what amounts were counted in when it was begun, and are until it ends.
    """

    form: Form
    update_id: int
    place: str = PREVIEW
    beforehand: Mapping[str, Value] = field(default_factory=dict)
    given: Mapping[str, Value] = field(default_factory=dict)
    replaced: bool = False
    currency: Currency | None = None

    @classmethod
    def start(
        cls,
        form: Form,
        update_id: int,
        beforehand: Mapping[str, Value],
        replaced: bool,
        currency: Currency | None = None,
    ) -> Self:
        """Begin at the first question."""
        started = cls(form, update_id, beforehand=dict(beforehand), replaced=replaced, currency=currency)
        return replace(started, place=started.unanswered(started.questions))

    @property
    def open(self) -> bool:
        """Whether something is still to be answered or agreed to."""
        return self.place not in {SAVED, CANCELLED}

    @property
    def answers(self) -> Answers:
        """All answers so far."""
        return Answers({**self.beforehand, **self.given})

    @property
    def questions(self) -> Sequence[Question]:
        """The questions, as the answers so far have them."""
        return self.form.questions(self.answers)

    def find(self, key: str) -> Question | None:
        """Give the question with this key, where it is asked."""
        return next((question for question in self.questions if question.key == key), None)

    def answer(self, question: Question, value: Value, update_id: int) -> Self:
        """Take an answer, drop those to questions that are no longer asked, and go to what is still unanswered."""
        moved = replace(self, given={**self.given, question.key: value}, update_id=update_id, replaced=False)
        while dropped := moved.given.keys() - {asked.key for asked in moved.questions}:
            moved = replace(moved, given={k: v for k, v in moved.given.items() if k not in dropped})
        questions = moved.questions
        keys = [asked.key for asked in questions]
        after = keys.index(question.key) + 1 if question.key in keys else 0
        return replace(moved, place=moved.unanswered([*questions[after:], *questions]))

    def back(self, update_id: int) -> Self:
        """Go to the question before; at the first, stay."""
        keys = [question.key for question in self.questions]
        here = keys.index(self.place) if self.place in keys else len(keys)
        place = keys[max(here - 1, 0)] if keys else PREVIEW
        return replace(self, place=place, update_id=update_id, replaced=False)

    def close(self, place: str, update_id: int) -> Self:
        """End it; what was answered is not kept."""
        return replace(self, place=place, update_id=update_id, beforehand={}, given={}, replaced=False)

    def unanswered(self, questions: Sequence[Question]) -> str:
        """Give the first of these that was not answered yet, else the preview."""
        return next((question.key for question in questions if question.key not in self.given), PREVIEW)


def stored(progress: Progress, user_id: int, now: datetime) -> StoredForm:
    """Write it down."""
    answers = {
        "beforehand": progress.beforehand,
        "given": progress.given,
        "replaced": progress.replaced,
        "currency": progress.currency,
    }
    body = json.dumps(answers, ensure_ascii=False)
    return StoredForm(user_id, progress.form.name, progress.place, body, progress.update_id, now)


def restored(form: Form, kept: StoredForm) -> Progress:
    """Read it back; where the program no longer asks the question, go to the first that is unanswered."""
    body = json.loads(kept.answers)
    progress = Progress(
        form,
        kept.update_id,
        kept.step,
        body["beforehand"],
        body["given"],
        body["replaced"],
        # One that an older program wrote has none: nothing but the file set the currency then.
        Currency(body["currency"]) if body.get("currency") else None,
    )
    if not progress.open or progress.place == PREVIEW or progress.find(progress.place) is not None:
        return progress
    return replace(progress, place=progress.unanswered(progress.questions))
