"""Who is kept out of the shop is told so, whatever they ask; but nothing stands between them and what they paid."""

from bot.actions import Verb
from bot.messages import Answer
from bot.shop import Shop
from handlers.buyer.replies import says, toast
from handlers.telegram.ask import Ask

# What an order needs that was made before: how it stands, whether it is paid, what came of it.
STILL_ANSWERED_COMMANDS = frozenset({"order", "orders"})
STILL_ANSWERED_BUTTONS = frozenset({Verb.CHECK, Verb.CANCEL, Verb.ORDER, Verb.ORDERS, Verb.GOODS})


async def turned_away(ask: Ask, shop: Shop) -> Answer | None:
    """Answer somebody who is kept out, once a minute; None for everybody else, and for what stays theirs."""
    if ask.role is not None or _still_answered(ask) or await shop.desk.bans.find(ask.buyer.id) is None:
        return None
    say, contact = shop.speech.voice(ask.buyer.language), shop.speech.shop.support
    values = {
        "shop": shop.speech.shop.name,
        "contact": contact,
        "reachable": "yes" if contact else "no",
    }
    if ask.action is not None:
        return toast(say.plain("buyer-kept-out", **values), alert=True)
    if not await shop.desk.bans.to_tell(ask.buyer.id, ask.update_id):
        return Answer()
    return says(ask, say.html("buyer-kept-out", **values))


def _still_answered(ask: Ask) -> bool:
    if ask.action is not None:
        return ask.action.verb in STILL_ANSWERED_BUTTONS
    return ask.command in STILL_ANSWERED_COMMANDS
