"""Payments, their moves, and their schedule of checks."""

from dataclasses import replace
from datetime import datetime

from bot.money import Rials
from bot.orders import (
    BuyerId,
    Cause,
    HeldReason,
    Order,
    OrderId,
    Payment,
    PaymentId,
    PaymentState,
    check_payment_move,
)
from bot.store import events
from bot.store.session import Row, Session
from bot.store.times import from_ms, maybe_from_ms, maybe_to_ms, to_ms


async def insert(
    tx: Session, order: Order, terminal: str, return_token: str, now: datetime, check_until: datetime
) -> Payment:
    """Write a payment for which an invoice is about to be requested."""
    payment_id = await tx.value(
        "insert_payment",
        order_id=order.id,
        terminal=terminal,
        amount=order.amount,
        return_token=return_token,
        now=to_ms(now),
        check_until=to_ms(check_until),
    )
    return await get(tx, PaymentId(payment_id))


async def find(session: Session, payment_id: int) -> Payment | None:
    """Look a payment up by its number."""
    row = await session.one("payment_by_id", id=payment_id)
    return None if row is None else _payment(row)


async def get(session: Session, payment_id: PaymentId) -> Payment:
    """Read a payment; raises LookupError."""
    payment = await find(session, payment_id)
    if payment is None:
        raise LookupError(f"there is no payment {payment_id}")
    return payment


async def by_return_token(session: Session, return_token: str) -> Payment | None:
    """Which payment's return address holds this?"""
    row = await session.one("payment_by_return_token", return_token=return_token)
    return None if row is None else _payment(row)


async def by_bank_code(session: Session, terminal: str, bank_code: str) -> Payment | None:
    """Which payment has this tracking code?"""
    row = await session.one("payment_by_bank_code", terminal=terminal, bank_code=bank_code)
    return None if row is None else _payment(row)


async def by_invoice_key(session: Session, terminal: str, invoice_key: str) -> Payment | None:
    """Which payment has this invoice?"""
    row = await session.one("payment_by_invoice_key", terminal=terminal, invoice_key=invoice_key)
    return None if row is None else _payment(row)


async def of_order(session: Session, order_id: OrderId) -> list[Payment]:
    """Every try at paying for an order, oldest first."""
    return [_payment(row) for row in await session.all("payments_of_order", order_id=order_id)]


async def requests_since(session: Session, buyer_id: BuyerId, since: datetime, orders_since: datetime) -> int:
    """How many invoices somebody made us ask for since then (on orders made since `orders_since`)."""
    return int(
        await session.value(
            "requests_of_buyer_since",
            buyer_id=buyer_id,
            since=to_ms(since),
            orders_since=to_ms(orders_since),
        )
    )


async def move(
    tx: Session, old: Payment, new: Payment, cause: Cause, now: datetime, detail: str = ""
) -> bool:
    """Write `new` over `old` and record the move; False where the payment had moved meanwhile.

    Raises IllegalMove. What was agreed (amount, order, token) is the database's to freeze.
    """
    check_payment_move(old.state, new.state)
    changed = await tx.run(
        "move_payment",
        id=old.id,
        old=old.state,
        new=new.state,
        invoice_key=new.invoice_key,
        bank_code=new.bank_code,
        paid_amount=new.paid_amount,
        held_reason=new.held_reason,
        settled_at=maybe_to_ms(new.settled_at),
        next_check_at=maybe_to_ms(new.next_check_at),
    )
    if changed != 1:
        return False
    await events.record(tx, old.order_id, old.id, old.state, new.state, cause, now, detail)
    return True


async def schedule(tx: Session, payment: Payment, next_check_at: datetime | None) -> Payment:
    """Note that it was asked about, and when to ask again (None: no more by the schedule)."""
    await tx.run(
        "schedule_check", id=payment.id, state=payment.state, next_check_at=maybe_to_ms(next_check_at)
    )
    return replace(payment, next_check_at=next_check_at, checks=payment.checks + 1)


async def claim_due(tx: Session, now: datetime, lease_until: datetime, most: int) -> list[Payment]:
    """Take payments whose check is due; nobody else is given them before `lease_until`."""
    rows = await tx.all("claim_due_checks", now=to_ms(now), lease_until=to_ms(lease_until), most=most)
    return [_payment(row) for row in rows]


async def left_asking(session: Session, before: datetime, most: int) -> list[Payment]:
    """Payments whose invoice was requested so long ago that no answer can come."""
    return [
        _payment(row) for row in await session.all("payments_left_asking", before=to_ms(before), most=most)
    ]


async def count_of_days(session: Session, since: datetime, until: datetime) -> int:
    """How many payments with an invoice were asked for, or came in, from `since` on and before `until`."""
    return int(await session.value("count_payments_of_days", since=to_ms(since), until=to_ms(until)))


async def of_days(
    session: Session, since: datetime, until: datetime, after: PaymentId, most: int
) -> list[Payment]:
    """The same payments, in order, after the one with the number `after`."""
    rows = await session.all(
        "payments_of_days", since=to_ms(since), until=to_ms(until), after=after, most=most
    )
    return [_payment(row) for row in rows]


async def count_by_state(session: Session) -> dict[str, int]:
    """How many payments stand in each state."""
    return {row["state"]: int(row["number"]) for row in await session.all("count_payments_by_state")}


async def oldest_due(session: Session) -> datetime | None:
    """When the check that has waited longest was, or will be, due."""
    return maybe_from_ms(await session.value("oldest_due_check"))


def _payment(row: Row) -> Payment:
    return Payment(
        id=PaymentId(row["id"]),
        order_id=OrderId(row["order_id"]),
        terminal=row["terminal"],
        amount=Rials(row["amount"]),
        state=PaymentState(row["state"]),
        return_token=row["return_token"],
        invoice_key=row["invoice_key"],
        bank_code=row["bank_code"],
        paid_amount=None if row["paid_amount"] is None else Rials(row["paid_amount"]),
        held_reason=None if row["held_reason"] is None else HeldReason(row["held_reason"]),
        created_at=from_ms(row["created_at"]),
        check_until=from_ms(row["check_until"]),
        next_check_at=maybe_from_ms(row["next_check_at"]),
        checks=row["checks"],
        settled_at=maybe_from_ms(row["settled_at"]),
    )
