"""/products and /product: everything that the shop has, with what may be done to it."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.catalog import Kind, Place, Product
from bot.catalog_editing import Kept
from bot.catalog_pages import Sheet
from bot.deep_links import product_link
from bot.messages import Answer, Button, Edit, Message, Rows, Send
from bot.product_card import product_card, product_photo
from bot.shop import Shop
from bot.texts.catalogue import Voice, code
from bot.texts.formats import fold_digits
from handlers.buyer.replies import says, shows, toast
from handlers.buyer.shop import LONGEST_QUERY
from handlers.telegram.ask import Ask


async def products(ask: Ask, shop: Shop) -> Answer:
    """List what is not archived, or of it what the words are found in."""
    words, place = ask.text.strip(), None
    if ask.action is not None:
        at, _, words = ask.action.argument.partition(" ")
        place = Place.read(at)
    return await _listed(ask, shop, words, place)


async def archived(ask: Ask, shop: Shop) -> Answer:
    """List what is archived."""
    say = shop.speech.voice(ask.buyer.language)
    place = None if ask.action is None else Place.read(ask.action.argument)
    sheet = await shop.editing.archived(place)
    back = (Button(say.plain("catalog-button-products"), action=str(Action(Verb.PRODUCTS))),)
    if not sheet.products:
        return shows(ask, say.html("catalog-nothing-archived"), (back,))
    rows = (*_lines(sheet, ask, shop), *_steps(sheet, say, Verb.ARCHIVED_PRODUCTS), back)
    return shows(ask, say.html("catalog-archived-products"), rows)


async def product(ask: Ask, shop: Shop) -> Answer:
    """Show a product's card: by its number on a button, or by its sku; other words are searched for."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.action is not None:
        kept = await shop.editing.find(ask.number)
        return no_such_product(ask, shop) if kept is None else card(ask, shop, kept)
    words = ask.text.strip()
    if not words:
        return says(ask, say.html("catalog-which-product"), (_list_button(say),))
    kept = await shop.editing.by_sku(fold_digits(words))
    return await _listed(ask, shop, words, None) if kept is None else card(ask, shop, kept)


def card(ask: Ask, shop: Shop, kept: Kept) -> Answer:
    """Show everything about a product, in place of the message whose button was tapped."""
    language, shown = ask.buyer.language, kept.product
    say = shop.speech.voice(language)
    facts = say.html(
        "catalog-card-facts",
        state=_state(kept),
        kind=shown.kind.value,
        category=" › ".join(category.names.to(language) for category in kept.path) or "–",
        stock=_stock(shown),
        number=shown.stock or 0,
        sold=kept.sold,
        sku=code(shown.sku),
        link=code(product_link(ask.bot_link, shown.sku)),
    )
    html = product_card(shop.speech, language, shown, shop.clock()) + Markup("\n\n") + facts
    message = Message(html, _buttons(kept, say), attachment=product_photo(shown))
    if ask.message_id is None:
        return Answer((Send(ask.buyer.id, message),))
    return Answer((Edit(ask.buyer.id, message, message_id=ask.message_id),))


def no_such_product(ask: Ask, shop: Shop) -> Answer:
    """Answer a button that names no product."""
    return toast(shop.speech.voice(ask.buyer.language).plain("catalog-no-such-product"), alert=True)


def product_button(verb: Verb, product: Product, text: str, more: str = "") -> Button:
    """Make a button that does something to a product."""
    return Button(text, action=str(Action(verb, f"{product.id}{more}")))


async def _listed(ask: Ask, shop: Shop, words: str, place: Place | None) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    sheet = await shop.editing.page(words, place)
    if not sheet.products and words:
        return shows(ask, say.html("catalog-nothing-found", words=words), (_list_button(say),))
    foot = (
        Button(say.plain("catalog-button-add-product"), action=str(Action(Verb.ADD_PRODUCT))),
        Button(say.plain("catalog-button-archived"), action=str(Action(Verb.ARCHIVED_PRODUCTS))),
    )
    table = (
        Button(say.plain("button-csv-out"), action=str(Action(Verb.CSV_OUT))),
        Button(say.plain("button-csv-in"), action=str(Action(Verb.CSV_IN))),
    )
    if not sheet.products:
        return shows(ask, say.html("catalog-nothing-yet"), (foot, table))
    fits = len(words.encode()) <= LONGEST_QUERY
    steps = _steps(sheet, say, Verb.PRODUCTS, f" {words}" if words else "") if fits else ()
    head = say.html("catalog-found", words=words) if words else say.html("catalog-products")
    return shows(ask, head, (*_lines(sheet, ask, shop), *steps, foot, table))


