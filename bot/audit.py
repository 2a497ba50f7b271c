"""Proves from the database alone that every paid rial is accounted for, and that no promise was broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.deliveries import DELIVERY_MOVES
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
MONEY_RULES = (
    "audit_settled_without_order_moved",
    "audit_order_moved_without_payment",
    "audit_settled_without_message",
    "audit_held_without_alert",
    "audit_pending_without_schedule",
    "audit_order_state_differs_from_events",
    "audit_payment_state_differs_from_events",
    "audit_settled_more_than_once",
    "audit_bank_code_differs_from_receipt",
    "audit_refund_of_nothing",
    "audit_refunded_without_refund",
    "audit_refund_without_order_moved",
    "audit_acceptance_of_nothing",
    "audit_decision_without_message",
)
GOODS_RULES = (
    "audit_stock_differs_from_book",
    "audit_amount_differs_from_goods",
    "audit_line_not_as_its_order",
    "audit_discount_not_as_its_order",
    "audit_pay_link_not_as_its_order",
    "audit_discount_miscounted",
    "audit_discount_over_limit",
    "audit_pay_link_miscounted",
    "audit_handed_over_unpaid",
    "audit_delivered_order_incomplete",
    "audit_paid_order_waits_for_nothing",
    "audit_held_order_has_its_goods",
    "audit_delivered_without_message",
    "audit_codes_given_differ_from_line",
    "audit_code_not_shown",
    "audit_free_codes_differ_from_stock",
    "audit_delivery_state_differs_from_events",
)

# What a move is recorded of, and the table that it must be in.
_MOVES: Mapping[str, Mapping[str, frozenset[str]]] = {
    subject: {str(old): frozenset(map(str, new)) for old, new in table.items()}
    for subject, table in (("order", ORDER_MOVES), ("payment", PAYMENT_MOVES), ("delivery", DELIVERY_MOVES))
}


async def audit(store: Store) -> Report:
    """Go through the whole database."""
    async with store.reading() as session:
        faults = [
            Fault(rule.removeprefix("audit_"), str(row["subject"]))
            for rule in MONEY_RULES + GOODS_RULES
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
    return [
        Fault("illegal_move", f"{row['subject']} {row['old']} -> {row['new']} ({row['number']} times)")
        for row in await session.all("audit_moves")
        if row["new"] not in _MOVES[row["subject"]].get(row["old"], ())
    ]
