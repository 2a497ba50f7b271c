"""/sales: orders in lists, newest first; narrowed to a state, a product, a day, a buyer."""

from datetime import date, timedelta

from bot.actions import MOST_DIGITS, Action, Verb
from bot.catalog import Place, ProductId
from bot.messages import Answer, Button, Rows
from bot.orders import BuyerId, OrderState
from bot.sales.lists import Narrowed, OfBuyer, OfProduct, SalesPage
from bot.shop import Shop
from bot.store.sales import Sale
from bot.texts.catalogue import Voice
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask


async def sales(ask: Ask, shop: Shop) -> Answer:
    """List orders: `<before>:<what they are narrowed to>` on a button, everything for the command."""
    before, only = _read(ask.action.argument if ask.action is not None else "")
    page = await shop.desk.sales.page(only, before or None)
    say = shop.speech.voice(ask.buyer.language)
    head = await _head(ask, shop, only)
    if not page.sales:
        return shows(ask, say.html("sales-none", head=head), _choices(ask, shop, only))
    rows = (*(sale_button(sale, ask, shop) for sale in page.sales), *_steps(say, only, before, page))
    return shows(ask, say.html("sales-some", head=head), (*rows, *_choices(ask, shop, only)))


async def states(ask: Ask, shop: Shop) -> Answer:
    """Ask for a state."""
    say = shop.speech.voice(ask.buyer.language)
    rows = [(_narrow(say.plain("sales-state", state=state.value), state),) for state in OrderState]
    return shows(ask, say.html("sales-which-state"), (*rows, (_everything(say),)))


async def products(ask: Ask, shop: Shop) -> Answer:
    """Ask for a product, page by page."""
    say = shop.speech.voice(ask.buyer.language)
    place = Place.read(ask.action.argument) if ask.action is not None else None
    sheet = await shop.editing.page("", place)
    rows: list[tuple[Button, ...]] = [
        (_narrow(each.names.to(ask.buyer.language), OfProduct(each.id)),) for each in sheet.products
    ]
    steps = []
    if sheet.previous is not None:
        steps.append(_button(say.plain("button-previous"), Verb.SALES_PRODUCTS, str(sheet.previous)))
    if sheet.next is not None:
        steps.append(_button(say.plain("button-next"), Verb.SALES_PRODUCTS, str(sheet.next)))
    rows += [tuple(steps)] if steps else []
    return shows(ask, say.html("sales-which-product"), (*rows, (_everything(say),)))


def sale_button(sale: Sale, ask: Ask, shop: Shop, mark: str = "") -> tuple[Button, ...]:
    """Make the line of a list that opens an order."""
    order, language = sale.order, ask.buyer.language
    text = shop.speech.voice(language).plain(
        "sales-line",
        state=order.state.value,
        order=str(order.id),
        amount=shop.speech.amount(order.amount, language),
        about=order.title or sale.buyer_name,
    )
    return (_button(f"{mark}{text}", Verb.ORDER_CARD, str(order.id)),)


async def _head(ask: Ask, shop: Shop, only: Narrowed) -> str:
    say = shop.speech.voice(ask.buyer.language)
    match only:
        case None:
            return say.html("sales-head")
        case OrderState():
            return say.html("sales-head-state", state=only.value)
        case OfProduct(product_id):
            names = await shop.desk.sales.names_of(product_id)
            name = "–" if names is None else names.to(ask.buyer.language)
            return say.html("sales-head-product", product=name)
        case OfBuyer(buyer_id):
            found = await shop.buyers.find(buyer_id)
            return say.html("sales-head-buyer", name=str(buyer_id) if found is None else found.name)
        case date():
            return say.html("sales-head-day", day=shop.speech.day(only, ask.buyer.language))


def _choices(ask: Ask, shop: Shop, only: Narrowed) -> Rows:
    say, today = shop.speech.voice(ask.buyer.language), shop.desk.sales.today(shop.clock())
    ways = (
        _button(say.plain("sales-button-states"), Verb.SALES_STATES),
        _button(say.plain("sales-button-products"), Verb.SALES_PRODUCTS),
        _narrow(say.plain("sales-button-today"), today),
    )
    if isinstance(only, date):
        days = [_narrow(say.plain("sales-button-day-before"), only - timedelta(days=1))]
        days += (
            [_narrow(say.plain("sales-button-day-after"), only + timedelta(days=1))] if only < today else []
        )
        return (tuple(days), ways[:2], (_everything(say),))
    return (ways,) if only is None else (ways, (_everything(say),))


def _steps(say: Voice, only: Narrowed, before: int, page: SalesPage) -> Rows:
    steps = []
    if before:
        steps.append(_narrow(say.plain("button-newest"), only))
    if page.older is not None:
        steps.append(_narrow(say.plain("button-older"), only, page.older))
    return (tuple(steps),) if steps else ()


def _everything(say: Voice) -> Button:
    return _narrow(say.plain("sales-button-all"), None)


def _narrow(text: str, only: Narrowed, before: int = 0) -> Button:
    return _button(text, Verb.SALES, f"{before}:{written(only)}")


def written(only: Narrowed) -> str:
    """Write what a list is narrowed to, as a button carries it."""
    match only:
        case None:
            return ""
        case OrderState():
            return f"s{only.value}"
        case OfProduct(number):
            return f"p{number}"
        case OfBuyer(number):
            return f"b{number}"
        case date():
            return f"d{only:%Y%m%d}"


def _read(argument: str) -> tuple[int, Narrowed]:
    """Read a button; one that names nothing we know is about everything."""
    before, _, only = argument.partition(":")
    number, rest = _number(before), only[1:]
    match only[:1]:
        case "s" if rest in set(OrderState):
            return number, OrderState(rest)
        case "p" if _number(rest):
            return number, OfProduct(ProductId(_number(rest)))
        case "b" if _number(rest):
            return number, OfBuyer(BuyerId(_number(rest)))
        case "d":
            return number, _day(rest)
        case _:
            return number, None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0


def _button(text: str, verb: Verb, argument: str = "") -> Button:
    return Button(text, action=str(Action(verb, argument)))
