"""/sales, /find, /held, an order's card, and what can be decided from there."""

from dataclasses import replace

import pytest

from bot.money import Rials
from bot.orders import Cause, OrderState
from bot.settlement import Settled
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.texts.languages import Language
from tests.bot.market import Market
from tests.bot.parts import MERCHANT, SARA
from tests.bot.stocked import fill_shelves
from tests.handlers.admin.office import Office


@pytest.fixture
async def market(office: Office) -> Market:
    return Market(office.services, office.stall.bank, await fill_shelves(office.services))


async def held(office: Office) -> Settled:
    """Sara's money comes in as another amount."""
    services, bank = office.services, office.stall.bank
    link = await services.offers(await services.meets(), Rials(700_000), 41)
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "wrong_amount")
    return await services.settlement.settle(link.payment.id, Cause.RETURN_PAGE)


async def test_orders_are_listed_narrowed_and_opened(office: Office, market: Market) -> None:
    sara = await office.services.meets()
    bought = await market.buys(sara, {"codes": 1})
    opened = await market.offered(sara, {"hand": 1})
    await office.says("/sales")
    assert [label.split()[:2] for label in office.labels[:2]] == [
        ["🕐", str(opened.order.id)],
        ["✅", str(bought.order.id)],
    ]
    await office.taps("By state")
    await office.taps("⏳")
    assert "There are none" in office.text
    await office.taps("Today")
    assert "24 November 2026" in office.text
    await office.taps("◀️")
    assert "23 November 2026" in office.text
    await office.taps("The day after")
    await office.taps("By product")
    await office.taps_data(f"sales:0:p{market.shelves['codes']}")
    await office.taps("✅")
    assert "handed over" in office.text
    assert (bought.payment.bank_code or "–") in office.text
    await office.taps("📜")
    assert "payment 1 → paid (back from the bank)" in office.text
    await office.taps("◀️")
    await office.taps("👤")
    assert "of Sara" in office.text


async def test_one_match_opens_its_card_and_several_are_listed(office: Office, market: Market) -> None:
    sara = await office.services.meets()
    bought = await market.buys(sara, {"codes": 1})
    assert "Write what you know" in await office.says("/find")
    assert "Nothing fits" in await office.says("/find <b>nothing</b>")
    assert "<b>Order</b>" in await office.says(f"/find {bought.payment.bank_code}")
    await market.offered(sara, {"hand": 1})
    assert "fits these" in await office.says(f"/find {SARA}")
    assert "looked for" in await office.says("/audit find")


async def test_a_refund_is_noted_after_its_reason_and_reference_and_a_last_look(office: Office) -> None:
    settled = await held(office)
    await office.says("/held")
    assert "differs from what was agreed" in office.text
    await office.taps("⏳")
    await office.taps("↩️")
    await office.fills(">The amount differs", "TR-2026-1")
    assert "This can’t be undone" in office.text
    assert (await office.services.order(settled.order.id)).state is OrderState.HELD
    await office.taps("✅ Save")
    assert "The order is refunded" in office.text
    assert "TR-2026-1" in await office.services.told(SARA)
    assert "Nothing waits" in await office.says("/held")
    await office.taps_data(f"orefund:{settled.payment.id}")
    assert "noted already" in office.toast
    assert "noted a refund" in await office.says("/audit refund")


async def test_the_second_of_two_who_note_a_refund_is_told_of_the_first(office: Office) -> None:
    settled = await held(office)
    await office.taps_data(f"orefund:{settled.payment.id}")
    await office.fills(">A mistake", "R-1")
    services = office.services
    omid = await services.meets(110_000_002, "Omid")
    async with services.store.transaction() as tx:
        await services.desk.decisions.refund(tx, Actor(omid, Role.MANAGER, 5), settled.payment.id, "x", "R-2")
    await office.taps("✅ Save")
    assert "Omid has noted this refund already" in office.text
    assert "R-1" not in await services.told(SARA)


