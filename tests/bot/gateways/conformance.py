"""What every gateway must do, whoever runs it: a new one is held against these before a shop may use it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from bot.gateways.protocol import (
    Gateway,
    Issued,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    Unknown,
)
from bot.money import Rials
from sandbox.bank import Bank
from tests.bot.parts import API_KEY, asked

AMOUNT = Rials(123_456)
RETURN_URL = "https://shop.example/بازگشت/یک?a=1&b=50%25+x&c=%D8%A8#پایان"
# What each does to a call is told in sandbox/pal24/kinds.py; none of it may be taken for an answer.
TROUBLES = (
    "drop",
    "lost",
    "html",
    "http_500",
    "empty",
    "redirect",
    "huge",
    "boolean_status",
    "truncated",
    "list",
    "error_301",
)

Check = Callable[[Gateway, Bank], Awaitable[None]]


async def invoice(gateway: Gateway, amount: Rials = AMOUNT) -> str:
    match await gateway.request(amount, RETURN_URL):
        case Issued(key):
            return key
        case other:
            raise AssertionError(f"no invoice: {other}")


async def money_that_came_is_reported_to_the_rial(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.pays(gateway.pay_link(key), comes_back=False)
    (kept,) = await bank.invoices()
    assert await gateway.check(key) == Paid(AMOUNT, str(kept["bank_code"]))


async def an_invoice_is_for_the_amount_and_the_way_back_that_were_asked_for(
    gateway: Gateway, bank: Bank
) -> None:
    await invoice(gateway)
    (kept,) = await bank.invoices()
    assert (kept["amount"], kept["return_url"]) == (AMOUNT, RETURN_URL)


async def each_request_makes_an_invoice_of_its_own(gateway: Gateway, _: Bank) -> None:
    assert len({await invoice(gateway) for _ in range(3)}) == 3


async def an_invoice_that_nobody_paid_is_not_paid_yet(gateway: Gateway, _: Bank) -> None:
    assert await gateway.check(await invoice(gateway)) == NotPaid(NotPaidBecause.NOT_YET)


async def a_buyer_who_gave_up_is_told_apart(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.cancels(gateway.pay_link(key), comes_back=False)
    assert await gateway.check(key) == NotPaid(NotPaidBecause.CANCELLED)


async def a_buyer_who_gave_up_may_still_pay(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.cancels(gateway.pay_link(key), comes_back=False)
    await gateway.check(key)
    await bank.pays(gateway.pay_link(key), comes_back=False)
    assert isinstance(await gateway.check(key), Paid)


async def an_invoice_of_somebody_else_is_none_of_ours(gateway: Gateway, _: Bank) -> None:
    assert await gateway.check("no-such-key") == NotPaid(NotPaidBecause.NO_SUCH_INVOICE)


async def asking_again_gives_the_same_answer(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.pays(gateway.pay_link(key), comes_back=False)
    first, *others = [await gateway.check(key) for _ in range(3)]
    assert isinstance(first, Paid)
    assert all(
        isinstance(x, Paid) and (x.amount, x.bank_code) == (first.amount, first.bank_code) for x in others
    )


async def trouble_with_a_request_is_no_answer_and_no_exception(gateway: Gateway, bank: Bank) -> None:
    for trouble in TROUBLES:
        await bank.breaks("request", trouble)
        assert isinstance(await gateway.request(AMOUNT, RETURN_URL), Unknown), trouble


async def trouble_with_a_check_proves_nothing_about_a_paid_invoice(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.pays(gateway.pay_link(key), comes_back=False)
    for trouble in TROUBLES:
        await bank.breaks("check", trouble)
        assert isinstance(await gateway.check(key), Unknown), trouble
        assert isinstance(await gateway.check(key), Paid), f"after {trouble}"


async def trouble_with_a_check_proves_nothing_about_an_unpaid_invoice(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    for trouble in TROUBLES:
        await bank.breaks("check", trouble)
        assert isinstance(await gateway.check(key), Unknown), trouble


async def a_mistake_of_ours_is_named(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    for code, mistake in (
        (100, OurMistake.METHOD),
        (101, OurMistake.API_KEY),
        (102, OurMistake.AMOUNT),
        (103, OurMistake.RETURN_URL),
    ):
        await bank.breaks("request", f"error_{code}")
        await bank.breaks("check", f"error_{code}")
        for answer in (await gateway.request(AMOUNT, RETURN_URL), await gateway.check(key)):
            assert isinstance(answer, Refused), code
            assert answer.mistake is mistake


async def a_call_that_hangs_holds_no_other_up(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.breaks("check", "silent")
    hanging = asyncio.create_task(gateway.check(key))
    await asked(bank, "check")
    assert await gateway.check(key) == NotPaid(NotPaidBecause.NOT_YET)
    assert not hanging.done()
    hanging.cancel()
    await asyncio.wait({hanging})


async def a_call_can_be_called_off(gateway: Gateway, bank: Bank) -> None:
    key = await invoice(gateway)
    await bank.breaks("check", "silent")
    hanging = asyncio.create_task(gateway.check(key))
    await asked(bank, "check")
    hanging.cancel()
    await asyncio.wait({hanging})
    assert hanging.cancelled()


async def the_terminals_name_tells_no_secret(gateway: Gateway, _: Bank) -> None:
    assert gateway.terminal
    assert API_KEY not in gateway.terminal
    assert API_KEY not in repr(gateway)
    assert API_KEY not in gateway.pay_link("key")


CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        money_that_came_is_reported_to_the_rial,
        an_invoice_is_for_the_amount_and_the_way_back_that_were_asked_for,
        each_request_makes_an_invoice_of_its_own,
        an_invoice_that_nobody_paid_is_not_paid_yet,
        a_buyer_who_gave_up_is_told_apart,
        a_buyer_who_gave_up_may_still_pay,
        an_invoice_of_somebody_else_is_none_of_ours,
        asking_again_gives_the_same_answer,
        trouble_with_a_request_is_no_answer_and_no_exception,
        trouble_with_a_check_proves_nothing_about_a_paid_invoice,
        trouble_with_a_check_proves_nothing_about_an_unpaid_invoice,
        a_mistake_of_ours_is_named,
        a_call_that_hangs_holds_no_other_up,
        a_call_can_be_called_off,
        the_terminals_name_tells_no_secret,
    )
}
