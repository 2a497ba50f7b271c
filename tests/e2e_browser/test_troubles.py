"""Every trouble that the panel can order ends in a chat that told the buyer the truth."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import product
from typing import TypeAlias

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from sandbox.answers import Json
from sandbox.bank import BankError
from sandbox.pal24.kinds import CALLS, CHECK, PAY, REQUEST, Kind
from sandbox.people import Message, Person, Refused
from sandbox.telegram.trouble import KINDS as TELEGRAM_KINDS
from tests.e2e.waiting import until
from tests.e2e_browser.table import Table
from tests.e2e_browser.visitor import BANK_CODE, Visitor, visit
from tests.handlers.web.reading import Read, read

pytestmark = pytest.mark.asyncio(loop_scope="session")

NO_LINK = "Nothing has been taken from you"
RECEIPT, HELD = "Payment received", "We have your money, and the shop must look at it"
UNPAID_PAGES = {"The payment wasn't made", "The payment was cancelled"}
PAGES = UNPAID_PAGES | {
    "Your payment went through",
    "Your money has arrived and is being looked into",
    "We're checking your payment",
}
# With these the gateway itself denies a payment that it has.
LIES = {Kind.ERROR_200, Kind.ERROR_201, Kind.ERROR_202, Kind.PAID_LATER}
# A trouble, whom it befell, the code that the bank gave for their money, and whether that is held.
Owed: TypeAlias = list[tuple[str, Person, str, bool]]

BANK_TROUBLES = [(kind, call) for kind, call in product(Kind, sorted(CALLS)) if call in kind.calls]
# Where a trouble takes time, as little of it as shows.
SECONDS = {Kind.SILENT: 2, Kind.SLOW: 1, Kind.PAID_LATER: 2}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def breaker(browser: Browser, table: Table) -> AsyncIterator[Visitor]:
    """Somebody who has only the panel in mind."""
    async with visit(browser, table.url) as visitor:
        yield visitor


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def owed(table: Table) -> AsyncIterator[Owed]:
    """Whom the bot owes the truth after a trouble at the bank: asked at the end, for a message takes its second."""
    buyers: Owed = []
    yield buyers
    untold = []
    for trouble, sara, code, held in buyers:
        try:
            await is_told_the_truth(table, sara, code, held=held)
        except AssertionError as error:
            untold.append(f"{trouble}: {error}")
    assert not untold, "\n".join(untold)


async def test_the_panel_has_every_trouble_of_both_sandboxes(breaker: Visitor) -> None:
    shown = await breaker.tab.locator(".trouble").evaluate_all(
        """troubles => troubles.map(trouble => [
            trouble.dataset.sandbox, trouble.dataset.kind,
            [...trouble.querySelectorAll("[name=call] option")].map(option => option.value),
        ])"""
    )
    bank = {kind: set(calls) for sandbox, kind, calls in shown if sandbox == "bank"}
    assert bank == {kind.value: kind.calls | ({"*"} if kind.calls == CALLS else set()) for kind in Kind}
    assert {kind for sandbox, kind, _ in shown if sandbox == "telegram"} == TELEGRAM_KINDS


@pytest.mark.parametrize(
    ("kind", "call"),
    [("down", "*"), *product(sorted(TELEGRAM_KINDS - {"down"}), ("sendMessage", "editMessageText"))],
)
async def test_trouble_at_telegram(
    breaker: Visitor, table: Table, newcomer: Person, kind: str, call: str
) -> None:
    sara, options = newcomer, {"seconds": 1} if kind in {"429", "silent", "slow"} else {}
    link = await link_or_apology(sara)
    assert link is not None
    await breaker.orders_trouble("telegram", kind, call, "once" if kind == "error" else "always", **options)
    page = await try_to_pay(table, link)
    assert page is not None
    assert page.heading == "Your payment went through"
    code = str((await table.invoice(link))["bank_code"])
    assert page.code == code
    met = "edit" if call == "editMessageText" else "send"
    await until(partial(trouble_was_met, table, sara, met), "the trouble to be met")
    await breaker.mends_everything()
    if (kind, call) == ("error", "sendMessage"):
        # Refused for good: the page alone told the buyer, and the merchant is told of that.
        alert = await table.merchant.sees(str(sara.id), ever=True)
        assert "Telegram refused a message" in alert.shown
    else:
        receipt = await sara.sees(RECEIPT)
        assert BANK_CODE.findall(receipt.shown) == [code]


@pytest.mark.parametrize(("kind", "call"), BANK_TROUBLES, ids=str)
async def test_trouble_at_the_bank(
    breaker: Visitor, table: Table, newcomer: Person, owed: Owed, kind: Kind, call: str
) -> None:
    sara = newcomer
    options = {"seconds": SECONDS[kind]} if kind in SECONDS else {}
    if call == REQUEST:
        await breaker.orders_trouble("bank", kind, call, "always", **options)
        link = await link_or_apology(sara)
        await breaker.mends_everything()
        link = link or await link_or_apology(sara)
        assert link is not None
    else:
        link = await link_or_apology(sara)
        assert link is not None
        await breaker.orders_trouble("bank", kind, call, "always", **options)
    page = await try_to_pay(table, link)
    invoice = await table.invoice(link)
    held = kind is Kind.WRONG_AMOUNT and call == CHECK
    if page is not None:
        tells_the_truth(page, invoice, kind)
    assert await sara.count(RECEIPT) <= (invoice["state"] == "paid" and not held)
    await breaker.mends_everything()
    if invoice["state"] != "paid":
        assert call == PAY
        assert await try_to_pay(table, link) is not None
    code = str((await table.invoice(link))["bank_code"])
    if page is None or page.code is None:
        await asks_again(sara)
    await until(partial(is_settled, table, code), "the payment to be settled")
    owed.append((f"{kind} at {call}", sara, code, held))


async def trouble_was_met(table: Table, sara: Person, kind: str) -> bool | None:
    """Whether what tells of the payment has been tried: the receipt, or the change of the pay message behind it."""
    messages = (await table.seen())["outbox"]
    assert isinstance(messages, list)
    return next((True for message in messages if is_tried(message, sara, kind)), None)


def is_tried(message: Json, sara: Person, wanted: str) -> bool:
    match message:
        case {"chat_id": sara.id, "attempts": int(attempts), "kind": str(kind), "about": str(about)}:
            return attempts > 0 and kind == wanted and (kind == "edit" or about.startswith("receipt:"))
        case _:
            return False


async def link_or_apology(sara: Person) -> str | None:
    """Ask for a pay link, and wait for one or for the bot's sorry."""
    said = await sara.says("/pay 50000")

    async def answer() -> Message | None:
        return next((message for message in await sara.chat() if message.id > said.id), None)

    told = await until(answer, "an answer")
    links = [button.url for button in told.buttons if button.url is not None]
    assert links or NO_LINK in told.shown
    return links[0] if links else None


