"""The cart: what is in it, what it comes to, and on to paying it."""

from bot.actions import Action, Verb
from bot.basket import Basket
from bot.cart_card import cart_card
from bot.catalog import ProductId
from bot.messages import Answer, Button
from bot.shop import Shop
from handlers.buyer.product import no_more
from handlers.buyer.replies import shows, toast
from handlers.telegram.ask import Ask


async def cart(ask: Ask, shop: Shop) -> Answer:
    """Show the cart."""
    return show(ask, shop, await shop.cart.view(ask.buyer))


async def change(ask: Ask, shop: Shop) -> Answer:
    """Take one more or one fewer, as the button says: `12+` or `12-`."""
    argument = ask.action.argument if ask.action is not None else ""
    number = argument[:-1]
    if not (number.isascii() and number.isdigit()) or argument[-1:] not in {"+", "-"}:
        return await cart(ask, shop)
    by = 1 if argument.endswith("+") else -1
    changed = await shop.cart.change(ask.buyer, ProductId(int(number)), by, ask.update_id)
    if changed.refused is not None:
        return toast(no_more(changed.refused, ask, shop), alert=True)
    return show(ask, shop, changed.basket)


async def empty(ask: Ask, shop: Shop) -> Answer:
    """Empty the cart, once that was confirmed."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.action is None or ask.action.argument != "yes":
        rows = (
            (
                Button(say.plain("button-empty-yes"), action=str(Action(Verb.EMPTY_CART, "yes"))),
                Button(say.plain("button-back"), action=str(Action(Verb.CART))),
            ),
        )
        return shows(ask, say.html("cart-empty-really"), rows)
    await shop.cart.empty(ask.buyer, ask.update_id)
    return await cart(ask, shop)


async def fit(ask: Ask, shop: Shop) -> Answer:
    """Cut the cart to what can be ordered."""
    return show(ask, shop, await shop.cart.fit(ask.buyer, ask.update_id))


async def drop_code(ask: Ask, shop: Shop) -> Answer:
    """Go without the discount."""
    return show(ask, shop, await shop.cart.drop_code(ask.buyer, ask.update_id))


def show(ask: Ask, shop: Shop, basket: Basket) -> Answer:
    """Show a cart in place of what was tapped."""
    message = cart_card(shop.speech, ask.buyer.language, basket)
    return shows(ask, message.html, message.buttons)