def _lines(sheet: Sheet, ask: Ask, shop: Shop) -> Rows:
    say = shop.speech.voice(ask.buyer.language)
    return tuple(
        (
            product_button(
                Verb.PRODUCT_CARD,
                shown,
                say.plain(
                    "catalog-button-product-line",
                    name=shown.names.to(ask.buyer.language),
                    price=shop.speech.amount(shown.price_at(shop.clock()), ask.buyer.language),
                    stock=_stock(shown),
                    number=shown.stock or 0,
                    hidden="yes" if shown.hidden else "no",
                ),
            ),
        )
        for shown in sheet.products
    )


def _steps(sheet: Sheet, say: Voice, verb: Verb, words: str = "") -> Rows:
    steps = []
    if sheet.previous is not None:
        argument = f"{sheet.previous}{words}"
        steps.append(Button(say.plain("button-previous"), action=str(Action(verb, argument))))
    if sheet.next is not None:
        steps.append(Button(say.plain("button-next"), action=str(Action(verb, f"{sheet.next}{words}"))))
    return (tuple(steps),) if steps else ()


def _buttons(kept: Kept, say: Voice) -> Rows:
    shown = kept.product
    rows: list[tuple[Button, ...]] = [
        (
            product_button(Verb.PRODUCT_FIELDS, shown, say.plain("catalog-button-edit")),
            product_button(Verb.STOCK, shown, say.plain("catalog-button-stock")),
        )
    ]
    if shown.archived:
        rows.append((product_button(Verb.RESTORE_PRODUCT, shown, say.plain("catalog-button-restore")),))
    elif shown.hidden:
        rows.append(
            (
                product_button(Verb.SHOW_PRODUCT, shown, say.plain("catalog-button-show")),
                product_button(Verb.ARCHIVE_PRODUCT, shown, say.plain("catalog-button-archive")),
            )
        )
    else:
        rows.append(
            (
                product_button(Verb.HIDE_PRODUCT, shown, say.plain("catalog-button-hide")),
                product_button(Verb.ARCHIVE_PRODUCT, shown, say.plain("catalog-button-archive")),
            )
        )
    moves = []
    if kept.above is not None:
        moves.append(
            product_button(Verb.MOVE_PRODUCT, shown, say.plain("catalog-button-move-up"), f"<{kept.above}")
        )
    if kept.below is not None:
        moves.append(
            product_button(Verb.MOVE_PRODUCT, shown, say.plain("catalog-button-move-down"), f">{kept.below}")
        )
    rows += [tuple(moves)] if moves else []
    rows.append((product_button(Verb.PREVIEW_PRODUCT, shown, say.plain("catalog-button-preview")),))
    return (*rows, (_back(shown, say),))


def _back(shown: Product, say: Voice) -> Button:
    """Lead to the page of the list that begins with this product."""
    if shown.archived:
        return Button(say.plain("catalog-button-archived"), action=str(Action(Verb.ARCHIVED_PRODUCTS)))
    here = Place(shown.position, shown.id - 1)
    return Button(say.plain("catalog-button-products"), action=str(Action(Verb.PRODUCTS, str(here))))


def _list_button(say: Voice) -> tuple[Button, ...]:
    return (Button(say.plain("catalog-button-products"), action=str(Action(Verb.PRODUCTS))),)


def _stock(shown: Product) -> str:
    if shown.stock is None:
        return "unlimited"
    return "codes" if shown.kind is Kind.CODES else "counted"


def _state(kept: Kept) -> str:
    if kept.product.archived:
        return "archived"
    if kept.product.hidden:
        return "hidden"
    return "unseen" if kept.unseen else "shown"
