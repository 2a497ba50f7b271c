"""Whatever one of the staff is shown they can tap, whoever they are: no dead end, and no right that leaks."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.actions import Action, Verb, read_action
from bot.chat_settings.keys import Key
from bot.messages import Button
from bot.money import Rials
from bot.orders import Cause
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role, may
from bot.store import staff
from bot.support.talk import Content
from bot.texts.languages import Language
from handlers.telegram.routes import ADMIN_BUTTONS, BUTTONS, commands_of
from tests.bot.market import Market
from tests.bot.parts import ALI, MERCHANT, on_sqlite
from tests.bot.stocked import a_discount, fill_shelves
from tests.handlers.admin.office import Office

# A list has no end, and a form's buttons are new at every step.
MOST_OF_A_VERB = 4
MOST_OF_FORMS = 20
MOST_BYTES = 64
REZA, STRANGER = 110_000_007, 5_208_179_999


async def lived_in(office: Office) -> None:
    """Let there be something of everything that the staff can look at or decide about."""
    services, bank = office.services, office.stall.bank
    market = Market(services, bank, await fill_shelves(services))
    await a_discount(services)
    sara, ali = await services.meets(), await services.meets(ALI, "Ali")
    await market.posts_a_link()
    await market.buys(sara, {"codes": 1, "hand": 1})
    less = await services.offers(ali, Rials(310_000), 51)
    await bank.pays(less.url, comes_back=False)
    await bank.breaks("check", "wrong_amount")
    await services.settlement.settle(less.payment.id, Cause.BUYER)
    late = await market.offered(sara, {"hand": 3})
    await market.lets_expire(late)
    await services.stockroom.set_stock(market.shelves["hand"], 0, MERCHANT)
    await market.pays(late)
    await market.offered(sara, {"sale": 1})
    await services.desk.support.open(ali)
    await services.desk.support.say(ali, Content("Where is my parcel?"), 901)
    mina = Actor(await services.meets(MERCHANT, "Mina"), Role.OWNER, 902)
    await services.desk.staff.invite(mina, Role.VIEWER)
    await services.sets(Key.NAME, "Golestan", 903)
    async with services.store.transaction() as tx:
        await staff.put(tx, REZA, "Reza", Role.SUPPORT, services.clock())
        await services.desk.bans.ban(tx, mina.person, STRANGER, "swears")
    await services.letters(MERCHANT)


def key_of(action: Action, button: Button) -> str:
    """Tell a button from the others; a form's by what stands on it, since its data is new at every step."""
    return f"{action.verb} {button.text}" if action.verb is Verb.FORM else str(action)


async def walk(office: Office, role: Role) -> Counter[Verb]:
    """Tap all that is shown, from every command on; gives how often each verb was tapped."""
    tapped, seen = Counter[Verb](), set[str]()
    shown: deque[Iterable[Button]] = deque()
    for command in commands_of(role):
        assert await office.says(f"/{command}") or office.toast, command
        shown.append(office.buttons)
    while shown:
        for button in shown.popleft():
            if button.action is None:
                continue
            action = read_action(button.action)
            assert action is not None, button
            assert len(button.action.encode()) <= MOST_BYTES
            most = MOST_OF_FORMS if action.verb is Verb.FORM else MOST_OF_A_VERB
            if key_of(action, button) in seen or tapped[action.verb] >= most:
                continue
            seen.add(key_of(action, button))
            tapped[action.verb] += 1
            if action.verb in ADMIN_BUTTONS:
                assert may(role, ADMIN_BUTTONS[action.verb].right), f"{button.text} is shown to a {role}"
            heard = await office.taps_data(button.action)
            assert heard.strip() or office.toast, button
            assert "no longer works" not in office.toast, button
            assert "doesn’t include this" not in office.toast, button
            shown.append(office.buttons)
    return tapped


# What needs a longer list, or a state that this shop is not in: a broadcast under way, a group, a delivery that failed.
NOT_SHOWN = {
    Verb.AUDIT,
    Verb.ALERTS,
    Verb.BANS,
    Verb.HELD,
    Verb.BROADCASTS,
    Verb.BROADCAST_CARD,
    Verb.SEND_BROADCAST,
    Verb.TEST_BROADCAST,
    Verb.EDIT_BROADCAST,
    Verb.DISCARD_BROADCAST,
    Verb.PAUSE_BROADCAST,
    Verb.CONTINUE_BROADCAST,
    Verb.STOP_BROADCAST,
    Verb.MAINTENANCE,
    Verb.REDELIVER,
    Verb.STAFF_GROUP_OFF,
    Verb.STOP_JOB,
    Verb.THREAD_FILE,
}


@on_sqlite
@pytest.mark.parametrize(
    ("role", "language"), [*((role, Language.EN) for role in Role), (Role.OWNER, Language.FA)]
)
async def test_all_that_is_shown_is_answered_and_within_the_right(
    office: Office, role: Role, language: Language
) -> None:
    await lived_in(office)
    async with office.services.store.transaction() as tx:
        await staff.put(tx, MERCHANT, "Mina", role, office.services.clock())
    await office.speaks(language)
    office.ask = replace(office.ask, role=role)
    tapped = await walk(office, role)
    mine = {verb for verb, duty in ADMIN_BUTTONS.items() if may(role, duty.right)}
    assert tapped.keys() <= mine | BUTTONS.keys()
    assert mine - tapped.keys() <= NOT_SHOWN
