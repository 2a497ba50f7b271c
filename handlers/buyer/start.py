"""/start, and the first words of every acquaintance."""

from bot.deep_links import PayLinkCode, ProductLink, StaffCode, read_deep_link
from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.checkout import pay_by_link
from handlers.buyer.joining import join_staff
from handlers.buyer.menu import menu
from handlers.buyer.product import product_by_sku
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def start(ask: Ask, shop: Shop) -> Answer:
    """Greet, and show what can be done; a link's own words lead to what it names."""
    match read_deep_link(ask.text):
        case ProductLink(sku):
            return await product_by_sku(ask, shop, sku)
        case PayLinkCode(code):
            return await pay_by_link(ask, shop, code)
        case StaffCode(code):
            return await join_staff(ask, shop, code)
        case None:
            pass
    say = shop.speech.voice(ask.buyer.language)
    text = say.html("buyer-start", name=ask.buyer.name, shop=shop.speech.shop.name)
    return says(ask, text, menu(say))
