"""/cancel, and the cancel button under a pay message."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.orders import Order, OrderState
from bot.shop import Shop
from handlers.buyer.replies import says, toast
from handlers.telegram.ask import Ask


async def cancel(ask: Ask, shop: Shop) -> Answer:
    """Cancel the order; without a number, the only open one, or ask which."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.action is not None:
        card = await shop.order_book.card(ask.buyer, ask.number)
        if card is None:
            return toast(say.plain("toast-no-such-order"), alert=True)
        after = await shop.cancellation.cancel(ask.buyer, card.order)
        return toast(
            say.plain("toast-cancel", state=after.state.value), alert=after.state is not OrderState.CANCELLED
        )
    open_orders = await shop.cancellation.open_orders(ask.buyer, shop.clock())
    if not open_orders:
        return says(ask, say.html("buyer-nothing-to-cancel"))
    if len(open_orders) > 1:
        return says(ask, say.html("buyer-cancel-which"), tuple((_button(o, ask, shop),) for o in open_orders))
    after = await shop.cancellation.cancel(ask.buyer, open_orders[0])
    return says(ask, say.html("buyer-cancel", state=after.state.value, order=str(after.id)))


def _button(order: Order, ask: Ask, shop: Shop) -> Button:
    text = shop.speech.voice(ask.buyer.language).plain(
        "button-open-order", order=str(order.id), amount=shop.speech.amount(order.amount, ask.buyer.language)
    )
    return Button(text, action=str(Action(Verb.CANCEL, str(order.id))))
