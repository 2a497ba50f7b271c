"""A day is held against the gateway: differences are named, what came in is settled, and nothing else is changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.audit import audit
from bot.checkout import PayLink
from bot.gateways.protocol import (
    CheckAnswer,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    Unknown,
)
from bot.jobs.job import JobKind, silently
from bot.money import Rials
from bot.orders import Cause, PaymentState
from bot.reconciliation.comparing import Verdict, compare
from bot.reconciliation.comparison import GIVE_UP_AFTER, Comparison
from bot.reconciliation.reconcile_work import MOST_LINES, wanted
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.texts.catalogue import without_isolates
from sandbox.bank import Bank
from tests.bot.parts import AMOUNT, MERCHANT, SARA, Services, calls, on_sqlite
from tests.bot.store.database import run_sql

NOT_YET = NotPaid(NotPaidBecause.NOT_YET)


async def links(shop: Services, number: int) -> list[PayLink]:
    return [
        await shop.offers(await shop.meets(SARA + each, f"Buyer {each}"), update_id=each + 1)
        for each in range(number)
    ]


async def pays(shop: Services, bank: Bank, link: PayLink, *, noticed: bool = True) -> None:
    await bank.pays(link.url, comes_back=False)
    if noticed:
        await shop.settlement.settle(link.payment.id, Cause.BUYER)


async def reconciles(shop: Services, update_id: int = 900, days: int = 0) -> str:
    """Have today compared, and read what the merchant is told at the end."""
    by = Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)
    on = (shop.clock() + timedelta(days=days)).date()
    await shop.desk.jobs.ask(by, JobKind.RECONCILE, wanted(on), None, on.isoformat())
    await shop.works()
    messages = [without_isolates(str(message.html)) for message in await shop.letters(MERCHANT)]
    return next(text for text in reversed(messages) if "Compared:" in text)


async def test_a_day_on_which_all_agrees_says_so_and_what_it_came_to(shop: Services, bank: Bank) -> None:
    paid, _, cancelled = await links(shop, 3)
    await pays(shop, bank, paid)
    await bank.cancels(cancelled.url, comes_back=False)
    before = await shop.payment(cancelled.payment.id)
    told = await reconciles(shop)
    assert "everything agrees" in told
    assert "Compared: 3" in told
    assert "Recorded as paid before this: 1 · 50,000 tomans" in told
    assert "Paid at the gateway: 1 · 50,000 tomans" in told
    # Even what the gateway says is cancelled is left to those whose job it is.
    assert await shop.payment(cancelled.payment.id) == before


async def test_what_was_paid_and_not_noticed_is_settled_once_and_said(shop: Services, bank: Bank) -> None:
    noticed, missed = await links(shop, 2)
    await pays(shop, bank, noticed)
    await pays(shop, bank, missed, noticed=False)
    told = await reconciles(shop)
    payment = await shop.payment(missed.payment.id)
    assert payment.state is PaymentState.PAID
    assert f"were paid and not recorded. Settled now; code <code>{payment.bank_code}</code>" in told
    assert "Payment received" in await shop.told(missed.order.buyer_id)
    assert (await audit(shop.store)).clean
    assert (await shop.story(missed.order.id))[-2].cause is Cause.MERCHANT
    assert "everything agrees" in await reconciles(shop, 901)


@on_sqlite
async def test_what_we_hold_as_paid_and_the_gateway_does_not_comes_first_and_stays(
    shop: Services, bank: Bank, store_url: str
) -> None:
    first, second, third = await links(shop, 3)
    for link in (first, second):
        await pays(shop, bank, link)
    await pays(shop, bank, third, noticed=False)
    # Somebody has meddled with the database: the one is another's invoice, the other another's tracking code.
    await run_sql(store_url, "DROP TRIGGER payments_frozen")
    await run_sql(store_url, f"UPDATE payments SET invoice_key = 'nobodys' WHERE id = {first.payment.id}")
    await run_sql(store_url, f"UPDATE payments SET bank_code = '999' WHERE id = {second.payment.id}")
    told = await reconciles(shop)
    assert "3 differences" in told
    marks = [line[0] for line in told.splitlines() if line.startswith(("🔴", "🟠", "🟢"))]
    assert marks == ["🔴", "🟠", "🟢"]
    assert "but the gateway says not paid" in told
    assert "tracking code <code>999</code> here" in told
    assert (await shop.payment(first.payment.id)).state is PaymentState.PAID


@on_sqlite
async def test_only_payments_of_the_day_are_asked_about(shop: Services, bank: Bank) -> None:
    await links(shop, 2)
    shop.clock.passes(days=1)
    asked = await calls(bank, "check")
    assert "Compared: 0" in await reconciles(shop)
    assert await calls(bank, "check") == asked
    assert "Compared: 2" in await reconciles(shop, 901, days=-1)


@on_sqlite
async def test_a_gateway_that_is_down_is_not_asked_for_ever(shop: Services, bank: Bank) -> None:
    await links(shop, GIVE_UP_AFTER + 9)
    await bank.breaks("check", "error_301", None)
    told = await reconciles(shop)
    assert f"{GIVE_UP_AFTER} differences" in told
    assert "so 9 payments were not compared" in told
    assert told.count("no answer that can be understood") == MOST_LINES
    file = next(letter.message.attachment for letter in shop.mail if letter.message.attachment)
    table = (await shop.files.body(file.file_id)).decode("utf-8-sig")
    assert table.count("no answer") == GIVE_UP_AFTER
    assert "24pal does not answer" in await shop.told(MERCHANT)


@on_sqlite
async def test_a_payment_of_another_terminal_is_not_asked_about(shop: Services, store_url: str) -> None:
    (link,) = await links(shop, 1)
    await run_sql(store_url, "DROP TRIGGER payments_frozen")
    await run_sql(store_url, "UPDATE payments SET terminal = '24pal:another'")
    assert "belongs to another terminal" in await reconciles(shop)
    assert (await shop.payment(link.payment.id)).state is PaymentState.PENDING


@on_sqlite
async def test_who_comes_back_while_it_is_asked_about_is_no_difference(shop: Services, bank: Bank) -> None:
    (link,) = await links(shop, 1)
    await bank.pays(link.url, comes_back=False)

    class Meanwhile:
        """A gateway at whose answer the buyer's own return is settled."""

        terminal = shop.gateway.terminal
        pay_link = shop.gateway.pay_link
        request = shop.gateway.request

        async def check(self, invoice_key: str) -> CheckAnswer:
            answer = await shop.gateway.check(invoice_key)
            await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)
            return answer

    comparison = Comparison(shop.store, Meanwhile(), shop.settlement, shop.watch, shop.clock)
    now = shop.clock()
    balance = await comparison.of_days(now - timedelta(days=1), now + timedelta(days=1), silently)
    assert (balance.differences, balance.ours, balance.theirs) == ([], 1, 1)


@on_sqlite
@pytest.mark.parametrize(
    ("settled", "answer", "verdict"),
    [
        (True, Paid(AMOUNT, "7"), Verdict.AGREES),
        (True, Paid(Rials(AMOUNT + 1), "7"), Verdict.AMOUNT_DIFFERS),
        (True, Paid(AMOUNT, "8"), Verdict.CODE_DIFFERS),
        (True, NOT_YET, Verdict.ONLY_OURS),
        (True, Unknown(NoAnswer.TIMEOUT, ""), Verdict.NO_ANSWER),
        (False, NOT_YET, Verdict.AGREES),
        (False, Paid(AMOUNT, "7"), Verdict.ONLY_THEIRS),
        (False, Refused(OurMistake.API_KEY, ""), Verdict.NO_ANSWER),
    ],
)
async def test_each_answer_has_its_verdict(
    shop: Services, settled: bool, answer: CheckAnswer, verdict: Verdict
) -> None:
    payment = (await shop.offers(await shop.meets())).payment
    if settled:
        payment = replace(payment, state=PaymentState.PAID, bank_code="7", paid_amount=AMOUNT)
    assert compare(payment, answer).verdict is verdict
