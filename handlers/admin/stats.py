"""/stats: how the shop does, over a period that is chosen by a button or by dates."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.messages import Answer, Button, Edit, Rows, Send
from bot.reports.asked import (
    NoSuchDay,
    NotBegun,
    PeriodError,
    TooLong,
    WrongOrder,
    as_asked,
    example_days,
    read_period,
)
from bot.reports.periods import MOST_DAYS, Choice, Period
from bot.shop import Shop
from bot.texts.catalogue import Voice, code
from bot.texts.languages import Language
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def stats(ask: Ask, shop: Shop) -> Answer:
    """Tell the figures of the period that is asked for, today's where none is; a tap changes the message."""
    language, wanted = ask.buyer.language, ask.text if ask.action is None else ask.action.argument
    try:
        period = read_period(wanted, language, shop.clock(), shop.speech.shop.timezone)
    except PeriodError as error:
        return says(ask, _mistake(error, ask, shop))
    message = await shop.desk.reports.message(period, language, _buttons(shop.speech.voice(language), period))
    if ask.message_id is None:
        return Answer((Send(ask.buyer.id, message),))
    return Answer((Edit(ask.buyer.id, message, message_id=ask.message_id),))


async def other_dates(ask: Ask, shop: Shop) -> Answer:
    """Say how to ask for any dates."""
    say = shop.speech.voice(ask.buyer.language)
    jalali, gregorian = (_example(ask, shop, calendar) for calendar in (Language.FA, Language.EN))
    return says(ask, say.html("stats-how-to-ask", jalali=jalali, gregorian=gregorian))


def _buttons(say: Voice, period: Period) -> Rows:
    return (
        tuple(_button(say, choice, period) for choice in (Choice.TODAY, Choice.YESTERDAY)),
        tuple(_button(say, choice, period) for choice in (Choice.WEEK, Choice.MONTH, Choice.THIRTY)),
        (Button(say.plain("stats-button-dates"), action=str(Action(Verb.STATS_DATES))),),
    )


def _button(say: Voice, choice: Choice, period: Period) -> Button:
    chosen = "yes" if as_asked(period) == choice else "no"
    label = say.plain("stats-button", choice=choice.value, chosen=chosen)
    return Button(label, action=str(Action(Verb.STATS, choice.value)))


def _mistake(error: PeriodError, ask: Ask, shop: Shop) -> Markup:
    say, example = shop.speech.voice(ask.buyer.language), _example(ask, shop, ask.buyer.language)
    match error:
        case NoSuchDay():
            return say.html("stats-no-such-day", example=example)
        case WrongOrder():
            return say.html("stats-wrong-order", example=example)
        case NotBegun():
            return say.html("stats-not-begun", example=example)
        case TooLong():
            return say.html("stats-too-long", most=MOST_DAYS, example=example)
        case _:
            return say.html("stats-not-dates", example=example)


def _example(ask: Ask, shop: Shop, calendar: Language) -> Markup:
    """Write a command that can be copied, with dates of this language's calendar."""
    days = example_days(shop.clock(), calendar, shop.speech.shop.timezone)
    return code(f"/{Verb.STATS} {days}")
