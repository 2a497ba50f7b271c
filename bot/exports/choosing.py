"""How chosen days are shown, and the last step of choosing: as what kind of file."""

from bot.actions import Action, Verb
from bot.exports.wanted import Days, Format, Records
from bot.messages import Button, Rows
from bot.speech import Speech
from bot.texts.catalogue import Voice
from bot.texts.formats import day
from bot.texts.languages import Language


def days_shown(days: Days, speech: Speech, language: Language) -> str:
    """Write the days as people of the language read them."""
    say = speech.voice(language)
    if days.first is None or days.last is None:
        return say.plain("export-days-all")
    first, last = day(days.first, language), day(days.last, language)
    if days.first == days.last:
        return say.plain("export-days-one", first=first)
    return say.plain("export-days", first=first, last=last)


def format_buttons(say: Voice, records: Records, days: Days) -> Rows:
    """One for each kind of file, each with all that was chosen; and one that goes back."""

    def button(text: str, argument: str) -> Button:
        return Button(text, action=str(Action(Verb.EXPORT, argument)))

    kinds = tuple(
        button(say.plain("export-format", format=kind.value), f"{records} {days} {kind}") for kind in Format
    )
    return (kinds, (button(say.plain("export-button-back"), records.value),))
