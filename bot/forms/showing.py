"""What a person sees of a form where it stands."""

from bot.forms.answers import Value
from bot.forms.form import Choice, FormContext, Question, Takes
from bot.forms.progress import CANCELLED, SAVED, Progress
from bot.forms.steps import Answered, Ask, Cancelled, Option, Preview, Saved, Step
from bot.messages import Message
from bot.store.session import Session

LONGEST_SHOWN = 200


async def step_of(session: Session, progress: Progress, context: FormContext) -> Step:
    """Give the step that somebody is at."""
    if progress.place == SAVED:
        return Saved()
    if progress.place == CANCELLED:
        return Cancelled()
    questions = progress.questions
    for number, question in enumerate(questions, start=1):
        if question.key == progress.place:
            choices = await choices_of(session, question, context)
            value = progress.answers.values.get(question.key)
            return Ask(
                progress.update_id,
                question.key,
                question.text(context),
                tuple(Option(choice.tag, choice.label(context)) for choice in choices),
                number,
                len(questions),
                question.optional,
                current=None if value is None else _in_words(question, choices, value, context),
                replaced=progress.replaced,
                counts_in=context.speech.shop.currency if context.speech.deviates else None,
            )
    return Preview(progress.update_id, await preview_of(session, progress, context))


async def choices_of(session: Session, question: Question, context: FormContext) -> tuple[Choice, ...]:
    """Give a question's buttons, those from the database last."""
    offered = () if question.offers is None else await question.offers(session, context)
    return (*question.choices, *offered)


async def preview_of(session: Session, progress: Progress, context: FormContext) -> Message:
    """Show what would be saved; a form without a preview says only that it is complete."""
    if progress.form.preview is None:
        return Message(context.html("form-complete"))
    return await progress.form.preview(session, progress.answers, context)


async def answered_in(
    session: Session, progress: Progress, key: str, context: FormContext
) -> Answered | None:
    """Tell how a question has been answered; None where it was not."""
    question = progress.find(key)
    if question is None or key not in progress.given:
        return None
    value, text = progress.given[key], question.text(context)
    if value is None and all(choice.value is not None for choice in question.choices):
        return Answered(text, context.plain("form-skipped"))
    choices = await choices_of(session, question, context)
    return Answered(text, _in_words(question, choices, value, context))


def _in_words(question: Question, choices: tuple[Choice, ...], value: Value, context: FormContext) -> str:
    if question.show is not None:
        return question.show(value, context)
    for choice in choices:
        if choice.value == value and isinstance(choice.value, bool) == isinstance(value, bool):
            return choice.label(context)
    if question.takes in {Takes.PHOTO, Takes.DOCUMENT}:
        return context.plain("form-a-file")
    if isinstance(value, bool):
        return context.plain("form-yes") if value else context.plain("form-no")
    if isinstance(value, list):
        return context.plain("form-items", number=len(value))
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
