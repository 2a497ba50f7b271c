"""What orders are made of, and whether its goods are out of the stock."""

from bot.catalog import ProductId
from bot.deliveries import Line, LineId
from bot.money import Rials
from bot.orders import BuyerId, Order, OrderId
from bot.store.session import Row, Session


async def insert(
    tx: Session, order: Order, product_id: ProductId, title: str, quantity: int, unit_price: Rials
) -> Line:
    """Write a line whose goods were just taken from the stock."""
    line_id = await tx.value(
        "insert_line",
        order_id=order.id,
        product_id=product_id,
        buyer_id=order.buyer_id,
        title=title,
        quantity=quantity,
        unit_price=unit_price,
    )
    return Line(
        LineId(line_id), order.id, product_id, order.buyer_id, title, quantity, unit_price, taken=True
    )


async def of_order(session: Session, order_id: OrderId) -> list[Line]:
    """An order's lines, by product; none for a bare amount."""
    return [read_line(row) for row in await session.all("lines_of_order", order_id=order_id)]


async def mark(tx: Session, line: Line, *, taken: bool) -> bool:
    """Note that a line's goods left the stock or went back; False where that was so already."""
    return await tx.run("line_taken", id=line.id, taken=int(taken)) == 1


async def units_of_buyer(session: Session, product_id: ProductId, buyer_id: BuyerId) -> int:
    """How many of a product somebody has ordered, and not let go."""
    return int(await session.value("units_of_buyer", product_id=product_id, buyer_id=buyer_id))


async def lock_buyer(tx: Session, buyer_id: BuyerId) -> None:
    """Nobody else counts against this buyer's limits until the transaction ends."""
    await tx.value("lock_buyer", id=buyer_id)


def read_line(row: Row) -> Line:
    """Read a line out of a row."""
    return Line(
        LineId(row["id"]),
        OrderId(row["order_id"]),
        ProductId(row["product_id"]),
        BuyerId(row["buyer_id"]),
        row["title"],
        row["quantity"],
        Rials(row["unit_price"]),
        taken=bool(row["taken"]),
    )
