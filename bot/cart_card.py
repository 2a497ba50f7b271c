"""What a buyer reads of their cart, and the buttons that change it."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.basket import Basket, Item
from bot.discounts import Refusal
from bot.messages import Button, Message, Rows
from bot.speech import Speech
from bot.texts.catalogue import Voice
from bot.texts.languages import Language

# Telegram takes a hundred buttons in one message.
MOST_LINES = 20


def cart_card(speech: Speech, language: Language, basket: Basket) -> Message:
    """Show what is in it, what it comes to, and what stands in the way of ordering it."""
    say = speech.voice(language)
    shelf = (Button(say.plain("button-menu-shop"), action=str(Action(Verb.SHOP))),)
    if not basket.items:
        return Message(say.html("cart-empty"), (shelf,))
    return Message(_describe(speech, language, basket), (*_buttons(speech, language, basket), shelf))


def _describe(speech: Speech, language: Language, basket: Basket) -> Markup:
    say = speech.voice(language)
    parts = [say.html("cart-head"), Markup("\n").join(_line(speech, language, item) for item in basket.items)]
    if basket.off:
        total = say.html("cart-sum", amount=speech.amount(basket.sum, language)) + "\n"
        total += say.html("cart-off", code=basket.code, amount=speech.amount(basket.off, language)) + "\n"
    else:
        total = Markup("")
    parts.append(total + say.html("cart-total", amount=speech.amount(basket.total, language)))
    if basket.refusal is not None:
        parts.append(Markup("⚠️ {}").format(_refused(speech, language, basket.refusal)))
    return Markup("\n\n").join(parts)


def _line(speech: Speech, language: Language, item: Item) -> Markup:
    say = speech.voice(language)
    text = say.html(
        "cart-line",
        name=item.product.names.to(language),
        quantity=item.quantity,
        amount=speech.amount(item.total, language),
    )
    if item.obstacle is not None:
        text += Markup("\n") + say.html("cart-obstacle", why=item.obstacle.value, number=item.allowed)
    return text


def _buttons(speech: Speech, language: Language, basket: Basket) -> Rows:
    say = speech.voice(language)
    rows = [row for item in basket.items[:MOST_LINES] for row in _of_item(say, item)]
    if basket.obstructed:
        rows.append((Button(say.plain("button-fit-cart"), action=str(Action(Verb.FIT_CART))),))
    else:
        amount = speech.amount(basket.total, language)
        rows.append((Button(say.plain("button-checkout", amount=amount), action=str(Action(Verb.CHECKOUT))),))
    if basket.discount is None:
        code = Button(say.plain("button-discount"), action=str(Action(Verb.DISCOUNT)))
    else:
        code = Button(say.plain("button-no-discount"), action=str(Action(Verb.NO_DISCOUNT)))
    rows.append((code, Button(say.plain("button-empty-cart"), action=str(Action(Verb.EMPTY_CART)))))
    return tuple(rows)


def _refused(speech: Speech, language: Language, refusal: Refusal) -> Markup:
    smallest = "" if refusal.smallest is None else speech.amount(refusal.smallest, language)
    return speech.voice(language).html("cart-code-refused", why=refusal.why.value, smallest=smallest)


def _of_item(say: Voice, item: Item) -> Rows:
    """Name and number on a row of their own: beside other buttons Telegram would cut them off."""
    number = item.product.id
    named = say.plain("button-cart-line", name=item.product.names.to(say.language), quantity=item.quantity)
    return (
        (Button(named, action=str(Action(Verb.PRODUCT, str(number)))),),
        (
            Button("➖", action=str(Action(Verb.CHANGE_CART, f"{number}-"))),
            Button("➕", action=str(Action(Verb.CHANGE_CART, f"{number}+"))),
        ),
    )
