"""The buttons under alerts about goods: try again, done by hand, filled up."""

from bot.deliveries import Delivery, DeliveryState
from bot.messages import Answer
from bot.orders import OrderState
from bot.shop import Shop
from bot.texts.catalogue import code
from handlers.buyer.replies import says, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def redeliver(ask: Ask, shop: Shop) -> Answer:
    """Try a held delivery again."""
    delivery = await shop.deliveries.again(ask.number)
    if delivery is None:
        return _unknown(ask, shop)
    if delivery.state is DeliveryState.HELD:
        return _says(ask, shop, "admin-delivery-again", delivery)
    return _says(ask, shop, _why_not(delivery), delivery)


async def done(ask: Ask, shop: Shop) -> Answer:
    """Ask what to tell the buyer of something handed over by hand; what is saved then is final."""
    delivery = await shop.deliveries.find(ask.number)
    if delivery is None:
        return _unknown(ask, shop)
    if delivery.state not in {DeliveryState.TASK, DeliveryState.HELD}:
        return _says(ask, shop, _why_not(delivery), delivery)
    return await open_form(ask, shop, "delivery_done", delivery=delivery.id, title=delivery.line.title)


async def restocked(ask: Ask, shop: Shop) -> Answer:
    """Hand over an order that was held because its goods were gone."""
    say = shop.speech.voice(ask.buyer.language)
    found = await shop.deliveries.restocked(ask.number)
    if found is None:
        return _unknown(ask, shop)
    still_gone = found.order.state is OrderState.HELD and not found.begun
    key = "admin-restocked-still-gone" if still_gone else "admin-restocked"
    return says(ask, say.html(key, order=code(str(found.order.id))))


def _why_not(delivery: Delivery) -> str:
    delivered = delivery.state is DeliveryState.DELIVERED
    return "admin-delivery-done-already" if delivered else "admin-delivery-not-now"


def _says(ask: Ask, shop: Shop, key: str, delivery: Delivery) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    return says(ask, say.html(key, title=delivery.line.title, order=code(str(delivery.line.order_id))))


def _unknown(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("admin-no-such-delivery"), alert=True)
