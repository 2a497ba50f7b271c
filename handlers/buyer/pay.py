"""/pay, an amount that is just typed, and every button that asks for a pay link."""

from typing import assert_never

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.amounts import (
    AmountError,
    FractionOfARial,
    NotAnAmount,
    NotPositive,
    TooLarge,
    TooSmall,
    read_amount,
)
from bot.checkout import NoInvoice, Offer, PayLink, TooManyOpen, TooOften
from bot.messages import Answer, Button
from bot.money import Rials
from bot.notices import again_button
from bot.shop import Shop
from handlers.buyer.gate import asked_to_join
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def pay(ask: Ask, shop: Shop) -> Answer:
    """Give a pay link for the amount, or ask for one."""
    if not ask.text.strip():
        return _ask_for_amount(ask, shop)
    if (join := await asked_to_join(ask, shop)) is not None:
        return join
    try:
        amount = read_amount(ask.text, shop.speech.shop.currency, shop.settings.payments.limits)
    except AmountError as error:
        return says(ask, explain(error, ask, shop), asks=True)
    return offer(ask, shop, await shop.checkout.start(ask.buyer, amount, ask.update_id))


def explain(error: AmountError, ask: Ask, shop: Shop) -> Markup:
    """Say what is wrong with an amount, with the limits and an example."""
    language = ask.buyer.language
    say, limits = shop.speech.voice(language), shop.settings.payments.limits
    smallest, largest = (
        shop.speech.amount(limits.smallest, language),
        shop.speech.amount(limits.largest, language),
    )
    example = example_amount(ask, shop)
    match error:
        case TooSmall():
            return say.html("amount-too-small", smallest=smallest, example=example)
        case TooLarge():
            return say.html("amount-too-large", largest=largest)
        case NotPositive():
            return say.html("amount-not-positive", example=example)
        case FractionOfARial():
            return say.html("amount-fraction", example=example)
        case NotAnAmount() | _:
            return say.html("amount-not-understood", example=example)


def example_amount(ask: Ask, shop: Shop) -> str:
    """Write an amount that is within the limits."""
    limits = shop.settings.payments.limits
    amount = min(max(Rials(500_000), limits.smallest), limits.largest)
    return shop.speech.amount(amount, ask.buyer.language)


def _ask_for_amount(ask: Ask, shop: Shop) -> Answer:
    language, limits = ask.buyer.language, shop.settings.payments.limits
    text = shop.speech.voice(language).html(
        "buyer-how-much",
        smallest=shop.speech.amount(limits.smallest, language),
        largest=shop.speech.amount(limits.largest, language),
        example=example_amount(ask, shop),
    )
    return says(ask, text, asks=True)


def offer(ask: Ask, shop: Shop, offered: Offer) -> Answer:
    """Show a pay link, or say why there is none."""
    say = shop.speech.voice(ask.buyer.language)
    match offered:
        case PayLink(order, payment, url):
            return Answer((shop.notices.pay_message(ask.buyer, order, payment, url, shop.clock()),))
        case TooManyOpen(open_orders):
            rows = tuple(
                (
                    Button(
                        say.plain(
                            "button-open-order",
                            order=str(order.id),
                            amount=shop.speech.amount(order.amount, ask.buyer.language),
                        ),
                        action=str(Action(Verb.ORDER, str(order.id))),
                    ),
                )
                for order in open_orders
            )
            return says(ask, say.html("buyer-too-many-open", number=len(open_orders)), rows)
        case TooOften():
            return says(ask, say.html("buyer-too-often"))
        case NoInvoice(order, ours):
            text = say.html("buyer-no-invoice-ours") if ours else say.html("buyer-no-invoice")
            return says(ask, text, again_button(say, order))
        case _ as never:
            assert_never(never)
