import asyncio
import itertools

import pytest
from aiohttp import web

from bot.audit import audit
from bot.checkout import NoInvoice, Offer, PayLink, TooManyOpen, TooOften
from bot.money import Rials
from bot.orders import Cause, PaymentState
from bot.store import Store, payments
from sandbox.bank import Bank
from tests.bot.gateways.scripted import answering
from tests.bot.parts import (
    ALI,
    AMOUNT,
    MERCHANT,
    Services,
    TestClock,
    asked,
    calls,
    client,
    on_sqlite,
    open_services,
)

OTHER = Rials(730_000)


def link(offer: Offer) -> PayLink:
    assert isinstance(offer, PayLink), offer
    return offer


async def test_a_link_leads_to_the_stored_invoice_of_a_stored_order(shop: Services, bank: Bank) -> None:
    offer = link(await shop.checkout.start(await shop.meets(), AMOUNT, 1))
    assert offer.payment == await shop.payment(offer.payment.id)
    assert offer.order == await shop.order(offer.order.id)
    (invoice,) = await bank.invoices()
    assert offer.payment.invoice_key == invoice["invoice_key"]
    assert offer.url.endswith(f"/invoice/pay/{invoice['invoice_key']}")
    assert invoice["amount"] == AMOUNT
    assert invoice["return_url"] == f"https://shop.example/return/{offer.payment.return_token}"
    assert offer.payment.next_check_at == shop.clock() + shop.settings.first_check_after


