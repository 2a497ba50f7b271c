"""Ordering goods: the cart, one product, or what a payment link is for."""

from bot.actions import Action, Verb
from bot.cart_card import cart_card
from bot.catalog import ProductId
from bot.messages import Answer, Button
from bot.purchase import Bought, CartEmpty, LinkNotPayable, NotAsItStands, OutOfRange
from bot.shop import Shop
from handlers.buyer.gate import asked_to_join
from handlers.buyer.pay import offer
from handlers.buyer.replies import says, toast
from handlers.telegram.ask import Ask


async def checkout(ask: Ask, shop: Shop) -> Answer:
    """Order what is in the cart."""
    if (join := await asked_to_join(ask, shop)) is not None:
        return join
    return bought(ask, shop, await shop.purchase.cart(ask.buyer, ask.update_id))


async def buy(ask: Ask, shop: Shop) -> Answer:
    """Order one of the product that the button names."""
    if (join := await asked_to_join(ask, shop)) is not None:
        return join
    if await shop.storefront.product(ask.number) is None:
        return toast(shop.speech.voice(ask.buyer.language).plain("toast-no-such-product"), alert=True)
    return bought(ask, shop, await shop.purchase.product(ask.buyer, ProductId(ask.number), ask.update_id))


async def pay_by_link(ask: Ask, shop: Shop, code: str) -> Answer:
    """Offer what a payment link asks for."""
    if (join := await asked_to_join(ask, shop)) is not None:
        return join
    return bought(ask, shop, await shop.purchase.pay_link(ask.buyer, code, ask.update_id))


async def again(ask: Ask, shop: Shop) -> Answer:
    """Try once more to get a link for an order."""
    card = await shop.order_book.card(ask.buyer, ask.number)
    if card is None:
        return toast(shop.speech.voice(ask.buyer.language).plain("toast-no-such-order"), alert=True)
    return bought(ask, shop, await shop.purchase.again(ask.buyer, card.order, ask.update_id))


def bought(ask: Ask, shop: Shop, result: Bought) -> Answer:
    """Show the pay link, or say what stands in the way of it."""
    language = ask.buyer.language
    say = shop.speech.voice(language)
    match result:
        case CartEmpty():
            return toast(say.plain("toast-cart-empty"), alert=True)
        case NotAsItStands(basket):
            shown = cart_card(shop.speech, language, basket)
            return says(ask, say.html("cart-changed") + "\n\n" + shown.html, shown.buttons)
        case OutOfRange(total, limits):
            text = say.html(
                "cart-out-of-range",
                total=shop.speech.amount(total, language),
                side="small" if total < limits.smallest else "large",
                smallest=shop.speech.amount(limits.smallest, language),
                largest=shop.speech.amount(limits.largest, language),
            )
            return says(ask, text, ((Button(say.plain("button-cart"), action=str(Action(Verb.CART))),),))
        case LinkNotPayable(why):
            return says(ask, say.html("pay-link-not-payable", why=why.value))
        case _:
            return offer(ask, shop, result)
