"""A product's card: what it is, what it costs, what is left of it, and how to have it."""

from urllib.parse import quote

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.basket import Item
from bot.catalog import ProductId
from bot.deep_links import product_link
from bot.messages import Answer, Button, Edit, Message, Rows, Send
from bot.product_card import product_card, product_photo
from bot.shop import Shop
from bot.storefront import Offer
from handlers.buyer.replies import says, toast
from handlers.buyer.shop import shelf_buttons
from handlers.telegram.ask import Ask


async def product(ask: Ask, shop: Shop) -> Answer:
    """Show the product that the button names."""
    offer = await shop.storefront.product(ask.number)
    if offer is None:
        return toast(shop.speech.voice(ask.buyer.language).plain("toast-no-such-product"), alert=True)
    return await card(ask, shop, offer)


async def product_by_sku(ask: Ask, shop: Shop, sku: str) -> Answer:
    """Show the product that a link names."""
    offer = await shop.storefront.by_sku(sku)
    if offer is None:
        say = shop.speech.voice(ask.buyer.language)
        shelf = ((Button(say.plain("button-menu-shop"), action=str(Action(Verb.SHOP))),),)
        return says(ask, say.html("shop-no-such-product"), shelf)
    return await card(ask, shop, offer)


async def put(ask: Ask, shop: Shop) -> Answer:
    """Put one more into the cart; the card then tells how many are in it."""
    say = shop.speech.voice(ask.buyer.language)
    offer = await shop.storefront.product(ask.number)
    if offer is None:
        return toast(say.plain("toast-no-such-product"), alert=True)
    changed = await shop.cart.change(ask.buyer, ProductId(ask.number), 1, ask.update_id)
    if changed.refused is not None:
        return toast(no_more(changed.refused, ask, shop), alert=True)
    number = next((item.quantity for item in changed.basket.items if item.product.id == ask.number), 0)
    shown = await card(ask, shop, offer)
    return Answer(shown.letters, toast=say.plain("toast-in-cart", number=number))


def no_more(refused: Item, ask: Ask, shop: Shop) -> str:
    """Say why no more of a product can be put into the cart."""
    why = refused.obstacle.value if refused.obstacle is not None else ""
    return shop.speech.voice(ask.buyer.language).plain("toast-no-more", why=why, number=refused.allowed)


async def card(ask: Ask, shop: Shop, offer: Offer) -> Answer:
    """Show a product, in place of the message whose button was tapped."""
    kept = offer.product
    basket = await shop.cart.view(ask.buyer)
    in_cart = next((item.quantity for item in basket.items if item.product.id == kept.id), 0)
    buttons = _buttons(offer, in_cart, ask, shop)
    message = Message(describe(offer, ask, shop), buttons, attachment=product_photo(kept))
    if ask.message_id is None:
        return Answer((Send(ask.buyer.id, message),))
    return Answer((Edit(ask.buyer.id, message, message_id=ask.message_id),))


def describe(offer: Offer, ask: Ask, shop: Shop) -> Markup:
    """Say what a product is, what it costs, and how much of it can be had."""
    return product_card(shop.speech, ask.buyer.language, offer.product, shop.clock())


def _buttons(offer: Offer, in_cart: int, ask: Ask, shop: Shop) -> Rows:
    say, number = shop.speech.voice(ask.buyer.language), str(offer.product.id)
    rows: list[tuple[Button, ...]] = []
    if offer.product.stock != 0:
        rows.append((Button(say.plain("button-buy"), action=str(Action(Verb.BUY, number))),))
        rows.append((Button(say.plain("button-put", number=in_cart), action=str(Action(Verb.PUT, number))),))
    link = product_link(ask.bot_link, offer.product.sku)
    share = f"{shop.settings.telegram.link_url}/share/url?url={quote(link, safe='')}"
    rows.append((Button(say.plain("button-share"), url=share),))
    return (*rows, *shelf_buttons(offer, ask, shop))
