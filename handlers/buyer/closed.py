"""A shop that takes no new orders: the one place where they are turned away."""

from dataclasses import replace

from bot.chat_settings.wording import closed_sentence
from bot.messages import Answer, Message, Send
from bot.shop import Shop
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask, Respond


def while_open(respond: Respond) -> Respond:
    """Let something that begins an order wait until the shop is open again; the staff may try it meanwhile."""

    async def guarded(ask: Ask, shop: Shop) -> Answer:
        closed = shop.live.current.maintenance
        if closed is None:
            return await respond(ask, shop)
        if ask.role is None:
            return says(ask, closed_sentence(shop.speech, ask.buyer.language, closed.note))
        answer = await respond(ask, shop)
        notice = Message(shop.speech.voice(ask.buyer.language).html("staff-orders-while-closed"))
        return replace(answer, letters=(Send(ask.buyer.id, notice), *answer.letters))

    return guarded
