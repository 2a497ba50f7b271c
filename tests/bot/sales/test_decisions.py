"""What people decide about money and goods: once, whoever decides, and every rial stays accounted for."""

import asyncio

import pytest

from bot.audit import audit
from bot.checkout import PayLink
from bot.deliveries import DeliveryState
from bot.money import Rials
from bot.orders import Cause, HeldReason, OrderState, PaymentId, PaymentState
from bot.sales.decisions import Accepted, NotDone, Refunded
from bot.settlement import Settled
from bot.settlement_plan import Finding
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from sandbox.bank import Bank
from tests.bot.broken_books import faults
from tests.bot.market import Market
from tests.bot.parts import ALI, AMOUNT, MERCHANT, SARA, Services

MANAGER = 110_000_002


async def mina(shop: Services, update_id: int = 901) -> Actor:
    return Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)


async def omid(shop: Services, update_id: int = 902) -> Actor:
    return Actor(await shop.meets(MANAGER, "Omid"), Role.MANAGER, update_id)


async def refunds(shop: Services, by: Actor, payment_id: PaymentId) -> Refunded | NotDone:
    async with shop.store.transaction() as tx:
        return await shop.desk.decisions.refund(tx, by, payment_id, "their wish", "R-77")


async def is_paid(shop: Services, bank: Bank, link: PayLink) -> Settled:
    await bank.pays(link.url, comes_back=False)
    return await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)


async def is_paid_less(shop: Services, bank: Bank, link: PayLink) -> Settled:
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "wrong_amount")
    return await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)


async def clean(shop: Services) -> bool:
    report = await audit(shop.store)
    assert faults(report) == set()
    return report.clean


async def test_money_that_went_back_ends_the_order_and_the_buyer_is_told(shop: Services, bank: Bank) -> None:
    settled = await is_paid(shop, bank, await shop.offers(await shop.meets()))
    done = await refunds(shop, await mina(shop), settled.payment.id)
    assert isinstance(done, Refunded)
    assert (done.news, done.order.state, done.refund.amount) == (True, OrderState.REFUNDED, AMOUNT)
    assert "R-77" in await shop.told(SARA)
    assert (await shop.desk.trail.page("refund")).actions[0].subject == f"order {settled.order.id}"
    report = await audit(shop.store)
    assert (report.received, report.delivered, report.refunded) == (AMOUNT, 0, AMOUNT)
    assert await clean(shop)


async def test_nothing_is_refunded_of_what_never_came(shop: Services) -> None:
    link = await shop.offers(await shop.meets())
    assert await refunds(shop, await mina(shop), link.payment.id) is NotDone.NOTHING_CAME
    assert await refunds(shop, await mina(shop), PaymentId(999)) is NotDone.NO_SUCH_PAYMENT
    assert (await shop.order(link.order.id)).state is OrderState.OPEN


async def test_two_people_note_the_same_refund_and_both_are_told_whose_it_was(
    shop: Services, replica: Services, bank: Bank
) -> None:
    settled = await is_paid(shop, bank, await shop.offers(await shop.meets()))
    by_mina, by_omid = await mina(shop), await omid(replica)
    one, other = await asyncio.gather(
        refunds(shop, by_mina, settled.payment.id), refunds(replica, by_omid, settled.payment.id)
    )
    assert isinstance(one, Refunded)
    assert isinstance(other, Refunded)
    assert {one.news, other.news} == {True, False}
    assert one.refund == other.refund
    assert one.refund.by_name == ("Mina" if one.news else "Omid")
    assert (await shop.told(SARA)).count("R-77") == 1
    assert len((await shop.desk.trail.page("refund")).actions) == 1
    assert await clean(shop)


