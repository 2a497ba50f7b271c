"""/support: a buyer writes to the shop, in this chat."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.support.support import PassedOn
from bot.texts.catalogue import Voice, code
from handlers.buyer.replies import says, shows
from handlers.talk_content import content_of
from handlers.telegram.ask import Ask, Respond


async def support(ask: Ask, shop: Shop) -> Answer:
    """Have what the buyer writes next go to the shop; what stands after the command goes at once."""
    order = await shop.desk.support.open(ask.buyer, ask.number or None)
    if ask.text.strip():
        return await pass_on(ask, shop)
    say, contact = shop.speech.voice(ask.buyer.language), shop.speech.shop.support
    text = say.html("talk-open", shop=shop.speech.shop.name)
    if order is not None:
        amount = shop.speech.amount(order.amount, ask.buyer.language)
        text += Markup("\n") + say.html("talk-about-order", order=code(str(order.id)), amount=amount)
    if contact:
        text += Markup("\n\n") + say.html("buyer-support", contact=contact)
    return says(ask, text, _done(say))


async def pass_on(ask: Ask, shop: Shop, order_id: int | None = None) -> Answer:
    """Pass on to the staff what the buyer wrote or sent."""
    say, content = shop.speech.voice(ask.buyer.language), await content_of(ask, shop)
    if isinstance(content, Markup):
        return says(ask, content, _done(say))
    match await shop.desk.support.say(ask.buyer, content, ask.update_id, order_id):
        case PassedOn.PASSED:
            return says(ask, say.html("talk-passed-on", shop=shop.speech.shop.name), _done(say))
        case PassedOn.TOO_OFTEN:
            return says(ask, say.html("talk-too-often"), _done(say))


async def done_talking(ask: Ask, shop: Shop) -> Answer:
    """Write to the bot again; the shop's answer will come all the same."""
    await shop.desk.support.leave(ask.buyer)
    say = shop.speech.voice(ask.buyer.language)
    buttons = (
        (Button(say.plain("talk-button-again"), action=str(Action(Verb.SUPPORT))),),
        (Button(say.plain("talk-button-close"), action=str(Action(Verb.TALK_CLOSE))),),
    )
    return shows(ask, say.html("talk-done", shop=shop.speech.shop.name), buttons)


async def close_talk(ask: Ask, shop: Shop) -> Answer:
    """End the talk: there is nothing more to answer."""
    await shop.desk.support.finish(ask.buyer)
    say = shop.speech.voice(ask.buyer.language)
    again = Button(say.plain("talk-button-again"), action=str(Action(Verb.SUPPORT)))
    return shows(ask, say.html("talk-closed"), ((again,),))


def steps_aside(otherwise: Respond) -> Respond:
    """Where the bot itself asks for an amount, the next one that is written is for the bot, and not for the shop."""

    async def respond(ask: Ask, shop: Shop) -> Answer:
        answer = await otherwise(ask, shop)
        if any(letter.message.asks for letter in answer.letters):
            await shop.desk.support.step_aside(ask.buyer)
        return answer

    return respond


def _done(say: Voice) -> Rows:
    return ((Button(say.plain("talk-button-done"), action=str(Action(Verb.TALK_DONE))),),)
