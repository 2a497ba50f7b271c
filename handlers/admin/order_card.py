"""An order's card for the staff: how it stands, all that belongs to it, and what can be done from here."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.deliveries import Delivery
from bot.messages import Answer, Button, Rows
from bot.orders import Event, OrderState, Payment
from bot.sales.lists import OfBuyer
from bot.sales.story import Story
from bot.shop import Shop
from bot.staff.rights import Right, may
from bot.texts.catalogue import Voice, code
from handlers.admin.sales import written
from handlers.buyer.replies import says, shows, toast
from handlers.telegram.ask import Ask

# A message holds 4096 letters; a card with the newest of these, and everything else, stays well below.
EVENTS_ON_CARD = 8
EVENTS_IN_STORY = 40


async def card(ask: Ask, shop: Shop) -> Answer:
    """Show the order whose number the button carries."""
    return await order_card(ask, shop, ask.number)


async def story(ask: Ask, shop: Shop) -> Answer:
    """Show everything that happened to an order."""
    told = await shop.desk.stories.tell(ask.number)
    if told is None:
        return no_such_order(ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    lines = [_event(event, ask, shop) for event in told.events[-EVENTS_IN_STORY:]]
    head = say.html("card-story", order=code(str(told.order.id)))
    back = _button(say.plain("card-button-back"), Verb.ORDER_CARD, told.order.id)
    return shows(ask, Markup("\n").join((head, *lines)), ((back,),))


async def order_card(ask: Ask, shop: Shop, order_id: int) -> Answer:
    """Show an order's card, in place of the message whose button was tapped."""
    told = await shop.desk.stories.tell(order_id)
    if told is None:
        return no_such_order(ask, shop)
    parts = [_head(told, ask, shop), *_payments(told, ask, shop), *_goods(told, ask, shop)]
    parts += [*_decided(told, ask, shop), _happened(told, ask, shop), *_choices(told, ask, shop)]
    return shows(ask, Markup("\n\n").join(part for part in parts if part), _buttons(told, ask, shop))


def no_such_order(ask: Ask, shop: Shop) -> Answer:
    """Answer what names no order."""
    say = shop.speech.voice(ask.buyer.language)
    if ask.action is None:
        return says(ask, say.html("card-no-such-order"))
    return toast(say.plain("card-no-such-order"), alert=True)


def _head(told: Story, ask: Ask, shop: Shop) -> Markup:
    say, language, buyer = shop.speech.voice(ask.buyer.language), ask.buyer.language, told.buyer
    text = say.html(
        "card-head",
        order=code(str(told.order.id)),
        state=told.order.state.value,
        amount=shop.speech.amount(told.order.amount, language),
        time=shop.speech.moment(told.order.created_at, language),
        name=buyer.name,
        id=code(str(buyer.id)),
        blocked="yes" if buyer.blocked else "no",
    )
    if buyer.username:
        text += Markup(" @{}").format(buyer.username)
    if told.order.title and not told.lines:
        text += Markup("\n") + say.html("buyer-paid-for", title=told.order.title)
    return text


def _payments(told: Story, ask: Ask, shop: Shop) -> Iterator[Markup]:
    say = shop.speech.voice(ask.buyer.language)
    lines = [_payment(payment, told, ask, shop) for payment in told.payments]
    if lines:
        yield Markup("\n").join((say.html("card-payments"), *lines))


def _payment(payment: Payment, told: Story, ask: Ask, shop: Shop) -> Markup:
    say, language = shop.speech.voice(ask.buyer.language), ask.buyer.language
    text = say.html(
        "card-payment",
        number=payment.id,
        state=payment.state.value,
        reason="" if payment.held_reason is None else payment.held_reason.value,
        amount=shop.speech.amount(
            payment.amount if payment.paid_amount is None else payment.paid_amount, language
        ),
        time=shop.speech.moment(payment.settled_at or payment.created_at, language),
        checks=payment.checks,
    )
    if payment.bank_code:
        text += Markup("\n") + say.html("card-bank-code", code=code(payment.bank_code))
    if payment.invoice_key:
        text += Markup("\n") + say.html("card-invoice", invoice=code(payment.invoice_key))
    return text


def _goods(told: Story, ask: Ask, shop: Shop) -> Iterator[Markup]:
    say = shop.speech.voice(ask.buyer.language)
    by_line = {delivery.line.id: delivery for delivery in told.deliveries}
    lines = [
        say.html(
            "card-line",
            title=line.title,
            quantity=line.quantity,
            amount=shop.speech.amount(line.total, ask.buyer.language),
            state=_standing(told, by_line.get(line.id)),
            reason=(by_line[line.id].reason or "") if line.id in by_line else "",
        )
        for line in told.lines
    ]
    if lines:
        yield Markup("\n").join((say.html("card-goods"), *lines))


def _standing(told: Story, delivery: Delivery | None) -> str:
    if delivery is None:
        return "none"
    refunded = told.order.state is OrderState.REFUNDED
    return "withdrawn" if refunded and delivery.content is None else delivery.state.value


