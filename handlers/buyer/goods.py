"""What was bought, shown again."""

from bot.messages import Answer, Send
from bot.shop import Shop
from handlers.buyer.replies import toast
from handlers.telegram.ask import Ask


async def goods(ask: Ask, shop: Shop) -> Answer:
    """Show what was handed over for one of the buyer's own orders, as it was then."""
    say = shop.speech.voice(ask.buyer.language)
    card = await shop.order_book.card(ask.buyer, ask.number)
    if card is None:
        return toast(say.plain("toast-no-such-order"), alert=True)
    messages = [
        message
        for delivery in card.deliveries
        for message in shop.goods_notices.contents(ask.buyer.language, delivery)
    ]
    if not messages:
        return toast(say.plain("goods-none"), alert=True)
    return Answer(tuple(Send(ask.buyer.id, message) for message in messages))
