"""What is written without a command, or in a way that the bot does not take."""

from bot.amounts import AmountError, NotAnAmount, read_amount
from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.closed import while_open
from handlers.buyer.menu import menu
from handlers.buyer.pay import example_amount, explain, pay
from handlers.buyer.replies import says, toast
from handlers.telegram.ask import Ask


async def text(ask: Ask, shop: Shop) -> Answer:
    """Take an amount as a wish to pay it; say of anything else what can be done."""
    try:
        read_amount(ask.text, shop.speech.shop.currency, shop.settings.payments.limits)
    except NotAnAmount:
        return await unknown(ask, shop)
    except AmountError as error:
        return says(ask, explain(error, ask, shop), asks=True)
    return await while_open(pay)(ask, shop)


async def unknown(ask: Ask, shop: Shop) -> Answer:
    """Answer what is no command of ours and no amount."""
    say = shop.speech.voice(ask.buyer.language)
    return says(ask, say.html("buyer-unknown", example=example_amount(ask, shop)), menu(say))


async def not_text(ask: Ask, shop: Shop) -> Answer:
    """Answer a picture, a voice or a sticker."""
    say = shop.speech.voice(ask.buyer.language)
    return says(ask, say.html("buyer-not-text", example=example_amount(ask, shop)), menu(say))


async def edited(ask: Ask, shop: Shop) -> Answer:
    """Answer an edited message: what was done for its first text stays done."""
    return says(ask, shop.speech.voice(ask.buyer.language).html("buyer-edited"))


async def old_button(ask: Ask, shop: Shop) -> Answer:
    """Answer a button that no longer means anything."""
    return toast(shop.speech.voice(ask.buyer.language).plain("toast-old-button"), alert=True)
