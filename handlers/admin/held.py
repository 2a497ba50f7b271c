"""/held: what waits for a person, and what can be done about each."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.shop import Shop
from handlers.admin.sales import sale_button
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask


async def held(ask: Ask, shop: Shop) -> Answer:
    """List the orders, oldest first, with why each waits; a tap shows the choices."""
    say = shop.speech.voice(ask.buyer.language)
    page = await shop.desk.sales.held(ask.number)
    if not page.waiting:
        return shows(ask, say.html("held-none"))
    lines = [
        say.html(
            "held-line",
            order=str(each.sale.order.id),
            amount=shop.speech.amount(each.sale.order.amount, ask.buyer.language),
            name=each.sale.buyer_name,
            why="money" if each.money else "goods" if each.goods else "task" if each.task else "sold_out",
        )
        for each in page.waiting
    ]
    rows = [sale_button(each.sale, ask, shop) for each in page.waiting]
    steps = [(_step(say.plain("held-button-first"), 0),)] if ask.number else []
    steps += [] if page.later is None else [(_step(say.plain("held-button-later"), page.later),)]
    return shows(ask, Markup("\n").join((say.html("held-head"), *lines)), (*rows, *steps))


def _step(text: str, after: int) -> Button:
    return Button(text, action=str(Action(Verb.HELD, str(after))))
