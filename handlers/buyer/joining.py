"""Joining the staff by a link that an owner made."""

from bot.messages import Answer, Message, Send
from bot.shop import Shop
from bot.staff.members import Joined, Refused
from bot.texts.catalogue import code
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def join_staff(ask: Ask, shop: Shop, invite: str) -> Answer:
    """Take the invite up, and let the one who made it know."""
    say = shop.speech.voice(ask.buyer.language)
    match await shop.desk.staff.join(ask.buyer, invite, ask.update_id):
        case Refused() as why:
            return says(ask, say.html("staff-invite-refused", why=why.name.lower()))
        case Joined() as joined:
            welcome = Send(
                ask.buyer.id,
                Message(say.html("staff-welcome", shop=shop.speech.shop.name, role=joined.role.value)),
            )
            told = shop.speech.voice(shop.speech.shop.language).html(
                "staff-has-joined", name=ask.buyer.name, id=code(str(ask.buyer.id)), role=joined.role.value
            )
            # One code makes one member: whoever repeats it is told again, the owner is not.
            once = f"joined:{ask.buyer.id}:{joined.role}:{ask.update_id}"
            news = Send(joined.invited_by, Message(told), once=once)
            return Answer((welcome, news) if joined.news else (welcome,))
