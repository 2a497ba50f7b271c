"""A buyer types a discount code for their cart."""

from dataclasses import replace

from bot.cart import Cart
from bot.cart_card import cart_card
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question
from bot.messages import Message
from bot.store import Session


def discount_code(cart: Cart) -> Form:
    """One question; a code that takes nothing off is not taken, and says why. The cart follows."""

    async def save(tx: Session, answers: Answers, context: FormContext) -> Message:
        basket = await cart.use_code(tx, context.buyer, answers.text("code"), context.update_id)
        if (refusal := basket.refusal) is not None:
            smallest = "" if refusal.smallest is None else context.amount(refusal.smallest)
            raise NotTaken("cart-code-refused", why=refusal.why.value, smallest=smallest)
        shown = cart_card(context.speech, context.language, basket)
        if not basket.off:
            return shown
        text = context.html("discount-code-taken", code=basket.code, amount=context.amount(basket.off))
        return replace(shown, html=text + "\n\n" + shown.html)

    question = Question(key="code", prompt="discount-code-which", read=_read)
    return Form("discount_code", lambda _: [question], save, passing=True)


def _read(given: Given, _: FormContext) -> Value:
    if not given.text.strip():
        raise NotTaken("discount-code-which")
    return given.text.strip()
