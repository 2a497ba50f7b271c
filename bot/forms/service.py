"""Guided forms as they are filled in: kept in the database at every step, and each update has its effect once."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from bot.clock import Clock
from bot.forms.answers import Value
from bot.forms.buttons import Tap, TapKind
from bot.forms.form import Form, FormContext, Given, NotTaken, Question
from bot.forms.progress import CANCELLED, PREVIEW, SAVED, Progress, restored, stored
from bot.forms.showing import answered_in, choices_of, preview_of, step_of
from bot.forms.steps import Ask, MovedOn, NothingOpen, Preview, Saved, Step
from bot.forms.uploaded import Received
from bot.messages import Answer, Send
from bot.speech import Speech
from bot.staff.audit_trail import THINGS, Actor, AuditTrail
from bot.staff.rights import may
from bot.store import Session, Store, forms, outbox, staff
from bot.store.buyers import Buyer
from bot.store.forms import StoredForm

KEPT = timedelta(days=7)

_Change: TypeAlias = Callable[[Session, Progress, FormContext], Awaitable[Step]]


class Forms:
    """Leads people through forms.

    Every method that moves a form takes the update's number. An update that is handled again after a crash gives
    the step that it led to, and never answers the next question.
    """

    def __init__(
        self,
        store: Store,
        speech: Speech,
        received: Received,
        registry: Iterable[Form],
        trail: AuditTrail,
        clock: Clock,
    ) -> None:
        self._store = store
        self._speech = speech
        self._received = received
        self._registry = {form.name: form for form in registry}
        self._trail = trail
        self._clock = clock

    async def begin(
        self, buyer: Buyer, name: str, update_id: int, beforehand: Mapping[str, Value] | None = None
    ) -> Step:
        """Begin a form by its name, instead of any that is open; raises KeyError for an unknown name.

        What is known `beforehand` is among the answers. Where it has a question's key, it is that question's present
        answer: it is asked all the same, with a button that keeps it.
        """
        form = self._registry[name]
        async with self._store.transaction() as tx:
            progress = self._read(await forms.lock(tx, buyer.id))
            here = progress is not None and progress.update_id == update_id and progress.form is form
            if progress is None or not here or not progress.open:
                replaced = progress is not None and progress.open
                currency = self._speech.shop.currency
                progress = Progress.start(form, update_id, beforehand or {}, replaced, currency)
                await self._write(tx, progress, self._context(buyer, update_id, progress))
            return await step_of(tx, progress, self._context(buyer, update_id, progress))

    async def current(self, buyer: Buyer, update_id: int = 0) -> Step:
        """Tell where somebody is, and change nothing."""
        async with self._store.reading() as session:
            progress = self._read(await forms.find(session, buyer.id))
            if progress is None or not progress.open:
                return NothingOpen()
            return await step_of(session, progress, self._context(buyer, update_id, progress))

    async def answer(self, buyer: Buyer, update_id: int, given: Given) -> Step:
        """Answer the open question by what was written or sent."""
        try:
            given = await self._fetched(buyer, update_id, given)
        except NotTaken as problem:
            return await self._refused(buyer, update_id, problem)

        async def take(tx: Session, progress: Progress, context: FormContext) -> Step:
            question = progress.find(progress.place)
            if question is None:
                raise NotTaken("form-use-buttons")
            value = await _read_answer(tx, question, given, context)
            return await self._answered(tx, progress, question, value, context)

        return await self._move(buyer, update_id, take)

    async def tap(self, buyer: Buyer, update_id: int, tap: Tap) -> Step:
        """Do what a form's button says, unless the form has moved on since it was shown."""

        async def take(tx: Session, progress: Progress, context: FormContext) -> Step:
            if tap.turn != progress.update_id:
                return MovedOn()
            if tap.kind is TapKind.CANCEL:
                return await self._moved(tx, progress.close(CANCELLED, update_id), context)
            if tap.question != ("" if progress.place == PREVIEW else progress.place):
                return MovedOn()
            return await self._tapped(tx, progress, tap, context)

        return await self._move(buyer, update_id, take, tap.question)

    async def cancel(self, buyer: Buyer, update_id: int) -> Step:
        """Close the form; nothing of it is saved."""

        async def close(tx: Session, progress: Progress, context: FormContext) -> Step:
            return await self._moved(tx, progress.close(CANCELLED, update_id), context)

        return await self._move(buyer, update_id, close)

    async def pass_by(self, buyer: Buyer) -> None:
        """Close the form that is open where it is a passing one: its person does something else."""

        def passing(progress: Progress | None) -> bool:
            return progress is not None and progress.open and progress.form.passing

        async with self._store.reading() as session:
            if not passing(self._read(await forms.find(session, buyer.id))):
                return
        async with self._store.transaction() as tx:
            progress = self._read(await forms.lock(tx, buyer.id))
            if progress is not None and passing(progress):
                # Under the number that opened it: the update that passes by may begin it anew.
                closed = progress.close(CANCELLED, progress.update_id)
                await self._write(tx, closed, self._context(buyer, progress.update_id, closed))

    async def _move(self, buyer: Buyer, update_id: int, change: _Change, tapped: str = "") -> Step:
        """Change the open form in one transaction; what is not taken changes nothing."""
        try:
            async with self._store.transaction() as tx:
                progress = self._read(await forms.lock(tx, buyer.id))
                context = self._context(buyer, update_id, progress)
                if progress is not None and progress.update_id == update_id:
                    step = await step_of(tx, progress, context)
                    if isinstance(step, Ask | Preview):
                        return replace(step, answered=await answered_in(tx, progress, tapped, context))
                    return step
                if progress is None or not progress.open:
                    return NothingOpen()
                if not await self._allowed(tx, progress, buyer):
                    # Their role was taken away while they were filling it in.
                    return await self._moved(tx, progress.close(CANCELLED, update_id), context)
                return await change(tx, progress, context)
        except NotTaken as problem:
            return await self._refused(buyer, update_id, problem)

    async def _tapped(self, tx: Session, progress: Progress, tap: Tap, context: FormContext) -> Step:
        if tap.kind is TapKind.BACK:
            return await self._moved(tx, progress.back(context.update_id), context)
        question = progress.find(progress.place)
        if question is None:
            return await self._saved(tx, progress, context) if tap.kind is TapKind.SAVE else MovedOn()
        value: Value
        match tap.kind:
            case TapKind.CHOOSE:
                choices = await choices_of(tx, question, context)
                chosen = [choice for choice in choices if choice.tag == tap.tag]
                if not chosen:
                    raise NotTaken("form-choice-gone")
                value = chosen[0].value
            case TapKind.SKIP if question.optional:
                value = None
            case TapKind.KEEP if question.key in progress.answers:
                value = progress.answers[question.key]
            case _:
                return MovedOn()
        if question.check is not None and value is not None:
            await question.check(tx, value, context)
        return await self._answered(tx, progress, question, value, context)

    async def _answered(
        self, tx: Session, progress: Progress, question: Question, value: Value, context: FormContext
    ) -> Step:
        moved = progress.answer(question, value, context.update_id)
        answered = await answered_in(tx, moved, question.key, context)
        if moved.place == PREVIEW and moved.form.preview is None:
            return replace(await self._saved(tx, moved, context), preview=None, answered=answered)
        step = await self._moved(tx, moved, context)
        return replace(step, answered=answered) if isinstance(step, Ask | Preview) else step

    async def _moved(self, tx: Session, progress: Progress, context: FormContext) -> Step:
        await self._write(tx, progress, context)
        return await step_of(tx, progress, context)

    async def _saved(self, tx: Session, progress: Progress, context: FormContext) -> Saved:
        preview = await preview_of(tx, progress, context)
        said = await progress.form.save(tx, progress.answers, context)
        await self._note(tx, progress, context)
        answer = said if isinstance(said, Answer) else Answer((Send(context.buyer.id, said),))
        # Said with what it tells of: if the program ends here, the update comes again and has nothing left to save.
        await outbox.put(tx, answer.letters, context.now)
        await self._write(tx, progress.close(SAVED, context.update_id), context)
        return Saved(preview, toast=answer.toast, alert=answer.alert)

    async def _allowed(self, tx: Session, progress: Progress, buyer: Buyer) -> bool:
        right, member = progress.form.right, await staff.find(tx, buyer.id)
        return right is None or (member is not None and may(member.role, right))

    async def _note(self, tx: Session, progress: Progress, context: FormContext) -> None:
        """Record what one of the staff has saved: what the form was about, and the answers that are worth it."""
        member = await staff.find(tx, context.buyer.id)
        if progress.form.right is None or progress.form.noted is None or member is None:
            return
        begun = progress.beforehand
        about = [f"{thing} {begun[thing]}" for thing in THINGS if _is_number(begun.get(thing))]
        answers = progress.answers.values
        detail = [str(answers[key]) for key in progress.form.noted if answers.get(key) is not None]
        actor = Actor(context.buyer, member.role, context.update_id)
        await self._trail.note_in(tx, actor, progress.form.name, ", ".join(about), ", ".join(detail))

    async def _refused(self, buyer: Buyer, update_id: int, problem: NotTaken) -> Step:
        step = await self.current(buyer, update_id)
        if not isinstance(step, Ask | Preview):
            return step
        said = self._context(buyer, update_id).html(problem.key, **problem.values)
        return replace(step, problem=said)

    async def _fetched(self, buyer: Buyer, update_id: int, given: Given) -> Given:
        """Have the file that was sent, and what else comes over the network, before any transaction is open."""
        async with self._store.reading() as session:
            progress = self._read(await forms.find(session, buyer.id))
        if progress is None or progress.update_id == update_id:
            return given
        question = progress.find(progress.place)
        if question is None:
            return given
        given = await self._received.take(given, question.takes)
        if question.look_up is None:
            return given
        return await question.look_up(given, self._context(buyer, update_id, progress))

    def _context(self, buyer: Buyer, update_id: int, progress: Progress | None = None) -> FormContext:
        speech = self._speech
        if progress is not None and progress.currency is not None:
            # What was typed, or is about to be, must not mean ten times as much because the shop counts anew.
            speech = speech.counting_in(progress.currency)
        return FormContext(speech, buyer, update_id, self._clock())

    def _read(self, kept: StoredForm | None) -> Progress | None:
        """Give the form that is kept, unless it is too old or the program knows it no more."""
        if kept is None or kept.updated_at <= self._clock() - KEPT or kept.name not in self._registry:
            return None
        return restored(self._registry[kept.name], kept)

    async def _write(self, tx: Session, progress: Progress, context: FormContext) -> None:
        await forms.put(tx, stored(progress, context.buyer.id, context.now))


def _is_number(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


async def _read_answer(tx: Session, question: Question, given: Given, context: FormContext) -> Value:
    """Read what was written or sent; a choice may be typed as it stands on its button."""
    value: Value
    choices = await choices_of(tx, question, context)
    typed = given.text.strip().casefold()
    chosen = [choice for choice in choices if typed and choice.label(context).strip().casefold() == typed]
    if chosen:
        value = chosen[0].value
    elif question.read is not None:
        value = question.read(given, context)
    elif given.file is not None:
        value = given.file.id
    else:
        raise NotTaken("form-choose")
    if question.check is not None:
        await question.check(tx, value, context)
    return value
