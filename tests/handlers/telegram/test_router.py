"""Every command and every button leads somewhere, from wherever a buyer can get to."""

from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest

from bot.actions import Action, Verb, read_action
from bot.chat_settings.keys import Key
from bot.checkout import PayLink
from bot.messages import Answer, Button, Letter
from bot.money import Rials
from bot.orders import Cause, OrderState
from bot.store.buyers import Buyer
from bot.texts.languages import Language
from handlers.buyer.cart import cart
from handlers.buyer.shop import search
from handlers.buyer.text import edited, not_text, old_button, text, unknown
from handlers.telegram.ask import Ask, Respond
from handlers.telegram.routes import ADMIN_BUTTONS, BUTTONS, COMMANDS
from tests.bot.parts import ALI, AMOUNT, MERCHANT, speech
from tests.bot.stocked import a_discount, fill_shelves
from tests.handlers.shop import Stall, open_stall

FORGED = ["", "0", "1", "999999999999999", "9" * 60, "-1", "abc", "1:2", "۱", "fa", "<b>", "\x00"]
TELEGRAMS_LONGEST_DATA = 64
each_language = pytest.mark.parametrize("language", Language)


@pytest.fixture
async def stall(tmp_path: Path) -> AsyncIterator[Stall]:
    async with open_stall(tmp_path) as opened:
        yield opened


def test_every_verb_has_a_handler() -> None:
    assert set(BUTTONS) | set(ADMIN_BUTTONS) == set(Verb)
    assert not set(BUTTONS) & set(ADMIN_BUTTONS)


@each_language
def test_every_command_has_a_line_in_the_menu(language: Language) -> None:
    for command in COMMANDS:
        assert speech().voice(language).plain(f"command-{command}").strip()


async def orders_of_every_kind(stall: Stall, buyer: Buyer) -> set[OrderState]:
    """Let a buyer have an order in each state that buyers can bring about; each has left its messages."""
    services, bank, made = stall.services, stall.bank, []
    for n, fate in enumerate(("expires", "cancelled", "held", "delivered", "fails", "denied", "stays")):
        link = await services.offers(buyer, Rials(AMOUNT + n), update_id=buyer.id + n)
        made.append(link.order.id)
        match fate:
            case "expires":
                stall.clock.passes(minutes=31)
            case "cancelled":
                await services.cancellation.cancel(buyer, link.order)
            case "fails":
                await bank.cancels(link.url, comes_back=False)
            case "held" | "delivered":
                await bank.pays(link.url, comes_back=False)
            case _:
                pass
        if fate in WRONG:
            await bank.breaks("check", WRONG[fate])
        await services.settlement.settle(link.payment.id, Cause.BUYER)
        stall.clock.passes(seconds=20)
    return {(await services.order(number)).state for number in made}


async def shelves_of_every_kind(stall: Stall, buyer: Buyer) -> list[Sequence[Letter]]:
    """Show a cart that can be ordered, one that can't and has a discount, what was found, and goods that arrived."""
    services, shelves = stall.services, await fill_shelves(stall.services)
    discount = await a_discount(services)
    await services.cart.change(buyer, shelves["hand"], 5, update_id=1)
    plain = await cart(Ask(1, buyer), stall.shop)
    await services.stockroom.set_stock(shelves["hand"], 3, MERCHANT)
    async with services.store.transaction() as tx:
        await services.cart.use_code(tx, buyer, discount.code, update_id=2)
    reduced = await cart(Ask(2, buyer), stall.shop)
    found = await search(Ask(3, buyer, "coffee"), stall.shop)
    bought = await services.purchase.product(buyer, shelves["text"], update_id=4)
    assert isinstance(bought, PayLink)
    await stall.bank.pays(bought.url, comes_back=False)
    await services.settlement.settle(bought.payment.id, Cause.BUYER)
    return [plain.letters, reduced.letters, found.letters]


WRONG = {"held": "wrong_amount", "denied": "error_200"}


def offered(letters: Sequence[Letter]) -> Iterator[Button]:
    for letter in letters:
        for row in letter.message.buttons:
            yield from row


async def respond_to(stall: Stall, respond: Respond, ask: Ask) -> Answer:
    """Have something asked: there is an answer, it says something, and only to who asked."""
    answer = await respond(ask, stall.shop)
    assert answer.letters or answer.toast
    assert all(str(letter.message.html).strip() for letter in answer.letters)
    assert {letter.chat_id for letter in answer.letters} <= {ask.buyer.id}
    return answer


@each_language
async def test_whatever_a_buyer_taps_is_answered_and_offers_only_what_is_answered(
    stall: Stall, language: Language
) -> None:
    """Taps every button that any message offers, until there is none left that was not tapped."""
    buyer = await stall.services.buyers.speak(await stall.services.meets(), language)
    await stall.services.sets(Key.TERMS_EN, "No returns.")
    shelves = await shelves_of_every_kind(stall, buyer)
    states = await orders_of_every_kind(stall, buyer)
    assert states == set(OrderState) - {OrderState.PAID, OrderState.REFUNDED}
    await stall.services.letters(buyer.id)
    shown = deque([[letter for letter in stall.services.mail if letter.chat_id == buyer.id], *shelves])
    for number, respond in enumerate([*COMMANDS.values(), text, unknown, not_text, edited, old_button]):
        shown.append([*(await respond_to(stall, respond, Ask(number, buyer))).letters])
    tapped: dict[str, Verb] = {}
    while shown:
        for button in offered(shown.popleft()):
            assert button.text.strip()
            assert (button.action is None) != (button.url is None)
            if button.action is None or button.action in tapped:
                continue
            assert 1 <= len(button.action.encode()) <= TELEGRAMS_LONGEST_DATA
            action = read_action(button.action)
            assert action is not None, button.action
            tapped[button.action] = action.verb
            stall.clock.passes(seconds=15)
            ask = Ask(1_000 + len(tapped), buyer, action=action, message_id=1)
            shown.append([*(await respond_to(stall, BUTTONS[action.verb], ask)).letters])
    # A renewal is offered by a membership that ends, "joined" by a shop that has a channel, and what there is to say
    # about news by a broadcast.
    assert set(tapped.values()) == set(BUTTONS) - {Verb.RENEW, Verb.JOINED, Verb.NO_NEWS, Verb.NEWS}


@pytest.mark.parametrize("verb", BUTTONS)
async def test_a_forged_button_is_answered_and_shows_nobody_elses_order(stall: Stall, verb: Verb) -> None:
    hers = await stall.services.offers(await stall.services.meets())
    ali = await stall.services.meets(ALI, "Ali")
    for number, argument in enumerate([*FORGED, str(hers.order.id)]):
        ask = Ask(number, ali, action=Action(verb, argument), message_id=1)
        answer = await respond_to(stall, BUTTONS[verb], ask)
        assert hers.url not in repr(answer)
    assert (await stall.services.order(hers.order.id)) == hers.order
    assert (await stall.services.buyers.meet(hers.order.buyer_id, "Sara")).language is Language.EN


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_is_answered_whatever_follows_it(stall: Stall, command: str) -> None:
    hers = await stall.services.offers(await stall.services.meets())
    ali = await stall.services.meets(ALI, "Ali")
    for number, words in enumerate([*FORGED, "x" * 4_000, "😀", str(hers.order.id), "12 34 56"]):
        stall.clock.passes(seconds=15)
        answer = await respond_to(stall, COMMANDS[command], Ask(number, ali, words))
        assert hers.url not in repr(answer)
