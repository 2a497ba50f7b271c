"""Somebody types the day that is to be compared with the gateway."""

from collections.abc import Sequence
from datetime import date

from bot.actions import Action, Verb
from bot.exports.day_reading import DayError, read_day
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.store import Session
from bot.texts.formats import day


def reconcile_day() -> Form:
    """What it ends with is the button that begins."""

    def questions(_: Answers) -> Sequence[Question]:
        return [Question(key="day", prompt="reconcile-ask-day", read=_read)]

    async def save(_: Session, answers: Answers, say: FormContext) -> Message:
        on = answers.text("day")
        begin = Button(say.plain("reconcile-button-begin"), action=str(Action(Verb.RECONCILE, on)))
        text = say.html("reconcile-ready", day=day(date.fromisoformat(on), say.language))
        return Message(text, ((begin,),))

    return Form("reconcile_day", questions, save, passing=True, right=Right.EXPORT)


def _read(given: Given, say: FormContext) -> Value:
    try:
        return read_day(given.text, say.now, say.speech.shop.timezone).isoformat()
    except DayError as error:
        raise NotTaken("export-day-wrong", why=error.why.value, found=error.found) from None
