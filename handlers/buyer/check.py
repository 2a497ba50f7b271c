"""The "check" button: how does my payment stand?"""

from bot.messages import Answer
from bot.orders import Cause
from bot.settlement_plan import Finding
from bot.shop import Shop
from handlers.buyer.replies import toast
from handlers.telegram.ask import Ask


async def check(ask: Ask, shop: Shop) -> Answer:
    """Ask the gateway about an order's payments, and say what it said; what has moved is told in the chat."""
    say = shop.speech.voice(ask.buyer.language)
    card = await shop.order_book.card(ask.buyer, ask.number)
    if card is None:
        return toast(say.plain("toast-no-such-order"), alert=True)
    finding = Finding.NOT_PAID
    for payment in reversed(card.payments):
        settled = await shop.settlement.settle(payment.id, Cause.BUYER)
        if settled.finding in {Finding.PAID, Finding.HELD}:
            finding = settled.finding
            break
        if settled.finding is not Finding.NOT_PAID:
            finding = settled.finding
    match finding:
        case Finding.PAID:
            return toast(say.plain("toast-paid"))
        case Finding.HELD:
            return toast(say.plain("toast-held"), alert=True)
        case Finding.UNKNOWN:
            return toast(say.plain("toast-check-unknown"), alert=True)
        case Finding.CANCELLED:
            return toast(say.plain("toast-bank-cancelled"), alert=True)
        case Finding.NOT_PAID | Finding.NO_SUCH_INVOICE:
            return toast(say.plain("toast-not-paid"), alert=True)
