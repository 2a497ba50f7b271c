"""From paid to delivered: at once, by hand, or held; and what becomes of money that comes too late."""

from dataclasses import replace

import pytest

from bot.audit import audit
from bot.catalog import Kind
from bot.deliveries import Content, DeliveryState
from bot.delivery import Restocked
from bot.orders import Cause, OrderState
from bot.store import catalog
from tests.bot.broken_books import faults
from tests.bot.market import Market
from tests.bot.merchandise import a_new_product
from tests.bot.parts import ALI, MERCHANT, SARA
from tests.bot.stocked import CODES, a_discount
from tests.bot.store.database import run_sql

REZA = 5_208_170_003


@pytest.mark.parametrize(
    ("sku", "content"),
    [
        ("text", Content("The secret word is saffron.")),
        ("file", Content(file_id=None)),
        ("codes", Content(codes=CODES[:2])),
    ],
)
async def test_what_needs_nobody_is_handed_over_with_the_receipt(
    market: Market, sku: str, content: Content
) -> None:
    sara = await market.shop.meets()
    settled = await market.buys(sara, {sku: 2})
    assert settled.order.state is OrderState.DELIVERED
    (delivery,) = await market.deliveries(settled.order.id)
    assert delivery.state is DeliveryState.DELIVERED
    assert delivery.content is not None
    assert replace(delivery.content, file_id=None) == content
    (goods,) = [m for m in await market.shop.letters(SARA) if "📦" in m.html]
    assert all(code in goods.html for code in content.codes)
    assert content.text in goods.html
    assert (goods.attachment is not None) == (sku == "file")
    assert (await audit(market.shop.store)).clean


