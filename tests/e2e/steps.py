"""The steps of a purchase at which a bot can be cut off; each brings it there, cuts, and lets the buyer go on.

Some hold a message on its way: those after which a database that several programs share waits for a lease.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from bot.orders import OrderState
from sandbox.bank import Unreachable
from sandbox.people import Person
from tests.e2e.buying import RECEIPT, asks_to_pay, bank_code_in, is_offered, pays
from tests.e2e.shop import Shop

Cut: TypeAlias = Callable[[], Awaitable[None]]
Step: TypeAlias = Callable[[Shop, Person, Cut], Awaitable[None]]


async def before_the_command_is_taken(_: Shop, buyer: Person, cut: Cut) -> None:
    await cut()
    await buyer.says("/pay 50000")


async def while_an_invoice_is_asked_for(shop: Shop, buyer: Person, cut: Cut) -> None:
    gateway = await shop.at_gateway()
    await shop.bank.breaks("request", "silent")
    await buyer.says("/pay 50000")
    await gateway.comes("request")
    await cut()


async def when_the_invoice_is_made_but_not_known(shop: Shop, buyer: Person, cut: Cut) -> None:
    gateway = await shop.at_gateway()
    await shop.bank.breaks("request", "slow", seconds=60)
    await buyer.says("/pay 50000")
    await gateway.comes("request")
    await cut()


async def before_the_link_is_shown(shop: Shop, buyer: Person, cut: Cut) -> None:
    telegram = await shop.at_telegram()
    await shop.telegram.breaks("sendMessage", "silent")
    await buyer.says("/pay 50000")
    await telegram.comes("sendMessage")
    await cut()


async def while_the_buyer_is_at_the_bank(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    await cut()
    with suppress(Unreachable):
        await shop.bank.pays(offer.link)


async def between_paying_and_coming_back(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    await shop.bank.pays(offer.link, comes_back=False)
    await cut()


async def during_the_check_on_coming_back(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    gateway = await shop.at_gateway()
    await shop.bank.breaks("check", "slow", seconds=1)
    coming_back = asyncio.create_task(shop.bank.pays(offer.link))
    await gateway.comes("check")
    await cut()
    with suppress(Unreachable):
        await coming_back


async def during_the_reconcilers_check(shop: Shop, buyer: Person, cut: Cut) -> None:
    gateway = await shop.at_gateway()
    await shop.bank.breaks("check", "slow", seconds=1)
    offer = await asks_to_pay(buyer)
    await shop.bank.pays(offer.link, comes_back=False)
    await gateway.comes("check")
    await cut()


async def during_a_check_that_the_buyer_asked_for(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    await shop.bank.pays(offer.link, comes_back=False)
    gateway = await shop.at_gateway()
    await shop.bank.breaks("check", "slow", seconds=1)
    tapping = asyncio.create_task(buyer.taps("Check payment"))
    await gateway.comes("check")
    await cut()
    await shop.restart()
    assert "Paid" in await tapping


async def when_settled_and_telegram_is_down(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    await shop.telegram.breaks("*", "down")
    await pays(shop, offer.link)
    await cut()


async def while_the_receipt_is_on_its_way(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    telegram = await shop.at_telegram()
    await shop.telegram.breaks("sendMessage", "silent")
    await pays(shop, offer.link)
    await telegram.comes("sendMessage")
    await cut()


async def after_the_receipt(shop: Shop, buyer: Person, cut: Cut) -> None:
    offer = await asks_to_pay(buyer)
    await pays(shop, offer.link)
    await buyer.sees(RECEIPT)
    # Were Telegram's answer lost, it would rightly be said again.
    await shop.all_said()
    await cut()


async def gets_the_link_and_pays(shop: Shop, buyer: Person) -> None:
    """The rest of every story that was cut off before the link."""
    offer = await is_offered(buyer)
    page = await pays(shop, offer.link)
    receipt = await buyer.sees(RECEIPT)
    assert bank_code_in(receipt.shown) == bank_code_in(page.text)
    await shop.all_said()
    assert await buyer.count(RECEIPT) == 1
    assert (await shop.order(offer.order)).state is OrderState.DELIVERED


async def has_one_receipt(shop: Shop, buyer: Person) -> None:
    """The end of every story that was cut off after it."""
    receipt = await buyer.sees(RECEIPT, ever=True)
    (invoice,) = [i for i in await shop.bank.invoices() if i["bank_code"] == bank_code_in(receipt.shown)]
    assert invoice["state"] == "paid"
    await shop.all_said()
    assert await buyer.count("✅ Paid") == 1
    assert await buyer.count(RECEIPT) == 1


BEFORE_THE_LINK: tuple[Step, ...] = (
    before_the_command_is_taken,
    while_an_invoice_is_asked_for,
    when_the_invoice_is_made_but_not_known,
    before_the_link_is_shown,
)
AFTER_THE_LINK: tuple[Step, ...] = (
    while_the_buyer_is_at_the_bank,
    between_paying_and_coming_back,
    during_the_check_on_coming_back,
    during_the_reconcilers_check,
    during_a_check_that_the_buyer_asked_for,
    when_settled_and_telegram_is_down,
    while_the_receipt_is_on_its_way,
    after_the_receipt,
)
HOLDING_A_MESSAGE = frozenset({before_the_link_is_shown, while_the_receipt_is_on_its_way})
