"""/shop and /search: shelves and products as buttons; one message that changes in place."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.catalog import Category, CategoryId, Place
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.storefront import Offer, Page, Shelf
from handlers.buyer.menu import menu
from handlers.buyer.replies import says, shows, toast
from handlers.telegram.ask import Ask

# What a button can carry of the words that were searched for, in bytes.
LONGEST_QUERY = 30


async def shelves(ask: Ask, shop: Shop) -> Answer:
    """Show a category, or the whole shop, from the place on that the button names."""
    say = shop.speech.voice(ask.buyer.language)
    category, place = _read(ask)
    shelf = await shop.storefront.shelf(category, place)
    if shelf is None:
        return toast(say.plain("toast-no-such-shelf"), alert=True)
    if not shelf.page.offers and not shelf.subcategories and category is None:
        return shows(ask, say.html("shop-empty"), menu(say))
    rows = [*_categories(shelf, ask), *_offers(shelf.page, ask, shop)]
    where = str(category or 0)
    rows += _steps(shelf.page, ask, shop, Verb.SHOP, where)
    return shows(ask, _head(shelf, ask, shop), (*rows, _foot(shelf, ask, shop)))


async def search(ask: Ask, shop: Shop) -> Answer:
    """Find products by part of a name."""
    say = shop.speech.voice(ask.buyer.language)
    words, place = ask.text.strip(), None
    if ask.action is not None:
        at, _, words = ask.action.argument.partition(" ")
        place = Place.read(at)
    if not words:
        return says(ask, say.html("shop-search-what"))
    page = await shop.storefront.search(words, place)
    back = ((Button(say.plain("button-menu-shop"), action=str(Action(Verb.SHOP))),),)
    if not page.offers:
        return shows(ask, say.html("shop-found-nothing", words=words), back)
    rows = _offers(page, ask, shop)
    if len(words.encode()) <= LONGEST_QUERY:
        rows += _steps(page, ask, shop, Verb.SEARCH, words)
    return shows(ask, say.html("shop-found", words=words), (*rows, *back))


def offer_line(offer: Offer, ask: Ask, shop: Shop) -> str:
    """Say a product, its price and whether there is any, in one line."""
    return shop.speech.voice(ask.buyer.language).plain(
        "shop-product-line",
        name=offer.product.names.to(ask.buyer.language),
        price=shop.speech.amount(offer.price, ask.buyer.language),
        left="none" if offer.product.stock == 0 else "some",
        reduced="yes" if offer.reduced else "no",
    )


def _head(shelf: Shelf, ask: Ask, shop: Shop) -> Markup:
    say, language = shop.speech.voice(ask.buyer.language), ask.buyer.language
    if shelf.category is None:
        return say.html("shop-front", shop=shop.speech.shop.name)
    names = [category.names.to(language) for category in (*shelf.path, shelf.category)]
    return say.html("shop-shelf", path=" › ".join(names), empty="no" if shelf.page.offers else "yes")


def _categories(shelf: Shelf, ask: Ask) -> list[tuple[Button, ...]]:
    buttons = [_category(category, ask) for category in shelf.subcategories]
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _category(category: Category, ask: Ask) -> Button:
    return Button(
        f"📁 {category.names.to(ask.buyer.language)}", action=str(Action(Verb.SHOP, str(category.id)))
    )


def _offers(page: Page, ask: Ask, shop: Shop) -> list[tuple[Button, ...]]:
    return [
        (
            Button(
                offer_line(offer, ask, shop),
                action=str(Action(Verb.PRODUCT, str(offer.product.id))),
            ),
        )
        for offer in page.offers
    ]


def _steps(page: Page, ask: Ask, shop: Shop, verb: Verb, where: str) -> list[tuple[Button, ...]]:
    say = shop.speech.voice(ask.buyer.language)
    steps = []
    if page.previous is not None:
        steps.append(
            Button(say.plain("button-previous"), action=str(Action(verb, f"{page.previous} {where}")))
        )
    if page.next is not None:
        steps.append(Button(say.plain("button-next"), action=str(Action(verb, f"{page.next} {where}"))))
    return [tuple(steps)] if steps else []


def _foot(shelf: Shelf, ask: Ask, shop: Shop) -> tuple[Button, ...]:
    say = shop.speech.voice(ask.buyer.language)
    cart = Button(say.plain("button-cart"), action=str(Action(Verb.CART)))
    if shelf.category is None:
        return (cart,)
    above = shelf.path[-1].id if shelf.path else 0
    return (Button(say.plain("button-up"), action=str(Action(Verb.SHOP, str(above)))), cart)


def _read(ask: Ask) -> tuple[CategoryId | None, Place | None]:
    argument = ask.action.argument if ask.action is not None else ""
    at, _, where = argument.rpartition(" ")
    number = int(where) if where.isascii() and where.isdigit() and len(where) <= MOST_DIGITS else 0
    return (CategoryId(number) if number else None), Place.read(at)


def shelf_buttons(offer: Offer, ask: Ask, shop: Shop) -> Rows:
    """Lead back to where a product stands, and on to the cart."""
    say = shop.speech.voice(ask.buyer.language)
    category = offer.product.category_id or 0
    return (
        (
            Button(say.plain("button-up"), action=str(Action(Verb.SHOP, str(category)))),
            Button(say.plain("button-cart"), action=str(Action(Verb.CART))),
        ),
    )
