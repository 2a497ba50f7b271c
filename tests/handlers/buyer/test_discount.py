"""A discount code for the cart: asked for in passing, so that nothing else has to wait for it."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.actions import Action, Verb
from bot.messages import Answer, Message
from bot.store.buyers import Buyer
from bot.texts.catalogue import without_isolates
from handlers.buyer.text import text
from handlers.form import in_form
from handlers.telegram.ask import Ask
from handlers.telegram.routes import BUTTONS, COMMANDS
from tests.bot.parts import MERCHANT
from tests.bot.stocked import a_discount, fill_shelves
from tests.handlers.shop import Stall, open_stall


@dataclass(slots=True)
class Customer:
    """A buyer with a product in the cart, who taps and writes."""

    stall: Stall
    buyer: Buyer
    updates: "itertools.count[int]" = field(default_factory=lambda: itertools.count(100))
    read: int = 0

    async def taps(self, verb: Verb, argument: str = "") -> list[str]:
        action = Action(verb, argument)
        ask = Ask(next(self.updates), self.buyer, action=action, message_id=1)
        return await self.reads(await BUTTONS[verb](ask, self.stall.shop))

    async def says(self, words: str) -> list[str]:
        respond = COMMANDS[words[1:]] if words.startswith("/") else in_form(text)
        return await self.reads(await respond(Ask(next(self.updates), self.buyer, words), self.stall.shop))

    async def reads(self, answer: Answer) -> list[str]:
        """Give what the answer says, and what was queued meanwhile."""
        queued = await self.stall.services.letters(self.buyer.id)
        new, self.read = queued[self.read :], len(queued)
        return [told(message) for message in (*(letter.message for letter in answer.letters), *new)]


def told(message: Message) -> str:
    buttons = "".join(f"[{button.text}]" for row in message.buttons for button in row)
    return without_isolates(str(message.html) + buttons)


@pytest.fixture
async def customer(tmp_path: Path) -> AsyncIterator[Customer]:
    async with open_stall(tmp_path) as stall:
        buyer, shelves = await stall.services.meets(), await fill_shelves(stall.services)
        await a_discount(stall.services)
        await stall.services.cart.change(buyer, shelves["hand"], 2, update_id=1)
        yield Customer(stall, buyer)


async def test_the_cart_follows_a_code_that_is_taken(customer: Customer) -> None:
    await customer.taps(Verb.DISCOUNT)
    (said,) = await customer.says(" spring ")
    assert "The code SPRING takes" in said
    assert "<b>Your cart</b>" in said
    assert "[🏷 No discount]" in said


async def test_a_code_that_is_not_taken_is_explained_once_and_asked_for_again(customer: Customer) -> None:
    await customer.taps(Verb.DISCOUNT)
    (said,) = await customer.says("WINTER")
    assert said.startswith("⚠️ There is no such discount code.")
    assert said.count("⚠️") == 1
    assert "Which discount code do you have?" in said


async def test_whoever_does_something_else_is_not_asked_for_a_code_any_more(customer: Customer) -> None:
    await customer.taps(Verb.DISCOUNT)
    await customer.taps(Verb.SHOP)
    (said,) = await customer.says("50000")
    assert "[💳 Pay]" in said


async def test_a_command_is_something_else_too_and_cancel_says_what_it_cancels(customer: Customer) -> None:
    await customer.taps(Verb.DISCOUNT)
    assert await customer.says("/cancel") == ["Cancelled. Nothing was changed."]
    await customer.taps(Verb.DISCOUNT)
    await customer.says("/cart")
    (said,) = await customer.says("SPRING")
    assert "I didn't understand that" in said


async def test_asking_for_the_code_again_is_no_news(customer: Customer) -> None:
    first = await customer.taps(Verb.DISCOUNT)
    assert await customer.taps(Verb.DISCOUNT) == first
    (said,) = await customer.says("SPRING")
    assert "The code SPRING takes" in said


async def test_a_cart_that_can_not_be_ordered_as_it_stands_can_be_mended_on_the_spot(
    customer: Customer,
) -> None:
    (item,) = (await customer.stall.services.cart.view(customer.buyer)).items
    await customer.stall.services.stockroom.set_stock(item.product.id, 1, MERCHANT)
    (said,) = await customer.taps(Verb.CHECKOUT)
    assert "so nothing was ordered" in said
    assert "[✂️ Keep what can be had]" in said
