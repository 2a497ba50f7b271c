"""/find: an order by whatever its buyer can tell."""

from bot.messages import Answer
from bot.shop import Shop
from handlers.admin.order_card import order_card
from handlers.admin.sales import sale_button
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def find(ask: Ask, shop: Shop) -> Answer:
    """Show the one order that the words mean, or list those that they could mean."""
    say, words = shop.speech.voice(ask.buyer.language), ask.text.strip()
    if not words:
        return says(ask, say.html("find-what"))
    found = await shop.desk.finder.find(words)
    if not found.matches:
        return says(ask, say.html("find-nothing", words=words))
    if len(found.matches) == 1:
        return await order_card(ask, shop, found.matches[0].sale.order.id)
    rows = [
        sale_button(match.sale, ask, shop, say.plain("find-clue", clue=match.clue.value))
        for match in found.matches
    ]
    return says(ask, say.html("find-some", words=words, more="yes" if found.more else "no"), tuple(rows))
