"""One of the staff replies to what a buyer wrote, in private or in the staff's group."""

from markupsafe import Markup

from bot.messages import Answer, Message, Send
from bot.shop import Shop
from bot.staff.rights import Right, may
from bot.support.talk_book import Place
from handlers.admin.duty import actor
from handlers.talk_content import content_of
from handlers.telegram.ask import Ask


async def answer_buyer(ask: Ask, shop: Shop, place: Place) -> Answer:
    """Send the buyer the answer. In the group, where everybody sees it, only what went otherwise is told."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.role is None:
        return _tells(ask, say.html("talk-not-staff"))
    if not may(ask.role, Right.TALK):
        return _tells(ask, say.html("staff-no-right", role=ask.role.value))
    content = await content_of(ask, shop)
    if isinstance(content, Markup):
        return _tells(ask, content)
    answered = await shop.desk.support.answer(actor(ask), place.saying.id, content)
    if answered is None:
        return _tells(ask, say.html("talk-is-closed"))
    told = []
    if ask.group is None or answered.buyer.blocked:
        reached = "no" if answered.buyer.blocked else "yes"
        told.append(say.html("talk-answer-sent", name=answered.buyer.name, reached=reached))
    if answered.others:
        told.append(say.html("talk-answered-too", names=", ".join(answered.others)))
    return _tells(ask, Markup("\n").join(told)) if told else Answer()


def not_of_a_talk(ask: Ask, shop: Shop) -> Answer:
    """Answer a reply to a message of ours that no buyer wrote."""
    return _tells(ask, shop.speech.voice(ask.buyer.language).html("talk-no-such-message"))


def _tells(ask: Ask, html: Markup) -> Answer:
    return Answer((Send(ask.buyer.id if ask.group is None else ask.group, Message(html)),))
