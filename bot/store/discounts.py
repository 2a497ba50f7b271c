"""Discount codes, and which orders hold them."""

from dataclasses import dataclass
from datetime import datetime

from bot.catalog import CategoryId, ProductId
from bot.discounts import Discount, DiscountId
from bot.money import Rials
from bot.orders import BuyerId, Order, OrderId
from bot.store.session import Row, Session
from bot.store.times import maybe_from_ms, maybe_to_ms, to_ms


@dataclass(frozen=True, slots=True)
class Use:
    """An order's discount, in rials; `taken` while it counts against the code's limits."""

    order_id: OrderId
    discount_id: DiscountId
    amount: Rials
    taken: bool


async def insert(tx: Session, discount: Discount, now: datetime) -> DiscountId:
    """Write a new code (its `id`, `used` and `archived` are not looked at)."""
    new = DiscountId(
        await tx.value(
            "insert_discount",
            code=discount.code,
            percent=discount.percent,
            amount=discount.amount,
            most=discount.most,
            ends_at=maybe_to_ms(discount.ends_at),
            total_limit=discount.total_limit,
            limit_per_buyer=discount.limit_per_buyer,
            smallest_order=discount.smallest_order,
            now=to_ms(now),
        )
    )
    await _write_scopes(tx, new, discount)
    return new


async def update(tx: Session, discount: Discount) -> None:
    """Write a code's rules anew; its word and what holds it stay, so its limit is never below that."""
    await tx.run(
        "update_discount",
        id=discount.id,
        percent=discount.percent,
        amount=discount.amount,
        most=discount.most,
        ends_at=maybe_to_ms(discount.ends_at),
        total_limit=discount.total_limit,
        limit_per_buyer=discount.limit_per_buyer,
        smallest_order=discount.smallest_order,
    )
    await tx.run("forget_scopes", discount_id=discount.id)
    await _write_scopes(tx, discount.id, discount)


async def archive(tx: Session, discount_id: DiscountId, now: datetime) -> bool:
    """Put a code away: nobody can use it any more; whether it was there."""
    return await tx.run("archive_discount", id=discount_id, now=to_ms(now)) == 1


async def unarchive(tx: Session, discount_id: DiscountId) -> bool:
    """Bring a code back that was put away; whether it was."""
    return await tx.run("unarchive_discount", id=discount_id) == 1


async def find(session: Session, discount_id: int) -> Discount | None:
    """Look a code up by its number."""
    return await _whole(session, await session.one("discount_by_id", id=discount_id))


async def lock(tx: Session, discount_id: DiscountId) -> Discount:
    """Read a code that nobody else may take until this transaction ends; raises LookupError."""
    discount = await _whole(tx, await tx.one("lock_discount", id=discount_id))
    if discount is None:
        raise LookupError(f"there is no discount {discount_id}")
    return discount


async def by_code(session: Session, code: str) -> Discount | None:
    """Look a code up by its word, as `fold_code` writes it."""
    return await _whole(session, await session.one("discount_by_code", code=code))


async def page(session: Session, before: int, most: int) -> list[Discount]:
    """Give the codes in use, newest first, older than the one with this number."""
    rows = await session.all("discounts_page", before=before, most_rows=most)
    return [await _with_scopes(session, row) for row in rows]


async def archived_page(session: Session, before: int, most: int) -> list[Discount]:
    """Do the same for the codes that were put away."""
    rows = await session.all("archived_discounts_page", before=before, most_rows=most)
    return [await _with_scopes(session, row) for row in rows]


async def uses_of_buyer(session: Session, discount_id: DiscountId, buyer_id: BuyerId) -> int:
    """How many of somebody's orders hold a code."""
    return int(await session.value("discount_uses_of_buyer", discount_id=discount_id, buyer_id=buyer_id))


async def use_of(session: Session, order_id: OrderId) -> Use | None:
    """An order's discount."""
    row = await session.one("discount_use_of_order", order_id=order_id)
    if row is None:
        return None
    return Use(
        OrderId(row["order_id"]), DiscountId(row["discount_id"]), Rials(row["amount"]), bool(row["taken"])
    )


async def take(tx: Session, discount: Discount, order: Order, off: Rials) -> None:
    """Have a new order hold a code; `off` in rials."""
    await tx.run(
        "insert_discount_use", order_id=order.id, discount_id=discount.id, buyer_id=order.buyer_id, amount=off
    )
    await tx.run("count_discount_use", id=discount.id, change=1)


async def let_go(tx: Session, use: Use) -> None:
    """The order has ended: the code may be used by another; nothing happens where it was let go."""
    if await tx.run("discount_use_taken", order_id=use.order_id, taken=0, late=0) == 1:
        await tx.run("count_discount_use", id=use.discount_id, change=-1)


async def take_late(tx: Session, use: Use) -> None:
    """The order was paid after its end: it holds the code again, whatever the limits say by now."""
    if await tx.run("discount_use_taken", order_id=use.order_id, taken=1, late=1) == 1:
        await tx.run("count_discount_use", id=use.discount_id, change=1)


async def _write_scopes(tx: Session, discount_id: DiscountId, discount: Discount) -> None:
    for product_id in sorted(discount.products):
        await tx.run(
            "insert_discount_scope", discount_id=discount_id, product_id=product_id, category_id=None
        )
    for category_id in sorted(discount.categories):
        await tx.run(
            "insert_discount_scope", discount_id=discount_id, product_id=None, category_id=category_id
        )


async def _whole(session: Session, row: Row | None) -> Discount | None:
    return None if row is None else await _with_scopes(session, row)


async def _with_scopes(session: Session, row: Row) -> Discount:
    scopes = await session.all("scopes_of_discount", discount_id=row["id"])
    return Discount(
        DiscountId(row["id"]),
        row["code"],
        row["percent"],
        None if row["amount"] is None else Rials(row["amount"]),
        None if row["most"] is None else Rials(row["most"]),
        maybe_from_ms(row["ends_at"]),
        row["total_limit"],
        row["limit_per_buyer"],
        Rials(row["smallest_order"]),
        row["used"],
        row["archived_at"] is not None,
        frozenset(ProductId(s["product_id"]) for s in scopes if s["product_id"] is not None),
        frozenset(CategoryId(s["category_id"]) for s in scopes if s["category_id"] is not None),
    )
