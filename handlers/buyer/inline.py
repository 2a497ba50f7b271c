"""The bot's name and a few words, typed in any chat: products to show there."""

from bot.deep_links import product_link
from bot.messages import Answer, Button, InlineResult, Message
from bot.shop import Shop
from bot.storefront import Offer, Page
from handlers.buyer.product import describe
from handlers.telegram.ask import Ask


async def inline(ask: Ask, shop: Shop) -> Answer:
    """Give a page of the products in which the words occur; without any, of those at the front of the shop."""
    page = await _page(ask.text, shop)
    return Answer(results=tuple(_result(offer, ask, shop) for offer in page.offers))


async def _page(words: str, shop: Shop) -> Page:
    if words:
        return await shop.storefront.search(words)
    front = await shop.storefront.shelf()
    return front.page if front is not None else Page(())


def _result(offer: Offer, ask: Ask, shop: Shop) -> InlineResult:
    product, language = offer.product, ask.buyer.language
    label = "button-menu-shop" if product.stock == 0 else "button-buy"
    button = Button(shop.speech.voice(language).plain(label), url=product_link(ask.bot_link, product.sku))
    lines = (shop.speech.amount(offer.price, language), product.descriptions.to(language))
    return InlineResult(
        str(product.id),
        product.names.to(language),
        "\n".join(line for line in lines if line),
        Message(describe(offer, ask, shop), ((button,),)),
    )
