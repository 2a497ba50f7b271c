"""/help and /support."""

from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.menu import menu
from handlers.buyer.pay import example_amount
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def show_help(ask: Ask, shop: Shop) -> Answer:
    """Explain how to pay, and every command."""
    say = shop.speech.voice(ask.buyer.language)
    return says(ask, say.html("buyer-help", example=example_amount(ask, shop)), menu(say))


async def support(ask: Ask, shop: Shop) -> Answer:
    """Say whom to write to, and what to tell them."""
    say, contact = shop.speech.voice(ask.buyer.language), shop.settings.shop.support
    if contact:
        return says(ask, say.html("buyer-support", contact=contact, shop=shop.settings.shop.name))
    return says(ask, say.html("buyer-support-none", shop=shop.settings.shop.name))
