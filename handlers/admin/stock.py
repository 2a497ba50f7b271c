"""/stock: what is left of each product, and how it is filled up."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.catalog import Kind, Place, Product, ProductId
from bot.catalog_pages import Sheet
from bot.dialogs.stock import How
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.stockroom import NotCounted, StockCard
from handlers.buyer.replies import says, shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

YES = "yes"


async def stock(ask: Ask, shop: Shop) -> Answer:
    """Show what is left of every product that is counted, or how the stock of one stands."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.action is not None and ask.number:
        found = await shop.stockroom.card(ask.number)
        return _gone(ask, shop) if found is None else card(found, ask, shop)
    if sku := ask.text.strip():
        found = await shop.stockroom.by_sku(sku)
        return says(ask, say.html("stock-no-such-sku", sku=sku)) if found is None else card(found, ask, shop)
    place = Place.read(ask.action.argument) if ask.action is not None else None
    sheet = await shop.stockroom.page(place)
    if not sheet.products:
        return shows(ask, say.html("stock-empty"))
    return shows(ask, say.html("stock-head"), (*_products(sheet, ask, shop), *_steps(sheet, ask, shop)))


async def set_stock(ask: Ask, shop: Shop) -> Answer:
    """Ask how many there are."""
    return await _form(ask, shop, "stock", how=How.SET.value)


async def add_stock(ask: Ask, shop: Shop) -> Answer:
    """Ask how many more there are."""
    return await _form(ask, shop, "stock", how=How.ADD.value)


async def add_codes(ask: Ask, shop: Shop) -> Answer:
    """Ask for codes."""
    return await _form(ask, shop, "new_codes")


async def code_back(ask: Ask, shop: Shop) -> Answer:
    """Ask which code to take back."""
    return await _form(ask, shop, "code_back")


async def unlimited(ask: Ask, shop: Shop) -> Answer:
    """Count a product no more, once the merchant has said that they mean it."""
    number, sure = _read(ask)
    found = await shop.stockroom.card(number)
    if found is None:
        return _gone(ask, shop)
    if not sure:
        return _really(found.product, ask, shop)
    try:
        await shop.stockroom.set_stock(ProductId(number), None, ask.buyer.id)
    except NotCounted:
        return toast(shop.speech.voice(ask.buyer.language).plain("stock-not-counted"), alert=True)
    found = await shop.stockroom.card(number)
    return _gone(ask, shop) if found is None else card(found, ask, shop)


def card(found: StockCard, ask: Ask, shop: Shop) -> Answer:
    """Show how a product's stock stands, with all that can be done about it."""
    product, language = found.product, ask.buyer.language
    say = shop.speech.voice(language)
    parts = [
        say.html(
            "stock-card",
            title=product.names.to(language),
            sku=product.sku,
            counted="no" if product.stock is None else "yes",
            stock=product.stock or 0,
            seen="yes" if product.for_sale else "no",
        ),
        say.html("stock-ordered", held=found.held, sold=found.sold),
    ]
    if found.free is not None:
        parts.append(say.html("stock-free-codes", number=found.free))
    if found.changes:
        parts.append(Markup("\n") + say.html("stock-changes"))
        parts += [
            say.html(
                "stock-change",
                number=abs(change.number),
                sign="plus" if change.number > 0 else "minus",
                name=change.by,
                at=shop.speech.moment(change.at, language),
            )
            for change in found.changes
        ]
    return shows(ask, Markup("\n").join(parts), _buttons(product, ask, shop))


def _products(sheet: Sheet, ask: Ask, shop: Shop) -> list[tuple[Button, ...]]:
    say = shop.speech.voice(ask.buyer.language)
    return [
        (
            Button(
                say.plain(
                    "stock-line",
                    title=product.names.to(ask.buyer.language),
                    stock=product.stock or 0,
                    seen="yes" if product.for_sale else "no",
                ),
                action=str(Action(Verb.STOCK, str(product.id))),
            ),
        )
        for product in sheet.products
    ]


def _steps(sheet: Sheet, ask: Ask, shop: Shop) -> Rows:
    say = shop.speech.voice(ask.buyer.language)
    steps = [
        Button(say.plain(label), action=str(Action(Verb.STOCK, str(place))))
        for label, place in (("button-previous", sheet.previous), ("button-next", sheet.next))
        if place is not None
    ]
    return (tuple(steps),) if steps else ()


def _buttons(product: Product, ask: Ask, shop: Shop) -> Rows:
    say, number = shop.speech.voice(ask.buyer.language), str(product.id)

    def button(label: str, verb: Verb) -> Button:
        return Button(say.plain(label), action=str(Action(verb, number)))

    if product.kind is Kind.CODES:
        rows: Rows = (
            (button("button-add-codes", Verb.ADD_CODES),),
            (button("button-code-back", Verb.CODE_BACK),),
        )
    elif product.stock is None:
        rows = ((button("button-set-stock", Verb.SET_STOCK),),)
    else:
        rows = (
            (button("button-set-stock", Verb.SET_STOCK), button("button-add-stock", Verb.ADD_STOCK)),
            (button("button-unlimited", Verb.UNLIMITED),),
        )
    return (*rows, (Button(say.plain("button-stock-list"), action=str(Action(Verb.STOCK))),))


def _really(product: Product, ask: Ask, shop: Shop) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    buttons = (
        Button(say.plain("button-unlimited-yes"), action=str(Action(Verb.UNLIMITED, f"{product.id} {YES}"))),
        Button(say.plain("button-back"), action=str(Action(Verb.STOCK, str(product.id)))),
    )
    title = product.names.to(ask.buyer.language)
    return shows(ask, say.html("stock-unlimited-really", title=title), (buttons,))


async def _form(ask: Ask, shop: Shop, form: str, **beforehand: str) -> Answer:
    found = await shop.stockroom.card(ask.number)
    if found is None:
        return _gone(ask, shop)
    title = found.product.names.to(ask.buyer.language)
    return await open_form(ask, shop, form, product=found.product.id, title=title, **beforehand)


def _read(ask: Ask) -> tuple[int, bool]:
    number, _, sure = (ask.action.argument if ask.action is not None else "").partition(" ")
    valid = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return (int(number) if valid else 0), sure == YES


def _gone(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("stock-no-such-product"), alert=True)
