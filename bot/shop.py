"""The services that handlers call, as one value."""

from dataclasses import dataclass

from bot.buyers import Buyers
from bot.cancellation import Cancellation
from bot.checkout import Checkout
from bot.clock import Clock
from bot.config import Settings
from bot.notices import Notices
from bot.order_book import OrderBook
from bot.settlement import Settlement
from bot.speech import Speech


@dataclass(frozen=True, slots=True)
class Shop:
    """One running shop."""

    settings: Settings
    speech: Speech
    notices: Notices
    buyers: Buyers
    order_book: OrderBook
    checkout: Checkout
    settlement: Settlement
    cancellation: Cancellation
    clock: Clock
