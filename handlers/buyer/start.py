"""/start, and the first words of every acquaintance."""

from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.menu import menu
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def start(ask: Ask, shop: Shop) -> Answer:
    """Greet, and show what can be done."""
    say = shop.speech.voice(ask.buyer.language)
    text = say.html("buyer-start", name=ask.buyer.name, shop=shop.settings.shop.name)
    return says(ask, text, menu(say))
