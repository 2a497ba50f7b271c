"""Goods that are single-use codes: each is given to one order, ever."""

from datetime import datetime

from bot.deliveries import Content, Delivery
from bot.goods.local import Local
from bot.goods.protocol import Impossible, Trouble
from bot.store import Session, codes


class CodeGoods(Local):
    """Goods of Kind.CODES; see Goods. The product's details may hold a `hint` of how to use them."""

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Content | Impossible:
        """See Goods. A line that has its codes is given the same ones again."""
        line = delivery.line
        given = await codes.of_line(tx, line.id) or await codes.take(
            tx, line.product_id, line.id, line.quantity
        )
        if not given:
            return Impossible(Trouble.NO_CODES)
        return Content(text=str(delivery.details.get("hint", "")), codes=tuple(given))
