"""What a buyer is told about an order: the pay message, what becomes of it, and the receipt."""

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.messages import Button, Edit, Letter, Message, Rows, Send
from bot.orders import Order, OrderState, Payment, PaymentState
from bot.settlement_plan import Finding
from bot.speech import Speech
from bot.store.buyers import Buyer
from bot.store.decisions import Refund
from bot.texts.catalogue import Voice, code


def slot_of(payment: Payment) -> str:
    """Name a payment's pay message, by which it is found and edited."""
    return f"pay:{payment.id}"


class Notices:
    """Writes to buyers, each in their language."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def pay_message(self, buyer: Buyer, order: Order, payment: Payment, url: str, now: datetime) -> Send:
        """Show the pay link, with all that a buyer must know before opening it."""
        say = self._speech.voice(buyer.language)
        text = say.html(
            "buyer-pay",
            amount=self._speech.amount(order.amount, buyer.language),
            words=self._speech.words(order.amount, buyer.language),
            order=code(str(order.id)),
            shop=self._speech.shop.name,
            until=self._speech.clock_time(order.expires_at, now, buyer.language),
        )
        if order.title:
            text = say.html("buyer-pay-for", title=order.title) + Markup("\n") + text
        buttons = pay_buttons(say, order, url)
        if self._speech.terms(buyer.language):
            text += Markup("\n\n") + say.html("buyer-pay-terms")
            buttons = (*buttons, *terms_button(say))
        return Send(buyer.id, Message(text, buttons), slot=slot_of(payment))

    def after_settlement(
        self, buyer: Buyer, before: Order, order: Order, payment: Payment, finding: Finding, url: str
    ) -> Iterator[Letter]:
        """Tell what has moved, the most important first; `before` is the order as it was."""
        say = self._speech.voice(buyer.language)
        match payment.state:
            case PaymentState.PAID:
                yield self._receipt(buyer, before, order, payment)
                yield self._edit(buyer, order, payment, "buyer-pay-paid", order_button(say, order))
            case PaymentState.HELD:
                yield self._held(buyer, order, payment)
                yield self._edit(buyer, order, payment, "buyer-pay-held", order_button(say, order))
            case _ if order.state is OrderState.EXPIRED and before.state is OrderState.OPEN:
                yield self._edit(buyer, order, payment, "buyer-pay-expired", again_button(say, order))
            case PaymentState.FAILED if order.state is OrderState.OPEN:
                if finding is Finding.NO_SUCH_INVOICE:
                    yield self._edit(buyer, order, payment, "buyer-pay-no-invoice", again_button(say, order))
                else:
                    yield self._edit(buyer, order, payment, "buyer-pay-failed", pay_buttons(say, order, url))
            case _:
                pass

    def cancelled_by_shop(self, buyer: Buyer, order: Order) -> Send:
        """Tell a buyer that the shop has cancelled what they had not paid yet."""
        say = self._speech.voice(buyer.language)
        text = say.html("buyer-cancelled-by-shop", **self._words(buyer, order))
        return Send(buyer.id, Message(text, order_button(say, order)), once=f"cancelled:{order.id}")

    def refunded(self, buyer: Buyer, order: Order, refund: Refund) -> Send:
        """Tell a buyer that their money went back, and by what the bank calls that."""
        say = self._speech.voice(buyer.language)
        text = say.html(
            "buyer-refunded",
            amount=self._speech.amount(refund.amount, buyer.language),
            order=code(str(order.id)),
            reference=code(refund.reference),
        )
        return Send(buyer.id, Message(text, order_button(say, order)), once=f"refund:{refund.payment_id}")

    def accepted(self, buyer: Buyer, order: Order, payment: Payment) -> Send:
        """Tell a buyer whose money was held that the shop has taken it for their order."""
        say = self._speech.voice(buyer.language)
        text = say.html("buyer-accepted", **self._words(buyer, order))
        return Send(buyer.id, Message(text, order_button(say, order)), once=f"accepted:{payment.id}")

    def _words(self, buyer: Buyer, order: Order) -> dict[str, str]:
        return {"amount": self._speech.amount(order.amount, buyer.language), "order": code(str(order.id))}

    def order_cancelled(self, buyer: Buyer, order: Order, payment: Payment) -> Letter:
        """Give the pay message its new text once the buyer has cancelled."""
        buttons = again_button(self._speech.voice(buyer.language), order)
        return self._edit(buyer, order, payment, "buyer-pay-cancelled", buttons)

    def _edit(self, buyer: Buyer, order: Order, payment: Payment, key: str, buttons: Rows) -> Edit:
        text = self._speech.voice(buyer.language).html(
            key, amount=self._speech.amount(order.amount, buyer.language), order=code(str(order.id))
        )
        return Edit(buyer.id, Message(text, buttons), slot=slot_of(payment))

    def _receipt(self, buyer: Buyer, before: Order, order: Order, payment: Payment) -> Send:
        late = "no"
        if before.state is not OrderState.OPEN:
            late = "gone" if order.state is OrderState.HELD else "late"
        text = self._speech.voice(buyer.language).html(
            "buyer-receipt",
            shop=self._speech.shop.name,
            amount=self._speech.amount(payment.amount, buyer.language),
            code=code(payment.bank_code or ""),
            order=code(str(order.id)),
            time=self._speech.moment(payment.settled_at or payment.created_at, buyer.language),
            late=late,
        )
        if order.title:
            text += Markup("\n") + self._speech.voice(buyer.language).html(
                "buyer-paid-for", title=order.title
            )
        buttons = order_button(self._speech.voice(buyer.language), order)
        return Send(buyer.id, Message(text, buttons), once=f"receipt:{payment.id}")

    def _held(self, buyer: Buyer, order: Order, payment: Payment) -> Send:
        paid = payment.amount if payment.paid_amount is None else payment.paid_amount
        text = self._speech.voice(buyer.language).html(
            "buyer-held",
            reason=payment.held_reason or "",
            paid=self._speech.amount(paid, buyer.language),
            amount=self._speech.amount(payment.amount, buyer.language),
            order=code(str(order.id)),
        )
        buttons = order_button(self._speech.voice(buyer.language), order)
        return Send(buyer.id, Message(text, buttons), once=f"held:{payment.id}")


def pay_buttons(say: Voice, order: Order, url: str) -> Rows:
    """Open the pay page; ask how the payment stands; cancel."""
    return (
        (Button(say.plain("button-pay"), url=url),),
        (
            Button(say.plain("button-check"), action=str(Action(Verb.CHECK, str(order.id)))),
            Button(say.plain("button-cancel"), action=str(Action(Verb.CANCEL, str(order.id)))),
        ),
    )


def again_button(say: Voice, order: Order) -> Rows:
    """Try the same again."""
    return ((Button(say.plain("button-again"), action=str(Action(Verb.AGAIN, str(order.id)))),),)


def order_button(say: Voice, order: Order) -> Rows:
    """See the order."""
    return ((Button(say.plain("button-order"), action=str(Action(Verb.ORDER, str(order.id)))),),)


def terms_button(say: Voice) -> Rows:
    """Read what one agrees to by paying."""
    return ((Button(say.plain("button-terms"), action=str(Action(Verb.TERMS))),),)
