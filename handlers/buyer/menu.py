"""The buttons under greetings and help: everything that a buyer can ask for."""

from bot.actions import Action, Verb
from bot.messages import Button, Rows
from bot.texts.catalogue import Voice


def menu(say: Voice) -> Rows:
    """The shop and paying first; the rest beside each other."""
    return (
        (Button(say.plain("button-menu-shop"), action=str(Action(Verb.SHOP))),),
        (Button(say.plain("button-menu-pay"), action=str(Action(Verb.PAY))),),
        (
            Button(say.plain("button-menu-orders"), action=str(Action(Verb.ORDERS, "0"))),
            Button(say.plain("button-menu-help"), action=str(Action(Verb.HELP))),
        ),
        (
            Button(say.plain("button-menu-support"), action=str(Action(Verb.SUPPORT))),
            Button(say.plain("button-menu-language"), action=str(Action(Verb.LANGUAGE))),
        ),
    )
