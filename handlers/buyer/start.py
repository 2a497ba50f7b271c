"""/start, and the first words of every acquaintance."""

from functools import partial

from markupsafe import Markup

from bot.chat_settings.greeting import fill
from bot.chat_settings.wording import closed_sentence
from bot.deep_links import PayLinkCode, ProductLink, StaffCode, read_deep_link
from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.checkout import pay_by_link
from handlers.buyer.closed import while_open
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
            return await while_open(partial(pay_by_link, code=code))(ask, shop)
        case StaffCode(code):
            return await join_staff(ask, shop, code)
        case None:
            pass
    language = ask.buyer.language
    say, own = shop.speech.voice(language), shop.speech.greeting(language)
    values = {"name": ask.buyer.name, "shop": shop.speech.shop.name}
    text = fill(own, values) if own else say.html("buyer-start", **values)
    closed = shop.live.current.maintenance
    if closed is not None:
        text += Markup("\n\n") + closed_sentence(shop.speech, language, closed.note)
    return says(ask, text, menu(say))
