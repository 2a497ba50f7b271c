"""What goes on while the shop takes no new orders, and what waits: every command and button of a buyer's is here.

An order begins by these alone, by an amount that is typed, and by a payment link; the three ask `while_open`
(handlers/buyer/closed.py). The staff's own commands and buttons go on, and they may order, as a test.
"""

from collections.abc import Mapping
from enum import Enum, auto

from bot.actions import Verb


class WhileClosed(Enum):
    """What becomes of something that a buyer asks."""

    GOES_ON = auto()
    WAITS = auto()


_GOES_ON, _WAITS = WhileClosed.GOES_ON, WhileClosed.WAITS

COMMANDS: Mapping[str, WhileClosed] = {
    "start": _GOES_ON,
    "shop": _GOES_ON,
    "search": _GOES_ON,
    "cart": _GOES_ON,
    "pay": _WAITS,
    "orders": _GOES_ON,
    "order": _GOES_ON,
    "cancel": _GOES_ON,
    "support": _GOES_ON,
    "lang": _GOES_ON,
    "help": _GOES_ON,
    "terms": _GOES_ON,
}
VERBS: Mapping[Verb, WhileClosed] = {
    Verb.CHECK: _GOES_ON,
    Verb.CANCEL: _GOES_ON,
    Verb.AGAIN: _WAITS,
    Verb.ORDER: _GOES_ON,
    Verb.ORDERS: _GOES_ON,
    Verb.PAY: _WAITS,
    Verb.LANGUAGE: _GOES_ON,
    Verb.CHOOSE_LANGUAGE: _GOES_ON,
    Verb.HELP: _GOES_ON,
    Verb.SUPPORT: _GOES_ON,
    Verb.SHOP: _GOES_ON,
    Verb.SEARCH: _GOES_ON,
    Verb.PRODUCT: _GOES_ON,
    Verb.CART: _GOES_ON,
    Verb.PUT: _GOES_ON,
    Verb.CHANGE_CART: _GOES_ON,
    Verb.FIT_CART: _GOES_ON,
    Verb.EMPTY_CART: _GOES_ON,
    Verb.BUY: _WAITS,
    Verb.RENEW: _WAITS,
    Verb.CHECKOUT: _WAITS,
    Verb.DISCOUNT: _GOES_ON,
    Verb.NO_DISCOUNT: _GOES_ON,
    Verb.JOINED: _GOES_ON,
    Verb.GOODS: _GOES_ON,
    Verb.TERMS: _GOES_ON,
    Verb.TALK_DONE: _GOES_ON,
    Verb.TALK_CLOSE: _GOES_ON,
    Verb.NO_NEWS: _GOES_ON,
    Verb.NEWS: _GOES_ON,
    Verb.FORM: _GOES_ON,
}
