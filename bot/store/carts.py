"""What buyers have put aside to buy. Nothing in a cart is out of the stock."""

from dataclasses import dataclass

from bot.catalog import ProductId
from bot.discounts import DiscountId
from bot.orders import BuyerId
from bot.store.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many of a product."""

    product_id: ProductId
    quantity: int


async def touch(tx: Session, buyer_id: BuyerId, update_id: int) -> bool:
    """Begin a change; False where this tap, or a later one, was carried out already."""
    return await tx.run("touch_cart", buyer_id=buyer_id, update_id=update_id) == 1


async def contents(session: Session, buyer_id: BuyerId) -> list[Wanted]:
    """What is in a cart, in the order in which it was put in."""
    return [
        Wanted(ProductId(row["product_id"]), row["quantity"])
        for row in await session.all("cart_lines", buyer_id=buyer_id)
    ]


async def put(tx: Session, buyer_id: BuyerId, product_id: ProductId, quantity: int) -> None:
    """Have so many of a product in the cart; 0 takes it out."""
    if quantity > 0:
        await tx.run("set_cart_line", buyer_id=buyer_id, product_id=product_id, quantity=quantity)
    else:
        await tx.run("drop_cart_line", buyer_id=buyer_id, product_id=product_id)


async def empty(tx: Session, buyer_id: BuyerId) -> None:
    """Take everything out, and the discount too."""
    await tx.run("empty_cart", buyer_id=buyer_id)
    await tx.run("set_cart_discount", buyer_id=buyer_id, discount_id=None)


async def discount(session: Session, buyer_id: BuyerId) -> DiscountId | None:
    """The code that the buyer has typed."""
    found = await session.value("cart_discount", buyer_id=buyer_id)
    return None if found is None else DiscountId(found)


async def set_discount(tx: Session, buyer_id: BuyerId, discount_id: DiscountId | None) -> None:
    """Keep a code with the cart, or none."""
    await tx.run("set_cart_discount", buyer_id=buyer_id, discount_id=discount_id)
