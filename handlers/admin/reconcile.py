"""/reconcile: a day of ours against the gateway."""

from datetime import date

from bot.actions import Action, Verb
from bot.exports.day_reading import DayError, read_day
from bot.jobs.board import TooMuchAtOnce
from bot.jobs.job import JobKind
from bot.messages import Answer, Button
from bot.reconciliation.reconcile_work import wanted
from bot.shop import Shop
from handlers.admin.duty import actor
from handlers.buyer.replies import says, shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def reconcile(ask: Ask, shop: Shop) -> Answer:
    """Ask for the day, or begin: `/reconcile today`, `/reconcile 1405/09/03`, or a day on a button."""
    say = shop.speech.voice(ask.buyer.language)
    typed = ask.text.strip() if ask.action is None else ask.action.argument
    if not typed:
        today, yesterday = (
            Button(say.plain(key), action=str(Action(Verb.RECONCILE, argument)))
            for key, argument in (
                ("reconcile-button-today", "today"),
                ("reconcile-button-yesterday", "yesterday"),
            )
        )
        other = Button(say.plain("reconcile-button-other"), action=str(Action(Verb.RECONCILE_DATE)))
        return shows(ask, say.html("reconcile-which-day"), ((today, yesterday), (other,)))
    try:
        on = read_day(typed, shop.clock(), shop.settings.shop.timezone)
    except DayError as error:
        return says(ask, say.html("export-day-wrong", why=error.why.value, found=error.found))
    return await _begin(ask, shop, on)


async def other_day(ask: Ask, shop: Shop) -> Answer:
    """Ask for the day in words."""
    return await open_form(ask, shop, "reconcile_day")


async def _begin(ask: Ask, shop: Shop, on: date) -> Answer:
    try:
        await shop.desk.jobs.ask(actor(ask), JobKind.RECONCILE, wanted(on), ask.message_id, on.isoformat())
    except TooMuchAtOnce:
        say = shop.speech.voice(ask.buyer.language)
        if ask.action is None:
            return says(ask, say.html("job-too-many"))
        return toast(say.plain("job-too-many"), alert=True)
    return Answer()
