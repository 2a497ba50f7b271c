"""Orders as those who run the shop look for them; a page is asked for by the order before which it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalog import ProductId
from bot.money import Rials
from bot.orders import BuyerId, Order, OrderId, OrderState
from bot.store.orders import read_order
from bot.store.session import Row, Session
from bot.store.times import to_ms

# Behind every text that begins with a word.
_PAST = "\U0010ffff"
# So many of the last letters of a code have an index.
END = 4


@dataclass(frozen=True, slots=True)
class Sale:
    """An order, and what its buyer calls themselves."""

    order: Order
    buyer_name: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """An order that waits for a person: for its money, for its goods, or for the merchant's hand."""

    sale: Sale
    money: bool
    goods: bool
    task: bool


async def find(session: Session, order_id: int) -> Sale | None:
    """Look one up by its number."""
    row = await session.one("sale_by_id", id=order_id)
    return None if row is None else _sale(row)


async def get(session: Session, order_id: OrderId) -> Sale:
    """Read one; raises LookupError."""
    sale = await find(session, order_id)
    if sale is None:
        raise LookupError(f"there is no order {order_id}")
    return sale


async def newest(session: Session, before: int, most: int) -> list[Sale]:
    """All of them."""
    return _sales(await session.all("sales_newest", before=before, most=most))


async def of_state(session: Session, state: OrderState, before: int, most: int) -> list[Sale]:
    """Those that stand somewhere."""
    return _sales(await session.all("sales_of_state", state=state, before=before, most=most))


async def of_product(session: Session, product_id: ProductId, before: int, most: int) -> list[Sale]:
    """Those with a product in them."""
    return _sales(await session.all("sales_of_product", product_id=product_id, before=before, most=most))


async def of_day(session: Session, start: datetime, end: datetime, before: int, most: int) -> list[Sale]:
    """Those made from a time until another."""
    rows = await session.all("sales_of_day", start=to_ms(start), end=to_ms(end), before=before, most=most)
    return _sales(rows)


async def of_buyer(session: Session, buyer_id: BuyerId, before: int, most: int) -> list[Sale]:
    """Somebody's."""
    return _sales(await session.all("sales_of_buyer", buyer_id=buyer_id, before=before, most=most))


async def of_amount(session: Session, amount: Rials, most: int) -> list[Sale]:
    """Those for an amount, then those paid with it though they were for another."""
    ordered = _sales(await session.all("sales_of_amount", amount=amount, most=most))
    paid = _sales(await session.all("sales_paid_with", amount=amount, most=most))
    return [*ordered, *(sale for sale in paid if sale.order.amount != amount)]


async def of_invoice(session: Session, key: str, most: int) -> list[Sale]:
    """The one with this invoice."""
    return _sales(await session.all("sales_of_invoice", word=key, most=most))


async def of_bank_code(session: Session, part: str, most: int) -> list[Sale]:
    """Those whose bank code begins with this, or ends with it where it is long enough."""
    rows = await session.all("sales_of_bank_code", word=part, past=part + _PAST, most=most)
    if len(part) >= END:
        rows = [*rows, *await session.all("sales_of_bank_code_end", word=part, end=part[-END:], most=most)]
    return _sales(rows)


async def of_code(session: Session, part: str, most: int) -> list[Sale]:
    """Those that were given a single-use code that begins with this, or ends with it where it is long enough."""
    rows = await session.all("sales_of_code", word=part, past=part + _PAST, most=most)
    if len(part) >= END:
        rows = [*rows, *await session.all("sales_of_code_end", word=part, end=part[-END:], most=most)]
    return _sales(rows)


async def buyers_called(session: Session, folded: str, most: int) -> list[BuyerId]:
    """Whose name begins with this; see `searchable`."""
    rows = await session.all("buyers_called", word=folded, past=folded + _PAST, most=most)
    return [BuyerId(row["id"]) for row in rows]


async def buyers_with_username(session: Session, name: str, most: int) -> list[BuyerId]:
    """Whose @name begins with this."""
    word = name.lower()
    rows = await session.all("buyers_with_username", word=word, past=word + _PAST, most=most)
    return [BuyerId(row["id"]) for row in rows]


async def undecided(session: Session, after: int, most: int) -> list[Undecided]:
    """What waits for a person, oldest first, after the order with this number."""
    return [
        Undecided(_sale(row), bool(row["money"]), bool(row["goods"]), bool(row["task"]))
        for row in await session.all("sales_undecided", after=after, most=most)
    ]


def _sales(rows: Sequence[Row]) -> list[Sale]:
    """Read each order once, though it was found by its code's beginning and end."""
    return list({row["id"]: _sale(row) for row in rows}.values())


def _sale(row: Row) -> Sale:
    return Sale(read_order(row), row["buyer_name"])
