"""/lang: in which language the bot answers."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.texts.languages import Language
from handlers.buyer.menu import menu
from handlers.buyer.replies import says, shows
from handlers.telegram.ask import Ask


async def language(ask: Ask, shop: Shop) -> Answer:
    """Change to the language that is named (`/lang en`), or offer both."""
    wanted = _named(ask.action.argument if ask.action is not None else ask.text)
    if wanted is None:
        say = shop.speech.voice(ask.buyer.language)
        return says(ask, say.html("buyer-language"), _choices(shop))
    buyer = await shop.buyers.speak(ask.buyer, wanted)
    say = shop.speech.voice(buyer.language)
    return shows(ask, say.html("buyer-language-set"), menu(say))


def _choices(shop: Shop) -> Rows:
    """Each language under its own name."""
    return (
        tuple(
            Button(
                shop.speech.voice(each).plain("language-name"),
                action=str(Action(Verb.CHOOSE_LANGUAGE, each.value)),
            )
            for each in Language
        ),
    )


def _named(text: str) -> Language | None:
    try:
        return Language(text.strip().lower())
    except ValueError:
        return None
