"""/staffgroup: where the staff read what buyers write."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.shop import Shop
from handlers.admin.duty import actor
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask


async def staff_group(ask: Ask, shop: Shop) -> Answer:
    """Say where it is, and how to change that."""
    say, group = shop.speech.voice(ask.buyer.language), await shop.desk.staff_room.group()
    if group is None:
        return shows(ask, say.html("staffgroup-none", command=f"/staffgroup@{_bot_name(ask)}"))
    leave = Button(say.plain("staffgroup-button-off"), action=str(Action(Verb.STAFF_GROUP_OFF)))
    return shows(ask, say.html("staffgroup-is", title=group.title), ((leave,),))


async def leave_group(ask: Ask, shop: Shop) -> Answer:
    """Write to each of the staff in private again."""
    await shop.desk.staff_room.move_out(actor(ask))
    return await staff_group(ask, shop)


def _bot_name(ask: Ask) -> str:
    return ask.bot_link.rpartition("/")[2]
