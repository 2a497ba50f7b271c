"""Records that are taken out: page by page, each once, of the days that were asked for."""

from datetime import datetime

import pytest

from bot.exports.wanted import Records
from bot.orders import PaymentId
from bot.staff.rights import Role
from bot.store import Store, audit_trail, exports, payments, upkeep
from bot.store.session import Row
from tests.bot.store.ledger import REZA, SARA, START, Ledger, after


async def taken(store: Store, records: Records, since: datetime, until: datetime, most: int = 1) -> list[Row]:
    """Every row, page by page."""
    found: list[Row] = []
    async with store.reading() as session:
        while page := await exports.page(
            session, records, since, until, found[-1]["id"] if found else 0, most
        ):
            found += page
        assert await exports.count(session, records, since, until) == len(found)
    return found


async def test_an_order_comes_with_its_buyer_and_the_payment_that_settled_it(
    store: Store, ledger: Ledger
) -> None:
    order = await ledger.order()
    await ledger.pending(order)
    await ledger.paid(await ledger.pending(order), "000123")
    await ledger.order(REZA)
    first, second = await taken(store, Records.ORDERS, START, after(days=1))
    assert (first["id"], first["buyer"], first["bank_code"]) == (order.id, "Sara", "000123")
    assert (second["buyer_id"], second["bank_code"]) == (REZA, None)


@pytest.mark.parametrize("records", Records)
async def test_nothing_before_the_first_day_or_after_the_last_is_in_it(
    store: Store, ledger: Ledger, records: Records
) -> None:
    await ledger.paid()
    async with store.transaction() as tx:
        await audit_trail.note(tx, SARA, "Sara", Role.OWNER, "phide", "5", "", 1, "", START)
    assert len(await taken(store, records, START, after(seconds=1))) == 1
    assert await taken(store, records, after(seconds=1), after(days=1)) == []
    assert await taken(store, records, after(days=-1), START) == []


async def test_a_payment_counts_on_the_day_on_which_it_came_in(store: Store, ledger: Ledger) -> None:
    late = await ledger.asking(at=after(days=-3))
    await ledger.asking(at=after(days=-2))
    await ledger.paid(await ledger.invoiced(late))
    (found,) = await taken(store, Records.PAYMENTS, START, after(days=1))
    assert found["id"] == late.id
    (asked,) = await taken(store, Records.PAYMENTS, after(days=-5), after(days=-1))
    assert (asked["state"], asked["settled_at"]) == ("requested", None)


async def test_a_buyer_comes_with_how_much_they_bought(store: Store, ledger: Ledger) -> None:
    await ledger.paid()
    await ledger.order()
    (sara,) = await taken(store, Records.BUYERS, START, after(days=1))
    assert (sara["orders"], sara["bought"]) == (2, 500_000)


async def test_the_payments_of_a_day_are_those_asked_for_or_paid_then_that_have_an_invoice(
    store: Store, ledger: Ledger
) -> None:
    await ledger.asking()
    asked, before = await ledger.pending(), await ledger.invoiced(await ledger.asking(at=after(days=-3)))
    paid = await ledger.paid(await ledger.invoiced(await ledger.asking(at=after(days=-2))))
    async with store.reading() as session:
        found = await payments.of_days(session, START, after(days=1), PaymentId(0), 10)
        assert [payment.id for payment in found] == [asked.id, paid.id]
        assert await payments.of_days(session, START, after(days=1), paid.id, 10) == []
        assert await payments.count_of_days(session, START, after(days=1)) == 2
        assert await payments.count_of_days(session, after(days=-4), after(days=-1)) == 2
    assert before.id not in [payment.id for payment in found]


async def test_a_database_knows_its_size(store: Store) -> None:
    async with store.reading() as session:
        assert await upkeep.size(session) > 10_000
