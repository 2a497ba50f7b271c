"""Something that was paid for, as a kind of goods is given it."""

from datetime import UTC, datetime

from bot.catalog import Details, Kind, ProductId
from bot.deliveries import Delivery, DeliveryId, DeliveryState, Line, LineId
from bot.money import Rials
from bot.orders import BuyerId, OrderId

KEY = "a-key-of-twenty-two-letters"
START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def delivery(
    kind: Kind,
    details: Details,
    *,
    number: int = 1,
    product_id: int = 5,
    buyer_id: int = 5_208_170_001,
    quantity: int = 1,
    key: str = KEY,
) -> Delivery:
    """One line of an order, about to be handed over."""
    line = Line(
        LineId(number),
        OrderId(17),
        ProductId(product_id),
        BuyerId(buyer_id),
        "اشتراک یک‌ساله",
        quantity,
        Rials(500_000),
        taken=True,
    )
    return Delivery(DeliveryId(number), line, kind, DeliveryState.WAITING, key, details, None, None, 0, START)
