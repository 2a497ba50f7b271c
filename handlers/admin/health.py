"""/health: how every part of the shop is."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.checkup.findings import Finding, Sign
from bot.messages import Answer, Button
from bot.shop import Shop
from bot.texts.catalogue import Voice
from bot.texts.formats import duration_in_words, size
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask

_WORST_FIRST = (Sign.RED, Sign.AMBER, Sign.GREEN)


async def health(ask: Ask, shop: Shop) -> Answer:
    """Show each part with its sign, and what to do where it is not green."""
    say = shop.speech.voice(ask.buyer.language)
    found = await shop.desk.checkup.look()
    worst = next(sign for sign in _WORST_FIRST if any(each.sign is sign for each in found))
    lines = [
        say.html("health-head", sign=worst.value, at=shop.speech.moment(shop.clock(), ask.buyer.language))
    ]
    lines += [_line(each, ask, shop, say) for each in found]
    again = Button(say.plain("health-button-again"), action=str(Action(Verb.HEALTH)))
    return shows(ask, Markup("\n").join(lines), ((again,),))


def _line(found: Finding, ask: Ask, shop: Shop, say: Voice) -> Markup:
    language = ask.buyer.language
    at = "" if found.at is None else shop.speech.moment(found.at, language)
    span = "" if found.span is None else duration_in_words(found.span, language)
    sizes = {name: size(found.figures.get(name, 0), language) for name in ("size", "free")}
    counts = {name: found.figures.get(name, 0) for name in ("milliseconds", "messages", "updates")}
    words = {name: found.words.get(name, "") for name in ("mistake", "why", "kind", "version")}
    text = say.html(f"health-{found.part}", state=found.state, at=at, span=span, **sizes, **counts, **words)
    return say.html("health-line", sign=found.sign.value, text=text)
