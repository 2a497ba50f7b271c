"""A shop's past, made up at random, and its figures counted once more without the database's help."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from bot.store.figures import Fate, Span
from bot.store.times import to_ms
from tests.bot.store.database import run_sql

NOW = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)
Rows = list[tuple[object, ...]]

PRODUCTS = {1: ("قهوه", "Coffee"), 2: ("چای", ""), 3: ("", "Stickers"), 4: ("کتاب", "Book")}
A_WHILE = timedelta(minutes=30)
BUYERS = range(5_208_170_001, 5_208_170_031)


@dataclass(frozen=True, slots=True)
class Try:
    """One payment; `failed_as` is what the gateway said where it failed."""

    state: str
    created_at: datetime
    invoice: bool = True
    settled_at: datetime | None = None
    amount: int = 0
    failed_as: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """One order with all that belongs to it; `fate` is what a person would say became of its pay link."""

    buyer: int
    state: str
    created_at: datetime
    amount: int
    fate: Fate | None
    tries: tuple[Try, ...] = ()
    lines: tuple[tuple[int, int, int], ...] = ()
    deliveries: tuple[str, ...] = field(default=())


def made_up(random: Random, number: int, days: int) -> list[Deal]:
    """Make up so many orders of the last days, of every kind there is, the oldest first."""
    lately = [random.randrange(1, 1500) for _ in range(number // 10)]
    ago = [*lately, *(random.randrange(1, days * 86_400) for _ in range(number - len(lately)))]
    return [_deal(random, NOW - timedelta(seconds=seconds)) for seconds in sorted(ago, reverse=True)]


def _deal(random: Random, at: datetime) -> Deal:  # noqa: PLR0911  # one for each way in which an order can go
    buyer, lines = random.choice(BUYERS), _lines(random)
    amount = max(1000, sum(pieces * price for _, pieces, price in lines) or random.randrange(1, 900) * 1000)
    settled = at + timedelta(seconds=random.randrange(5, 1500))
    paid = Try("paid", at, settled_at=settled, amount=amount)
    if settled >= NOW:
        return Deal(buyer, "open", at, amount, Fate.OPEN, (Try("pending", at),), lines)
    match random.randrange(14):
        case 0:
            cancelled = Try("failed", at, failed_as="cancelled")
            return Deal(buyer, "expired", at, amount, Fate.CANCELLED, (cancelled,), lines)
        case 1:
            return Deal(buyer, "cancelled", at, amount, Fate.CANCELLED, (Try("pending", at),), lines)
        case 2 if settled + A_WHILE < NOW:
            # Nobody has seen yet that its time is over.
            return Deal(buyer, "open", at, amount, Fate.EXPIRED, (Try("pending", at),), lines)
        case 2 | 9:
            return Deal(buyer, "expired", at, amount, Fate.EXPIRED, (Try("abandoned", at),), lines)
        case 3:
            refused = Try(random.choice(["failed", "unknown"]), at, invoice=False)
            return Deal(buyer, "expired", at, amount, Fate.FAILED, (refused,), lines)
        case 4:
            lost = Try("failed", at, failed_as="no_such_invoice")
            return Deal(buyer, "expired", at, amount, Fate.FAILED, (lost,), lines)
        case 5:
            held = Try("held", at, settled_at=settled, amount=amount - 1)
            return Deal(buyer, "held", at, amount, Fate.HELD, (held,), lines)
        case 6:
            return Deal(buyer, "expired", at, amount, None, (), lines)
        case 7:
            return Deal(buyer, "held", at, amount, Fate.PAID, (paid,), lines, ("held",) * len(lines))
        case 8:
            tries = (Try("unknown", at, invoice=False), paid)
            waits = tuple(random.choice(["waiting", "task"]) for _ in lines)
            return Deal(buyer, "paid", at, amount, Fate.PAID, tries, lines, waits)
        case _:
            return Deal(buyer, random.choice(["paid", "delivered"]), at, amount, Fate.PAID, (paid,), lines)


def _lines(random: Random) -> tuple[tuple[int, int, int], ...]:
    chosen = random.sample(sorted(PRODUCTS), random.randrange(3))
    return tuple((product, random.randrange(1, 5), random.randrange(1, 90) * 1000) for product in chosen)


async def write(url: str, deals: Sequence[Deal]) -> None:
    """Put it all in a database."""
    start = to_ms(NOW - timedelta(days=3000))
    await _insert(
        url, "buyers", [(b, "'x'", "'fa'", start) for b in BUYERS], "id, name, language, created_at"
    )
    products: Rows = [
        (f"'sku-{n}'", "'text'", f"'{fa}'", f"'{en}'", 1, "'{}'", "''", start)
        for n, (fa, en) in PRODUCTS.items()
    ]
    await _insert(
        url, "products", products, "sku, kind, name_fa, name_en, price, details, search, created_at"
    )
    orders, payments, events, lines, deliveries = _rows(deals)
    await _insert(url, "orders", orders, "buyer_id, amount, state, created_at, expires_at")
    await _insert(
        url,
        "payments",
        payments,
        "order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason, "
        "created_at, check_until, next_check_at, settled_at",
    )
    await _insert(url, "events", events, "order_id, payment_id, at, old, new, cause, detail")
    await _insert(
        url, "order_lines", lines, "order_id, product_id, buyer_id, title, quantity, unit_price, taken"
    )
    columns = "line_id, order_id, kind, state, key, details, reason, created_at, due_at"
    await _insert(url, "deliveries", deliveries, columns)


def _rows(deals: Sequence[Deal]) -> tuple[Rows, Rows, Rows, Rows, Rows]:
    orders: Rows = []
    payments: Rows = []
    events: Rows = []
    lines: Rows = []
    deliveries: Rows = []
    for order, deal in enumerate(deals, 1):
        made = to_ms(deal.created_at)
        orders.append((deal.buyer, deal.amount, f"'{deal.state}'", made, made + 1_800_000))
        for tried in deal.tries:
            number = len(payments) + 1
            at, paid = to_ms(tried.created_at), tried.settled_at is not None
            payments.append(
                (
                    *(order, "'24pal:x'", deal.amount, f"'{tried.state}'", f"'{number:024}'"),
                    *(f"'key-{number}'" if tried.invoice else "NULL", f"'{number}'" if paid else "NULL"),
                    *(
                        tried.amount if paid else "NULL",
                        "'amount_differs'" if tried.state == "held" else "NULL",
                    ),
                    *(at, at + 1, at if tried.state == "pending" else "NULL"),
                    "NULL" if tried.settled_at is None else to_ms(tried.settled_at),
                )
            )
            if tried.failed_as:
                events.append(
                    (order, number, at, "'pending'", "'failed'", "'gateway'", f"'{tried.failed_as}'")
                )
        for place, (product, pieces, price) in enumerate(deal.lines):
            lines.append((order, product, deal.buyer, "'x'", pieces, price, 0))
            if deal.deliveries:
                key, state = f"'{len(lines):024}'", deal.deliveries[place]
                reason = "'sold_out'" if state == "held" else "NULL"
                deliveries.append(
                    (len(lines), order, "'text'", f"'{state}'", key, "'{}'", reason, made, made)
                )
    return orders, payments, events, lines, deliveries


async def _insert(url: str, table: str, rows: Rows, columns: str) -> None:
    values = ", ".join(f"({', '.join(map(str, row))})" for row in rows)
    if rows:
        await run_sql(url, f"INSERT INTO {table} ({columns}) VALUES {values}")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a person with all the papers would find."""

    deals: Sequence[Deal]

    def _paid(self, span: Span) -> list[tuple[Deal, Try]]:
        return [
            (deal, tried)
            for deal in self.deals
            for tried in deal.tries
            if tried.state == "paid" and tried.settled_at and span.since <= tried.settled_at < span.until
        ]

    def _made(self, span: Span) -> list[Deal]:
        return [deal for deal in self.deals if span.since <= deal.created_at < span.until]

    def received(self, span: Span) -> int:
        return sum(tried.amount for _, tried in self._paid(span))

    def orders(self, span: Span) -> int:
        return len(self._paid(span))

    def new_buyers(self, span: Span) -> int:
        first: dict[int, datetime] = {}
        for deal in self.deals:
            for tried in deal.tries:
                if tried.state == "paid" and tried.settled_at:
                    first[deal.buyer] = min(tried.settled_at, first.get(deal.buyer, tried.settled_at))
        return sum(span.since <= at < span.until for at in first.values())

    def fates(self, span: Span) -> dict[Fate, int]:
        return dict(Counter(deal.fate for deal in self._made(span) if deal.fate is not None))

    def finished(self, span: Span) -> tuple[int, int]:
        tries = [tried for deal in self._made(span) for tried in deal.tries]
        ended = [tried for tried in tries if tried.state not in {"requested", "pending"}]
        return len(ended), sum(tried.state in {"paid", "held"} for tried in ended)

    def within(self, span: Span, percent: int) -> timedelta | None:
        took = sorted(t.settled_at - t.created_at for _, t in self._paid(span) if t.settled_at is not None)
        return took[math.ceil(len(took) * percent / 100) - 1] if took else None

    def best(self, span: Span) -> list[tuple[int, int, int]]:
        """Each product with its pieces and revenue, the best first."""
        pieces: dict[int, int] = defaultdict(int)
        revenue: dict[int, int] = defaultdict(int)
        for deal, _ in self._paid(span):
            for product, number, price in deal.lines:
                pieces[product] += number
                revenue[product] += number * price
        best = sorted(pieces, key=lambda product: (-revenue[product], product))
        return [(product, pieces[product], revenue[product]) for product in best]

    def waiting(self) -> tuple[int, int]:
        """Orders that are held, and deliveries that are not made."""
        return (
            sum(deal.state == "held" for deal in self.deals),
            sum(len(deal.deliveries) for deal in self.deals),
        )
