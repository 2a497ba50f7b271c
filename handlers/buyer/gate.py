"""The shop's channel, where one must be joined before ordering."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button
from bot.shop import Shop
from handlers.buyer.menu import menu
from handlers.buyer.replies import says, shows, toast
from handlers.telegram.ask import Ask


async def asked_to_join(ask: Ask, shop: Shop) -> Answer | None:
    """Ask whoever is not in the channel to join it first; None where there is nothing to ask."""
    channel = shop.gate.channel
    if channel is None or await shop.gate.admits(ask.buyer.id):
        return None
    say = shop.speech.voice(ask.buyer.language)
    rows = (
        (
            Button(
                say.plain("button-join-channel"),
                url=shop.settings.telegram.link_to(channel.removeprefix("@")),
            ),
        ),
        (Button(say.plain("button-joined"), action=str(Action(Verb.JOINED))),),
    )
    return says(ask, say.html("buyer-must-join", channel=channel), rows)


async def joined(ask: Ask, shop: Shop) -> Answer:
    """Look whether they have joined now."""
    say = shop.speech.voice(ask.buyer.language)
    if not await shop.gate.admits(ask.buyer.id):
        return toast(say.plain("toast-not-joined"), alert=True)
    return shows(ask, say.html("buyer-joined"), menu(say))
