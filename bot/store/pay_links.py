"""Payment links, and which orders came from them."""

from dataclasses import dataclass
from datetime import datetime

from bot.money import Rials
from bot.orders import BuyerId, OrderId
from bot.pay_links import PayLinkId, PaymentLink
from bot.store.session import Row, Session
from bot.store.times import maybe_from_ms, maybe_to_ms, to_ms


@dataclass(frozen=True, slots=True)
class Use:
    """An order that came from a link; `taken` while it counts as one of the times it can be paid."""

    order_id: OrderId
    pay_link_id: PayLinkId
    taken: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many orders that came from a link are open and hold it, and how many were paid."""

    open: int
    paid: int


async def insert(
    tx: Session,
    code: str,
    title: str,
    amount: Rials,
    times: int | None,
    ends_at: datetime | None,
    created_by: int,
    update_id: int | None,
    now: datetime,
) -> PaymentLink:
    """Write a new link that can be paid `times` times, or any number of times where that is None."""
    link_id = await tx.value(
        "insert_pay_link",
        code=code,
        title=title,
        amount=amount,
        times=times,
        ends_at=maybe_to_ms(ends_at),
        created_by=created_by,
        update_id=update_id,
        now=to_ms(now),
    )
    return PaymentLink(PayLinkId(link_id), code, title, amount, times, ends_at, closed=False)


async def find(session: Session, link_id: int) -> PaymentLink | None:
    """Look a link up by its number."""
    return _maybe(await session.one("pay_link_by_id", id=link_id))


async def by_code(session: Session, code: str) -> PaymentLink | None:
    """Look a link up by the code in its address."""
    return _maybe(await session.one("pay_link_by_code", code=code))


async def made_by(session: Session, update_id: int) -> PaymentLink | None:
    """The link that this command made, if it was carried out before."""
    return _maybe(await session.one("pay_link_by_update", update_id=update_id))


async def page(session: Session, before: int, most: int) -> list[PaymentLink]:
    """Give the links, newest first, older than the one with this number."""
    return [_link(row) for row in await session.all("pay_links_page", before=before, most=most)]


async def counted(session: Session, link_id: PayLinkId) -> Counted:
    """Count what became of a link."""
    row = await session.one("orders_of_pay_link", pay_link_id=link_id)
    return Counted(0, 0) if row is None else Counted(row["open_orders"], row["paid_orders"])


async def close(tx: Session, link_id: PayLinkId, now: datetime) -> bool:
    """End a link: nobody can pay by it any more; whether it was open."""
    return await tx.run("close_pay_link", id=link_id, now=to_ms(now)) == 1


async def take(tx: Session, link_id: PayLinkId) -> bool:
    """Use up one of the times a link can be paid; False where none is left."""
    return await tx.run("take_pay_link", id=link_id) == 1


async def give_back(tx: Session, link_id: PayLinkId) -> None:
    """The order has ended: the link can be paid once more."""
    await tx.run("give_pay_link_back", id=link_id)


async def note_use(tx: Session, link_id: PayLinkId, order_id: OrderId) -> None:
    """Write that a new order, which took it, came from a link."""
    await tx.run("insert_pay_link_use", order_id=order_id, pay_link_id=link_id)


async def mark(tx: Session, order_id: OrderId, *, taken: bool) -> bool:
    """Note that an order took its link or let it go; False where that was so already."""
    return await tx.run("pay_link_use_taken", order_id=order_id, taken=int(taken)) == 1


async def use_of(session: Session, order_id: OrderId) -> Use | None:
    """Which link an order came from."""
    row = await session.one("pay_link_use_of_order", order_id=order_id)
    if row is None:
        return None
    return Use(OrderId(row["order_id"]), PayLinkId(row["pay_link_id"]), bool(row["taken"]))


async def open_order(
    session: Session, link_id: PayLinkId, buyer_id: BuyerId, now: datetime
) -> OrderId | None:
    """The open order that somebody has from a link."""
    found = await session.value(
        "open_order_of_pay_link", pay_link_id=link_id, buyer_id=buyer_id, now=to_ms(now)
    )
    return None if found is None else OrderId(found)


def _maybe(row: Row | None) -> PaymentLink | None:
    return None if row is None else _link(row)


def _link(row: Row) -> PaymentLink:
    return PaymentLink(
        PayLinkId(row["id"]),
        row["code"],
        row["title"],
        Rials(row["amount"]),
        row["remaining"],
        maybe_from_ms(row["ends_at"]),
        row["closed_at"] is not None,
    )
