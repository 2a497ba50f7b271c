"""Money was sent back to a buyer: why, and by what reference of the bank's; what is saved then is final."""

from bot.dialogs.product_questions import one_line
from bot.forms.answers import Answers
from bot.forms.form import Choice, Form, FormContext, NotTaken, Question
from bot.messages import Message
from bot.money import Rials
from bot.orders import PaymentId
from bot.sales.decisions import Decisions, NotDone, Refunded
from bot.staff.audit_trail import Actor
from bot.staff.rights import Right
from bot.store import Session, payments, sales, staff
from bot.texts.catalogue import code

LONGEST_REASON = 200
LONGEST_REFERENCE = 64


def refund(decisions: Decisions) -> Form:
    """Begun with the `payment`'s number and its `order`'s. No money is moved: that is the merchant's to do before."""
    reasons = tuple(
        Choice(reason, f"refund-reason-{reason}") for reason in ("wish", "gone", "amount", "twice", "mistake")
    )
    why = Question(key="why", prompt="refund-ask-why", read=one_line(LONGEST_REASON), choices=reasons)
    reference = Question(key="reference", prompt="refund-ask-reference", read=one_line(LONGEST_REFERENCE))

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        payment = await payments.get(session, PaymentId(answers.number("payment")))
        sale = await sales.get(session, payment.order_id)
        text = say.html(
            "refund-preview",
            amount=say.amount(payment.paid_amount or Rials(0)),
            order=code(str(payment.order_id)),
            name=sale.buyer_name,
            reason=_reason(answers, say),
            reference=code(answers.text("reference")),
        )
        return Message(text)

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        member = await staff.find(tx, say.buyer.id)
        if member is None:
            raise NotTaken("refund-no-such-payment")
        by = Actor(say.buyer, member.role, say.update_id)
        match await decisions.refund(
            tx, by, answers.number("payment"), _reason(answers, say), answers.text("reference")
        ):
            case NotDone():
                raise NotTaken("refund-no-such-payment")
            case Refunded(order, _, made, news):
                text = say.html(
                    "refund-done" if news else "refund-done-before",
                    order=code(str(order.id)),
                    amount=say.amount(made.amount),
                    name=made.by_name,
                    time=say.moment(made.at),
                    state=order.state.value,
                )
                return Message(text)

    return Form("refund", lambda _: [why, reference], save, preview, right=Right.DECIDE)


def _reason(answers: Answers, say: FormContext) -> str:
    """Give the chosen reason in words; one that was typed stays as it is."""
    chosen = answers.text("why")
    known = chosen in {"wish", "gone", "amount", "twice", "mistake"}
    return say.plain(f"refund-reason-{chosen}") if known else chosen
