"""The schedule of checks: what is due is claimed for a while, and comes again if nothing becomes of it."""

from dataclasses import replace
from datetime import datetime

from bot.orders import PaymentState
from bot.store import Store, payments
from tests.bot.store.ledger import Ledger, after


async def claim(store: Store, now: datetime, until: datetime, most: int = 10) -> list[int]:
    async with store.transaction() as tx:
        return sorted(payment.id for payment in await payments.claim_due(tx, now, until, most))


async def test_a_payment_is_claimed_when_its_check_is_due_and_not_before(
    store: Store, ledger: Ledger
) -> None:
    pending = await ledger.pending(next_check_at=after(minutes=1))
    await ledger.asking()
    async with store.transaction() as tx:
        assert await payments.claim_due(tx, after(seconds=59), after(minutes=9), 10) == []
        assert await payments.claim_due(tx, after(minutes=1), after(minutes=9), 10) == [pending]


async def test_a_claimed_payment_is_given_to_nobody_else_until_its_lease_is_over(
    store: Store, ledger: Ledger
) -> None:
    pending = await ledger.pending()
    lease = after(minutes=2)
    assert await claim(store, after(), lease) == [pending.id]
    assert await claim(store, after(minutes=1), after(minutes=3)) == []
    assert await claim(store, lease, after(minutes=4)) == [pending.id]


async def test_those_that_wait_longest_are_claimed_first(store: Store, ledger: Ledger) -> None:
    due = [await ledger.pending(next_check_at=after(minutes=minutes)) for minutes in (3, 1, 2)]
    assert await claim(store, after(minutes=9), after(minutes=19), most=2) == [due[1].id, due[2].id]
    assert await claim(store, after(minutes=9), after(minutes=19), most=2) == [due[0].id]


async def test_a_check_that_proved_nothing_is_counted_and_scheduled_again(
    store: Store, ledger: Ledger
) -> None:
    pending = await ledger.pending()
    await claim(store, after(), after(minutes=9))
    async with store.transaction() as tx:
        again = await payments.schedule(tx, pending, after(minutes=2))
    assert (again.checks, again.next_check_at) == (1, after(minutes=2))
    async with store.reading() as session:
        assert await payments.get(session, pending.id) == again
        assert await payments.oldest_due(session) == after(minutes=2)
    assert await claim(store, after(minutes=1), after(minutes=9)) == []
    assert await claim(store, after(minutes=2), after(minutes=9)) == [pending.id]


async def test_a_payment_that_moved_meanwhile_is_not_scheduled(store: Store, ledger: Ledger) -> None:
    pending = await ledger.pending()
    paid = await ledger.paid(pending)
    async with store.transaction() as tx:
        await payments.schedule(tx, pending, after(minutes=2))
        assert await payments.get(tx, pending.id) == paid


async def test_the_schedule_of_what_was_given_up_may_end(store: Store, ledger: Ledger) -> None:
    pending = await ledger.pending()
    failed = await ledger.moves(pending, replace(pending, state=PaymentState.FAILED))
    async with store.transaction() as tx:
        await payments.schedule(tx, failed, None)
    assert await claim(store, after(days=9), after(days=10)) == []
    async with store.reading() as session:
        assert await payments.oldest_due(session) is None


async def test_a_move_gives_the_claim_back(store: Store, ledger: Ledger) -> None:
    pending = await ledger.pending()
    await claim(store, after(), after(minutes=9))
    await ledger.moves(pending, replace(pending, state=PaymentState.FAILED, next_check_at=after(minutes=1)))
    assert await claim(store, after(minutes=1), after(minutes=9)) == [pending.id]


async def test_requests_without_an_answer_are_found_once_no_answer_can_come(
    store: Store, ledger: Ledger
) -> None:
    old = await ledger.asking(at=after(minutes=0))
    older = await ledger.asking(at=after(minutes=-1))
    await ledger.asking(at=after(minutes=1))
    await ledger.pending()
    async with store.reading() as session:
        assert await payments.left_asking(session, after(), 10) == [older, old]
        assert await payments.left_asking(session, after(), 1) == [older]


async def test_the_oldest_due_check_is_the_one_to_wake_up_for(store: Store, ledger: Ledger) -> None:
    await ledger.pending(next_check_at=after(minutes=5))
    await ledger.pending(next_check_at=after(minutes=3))
    async with store.reading() as session:
        assert await payments.oldest_due(session) == after(minutes=3)
