"""Somebody types the days of which they want records, or one day to be compared with the gateway."""

from collections.abc import Sequence

from bot.exports.choosing import days_shown, format_buttons
from bot.exports.day_reading import DayError, read_days
from bot.exports.wanted import Days, Records, read_written
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question
from bot.messages import Message
from bot.staff.rights import Right
from bot.store import Session


def export_dates() -> Form:
    """Begun with the `records`; what it ends with are the buttons that begin the export."""

    def questions(_: Answers) -> Sequence[Question]:
        return [Question(key="days", prompt="export-ask-dates", read=_read)]

    async def save(_: Session, answers: Answers, say: FormContext) -> Message:
        records, days = Records(answers.text("records")), read_written(answers.text("days")) or Days()
        voice = say.speech.voice(say.language)
        shown = days_shown(days, say.speech, say.language)
        text = say.html("export-which-format", records=records.value, days=shown)
        return Message(text, format_buttons(voice, records, days))

    return Form("export_dates", questions, save, passing=True, right=Right.EXPORT)


def _read(given: Given, say: FormContext) -> Value:
    try:
        return str(read_days(given.text, say.now, say.speech.shop.timezone))
    except DayError as error:
        raise NotTaken("export-day-wrong", why=error.why.value, found=error.found) from None
