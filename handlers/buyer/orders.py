"""/orders: everything that a buyer has ordered, a page at a time."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.orders import Order
from bot.shop import Shop
from handlers.buyer.menu import menu
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask


async def orders(ask: Ask, shop: Shop) -> Answer:
    """Show a page of orders, each a button to its card."""
    say = shop.speech.voice(ask.buyer.language)
    page = await shop.order_book.page(ask.buyer, ask.number)
    if not page.orders:
        return shows(ask, say.html("buyer-no-orders"), menu(say))
    rows: list[tuple[Button, ...]] = [
        (Button(_line(order, ask, shop), action=str(Action(Verb.ORDER, str(order.id)))),)
        for order in page.orders
    ]
    steps = []
    if page.number > 0:
        steps.append(Button(say.plain("button-newer"), action=str(Action(Verb.ORDERS, str(page.number - 1)))))
    if page.number + 1 < page.pages:
        steps.append(Button(say.plain("button-older"), action=str(Action(Verb.ORDERS, str(page.number + 1)))))
    if steps:
        rows.append(tuple(steps))
    text = say.html("buyer-orders", page=page.number + 1, pages=page.pages)
    return shows(ask, text, tuple(rows))


def _line(order: Order, ask: Ask, shop: Shop) -> str:
    return shop.speech.voice(ask.buyer.language).plain(
        "button-order-line",
        state=order.state.value,
        order=str(order.id),
        amount=shop.speech.amount(order.amount, ask.buyer.language),
    )
