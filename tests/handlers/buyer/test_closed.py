"""A shop that takes no new orders: buyers are told so, and all that was begun comes to its end."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.actions import Action, Verb
from bot.chat_settings.keys import Key
from bot.chat_settings.maintenance import COMMANDS as WHILE_CLOSED
from bot.chat_settings.maintenance import VERBS, WhileClosed
from bot.deep_links import pay_link
from bot.messages import Answer
from bot.money import Rials
from bot.orders import OrderId, OrderState
from bot.staff.rights import Role
from bot.store.buyers import Buyer
from bot.texts.languages import Language
from handlers.buyer.text import text
from handlers.form import in_form
from handlers.telegram.ask import Ask, Respond
from handlers.telegram.routes import BUTTONS, COMMANDS
from tests.bot.parts import MERCHANT
from tests.bot.stocked import fill_shelves
from tests.handlers.shop import Stall, open_stall

NOTE = "We are back on Saturday."


@dataclass(slots=True)
class Closing:
    """A shop with goods, and a buyer with some of them in the cart."""

    stall: Stall
    sara: Buyer
    product: int
    updates: Iterator[int]

    async def closes(self) -> None:
        await self.stall.services.sets(Key.MAINTENANCE_NOTE, NOTE, update_id=1)
        await self.stall.services.sets(Key.MAINTENANCE, "on", update_id=2)

    async def does(self, respond: Respond, words: str = "", action: Action | None = None) -> Answer:
        message_id = None if action is None else 1
        ask = Ask(next(self.updates), self.sara, words, action, message_id, bot_link="https://t.me/x")
        return await respond(ask, self.stall.shop)

    async def taps(self, verb: Verb, argument: object = "") -> Answer:
        return await self.does(BUTTONS[verb], action=Action(verb, str(argument)))


@pytest.fixture
async def closing(tmp_path: Path) -> AsyncIterator[Closing]:
    async with open_stall(tmp_path) as stall:
        sara, shelves = await stall.services.meets(), await fill_shelves(stall.services)
        await stall.services.cart.change(sara, shelves["text"], 1, update_id=1)
        yield Closing(stall, sara, shelves["text"], iter(range(100, 1000)))


def said(answer: Answer) -> str:
    return "\n".join([*(str(letter.message.html) for letter in answer.letters), answer.toast or ""])


def turned_away(answer: Answer) -> bool:
    return NOTE in said(answer) and "takes no new orders" in said(answer)


def test_every_command_and_button_is_on_one_side_or_the_other() -> None:
    assert WHILE_CLOSED.keys() == COMMANDS.keys()
    assert VERBS.keys() == BUTTONS.keys()


async def test_exactly_what_begins_an_order_is_turned_away_with_the_merchants_sentence(
    closing: Closing,
) -> None:
    await closing.closes()
    for command, respond in COMMANDS.items():
        answer = await closing.does(respond, "50000" if command == "pay" else "")
        # The greeting says so too, and leads on all the same.
        expected = WHILE_CLOSED[command] is WhileClosed.WAITS or command == "start"
        assert turned_away(answer) is expected, command
    for verb in BUTTONS:
        answer = await closing.taps(verb, closing.product)
        assert turned_away(answer) is (VERBS[verb] is WhileClosed.WAITS), verb
    assert await closing.stall.services.cancellation.open_orders(closing.sara, closing.stall.clock()) == []


async def test_an_amount_and_a_payment_link_begin_no_order_either(closing: Closing) -> None:
    services = closing.stall.services
    async with services.store.transaction() as tx:
        link = await closing.stall.shop.pay_links.create(
            tx, "Tuition", Rials(500_000), None, None, MERCHANT, 1
        )
    start = pay_link("https://t.me/x", link.code).partition("start=")[2]
    await closing.closes()
    assert turned_away(await closing.does(in_form(text), "50000"))
    assert turned_away(await closing.does(COMMANDS["start"], start))
    await services.sets(Key.MAINTENANCE, None, update_id=3)
    assert "50,000 tomans" in said(await closing.does(COMMANDS["start"], start))


async def test_a_payment_under_way_is_checked_received_and_handed_over(closing: Closing) -> None:
    services = closing.stall.services
    offered = await closing.taps(Verb.BUY, closing.product)
    (url,) = [b.url for letter in offered.letters for row in letter.message.buttons for b in row if b.url]
    await closing.closes()
    assert "Order" in said(await closing.does(COMMANDS["order"], "1"))
    assert said(await closing.taps(Verb.CHECK, 1)).strip()
    await closing.stall.bank.pays(url, comes_back=False)
    assert "Paid" in said(await closing.taps(Verb.CHECK, 1))
    assert (await services.order(OrderId(1))).state is OrderState.DELIVERED
    told = await services.told(closing.sara.id)
    assert "takes no new orders" not in told
    assert said(await closing.taps(Verb.GOODS, 1)).strip()


async def test_the_staff_order_as_a_test_and_are_told_that_buyers_cannot(closing: Closing) -> None:
    await closing.closes()
    merchant = await closing.stall.services.meets(MERCHANT, "Mina")
    ask = Ask(50, merchant, "50000", role=Role.SUPPORT)
    notice, offered = (await COMMANDS["pay"](ask, closing.stall.shop)).letters
    assert "New orders are stopped" in str(notice.message.html)
    assert "50,000 tomans" in str(offered.message.html)


async def test_buyers_read_it_in_their_language(closing: Closing) -> None:
    await closing.closes()
    closing.sara = replace(closing.sara, language=Language.FA)
    assert "سفارش تازه نمی‌پذیرد" in said(await closing.taps(Verb.CHECKOUT))
