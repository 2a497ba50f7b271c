"""/export: records as a file; what, of which days, and as what is chosen in one message, step by step."""

from enum import StrEnum
from typing import TypeVar

from bot.actions import Action, Verb
from bot.exports.choosing import days_shown, format_buttons
from bot.exports.periods import Period, days_of
from bot.exports.wanted import Days, Export, Format, Records, read_written
from bot.jobs.board import TooMuchAtOnce
from bot.jobs.job import JobId, JobKind
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.texts.catalogue import Voice
from handlers.admin.duty import actor
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

_Word = TypeVar("_Word", bound=StrEnum)


async def export(ask: Ask, shop: Shop) -> Answer:
    """Ask for what is not chosen yet: `<records> <days> <format>`; with all of it, begin."""
    say = shop.speech.voice(ask.buyer.language)
    words = (ask.action.argument if ask.action is not None else "").split()
    records = _one_of(Records, words[0]) if words else None
    days = _days(words[1], ask, shop) if len(words) > 1 else None
    kind = _one_of(Format, words[2]) if len(words) > 2 else None  # noqa: PLR2004  # the third word
    if records is None:
        return shows(ask, say.html("export-head"), _records(say))
    if days is None:
        return shows(ask, say.html("export-which-days", records=records.value), _periods(say, records))
    if kind is None:
        shown = days_shown(days, shop.speech, ask.buyer.language)
        text = say.html("export-which-format", records=records.value, days=shown)
        return shows(ask, text, format_buttons(say, records, days))
    return await _begin(ask, shop, Export(records, days, kind))


async def dates(ask: Ask, shop: Shop) -> Answer:
    """Ask for the days in words."""
    records = _one_of(Records, ask.action.argument if ask.action is not None else "")
    if records is None:
        return await export(ask, shop)
    return await open_form(ask, shop, "export_dates", records=records.value)


async def stop(ask: Ask, shop: Shop) -> Answer:
    """Call somebody's own work off."""
    say = shop.speech.voice(ask.buyer.language)
    if await shop.desk.jobs.cancel(actor(ask), JobId(ask.number)):
        return Answer()
    return toast(say.plain("job-not-there"))


async def _begin(ask: Ask, shop: Shop, wanted: Export) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    detail = f"{wanted.days} {wanted.format.value}"
    try:
        await shop.desk.jobs.ask(
            actor(ask), JobKind.EXPORT, wanted.encode(), ask.message_id, wanted.records.value, detail
        )
    except TooMuchAtOnce:
        return toast(say.plain("job-too-many"), alert=True)
    return Answer()


def _records(say: Voice) -> Rows:
    return tuple(
        (_button(say.plain("export-records", records=records.value), records.value),) for records in Records
    )


def _periods(say: Voice, records: Records) -> Rows:
    buttons = [
        _button(say.plain("export-period", period=period.value), f"{records} {period}") for period in Period
    ]
    other = Button(say.plain("export-button-dates"), action=str(Action(Verb.EXPORT_DATES, records.value)))
    return (tuple(buttons[:2]), tuple(buttons[2:]), (other,), (_button(say.plain("export-button-back"), ""),))


def _days(word: str, ask: Ask, shop: Shop) -> Days | None:
    period = _one_of(Period, word)
    if period is not None:
        return days_of(period, shop.clock(), ask.buyer.language, shop.settings.shop.timezone)
    return read_written(word)


def _one_of(kind: type[_Word], word: str) -> _Word | None:
    return next((each for each in kind if each.value == word), None)


def _button(text: str, argument: str) -> Button:
    return Button(text, action=str(Action(Verb.EXPORT, argument)))