async def test_the_payment_is_stored_before_its_invoice_is_requested(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", "silent")
    asking = asyncio.create_task(shop.checkout.start(buyer, AMOUNT, 1))
    await asked(bank, "request")
    (order,) = (await shop.order_book.page(buyer, 0)).orders
    (payment,) = await shop.payments(order.id)
    assert (payment.state, payment.invoice_key) == (PaymentState.REQUESTED, None)
    asking.cancel()
    await asyncio.wait({asking})


async def test_the_same_amount_again_gives_the_same_link_and_asks_for_nothing(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    buyer = await shop.meets()
    first = link(await shop.checkout.start(buyer, AMOUNT, 1))
    clock.passes(minutes=29)
    assert await shop.checkout.start(buyer, AMOUNT, 2) == first
    assert await shop.checkout.again(buyer, first.order, 3) == first
    assert await calls(bank, "request") == 1


async def test_another_amount_or_another_buyer_gets_another_link(shop: Services) -> None:
    sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
    offers = [
        link(await shop.checkout.start(buyer, amount, number))
        for number, (buyer, amount) in enumerate([(sara, AMOUNT), (sara, OTHER), (ali, AMOUNT)])
    ]
    assert len({offer.url for offer in offers}) == len({offer.payment.return_token for offer in offers}) == 3


async def test_a_link_whose_time_is_over_is_not_given_again(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    buyer = await shop.meets()
    first = link(await shop.checkout.start(buyer, AMOUNT, 1))
    clock.passes(minutes=30)
    second = link(await shop.checkout.again(buyer, first.order, 2))
    assert second.order.id != first.order.id
    assert second.order.expires_at == clock() + shop.settings.expires_after
    assert await calls(bank, "request") == 2


async def test_a_command_that_comes_again_after_a_crash_asks_for_one_order_only(
    shop: Services, bank: Bank
) -> None:
    """The program was killed while the gateway made the invoice: it was shown to nobody."""
    buyer = await shop.meets()
    await bank.breaks("request", "lost")
    assert isinstance(await shop.checkout.start(buyer, AMOUNT, 7), NoInvoice)
    await bank.breaks("request", "silent")
    killed = asyncio.create_task(shop.checkout.start(buyer, AMOUNT, 7))
    await asked(bank, "request", 2)
    killed.cancel()
    await asyncio.wait({killed})
    offer = link(await shop.checkout.start(buyer, AMOUNT, 7))
    assert (await shop.order_book.page(buyer, 0)).orders == (offer.order,)
    states = [payment.state for payment in await shop.payments(offer.order.id)]
    assert states == [PaymentState.UNKNOWN, PaymentState.UNKNOWN, PaymentState.PENDING]
    assert Cause.RESTART in {event.cause for event in await shop.story(offer.order.id)}
    assert await shop.checkout.start(buyer, AMOUNT, 7) == offer
    assert (await audit(shop.store)).clean


async def test_a_command_that_comes_again_after_its_order_has_ended_makes_a_new_one(
    shop: Services, clock: TestClock
) -> None:
    buyer = await shop.meets()
    first = link(await shop.checkout.start(buyer, AMOUNT, 7))
    clock.passes(hours=1)
    second, third = [link(await shop.checkout.start(buyer, AMOUNT, 7)) for _ in range(2)]
    assert first.order.id != second.order.id
    assert second == third


async def test_an_invoice_whose_request_was_given_up_meanwhile_is_not_shown(
    shop: Services, replica: Services, bank: Bank
) -> None:
    """Two programs were given the same command: only the one whose invoice is stored may show it."""
    buyer = await shop.meets()
    await bank.breaks("request", "slow", seconds=0.3)
    slow = asyncio.create_task(shop.checkout.start(buyer, AMOUNT, 1))
    await asked(bank, "request")
    quick = link(await replica.checkout.start(buyer, AMOUNT, 1))
    assert isinstance(await slow, NoInvoice)
    shown = [payment.invoice_key for payment in await shop.payments(quick.order.id)]
    assert shown == [None, quick.payment.invoice_key]
    assert link(await shop.checkout.start(buyer, AMOUNT, 1)) == quick


@on_sqlite
async def test_a_buyer_with_too_many_open_orders_is_shown_them(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    offers = [link(await shop.checkout.start(buyer, Rials(AMOUNT + n), n)) for n in range(3)]
    refused = await shop.checkout.start(buyer, OTHER, 9)
    assert refused == TooManyOpen(tuple(offer.order for offer in reversed(offers)))
    assert await calls(bank, "request") == 3
    assert link(await shop.checkout.start(buyer, AMOUNT, 10)) == offers[0]
    link(await shop.checkout.start(await shop.meets(ALI, "Ali"), OTHER, 11))


@on_sqlite
async def test_an_order_that_has_ended_makes_room_for_another(shop: Services, clock: TestClock) -> None:
    buyer = await shop.meets()
    first = link(await shop.checkout.start(buyer, AMOUNT, 1))
    for n in range(2):
        link(await shop.checkout.start(buyer, Rials(OTHER + n), 2 + n))
    await shop.cancellation.cancel(buyer, first.order)
    link(await shop.checkout.start(buyer, Rials(OTHER + 9), 9))
    clock.passes(minutes=31)  # nobody has looked after the expired ones yet
    link(await shop.checkout.start(buyer, Rials(OTHER + 10), 10))


@on_sqlite
async def test_whoever_asks_for_too_many_links_waits_a_minute(
    shop: Services, bank: Bank, clock: TestClock
) -> None:
    buyer = await shop.meets()
    for n in range(5):
        offer = link(await shop.checkout.start(buyer, Rials(AMOUNT + n), n))
        await shop.cancellation.cancel(buyer, offer.order)
    assert await shop.checkout.start(buyer, OTHER, 10) == TooOften()
    assert await calls(bank, "request") == 5
    assert (await shop.order_book.page(buyer, 0)).orders[0].amount == AMOUNT + 4
    link(await shop.checkout.start(await shop.meets(ALI, "Ali"), OTHER, 11))
    clock.passes(seconds=61)
    link(await shop.checkout.start(buyer, OTHER, 12))


@on_sqlite
async def test_a_link_that_is_there_already_is_shown_however_often_it_is_asked_for(shop: Services) -> None:
    buyer = await shop.meets()
    offers = {link(await shop.checkout.start(buyer, AMOUNT, n)).url for n in range(20)}
    assert len(offers) == 1


@on_sqlite
@pytest.mark.parametrize("fault", ["error_101", "error_102", "error_103", "error_100"])
async def test_a_request_that_is_refused_is_our_trouble_and_the_merchant_is_told_once_a_day(
    shop: Services, bank: Bank, fault: str, clock: TestClock
) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", fault, times=None)
    first = await shop.checkout.start(buyer, AMOUNT, 1)
    assert isinstance(first, NoInvoice)
    assert first.ours
    assert await shop.checkout.again(buyer, first.order, 2) == first
    assert [p.state for p in await shop.payments(first.order.id)] == [PaymentState.FAILED] * 2
    assert (await shop.told(MERCHANT)).count("24pal refuses our requests") == 1
    clock.passes(days=1)
    await shop.checkout.start(buyer, AMOUNT, 3)
    assert (await shop.told(MERCHANT)).count("24pal refuses our requests") == 2


@on_sqlite
@pytest.mark.parametrize("fault", ["error_301", "lost", "html", "huge", "boolean_status"])
async def test_a_request_that_got_no_understood_answer_is_not_known_and_can_be_made_again(
    shop: Services, bank: Bank, fault: str
) -> None:
    buyer = await shop.meets()
    await bank.breaks("request", fault)
    offer = await shop.checkout.start(buyer, AMOUNT, 1)
    assert isinstance(offer, NoInvoice)
    assert not offer.ours
    (payment,) = await shop.payments(offer.order.id)
    assert (payment.state, payment.invoice_key) == (PaymentState.UNKNOWN, None)
    assert link(await shop.checkout.again(buyer, offer.order, 2)).order == offer.order
    assert (await audit(shop.store)).clean


@on_sqlite
async def test_an_invoice_that_the_gateway_denies_is_replaced_when_the_buyer_asks_again(
    shop: Services, bank: Bank
) -> None:
    buyer = await shop.meets()
    first = link(await shop.checkout.start(buyer, AMOUNT, 1))
    await bank.breaks("check", "error_200")
    await shop.settlement.settle(first.payment.id, Cause.BUYER)
    second = link(await shop.checkout.again(buyer, first.order, 2))
    assert second.order == first.order
    assert second.url != first.url
    assert link(await shop.checkout.again(buyer, first.order, 3)) == second


async def test_an_invoice_key_that_comes_twice_is_given_to_one_payment_only(
    store: Store, clock: TestClock
) -> None:
    def answer(_: web.Request) -> web.Response:
        return web.json_response({"status": 1, "invoice_key": "the-same"})

    async with answering(answer) as url, open_services(store, url, clock) as shop:
        sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
        assert link(await shop.checkout.start(sara, AMOUNT, 1)).payment.invoice_key == "the-same"
        assert isinstance(await shop.checkout.start(ali, AMOUNT, 2), NoInvoice)
        (order,) = (await shop.order_book.page(ali, 0)).orders
        assert [p.invoice_key for p in await shop.payments(order.id)] == [None]


async def test_a_link_whose_time_ran_out_while_the_gateway_was_asked_is_not_shown(
    store: Store, clock: TestClock
) -> None:
    keys = itertools.count(1)

    def answer(_: web.Request) -> web.Response:
        clock.passes(minutes=31)
        return web.json_response({"status": 1, "invoice_key": f"key{next(keys)}"})

    async with answering(answer) as url, open_services(store, url, clock) as shop:
        offer = await shop.checkout.start(await shop.meets(), AMOUNT, 1)
        assert isinstance(offer, NoInvoice)
        # It exists all the same, so it is asked about: now, for the order's time is over.
        (payment,) = await shop.payments(offer.order.id)
        assert (payment.state, payment.next_check_at) == (PaymentState.PENDING, clock())


async def test_the_terminal_of_a_payment_is_the_one_that_was_asked(
    shop: Services, gateway_url: str, bank: Bank
) -> None:
    offer = link(await shop.checkout.start(await shop.meets(), AMOUNT, 1))
    async with shop.store.reading() as session:
        found = await payments.by_invoice_key(
            session, client(gateway_url).terminal, offer.payment.invoice_key or ""
        )
    assert found == offer.payment


@on_sqlite
async def test_many_buyers_are_served_while_the_gateway_is_slow(shop: Services, bank: Bank) -> None:
    buyers = [await shop.meets(ALI + n, f"buyer {n}") for n in range(20)]
    await bank.breaks("request", "slow", times=None, seconds=0.2)
    asking = [asyncio.create_task(shop.checkout.start(each, AMOUNT, each.id)) for each in buyers]
    await asked(bank, "request", 20)
    assert not any(task.done() for task in asking)
    assert len({link(offer).url for offer in await asyncio.gather(*asking)}) == 20