def _decided(told: Story, ask: Ask, shop: Shop) -> Iterator[Markup]:
    say, language = shop.speech.voice(ask.buyer.language), ask.buyer.language
    if told.acceptance is not None:
        yield say.html(
            "card-accepted",
            number=told.acceptance.payment_id,
            name=told.acceptance.by_name,
            time=shop.speech.moment(told.acceptance.at, language),
        )
    for refund in told.refunds:
        yield say.html(
            "card-refunded",
            number=refund.payment_id,
            amount=shop.speech.amount(refund.amount, language),
            name=refund.by_name,
            time=shop.speech.moment(refund.at, language),
            reason=refund.reason,
            reference=code(refund.reference),
        )


def _happened(told: Story, ask: Ask, shop: Shop) -> Markup:
    say = shop.speech.voice(ask.buyer.language)
    if not told.events:
        return say.html("card-nothing-happened")
    newest = told.events[-EVENTS_ON_CARD:]
    lines = [_event(event, ask, shop) for event in newest]
    return Markup("\n").join((say.html("card-happened", left_out=len(told.events) - len(newest)), *lines))


def _event(event: Event, ask: Ask, shop: Shop) -> Markup:
    subject = "payment" if event.payment_id else "delivery" if event.delivery_id else "order"
    return shop.speech.voice(ask.buyer.language).html(
        "card-event",
        time=shop.speech.clock_time(event.at, shop.clock(), ask.buyer.language),
        subject=subject,
        number=event.payment_id or event.delivery_id or 0,
        new=event.new,
        cause=event.cause.value,
    )


def _choices(told: Story, ask: Ask, shop: Shop) -> Iterator[Markup]:
    """Say what waits, and what each choice will do."""
    say = shop.speech.voice(ask.buyer.language)
    if told.order.state is OrderState.HELD or told.acceptable is not None:
        why = "money" if told.acceptable is not None else "sold_out" if told.sold_out else "goods"
        if told.acceptable is None and not told.sold_out and not told.deliveries:
            why = "refund_only"
        yield say.html("card-waits", why=why)
    elif told.undecided:
        yield say.html("card-waits", why="refund_only")


def _buttons(told: Story, ask: Ask, shop: Shop) -> Rows:
    say, order = shop.speech.voice(ask.buyer.language), told.order
    rows: list[tuple[Button, ...]] = []
    decides, hands_over = may(ask.role, Right.DECIDE), may(ask.role, Right.HAND_OVER)
    if told.acceptable is not None and decides:
        rows.append((_button(say.plain("card-button-accept"), Verb.ORDER_ACCEPT, told.acceptable.id),))
    if told.sold_out and decides:
        rows.append((_button(say.plain("button-restocked"), Verb.RESTOCKED, order.id),))
    if hands_over:
        rows += _delivery_buttons(told, say)
    if decides:
        rows += [
            (
                _button(
                    say.plain("card-button-refund", amount=_came(payment, ask, shop), number=payment.id),
                    Verb.ORDER_REFUND,
                    payment.id,
                ),
            )
            for payment in told.refundable
        ]
    rows += [row for row in (_small(told, say, hands_over), _contact(told, say, ask)) if row]
    if order.state is OrderState.OPEN and decides:
        rows.append((_button(say.plain("card-button-cancel"), Verb.ORDER_CANCEL, order.id),))
    rows.append(
        (
            _button(say.plain("card-button-story"), Verb.ORDER_STORY, order.id),
            _button(say.plain("card-button-sales"), Verb.SALES),
        )
    )
    return tuple(rows)


def _delivery_buttons(told: Story, say: Voice) -> Iterator[tuple[Button, ...]]:
    if told.order.state not in {OrderState.PAID, OrderState.HELD}:
        return
    for delivery in told.deliveries:
        if delivery.state.value == "held" and told.order.state is OrderState.HELD:
            yield (
                _button(say.plain("button-redeliver"), Verb.REDELIVER, delivery.id),
                _button(say.plain("button-done"), Verb.DONE, delivery.id),
            )
        elif delivery.state.value == "task":
            yield (_button(say.plain("button-done"), Verb.DONE, delivery.id),)


def _small(told: Story, say: Voice, hands_over: bool) -> tuple[Button, ...]:
    row = []
    if told.checkable and hands_over:
        row.append(_button(say.plain("card-button-check"), Verb.ORDER_CHECK, told.order.id))
    if hands_over and any(delivery.content is not None for delivery in told.deliveries):
        row.append(_button(say.plain("card-button-resend"), Verb.ORDER_RESEND, told.order.id))
    return tuple(row)


def _contact(told: Story, say: Voice, ask: Ask) -> tuple[Button, ...]:
    theirs = f"0:{written(OfBuyer(told.buyer.id))}"
    row = [_button(say.plain("card-button-theirs"), Verb.SALES, theirs)]
    if may(ask.role, Right.TALK):
        row.append(_button(say.plain("card-button-write"), Verb.ORDER_WRITE, told.order.id))
    return tuple(row)


def _came(payment: Payment, ask: Ask, shop: Shop) -> str:
    came = payment.amount if payment.paid_amount is None else payment.paid_amount
    return shop.speech.amount(came, ask.buyer.language)


def _button(text: str, verb: Verb, about: int | str = "") -> Button:
    return Button(text, action=str(Action(verb, str(about))))
