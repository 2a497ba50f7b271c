"""/order N: one order, how it stands, and what can be done with it."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.goods_notices import goods_button
from bot.messages import Answer, Button, Rows
from bot.notices import again_button, pay_buttons
from bot.order_book import Card
from bot.orders import OrderState
from bot.shop import Shop
from bot.texts.catalogue import code
from bot.texts.formats import fold_digits
from handlers.buyer.replies import says, shows, toast
from handlers.telegram.ask import Ask

MOST_DIGITS = 15


async def order(ask: Ask, shop: Shop) -> Answer:
    """Show one of the buyer's own orders."""
    say = shop.speech.voice(ask.buyer.language)
    number = ask.number if ask.action is not None else _read_number(ask.text)
    if number is None:
        return says(ask, say.html("buyer-which-order"), _orders_button(ask, shop))
    card = await shop.order_book.card(ask.buyer, number)
    if card is None and ask.action is not None:
        return toast(say.plain("toast-no-such-order"), alert=True)
    if card is None:
        return says(ask, say.html("buyer-no-such-order"), _orders_button(ask, shop))
    return shows(ask, _describe(card, ask, shop), _buttons(card, ask, shop))


def _describe(card: Card, ask: Ask, shop: Shop) -> Markup:
    language = ask.buyer.language
    say, payment = shop.speech.voice(language), card.deciding
    text = say.html(
        "buyer-order",
        order=code(str(card.order.id)),
        amount=shop.speech.amount(card.order.amount, language),
        time=shop.speech.moment(card.order.created_at, language),
        state=card.order.state.value,
    )
    if card.order.title:
        text += Markup("\n\n") + _goods(card, ask, shop)
    if payment is not None and payment.settled and payment.bank_code is not None:
        text += (Markup("\n\n") if card.order.title else Markup("\n")) + say.html(
            "buyer-order-paid",
            code=code(payment.bank_code),
            time=shop.speech.moment(payment.settled_at or payment.created_at, language),
        )
    return text


def _goods(card: Card, ask: Ask, shop: Shop) -> Markup:
    say, states = shop.speech.voice(ask.buyer.language), {d.line.id: d.state for d in card.deliveries}
    if not card.lines:
        return say.html("buyer-paid-for", title=card.order.title)
    return Markup("\n").join(
        say.html(
            "buyer-order-line",
            title=line.title,
            quantity=line.quantity,
            amount=shop.speech.amount(line.total, ask.buyer.language),
            state=states[line.id].value if line.id in states else "none",
        )
        for line in card.lines
    )


def _buttons(card: Card, ask: Ask, shop: Shop) -> Rows:
    say, alive = shop.speech.voice(ask.buyer.language), shop.order_book.alive(card)
    rows: Rows = ()
    if alive is not None and (url := shop.checkout.link(alive)) is not None:
        rows = pay_buttons(say, card.order, url)
    elif card.order.state in {OrderState.OPEN, OrderState.CANCELLED, OrderState.EXPIRED}:
        rows = again_button(say, card.order)
    if any(delivery.content is not None for delivery in card.deliveries):
        rows = (*rows, *goods_button(say, card.order))
    ask_about = Button(say.plain("talk-button-order"), action=str(Action(Verb.SUPPORT, str(card.order.id))))
    return (*rows, (ask_about,), *_orders_button(ask, shop))


def _orders_button(ask: Ask, shop: Shop) -> Rows:
    say = shop.speech.voice(ask.buyer.language)
    return ((Button(say.plain("button-menu-orders"), action=str(Action(Verb.ORDERS, "0"))),),)


def _read_number(text: str) -> int | None:
    digits = fold_digits(text).strip().lstrip("#")
    valid = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return int(digits) if valid else None
