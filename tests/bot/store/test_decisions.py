"""Decisions about money are written once, and stay."""

from dataclasses import replace

import pytest

from bot.store import Store, decisions
from bot.store.decisions import Acceptance, Refund
from tests.bot.store.database import Refused, run_sql
from tests.bot.store.ledger import AMOUNT, START, Ledger


async def a_refund(ledger: Ledger) -> Refund:
    payment = await ledger.paid()
    return Refund(payment.id, payment.order_id, AMOUNT, "their wish", "R-1", 1, "Mina", START)


async def test_a_payment_is_refunded_once(store: Store, ledger: Ledger) -> None:
    made = await a_refund(ledger)
    async with store.transaction() as tx:
        assert await decisions.refund(tx, made)
        assert not await decisions.refund(tx, replace(made, reference="R-2", by_name="Omid"))
        assert await decisions.refunds_of(tx, made.order_id) == [made]


async def test_one_payment_of_an_order_is_accepted(store: Store, ledger: Ledger) -> None:
    held = await ledger.held()
    made = Acceptance(held.id, held.order_id, 1, "Mina", START)
    async with store.transaction() as tx:
        assert await decisions.acceptance_of(tx, held.order_id) is None
        assert await decisions.accept(tx, made)
        assert not await decisions.accept(tx, replace(made, by_name="Omid"))
        assert await decisions.acceptance_of(tx, held.order_id) == made


@pytest.mark.parametrize("table", ["refunds", "acceptances"])
async def test_what_was_decided_stays_decided(
    store: Store, store_url: str, ledger: Ledger, table: str
) -> None:
    made, held = await a_refund(ledger), await ledger.held()
    async with store.transaction() as tx:
        await decisions.refund(tx, made)
        await decisions.accept(tx, Acceptance(held.id, held.order_id, 1, "Mina", START))
    with pytest.raises(Refused, match="stays decided"):
        await run_sql(store_url, f"UPDATE {table} SET by_name = 'Omid'")
