"""What is written or sent in a private chat: whose words it is for."""

from bot.amounts import AmountError, NotAnAmount, read_amount
from bot.messages import Answer
from bot.shop import Shop
from bot.staff.rights import Right, may
from bot.support.talk import Hears
from handlers.admin.answers import answer_buyer, not_of_a_talk
from handlers.buyer.talk import pass_on
from handlers.form import in_form
from handlers.telegram.ask import Ask, Respond


def in_conversation(otherwise: Respond) -> Respond:
    """Let it go where it belongs: to the message that it replies to, the form that is open, the talk with the shop."""
    unless_replied = in_form(_in_talk(otherwise))

    async def respond(ask: Ask, shop: Shop) -> Answer:
        place = None if ask.reply_to is None else await shop.desk.talks.place(ask.buyer.id, ask.reply_to)
        if place is None:
            return await unless_replied(ask, shop)
        if place.thread.buyer_id == ask.buyer.id and not place.saying.by_buyer:
            return await pass_on(ask, shop, place.thread.order_id)
        return await answer_buyer(ask, shop, place)

    return respond


def _in_talk(otherwise: Respond) -> Respond:
    async def respond(ask: Ask, shop: Shop) -> Answer:
        hears = await shop.desk.talks.hears(ask.buyer)
        if hears is Hears.ALL or (hears is Hears.WORDS and not _is_amount(ask, shop)):
            return await pass_on(ask, shop)
        if ask.reply_to is not None and may(ask.role, Right.TALK) and not _is_amount(ask, shop):
            return not_of_a_talk(ask, shop)
        return await otherwise(ask, shop)

    return respond


def _is_amount(ask: Ask, shop: Shop) -> bool:
    """Whether somebody means an amount, be it one that can't be paid."""
    if ask.upload is not None:
        return False
    try:
        read_amount(ask.text, shop.speech.shop.currency, shop.settings.payments.limits)
    except NotAnAmount:
        return False
    except AmountError:
        return True
    return True
