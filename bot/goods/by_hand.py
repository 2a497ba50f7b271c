"""Goods that the merchant hands over by themselves."""

from datetime import datetime

from bot.deliveries import Delivery
from bot.goods.local import Local
from bot.goods.protocol import ByHand
from bot.store import Session


class ByHandGoods(Local):
    """Goods of Kind.BY_HAND; see Goods. The product's details may hold `instructions` for the merchant."""

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> ByHand:
        """See Goods."""
        return ByHand(str(delivery.details.get("instructions", "")))
