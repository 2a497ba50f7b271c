"""A merchant has handed something over by hand, and may tell the buyer something with it."""

from bot.deliveries import DeliveryState
from bot.delivery import DeliveryWorker
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question
from bot.messages import Message
from bot.staff.rights import Right
from bot.store import Session
from bot.texts.catalogue import code

LONGEST = 3_000


def delivery_done(worker: DeliveryWorker) -> Form:
    """Begun with the `delivery`'s number and its `title`; asks for words to the buyer, and shows them before."""

    async def save(tx: Session, answers: Answers, context: FormContext) -> Message:
        text = _words(answers, context)
        delivery = await worker.done(tx, answers.number("delivery"), text)
        if delivery is None:
            raise NotTaken("admin-no-such-delivery")
        done = delivery.content is not None and delivery.content.text == text
        key = "admin-delivery-done" if done else _why_not(delivery.state)
        order = code(str(delivery.line.order_id))
        return Message(context.html(key, title=delivery.line.title, order=order))

    async def preview(_: Session, answers: Answers, context: FormContext) -> Message:
        words = _words(answers, context)
        return Message(context.html("delivery-done-preview", title=answers.text("title"), words=words))

    question = Question(key="words", prompt="delivery-done-words", read=_read, optional=True)
    return Form("delivery_done", lambda _: [question], save, preview, right=Right.HAND_OVER, noted=("title",))


def _words(answers: Answers, context: FormContext) -> str:
    return answers.maybe_text("words") or context.plain("delivery-done-default")


def _why_not(state: DeliveryState) -> str:
    return "admin-delivery-done-already" if state is DeliveryState.DELIVERED else "admin-delivery-not-now"


def _read(given: Given, _: FormContext) -> Value:
    text = given.text.strip()
    if not text or len(text) > LONGEST:
        raise NotTaken("delivery-done-too-long", most=LONGEST)
    return text
