"""Goods that are handed over as soon as they are paid for, without calling anybody."""

from datetime import datetime
from typing import NoReturn

from bot.deliveries import Content, Delivery
from bot.store import Session


class Local:
    """What goods have in common whose `begin` never answers Elsewhere: there is nothing to fetch, see Goods."""

    async def fetch(self, delivery: Delivery) -> NoReturn:
        """Raise RuntimeError: nobody may ask for it."""
        raise RuntimeError(f"{delivery.kind} of delivery {delivery.id} are not elsewhere")

    async def record(self, tx: Session, delivery: Delivery, content: Content, now: datetime) -> NoReturn:
        """Raise RuntimeError: nobody may ask for it."""
        raise RuntimeError(f"{delivery.kind} of delivery {delivery.id} were never fetched")
