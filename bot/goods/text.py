"""Goods that are a text, the same for everybody who buys it."""

from datetime import datetime

from bot.deliveries import Content, Delivery
from bot.goods.local import Local
from bot.store import Session


class TextGoods(Local):
    """Goods of Kind.TEXT; see Goods. The product's details hold the `text`."""

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Content:
        """See Goods."""
        return Content(text=str(delivery.details["text"]))
