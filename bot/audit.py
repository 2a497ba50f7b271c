"""Proves from the database alone that every paid rial is accounted for, and that no promise was broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.orders import ORDER_MOVES, PAYMENT_MOVES
from bot.store import Session, Store


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be: `rule` names the query that found it, `subject` the row."""

    rule: str
    subject: str


@dataclass(frozen=True, slots=True)
class Report:
    """Amounts in rials: `received` is all that the gateway reported as paid."""

    orders: int
    payments: int
    received: int
    delivered: int
    held: int
    refunded: int
    faults: Sequence[Fault]

    @property
    def clean(self) -> bool:
        """Whether everything adds up."""
        return not self.faults and self.received == self.delivered + self.held + self.refunded


# Each gives the rows that break a promise.
RULES = (
    "audit_settled_without_order_moved",
    "audit_order_moved_without_payment",
    "audit_settled_without_message",
    "audit_held_without_alert",
    "audit_pending_without_schedule",
    "audit_order_state_differs_from_events",
    "audit_payment_state_differs_from_events",
    "audit_settled_more_than_once",
    "audit_bank_code_differs_from_receipt",
)


async def audit(store: Store) -> Report:
    """Go through the whole database."""
    async with store.reading() as session:
        faults = [
            Fault(rule.removeprefix("audit_"), str(row["subject"]))
            for rule in RULES
            for row in await session.all(rule)
        ]
        faults += await _illegal_moves(session)
        sums = await session.one("audit_sums")
    if sums is None:
        raise LookupError("the sums gave no row")
    return Report(
        orders=sums["orders"],
        payments=sums["payments"],
        received=int(sums["received"]),
        delivered=int(sums["delivered"]),
        held=int(sums["held"]),
        refunded=int(sums["refunded"]),
        faults=faults,
    )


async def _illegal_moves(session: Session) -> list[Fault]:
    orders: Mapping[str, frozenset[str]] = {
        str(old): frozenset(map(str, new)) for old, new in ORDER_MOVES.items()
    }
    payments: Mapping[str, frozenset[str]] = {
        str(old): frozenset(map(str, new)) for old, new in PAYMENT_MOVES.items()
    }
    return [
        Fault("illegal_move", f"{row['subject']} {row['old']} -> {row['new']} ({row['number']} times)")
        for row in await session.all("audit_moves")
        if row["new"] not in (payments if row["subject"] == "payment" else orders).get(row["old"], ())
    ]
