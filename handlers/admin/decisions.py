"""The buttons under an order's card: each that moves money or goods asks once, and is safe to tap twice."""

from bot.actions import Action, Verb
from bot.messages import Answer, Button, Rows
from bot.orders import OrderState, Payment
from bot.sales.decisions import NotDone
from bot.sales.story import Story
from bot.settlement_plan import Finding
from bot.shop import Shop
from bot.texts.catalogue import code
from handlers.admin.duty import actor
from handlers.admin.order_card import no_such_order, order_card
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def check(ask: Ask, shop: Shop) -> Answer:
    """Ask the gateway now; the card shows how things stand then."""
    say = shop.speech.voice(ask.buyer.language)
    finding: Finding | None = await shop.desk.decisions.check(ask.number)
    told = say.plain("decision-checked", finding="nothing" if finding is None else finding.value)
    return await _card_with(ask, shop, ask.number, told, done=finding is not Finding.UNKNOWN)


async def resend(ask: Ask, shop: Shop) -> Answer:
    """Ask whether the goods shall be sent once more."""
    told = await shop.desk.stories.tell(ask.number)
    if told is None:
        return no_such_order(ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    text = say.html("decision-resend", order=code(str(told.order.id)), name=told.buyer.name)
    return shows(ask, text, _sure(ask, shop, Verb.ORDER_RESEND_YES, told.order.id, told.order.id))


async def resend_yes(ask: Ask, shop: Shop) -> Answer:
    """Send the goods once more: once for each question that was asked."""
    say = shop.speech.voice(ask.buyer.language)
    number = await shop.desk.decisions.send_again(ask.number, f"{ask.buyer.id}:{ask.message_id or 0}")
    return await _card_with(
        ask, shop, ask.number, say.plain("decision-resent", number=number), done=bool(number)
    )


async def accept(ask: Ask, shop: Shop) -> Answer:
    """Ask whether held money shall be taken for its order, whatever differs."""
    found = await _of_payment(ask, shop)
    if found is None:
        return no_such_order(ask, shop)
    told, payment = found
    if told.acceptable is None or told.acceptable.id != payment.id:
        return await _card_with(ask, shop, told.order.id, _say(ask, shop, "decision-not-held"))
    language = ask.buyer.language
    text = shop.speech.voice(language).html(
        "decision-accept",
        order=code(str(told.order.id)),
        name=told.buyer.name,
        paid=shop.speech.amount(payment.paid_amount or payment.amount, language),
        amount=shop.speech.amount(payment.amount, language),
    )
    return shows(ask, text, _sure(ask, shop, Verb.ORDER_ACCEPT_YES, payment.id, told.order.id))


async def accept_yes(ask: Ask, shop: Shop) -> Answer:
    """Take the money, and hand the order over."""
    found = await _of_payment(ask, shop)
    if found is None:
        return no_such_order(ask, shop)
    say, language = shop.speech.voice(ask.buyer.language), ask.buyer.language
    done = await shop.desk.decisions.accept(actor(ask), ask.number)
    if isinstance(done, NotDone):
        gone = done is NotDone.GOODS_GONE
        told = say.plain("decision-goods-gone") if gone else say.plain("decision-not-held")
    else:
        told = say.plain(
            "decision-accepted",
            news="yes" if done.news else "no",
            name=done.acceptance.by_name,
            time=shop.speech.moment(done.acceptance.at, language),
        )
    accepted = not isinstance(done, NotDone) and done.news
    return await _card_with(ask, shop, found[0].order.id, told, done=accepted)


async def refund(ask: Ask, shop: Shop) -> Answer:
    """Ask why, and by which reference, a payment was sent back."""
    found = await _of_payment(ask, shop)
    if found is None:
        return no_such_order(ask, shop)
    told, payment = found
    if payment not in told.refundable:
        return await _card_with(ask, shop, told.order.id, _say(ask, shop, "decision-refunded-before"))
    return await open_form(ask, shop, "refund", payment=payment.id, order=told.order.id)


async def cancel(ask: Ask, shop: Shop) -> Answer:
    """Ask whether an open order shall be cancelled."""
    told = await shop.desk.stories.tell(ask.number)
    if told is None:
        return no_such_order(ask, shop)
    if told.order.state is not OrderState.OPEN:
        return await _card_with(ask, shop, told.order.id, _say(ask, shop, "decision-not-open"))
    text = shop.speech.voice(ask.buyer.language).html(
        "decision-cancel",
        order=code(str(told.order.id)),
        name=told.buyer.name,
        amount=shop.speech.amount(told.order.amount, ask.buyer.language),
    )
    return shows(ask, text, _sure(ask, shop, Verb.ORDER_CANCEL_YES, told.order.id, told.order.id))


async def cancel_yes(ask: Ask, shop: Shop) -> Answer:
    """Cancel it, unless the gateway says that it is paid."""
    order = await shop.desk.decisions.cancel(ask.number)
    if order is None:
        return no_such_order(ask, shop)
    cancelled = order.state is OrderState.CANCELLED
    told = _say(ask, shop, "decision-cancelled" if cancelled else "decision-not-open")
    return await _card_with(ask, shop, order.id, told, done=cancelled)


async def write(ask: Ask, shop: Shop) -> Answer:
    """Ask for the words that the order's buyer is to read."""
    told = await shop.desk.stories.tell(ask.number)
    if told is None:
        return no_such_order(ask, shop)
    return await open_form(ask, shop, "write_to_buyer", buyer=told.buyer.id, order=told.order.id)


async def _of_payment(ask: Ask, shop: Shop) -> tuple[Story, Payment] | None:
    """Find the order of the payment whose number the button carries."""
    order_id = await shop.desk.stories.order_of(ask.number)
    told = None if order_id is None else await shop.desk.stories.tell(order_id)
    if told is None:
        return None
    return told, next(payment for payment in told.payments if payment.id == ask.number)


async def _card_with(ask: Ask, shop: Shop, order_id: int, told: str, *, done: bool = False) -> Answer:
    """Show the card as it is now, and say what became of the tap: in passing where it was done."""
    shown = await order_card(ask, shop, order_id)
    return Answer(shown.letters, told, alert=not done) if shown.letters else toast(told, alert=True)


def _sure(ask: Ask, shop: Shop, verb: Verb, about: int, order_id: int) -> Rows:
    say = shop.speech.voice(ask.buyer.language)
    yes = Button(say.plain("decision-button-yes", what=verb.value), action=str(Action(verb, str(about))))
    no = Button(say.plain("decision-button-no"), action=str(Action(Verb.ORDER_CARD, str(order_id))))
    return ((yes,), (no,))


def _say(ask: Ask, shop: Shop, key: str) -> str:
    return shop.speech.voice(ask.buyer.language).plain(key)
