"""The audit: a shop's real life is clean, and each broken promise is found, by rule and row."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.audit import MONEY_RULES, Report, audit
from bot.chat_settings.keys import Key
from bot.money import Rials
from bot.orders import Cause
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import Store
from sandbox.bank import Bank
from tests.bot.broken_books import break_it, faults
from tests.bot.command_line import PERSIAN, dargah
from tests.bot.config_file import write
from tests.bot.parts import ALI, MERCHANT, Services, on_sqlite
from tests.bot.store.database import run_sql

PAID, HELD, PENDING = (
    f"(SELECT id FROM payments WHERE state = '{state}')" for state in ("paid", "held", "pending")
)
PAID_ORDER = "(SELECT order_id FROM payments WHERE state = 'paid')"
HELD_ORDER = "(SELECT order_id FROM payments WHERE state = 'held')"
EVENT = "INSERT INTO events (order_id, payment_id, at, old, new, cause, detail)"

REFUND = "INSERT INTO refunds (payment_id, order_id, amount, reason, reference, by_id, by_name, at)"
ACCEPTANCE = "INSERT INTO acceptances (payment_id, order_id, by_id, by_name, at)"

# For each rule: a statement that breaks it, and the row that the audit must name.
BROKEN: dict[str, tuple[str, str]] = {
    "settled_without_order_moved": (f"UPDATE orders SET state = 'open' WHERE id = {PAID_ORDER}", PAID),
    "order_moved_without_payment": (f"UPDATE payments SET state = 'failed' WHERE id = {HELD}", HELD_ORDER),
    "settled_without_message": (f"DELETE FROM outbox WHERE once = 'receipt:' || {PAID}", PAID),
    "held_without_alert": (f"DELETE FROM outbox WHERE once LIKE 'held:' || {HELD} || ':%'", HELD),
    "pending_without_schedule": (f"UPDATE payments SET next_check_at = NULL WHERE id = {PENDING}", PENDING),
    "order_state_differs_from_events": (
        f"UPDATE orders SET state = 'refunded' WHERE id = {HELD_ORDER}",
        HELD_ORDER,
    ),
    "payment_state_differs_from_events": (f"DELETE FROM events WHERE payment_id = {HELD}", HELD),
    "settled_more_than_once": (
        f"{EVENT} SELECT order_id, id, 0, 'pending', 'paid', 'gateway', '' FROM payments WHERE id = {PAID}",
        PAID,
    ),
    "bank_code_differs_from_receipt": (f"UPDATE payments SET bank_code = '999' WHERE id = {PAID}", PAID),
    "refund_of_nothing": (
        f"{REFUND} SELECT id, order_id, 5, 'x', 'x', 1, 'Mina', 0 FROM payments WHERE id = {PENDING}",
        PENDING,
    ),
    "refunded_without_refund": (f"UPDATE orders SET state = 'refunded' WHERE id = {PAID_ORDER}", PAID_ORDER),
    "refund_without_order_moved": (
        f"{REFUND} SELECT id, order_id, paid_amount, 'x', 'x', 1, 'Mina', 0 FROM payments WHERE id = {PAID}",
        PAID,
    ),
    "acceptance_of_nothing": (
        f"{ACCEPTANCE} SELECT id, order_id, 1, 'Mina', 0 FROM payments WHERE id = {PAID}",
        PAID,
    ),
    "decision_without_message": (
        f"{ACCEPTANCE} SELECT id, order_id, 1, 'Mina', 0 FROM payments WHERE id = {HELD}",
        HELD,
    ),
    "illegal_move": (
        f"{EVENT} VALUES ({PAID_ORDER}, NULL, 0, 'refunded', 'open', 'buyer', '')",
        "'order refunded -> open (1 times)'",
    ),
}


@pytest.fixture
async def busy_day(shop: Services, bank: Bank) -> Services:
    """Somebody pays, somebody pays less, somebody cancels, somebody's time runs out, and somebody is about to pay."""
    sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
    paid = await shop.offers(sara, Rials(100_000), 1)
    await bank.pays(paid.url, comes_back=False)
    await shop.settlement.settle(paid.payment.id, Cause.RETURN_PAGE)
    less = await shop.offers(sara, Rials(200_000), 2)
    await bank.pays(less.url, comes_back=False)
    await bank.breaks("check", "wrong_amount")
    await shop.settlement.settle(less.payment.id, Cause.BUYER)
    cancelled = await shop.offers(ali, Rials(300_000), 3)
    await bank.cancels(cancelled.url, comes_back=False)
    await shop.settlement.settle(cancelled.payment.id, Cause.BUYER)
    late = await shop.offers(ali, Rials(400_000), 4)
    shop.clock.passes(minutes=45)
    await shop.settlement.settle(late.payment.id, Cause.RECONCILER)
    await shop.offers(ali, Rials(500_000), 5)
    return shop