async def test_what_was_not_handed_over_goes_back_to_the_stock(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    before = {sku: await market.stock(sku) for sku in ("hand", "codes")}
    settled = await market.buys(sara, {"hand": 1, "codes": 2})
    await refunds(shop, await mina(shop), settled.payment.id)
    assert await market.stock("hand") == before["hand"]
    # The codes were handed over: they are the buyer's, and no other gets them.
    assert await market.stock("codes") == (before["codes"] or 0) - 2
    states = {delivery.state for delivery in await market.deliveries(settled.order.id)}
    assert states == {DeliveryState.HELD, DeliveryState.DELIVERED}
    assert await clean(shop)


async def test_the_hand_comes_too_late_for_what_was_refunded(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    settled = await market.buys(sara, {"hand": 1})
    await refunds(shop, await mina(shop), settled.payment.id)
    (delivery,) = await market.deliveries(settled.order.id)
    async with shop.store.transaction() as tx:
        await shop.deliveries.done(tx, delivery.id, "Here you are")
    await shop.deliveries.again(delivery.id)
    (still,) = await market.deliveries(settled.order.id)
    assert still.state is DeliveryState.HELD
    assert "Here you are" not in await shop.told(SARA)
    assert (await shop.desk.sales.held()).waiting == []
    assert await clean(shop)


async def test_a_second_payment_goes_back_and_the_order_stays_what_it_is(shop: Services, bank: Bank) -> None:
    sara = await shop.meets()
    first = await shop.offers(sara)
    await bank.breaks("check", "error_200")
    await shop.settlement.settle(first.payment.id, Cause.RECONCILER)
    again = await shop.offers(sara, update_id=2)
    await is_paid(shop, bank, first)
    twice = await is_paid(shop, bank, again)
    assert twice.payment.held_reason is HeldReason.PAID_TWICE
    assert await shop.desk.decisions.accept(await mina(shop), twice.payment.id) is NotDone.NOT_HELD
    done = await refunds(shop, await mina(shop), twice.payment.id)
    assert isinstance(done, Refunded)
    assert done.order.state is OrderState.DELIVERED
    report = await audit(shop.store)
    assert (report.delivered, report.held, report.refunded) == (AMOUNT, 0, AMOUNT)
    assert await clean(shop)


async def test_less_money_is_accepted_once_and_the_goods_are_handed_over(
    market: Market, bank: Bank, replica: Services
) -> None:
    shop, sara = market.shop, await market.shop.meets()
    held = await is_paid_less(shop, bank, await market.offered(sara, {"codes": 1}))
    assert held.order.state is OrderState.HELD
    by_mina, by_omid = await mina(shop), await omid(replica)
    one, other = await asyncio.gather(
        shop.desk.decisions.accept(by_mina, held.payment.id),
        replica.desk.decisions.accept(by_omid, held.payment.id),
    )
    assert isinstance(one, Accepted)
    assert isinstance(other, Accepted)
    assert {one.news, other.news} == {True, False}
    assert one.acceptance == other.acceptance
    assert (await shop.order(held.order.id)).state is OrderState.DELIVERED
    (delivery,) = await market.deliveries(held.order.id)
    assert delivery.content is not None
    assert (await shop.told(SARA)).count(delivery.content.codes[0]) == 1
    assert await clean(shop)
    # What was accepted can still go back.
    done = await refunds(shop, await mina(shop, 903), held.payment.id)
    assert isinstance(done, Refunded)
    assert done.order.state is OrderState.REFUNDED
    assert await clean(shop)


async def test_less_money_for_a_bare_amount_is_accepted(shop: Services, bank: Bank) -> None:
    held = await is_paid_less(shop, bank, await shop.offers(await shop.meets()))
    assert isinstance(await shop.desk.decisions.accept(await mina(shop), held.payment.id), Accepted)
    assert (await shop.order(held.order.id)).state is OrderState.DELIVERED
    assert await clean(shop)


async def test_held_money_that_goes_back_gives_its_goods_back(market: Market, bank: Bank) -> None:
    shop, before = market.shop, await market.stock("hand")
    held = await is_paid_less(shop, bank, await market.offered(await shop.meets(), {"hand": 1}))
    await refunds(shop, await mina(shop), held.payment.id)
    assert await market.stock("hand") == before
    assert await shop.desk.decisions.accept(await mina(shop), held.payment.id) is NotDone.NOT_HELD
    assert await clean(shop)


async def test_what_is_gone_can_not_be_handed_over_for_late_money_of_another_amount(
    market: Market, bank: Bank
) -> None:
    shop, sara, ali = market.shop, await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    late = await market.offered(sara, {"hand": 1})
    await market.lets_expire(late)
    left = await market.stock("hand")
    assert left is not None
    await market.buys(ali, {"hand": left})
    held = await is_paid_less(shop, bank, late)
    assert await shop.desk.decisions.accept(await mina(shop), held.payment.id) is NotDone.GOODS_GONE
    assert (await shop.order(late.order.id)).state is OrderState.HELD
    assert (await shop.desk.stories.tell(late.order.id)).acceptance is None  # type: ignore[union-attr]  # it is there
    assert await clean(shop)


async def test_an_open_order_is_cancelled_for_its_buyer_who_is_told(shop: Services) -> None:
    link = await shop.offers(await shop.meets())
    for _ in range(2):
        order = await shop.desk.decisions.cancel(link.order.id)
        assert order is not None
        assert order.state is OrderState.CANCELLED
    assert (await shop.told(SARA)).count("The shop has cancelled") == 1
    assert await shop.desk.decisions.cancel(999) is None


async def test_what_is_paid_meanwhile_is_not_cancelled(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    order = await shop.desk.decisions.cancel(link.order.id)
    assert order is not None
    assert order.state is OrderState.DELIVERED


@pytest.mark.parametrize(("paid", "finding"), [(True, Finding.PAID), (False, Finding.NOT_PAID)])
async def test_the_gateway_is_asked_now(shop: Services, bank: Bank, paid: bool, finding: Finding) -> None:
    link = await shop.offers(await shop.meets())
    if paid:
        await bank.pays(link.url, comes_back=False)
    assert await shop.desk.decisions.check(link.order.id) is finding
    assert (await shop.payment(link.payment.id)).state is (
        PaymentState.PAID if paid else PaymentState.PENDING
    )


async def test_there_is_nothing_to_ask_about_an_order_that_is_settled(shop: Services, bank: Bank) -> None:
    settled = await is_paid(shop, bank, await shop.offers(await shop.meets()))
    assert await shop.desk.decisions.check(settled.order.id) is None


async def test_goods_are_sent_again_as_they_were_once_for_each_wish(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    settled = await market.buys(sara, {"codes": 1, "hand": 1})
    (code,) = [d.content.codes[0] for d in await market.deliveries(settled.order.id) if d.content]
    for _ in range(2):
        await shop.desk.decisions.send_again(settled.order.id, "1:17")
    assert (await shop.told(SARA)).count(code) == 2
    await shop.desk.decisions.send_again(settled.order.id, "1:18")
    assert (await shop.told(SARA)).count(code) == 3
    assert await shop.desk.decisions.send_again(999, "1:19") == 0


async def test_everything_that_waits_is_in_one_list_until_it_is_decided(market: Market, bank: Bank) -> None:
    shop, sara = market.shop, await market.shop.meets()
    less = await is_paid_less(shop, bank, await shop.offers(sara, Rials(300_000), 51))
    task = await market.buys(sara, {"hand": 1})
    waiting = (await shop.desk.sales.held()).waiting
    assert [each.sale.order.id for each in waiting] == [less.order.id, task.order.id]
    assert [(each.money, each.task) for each in waiting] == [(True, False), (False, True)]
    await refunds(shop, await mina(shop), less.payment.id)
    assert [e.sale.order.id for e in (await shop.desk.sales.held()).waiting] == [task.order.id]
    assert (await shop.desk.sales.held(task.order.id)).waiting == []