async def test_what_the_merchant_hands_over_is_a_task_until_they_have(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    settled = await market.buys(sara, {"hand": 1})
    assert settled.order.state is OrderState.PAID
    (task,) = await market.deliveries(settled.order.id)
    assert task.state is DeliveryState.TASK
    assert "the shop hands it over itself" in await shop.told(SARA)
    assert "Wrap it" in await shop.told(MERCHANT)
    async with shop.store.transaction() as tx:
        done = await shop.deliveries.done(tx, task.id, "It stands at your door.")
    assert done is not None
    assert (done.state, done.content) == (DeliveryState.DELIVERED, Content("It stands at your door."))
    assert (await shop.order(settled.order.id)).state is OrderState.DELIVERED
    assert "It stands at your door." in await shop.told(SARA)


async def test_of_several_kinds_each_is_handed_over_in_its_own_way(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    settled = await market.buys(sara, {"codes": 1, "hand": 2, "text": 1, "file": 1})
    assert settled.order.state is OrderState.PAID
    states = {each.kind: each.state for each in await market.deliveries(settled.order.id)}
    assert states.pop(Kind.BY_HAND) is DeliveryState.TASK
    assert set(states.values()) == {DeliveryState.DELIVERED}
    letters = await shop.letters(SARA)
    assert len([m for m in letters if "📦" in m.html]) == 3
    (coming,) = [m for m in letters if "Still on its way" in m.html]
    assert coming.html.count("•") == 1
    assert (await audit(shop.store)).clean


async def test_each_of_a_kind_that_was_bought_at_once_has_its_own_codes(market: Market) -> None:
    sara, ali = await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    given = [
        (await market.deliveries((await market.buys(buyer, {"codes": number})).order.id))[0].content
        for buyer, number in ((sara, 1), (ali, 2))
    ]
    assert given == [Content(codes=CODES[:1]), Content(codes=CODES[1:])]


async def test_where_codes_are_missing_the_order_is_held_and_the_rest_is_handed_over(
    market: Market, store_url: str
) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await run_sql(store_url, "DELETE FROM codes WHERE code <> 'AAAA-1111'")
    settled = await market.buys(sara, {"codes": 2, "text": 1})
    assert settled.order.state is OrderState.HELD
    states = {each.kind: each.state for each in await market.deliveries(settled.order.id)}
    assert states == {Kind.CODES: DeliveryState.HELD, Kind.TEXT: DeliveryState.DELIVERED}
    told = await shop.told(SARA)
    assert "something went wrong on our side" in told
    assert "AAAA-1111" not in told
    (alert,) = [m for m in await shop.letters(MERCHANT) if "not handed over" in m.html]
    assert "there are not enough codes left" in alert.html
    assert len(alert.buttons) == 2
    # The money is there, and is not called delivered.
    assert (await audit(shop.store)).held == settled.order.amount

    (held,) = [each for each in await market.deliveries(settled.order.id) if each.kind is Kind.CODES]
    await shop.stockroom.add_codes(market.shelves["codes"], "DDDD-4444\nEEEE-5555", MERCHANT)
    await shop.deliveries.again(held.id)
    await market.works()
    assert (await shop.order(settled.order.id)).state is OrderState.DELIVERED
    assert "DDDD-4444" in await shop.told(SARA)


async def test_a_file_that_is_gone_is_held_and_handed_over_from_the_product_as_it_was_mended(
    market: Market,
) -> None:
    shop, sara = market.shop, await market.shop.meets()
    async with shop.store.transaction() as tx:
        new = a_new_product("lost", kind=Kind.FILE, details={"file_id": 999})
        lost = await catalog.insert_product(tx, new, MERCHANT, shop.clock())
    link = await market.shown(sara, await shop.purchase.product(sara, lost.id, next(market.taps)))
    settled = await market.pays(link)
    assert settled.order.state is OrderState.HELD
    (held,) = await market.deliveries(settled.order.id)
    assert "its file is missing" in await shop.told(MERCHANT)
    file = await shop.files.keep("again.txt", "text/plain", b"Here it is")
    async with shop.store.transaction() as tx:
        await catalog.update_product(tx, replace(lost, details={"file_id": file.id}))
    await shop.deliveries.again(held.id)
    await market.works()
    (delivered,) = await market.deliveries(settled.order.id)
    assert delivered.content == Content(file_id=file.id)
    assert (await audit(shop.store)).clean


@pytest.mark.parametrize("end", ["expired", "cancelled"])
async def test_late_money_takes_the_goods_again_where_they_are_still_there(market: Market, end: str) -> None:
    shop, sara, ali = market.shop, await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    await a_discount(shop, total_limit=1)
    link = await market.offered(sara, {"codes": 2}, "SPRING")
    if end == "expired":
        await market.lets_expire(link)
    else:
        await shop.cancellation.cancel(sara, link.order)
    await market.buys(ali, {"codes": 1}, "SPRING")
    settled = await market.pays(link)
    assert settled.order.state is OrderState.DELIVERED
    # Whoever ordered at a price gets that price, though the code has been used up meanwhile.
    assert (await market.stock("codes"), await market.uses("SPRING")) == (0, 2)
    report = await audit(shop.store)
    assert faults(report) == set()
    assert report.delivered == 900_000 + 450_000


async def test_late_money_for_what_is_gone_is_held_until_the_merchant_has_filled_up(market: Market) -> None:
    shop, sara, ali = market.shop, await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    link = await market.offered(sara, {"hand": 2, "codes": 2})
    await market.lets_expire(link)
    await market.buys(ali, {"codes": 2})
    settled = await market.pays(link)
    assert settled.order.state is OrderState.HELD
    assert settled.payment.bank_code is not None
    # All or nothing: what was still there was not taken either.
    assert (await market.stock("hand"), await market.stock("codes")) == (5, 1)
    assert await market.deliveries(link.order.id) == []
    told = await shop.told(SARA)
    assert settled.payment.bank_code in told
    assert "sold out meanwhile" in told
    (alert,) = [m for m in await shop.letters(MERCHANT) if "sold out" in m.html]
    assert len(alert.buttons) == 1

    still_gone = await shop.deliveries.restocked(link.order.id)
    assert still_gone == Restocked(settled.order, begun=False)
    await shop.stockroom.add_codes(market.shelves["codes"], "DDDD-4444", MERCHANT)
    for _ in range(2):
        # What the merchant hands over by themselves is still to come, so the order stays where it is.
        assert await shop.deliveries.restocked(link.order.id) == Restocked(settled.order, begun=True)
    codes, task = sorted(await market.deliveries(link.order.id), key=lambda each: each.kind == Kind.BY_HAND)
    assert codes.content == Content(codes=(CODES[2], "DDDD-4444"))
    async with shop.store.transaction() as tx:
        await shop.deliveries.done(tx, task.id, "Thank you for waiting.")
    assert (await shop.order(link.order.id)).state is OrderState.DELIVERED
    assert (await audit(shop.store)).clean
    assert (await shop.told(SARA)).count("DDDD-4444") == 1


async def test_late_money_for_a_link_that_somebody_else_paid_is_held(market: Market) -> None:
    shop, sara, ali = market.shop, await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    posted = await market.posts_a_link(times=1)
    late = await market.shown(sara, await shop.purchase.pay_link(sara, posted.code, next(market.taps)))
    await market.lets_expire(late)
    other = await market.shown(ali, await shop.purchase.pay_link(ali, posted.code, next(market.taps)))
    assert (await market.pays(other)).order.state is OrderState.DELIVERED
    held = (await market.pays(late)).order
    assert held.state is OrderState.HELD
    assert await shop.deliveries.restocked(late.order.id) == Restocked(held, begun=False)
    report = await audit(shop.store)
    assert faults(report) == set()
    assert (report.delivered, report.held) == (400_000, 400_000)


async def test_late_money_for_a_link_that_nobody_else_paid_counts(market: Market) -> None:
    sara, shop = await market.shop.meets(), market.shop
    posted = await market.posts_a_link(times=1)
    late = await market.shown(sara, await shop.purchase.pay_link(sara, posted.code, next(market.taps)))
    await market.lets_expire(late)
    assert (await market.pays(late)).order.state is OrderState.DELIVERED
    assert await market.left(posted) == 0
    assert (await audit(shop.store)).clean


async def test_filling_up_hands_over_nothing_that_was_not_paid_in_full(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    link = await market.offered(sara, {"text": 1})
    await market.bank.pays(link.url, comes_back=False)
    await market.bank.breaks("check", "wrong_amount")
    held = (await market.comes_back(link)).order
    assert held.state is OrderState.HELD
    assert await shop.deliveries.restocked(link.order.id) == Restocked(held, begun=False)
    assert await market.deliveries(link.order.id) == []
    assert "saffron" not in await shop.told(SARA)
    assert await shop.deliveries.restocked(999) is None
    assert (await audit(shop.store)).clean


async def test_goods_are_handed_over_once_however_often_their_payment_is_looked_at(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    link = await market.offered(sara, {"codes": 1, "hand": 1})
    await market.pays(link)
    for cause in (Cause.RETURN_PAGE, Cause.BUYER, Cause.RECONCILER):
        await shop.settlement.settle(link.payment.id, cause)
    assert len(await market.deliveries(link.order.id)) == 2
    assert (await shop.told(SARA)).count("AAAA-1111") == 1
    assert await market.stock("codes") == 2


async def test_goods_that_were_put_away_meanwhile_are_handed_over_to_who_ordered_them(market: Market) -> None:
    shop, reza = market.shop, await market.shop.meets(REZA, "Reza")
    link = await market.offered(reza, {"text": 1, "codes": 1})
    async with shop.store.transaction() as tx:
        for sku in ("codes", "text"):
            await catalog.archive_product(tx, market.shelves[sku], shop.clock())
    assert (await market.pays(link)).order.state is OrderState.DELIVERED
