"""/terms: what buyers agree to by paying."""

from markupsafe import Markup

from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def terms(ask: Ask, shop: Shop) -> Answer:
    """Show the merchant's terms."""
    say, own = shop.speech.voice(ask.buyer.language), shop.speech.terms(ask.buyer.language)
    if not own:
        return says(ask, say.html("buyer-no-terms", shop=shop.speech.shop.name))
    head = say.html("buyer-terms-head", shop=shop.speech.shop.name)
    return says(ask, Markup("{}\n\n{}").format(head, own))