async def test_an_empty_shop_is_clean(store: Store) -> None:
    assert await audit(store) == Report(0, 0, 0, 0, 0, 0, [])


async def test_a_busy_day_is_clean_and_every_rial_has_its_place(busy_day: Services) -> None:
    report = await audit(busy_day.store)
    assert faults(report) == set()
    assert report.clean
    assert (report.orders, report.payments) == (5, 5)
    assert report.delivered == 100_000
    assert report.held > 0
    assert report.refunded == 0
    assert report.received == report.delivered + report.held


async def test_what_was_given_back_is_counted_as_that(busy_day: Services, store_url: str) -> None:
    payment_id = await number_of(store_url, PAID)
    mina = Actor(await busy_day.meets(MERCHANT, "Mina"), Role.OWNER, 77)
    async with busy_day.store.transaction() as tx:
        await busy_day.desk.decisions.refund(tx, mina, payment_id, "their wish", "R-1")
    report = await audit(busy_day.store)
    assert (report.delivered, report.refunded) == (0, 100_000)
    assert report.clean


async def test_what_was_accepted_is_counted_as_delivered(busy_day: Services, store_url: str) -> None:
    before = await audit(busy_day.store)
    mina = Actor(await busy_day.meets(MERCHANT, "Mina"), Role.OWNER, 77)
    await busy_day.desk.decisions.accept(mina, await number_of(store_url, HELD))
    report = await audit(busy_day.store)
    assert (report.held, report.delivered) == (0, before.delivered + before.held)
    assert report.clean


async def number_of(url: str, row: str) -> int:
    ((number,),) = [tuple(found.values()) for found in await run_sql(url, f"SELECT {row} AS id")]
    assert isinstance(number, int)
    return number


def test_every_rule_is_broken_here_once() -> None:
    assert {rule.removeprefix("audit_") for rule in MONEY_RULES} | {"illegal_move"} == BROKEN.keys()


@on_sqlite
@pytest.mark.parametrize("rule", BROKEN)
async def test_a_broken_promise_is_found_with_its_row(busy_day: Services, store_url: str, rule: str) -> None:
    statement, row = BROKEN[rule]
    ((subject,),) = [tuple(found.values()) for found in await run_sql(store_url, f"SELECT {row}")]
    break_it(store_url, statement)
    report = await audit(busy_day.store)
    assert (rule, str(subject)) in faults(report)
    assert not report.clean


def test_money_that_is_nowhere_is_not_clean() -> None:
    whole = Report(orders=1, payments=1, received=3, delivered=1, held=1, refunded=1, faults=[])
    assert whole.clean
    assert not replace(whole, received=4).clean
    assert not replace(whole, refunded=0).clean


async def test_the_command_proves_it_beside_a_running_shop(
    busy_day: Services, store_url: str, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    write(config, {"database.url": store_url, "gateway.base_url": "https://24pal.ir"})
    clean = await dargah("audit", "--config", config)
    assert (clean.code, clean.err) == (0, "")
    assert clean.out.splitlines()[0] == "5 orders, 5 payments."
    assert "✓ Every rial is accounted for." in clean.out
    assert "10,000 tomans" in clean.out
    await busy_day.sets(Key.CURRENCY, "rial", update_id=1)
    await run_sql(store_url, BROKEN["settled_without_message"][0])
    async with busy_day.store.transaction() as tx:
        await tx.run("set_buyer_language", id=ALI, language="en")
        broken = await dargah("audit", "--config", config)
    assert broken.code == 1
    assert "✗ settled without message: 1" in broken.out
    assert "100,000 rials" in broken.out


async def test_the_command_speaks_persian_and_tells_of_a_database_that_is_not_there(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    write(
        config, {"database.url": f"sqlite:///{tmp_path / 'shop.db'}", "gateway.base_url": "https://24pal.ir"}
    )
    ended = await dargah("audit", "--config", config, environment=PERSIAN)
    assert (ended.code, ended.out) == (1, "")
    assert "پایگاه داده" in ended.err
    assert list(tmp_path.iterdir()) == [config]
