"""An alert reaches those of the staff who want it: in their language, with their buttons, once, never a flood."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.kept_back import KeptBackTeller
from bot.catalog import Names, ProductId
from bot.gateways.protocol import NoAnswer, OurMistake
from bot.messages import Message
from bot.money import Rials
from bot.orders import BuyerId, Order, OrderId, OrderState, PaymentId
from bot.staff.alert import MOST_AN_HOUR, Alert
from bot.staff.alert_topics import AlertTopic, Wish, is_fixed, wish_of, wishes_for
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import outbox, staff
from bot.store.buyers import Buyer
from bot.store.low_stock import Low
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from tests.bot.parts import ALI, MERCHANT, SARA, Services, on_sqlite

MANAGER, VIEWER = 5_208_170_101, 5_208_170_102
EVERY_ROLE = {MERCHANT: Role.OWNER, MANAGER: Role.MANAGER, SARA: Role.SUPPORT, VIEWER: Role.VIEWER}


async def hires(shop: Services, user_id: int, role: Role) -> None:
    async with shop.store.transaction() as tx:
        await staff.put(tx, user_id, "", role, shop.clock())


async def chooses(shop: Services, user_id: int, topic: AlertTopic, wish: Wish) -> bool:
    person = await shop.meets(user_id, "Somebody")
    return await shop.desk.alerts.choose(Actor(person, EVERY_ROLE[user_id], 1), topic, wish)


async def tells(shop: Services, *alerts: Alert) -> None:
    async with shop.store.transaction() as tx:
        await outbox.put(tx, alerts, shop.clock())


async def heard(shop: Services) -> dict[int, list[Message]]:
    """What each of the staff was told, of all that was ever said."""
    return {user_id: await shop.letters(user_id) for user_id in EVERY_ROLE}


async def listeners(shop: Services) -> set[int]:
    return {user_id for user_id, messages in (await heard(shop)).items() if messages}


def low(shop: Services, number: int = 1, stock: int = 2) -> Alert:
    product = Low(ProductId(number), f"sku-{number}", Names("قهوه", "Coffee"), stock)
    return shop.alerts.stock_low(product, 1, besides=None)


def sold_out(shop: Services) -> Alert:
    buyer = Buyer(BuyerId(ALI), "Ali", Language.EN, blocked=False)
    order = Order(
        OrderId(1),
        BuyerId(ALI),
        Rials(500_000),
        OrderState.HELD,
        shop.clock(),
        shop.clock() + timedelta(hours=1),
        "Coffee",
    )
    return shop.alerts.sold_out(buyer, order)


@pytest.mark.parametrize(
    ("role", "topics"),
    [
        (Role.OWNER, set(AlertTopic) - {AlertTopic.SALE}),
        (Role.MANAGER, {AlertTopic.HELD, AlertTopic.DELIVERIES, AlertTopic.STOCK}),
        (Role.SUPPORT, {AlertTopic.DELIVERIES}),
        (Role.VIEWER, set()),
    ],
)
def test_each_role_begins_with_what_concerns_it(role: Role, topics: set[AlertTopic]) -> None:
    assert {topic for topic in AlertTopic if wish_of(role, topic, None) is Wish.EACH} == topics
    digest = {topic for topic in AlertTopic if wish_of(role, topic, None) is Wish.DIGEST}
    assert digest == ({AlertTopic.SALE} if role is Role.OWNER else set())


def test_only_owners_can_not_turn_off_what_is_said_of_money_that_waits() -> None:
    fixed = {(role, topic) for role in Role for topic in AlertTopic if is_fixed(role, topic)}
    assert fixed == {(Role.OWNER, AlertTopic.HELD)}
    assert wish_of(Role.OWNER, AlertTopic.HELD, Wish.NONE) is Wish.EACH
    assert [topic for topic in AlertTopic if Wish.DIGEST in wishes_for(topic)] == [AlertTopic.SALE]


async def test_an_alert_reaches_those_who_want_it_each_in_their_language(shop: Services) -> None:
    for user_id, role in EVERY_ROLE.items():
        await hires(shop, user_id, role)
    await shop.buyers.speak(await shop.meets(MANAGER, "Mani"), Language.FA)
    await chooses(shop, VIEWER, AlertTopic.STOCK, Wish.EACH)
    await tells(shop, low(shop))
    told = await heard(shop)
    assert {user_id for user_id, messages in told.items() if messages} == {MERCHANT, MANAGER, VIEWER}
    assert "قهوه" in str(told[MANAGER][0].html)
    # The owner has never written to the bot.
    assert "Coffee" in str(told[MERCHANT][0].html)
    assert "Coffee" in str(told[VIEWER][0].html)


async def test_the_same_alert_is_never_told_twice_not_even_by_two_programs_at_once(
    shop: Services, replica: Services
) -> None:
    alert = low(shop)
    await asyncio.gather(*(tells(program, alert) for program in (shop, replica) for _ in range(5)))
    shop.clock.passes(hours=2)
    await closes_the_hour(shop)
    await tells(shop, alert)
    assert len(await shop.letters(MERCHANT)) == 1


async def test_who_is_removed_is_told_nothing_more_not_even_what_waits(shop: Services) -> None:
    await hires(shop, MANAGER, Role.MANAGER)
    await tells(shop, low(shop))
    owner = Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, 2)
    assert await shop.desk.staff.remove(owner, MANAGER)
    await tells(shop, low(shop, 2))
    told = await heard(shop)
    assert (len(told[MERCHANT]), len(told[MANAGER])) == (2, 0)


@on_sqlite
async def test_an_owner_whom_the_settings_no_longer_name_is_told_nothing_more(shop: Services) -> None:
    await tells(shop, low(shop))
    await shop.desk.staff.own([MANAGER])
    await tells(shop, low(shop, 2))
    told = await heard(shop)
    assert (len(told[MERCHANT]), len(told[MANAGER])) == (0, 1)


@on_sqlite
async def test_buttons_are_for_those_who_may_tap_them(shop: Services) -> None:
    for user_id, role in EVERY_ROLE.items():
        await hires(shop, user_id, role)
    await chooses(shop, VIEWER, AlertTopic.DELIVERIES, Wish.EACH)
    await tells(shop, sold_out(shop))
    told = await heard(shop)
    assert {user_id for user_id, (message,) in told.items() if message.buttons} == {MERCHANT, MANAGER}


@on_sqlite
async def test_owners_hear_of_what_is_vital_whatever_they_have_chosen(shop: Services) -> None:
    await hires(shop, MANAGER, Role.MANAGER)
    for topic in (AlertTopic.DELIVERIES, AlertTopic.GATEWAY):
        assert await chooses(shop, MERCHANT, topic, Wish.NONE)
        assert await chooses(shop, MANAGER, topic, Wish.NONE)
    assert not await chooses(shop, MERCHANT, AlertTopic.HELD, Wish.NONE)
    await tells(shop, shop.alerts.gateway_failing(NoAnswer.TIMEOUT, shop.clock()))
    assert await listeners(shop) == set()
    await tells(shop, sold_out(shop), shop.alerts.gateway_refuses(OurMistake.API_KEY, shop.clock()))
    assert await listeners(shop) == {MERCHANT}
    assert len(await shop.letters(MERCHANT)) == 2


@on_sqlite
async def test_nothing_can_be_chosen_that_is_no_choice(shop: Services) -> None:
    assert not await chooses(shop, MERCHANT, AlertTopic.STOCK, Wish.DIGEST)
    # They were removed since the button was shown.
    assert not await chooses(shop, VIEWER, AlertTopic.STOCK, Wish.EACH)
    assert await shop.desk.alerts.of(VIEWER, Role.VIEWER) == await shop.desk.alerts.of(ALI, Role.VIEWER)


async def closes_the_hour(shop: Services) -> None:
    await KeptBackTeller(shop.store, shop.troubles, shop.clock, shop.wakeup).tell()


async def test_a_flood_ends_in_silence_and_its_number_once_the_hour_is_over(shop: Services) -> None:
    for number in range(MOST_AN_HOUR + 30):
        await tells(shop, low(shop, number), low(shop, number))
    told = await shop.letters(MERCHANT)
    assert len(told) == MOST_AN_HOUR + 1
    assert "be quiet about that until 12:30" in without_isolates(str(told[-1].html))
    await tells(shop, shop.alerts.gateway_failing(NoAnswer.TIMEOUT, shop.clock()))
    await closes_the_hour(shop)
    assert len(await shop.letters(MERCHANT)) == MOST_AN_HOUR + 2
    shop.clock.passes(hours=1)
    await closes_the_hour(shop)
    await closes_the_hour(shop)
    told = await shop.letters(MERCHANT)
    assert len(told) == MOST_AN_HOUR + 3
    assert "30 more alerts from 11:30 to 12:30" in without_isolates(str(told[-1].html))
    await tells(shop, low(shop, 1_000))
    assert len(await shop.letters(MERCHANT)) == MOST_AN_HOUR + 4


@on_sqlite
async def test_who_has_turned_a_topic_off_meanwhile_is_not_told_what_was_kept_back(shop: Services) -> None:
    for number in range(MOST_AN_HOUR + 1):
        await tells(shop, low(shop, number))
    await chooses(shop, MERCHANT, AlertTopic.STOCK, Wish.NONE)
    shop.clock.passes(hours=1)
    await closes_the_hour(shop)
    assert len(await shop.letters(MERCHANT)) == MOST_AN_HOUR + 1


@on_sqlite
async def test_work_that_somebody_paid_for_comes_however_much_there_is(shop: Services) -> None:
    buyer = Buyer(BuyerId(ALI), "Ali", Language.EN, blocked=False)
    offer = await shop.offers(await shop.meets(ALI, "Ali"))
    for number in range(MOST_AN_HOUR + 5):
        payment = replace(offer.payment, id=PaymentId(number))
        await tells(shop, shop.alerts.held(buyer, offer.order, payment, "123"))
    assert len(await shop.letters(MERCHANT)) == MOST_AN_HOUR + 5
