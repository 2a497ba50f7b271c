"""No more news, and news again: what stands under every broadcast."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.shop import Shop
from handlers.buyer.replies import says, shows
from handlers.telegram.ask import Ask


async def no_news(ask: Ask, shop: Shop) -> Answer:
    """Leave them out of broadcasts; the one that they tapped under stays as it is."""
    await shop.desk.news.stop(ask.buyer.id)
    say = shop.speech.voice(ask.buyer.language)
    undo = Button(say.plain("news-button-again"), action=str(Action(Verb.NEWS)))
    return says(ask, say.html("news-stopped"), ((undo,),))


async def news(ask: Ask, shop: Shop) -> Answer:
    """Let them have broadcasts again."""
    await shop.desk.news.resume(ask.buyer.id)
    say = shop.speech.voice(ask.buyer.language)
    stop = Button(say.plain("news-button-stop"), action=str(Action(Verb.NO_NEWS)))
    return shows(ask, say.html("news-again"), ((stop,),))