async def test_held_money_is_accepted_after_a_question_that_names_the_amounts(office: Office) -> None:
    settled = await held(office)
    await office.taps_data(f"ocard:{settled.order.id}")
    await office.taps("👍")
    assert "70,000 tomans was asked for" in office.text
    await office.taps("No, back")
    await office.taps("👍")
    await office.taps("Yes")
    assert "Accepted" in office.toast
    assert "To do" not in office.text
    assert "was accepted by Mina" in office.text
    assert (await office.services.order(settled.order.id)).state is OrderState.DELIVERED
    await office.taps_data(f"oacceptyes:{settled.payment.id}")
    assert "has accepted it already" in office.toast


async def test_an_open_order_is_cancelled_after_a_question(office: Office, market: Market) -> None:
    link = await market.offered(await office.services.meets(), {"hand": 1})
    await office.taps_data(f"ocard:{link.order.id}")
    await office.taps("🔄")
    assert "not paid so far" in office.toast
    await office.taps("✖️")
    await office.taps("Yes")
    assert (await office.services.order(link.order.id)).state is OrderState.CANCELLED
    await office.taps_data(f"ocancelyes:{link.order.id}")
    assert "is cancelled" in office.toast
    assert (await office.services.told(SARA)).count("The shop has cancelled") == 1


async def test_the_orders_buyer_is_written_to(office: Office) -> None:
    link = await office.services.offers(await office.services.meets())
    await office.taps_data(f"ocard:{link.order.id}")
    await office.taps("✉️")
    await office.fills("Your parcel left today", ">✅ Save")
    assert "Your parcel left today" in await office.services.told(SARA)


async def test_goods_are_sent_again_once_for_each_question(office: Office, market: Market) -> None:
    settled = await market.buys(await office.services.meets(), {"codes": 1})
    (delivery,) = await market.deliveries(settled.order.id)
    assert delivery.content is not None
    await office.taps_data(f"ocard:{settled.order.id}")
    await office.taps("📤")
    await office.taps("Yes, send again")
    await office.taps_data(f"oresendyes:{settled.order.id}")
    assert (await office.services.told(SARA)).count(delivery.content.codes[0]) == 2


@pytest.mark.parametrize(
    ("role", "sees", "lacks"),
    [(Role.VIEWER, "📜", ("↩️", "👍", "🔄")), (Role.SUPPORT, "🔄", ("↩️", "👍")), (Role.MANAGER, "↩️", ())],
)
async def test_the_card_offers_what_the_role_may_do(
    office: Office, role: Role, sees: str, lacks: tuple[str, ...]
) -> None:
    link = await office.services.offers(await office.services.meets())
    settled = await held(office) if role is Role.MANAGER else None
    office.ask = replace(office.ask, role=role)
    await office.taps_data(f"ocard:{link.order.id if settled is None else settled.order.id}")
    assert any(label.startswith(sees) for label in office.labels)
    assert not [label for label in office.labels if label.startswith(lacks or ("\0",))]


@pytest.mark.parametrize("language", Language)
async def test_a_card_with_everything_on_it_fits_into_one_message(
    office: Office, market: Market, language: Language
) -> None:
    await office.speaks(language)
    sara = await office.services.meets()
    settled = await market.buys(sara, {"codes": 2, "hand": 1, "text": 1, "file": 1, "sale": 1})
    for number in range(3):
        await office.services.settlement.settle(settled.payment.id, Cause.MERCHANT)
        office.stall.clock.passes(hours=number)
    await office.taps_data(f"ocard:{settled.order.id}")
    assert 0 < len(office.text) < 4_000
    assert str(MERCHANT) not in office.text


@pytest.mark.parametrize(
    "verb", ["ocard", "ostory", "ocheck", "oresendyes", "oaccept", "oacceptyes", "orefund"]
)
@pytest.mark.parametrize("about", ["999", "", "x", "9" * 40])
async def test_what_names_no_order_is_answered(office: Office, verb: str, about: str) -> None:
    await office.taps_data(f"{verb}:{about}")
    assert office.toast or office.text