async def try_to_pay(table: Table, link: str) -> Read | None:
    """Pay, and read the shop's page, if that is where it leads."""
    try:
        returned = await table.stage.bank.pays(link)
    except BankError:
        return None
    assert returned is not None
    return read(returned.text) if returned.url.startswith(table.stage.bot_url) else None


def tells_the_truth(page: Read, invoice: Mapping[str, Json], kind: Kind) -> None:
    """Whatever the page says is so, or is what the gateway says."""
    assert page.heading in PAGES
    if page.heading == "Your payment went through":
        assert (page.code, invoice["state"]) == (invoice["bank_code"], "paid")
    elif page.heading in UNPAID_PAGES:
        assert invoice["state"] != "paid" or kind in LIES


async def is_settled(table: Table, code: str) -> bool | None:
    """Whether the books have the money with this bank code."""
    return f'"bank_code": "{code}"' in json.dumps(await table.seen()) or None


async def is_told_the_truth(table: Table, sara: Person, code: str, *, held: bool) -> None:
    """The chat ends with the receipt, once, and the bank's code in it; or with why there is none."""
    told = await sara.sees(HELD if held else RECEIPT, ever=True)
    if held:
        alert = await table.merchant.sees(code, ever=True)
        assert "Money waits for your decision" in alert.shown
    else:
        assert BANK_CODE.findall(told.shown) == [code]
    assert await sara.count(RECEIPT) == (not held)


async def asks_again(sara: Person) -> None:
    """Tap the button that has the bot ask the bank at once, unless the news has come and taken it away."""
    with suppress(AssertionError, Refused):
        await sara.taps("Check payment", timeout=1)
