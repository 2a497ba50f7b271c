"""The audit of goods: a market's real life is clean, and each broken promise is found, by rule and row."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.audit import GOODS_RULES, audit
from bot.database import open_for_reading
from bot.store.session import load_sqlite_queries
from tests.bot.broken_books import break_it, faults
from tests.bot.market import Market
from tests.bot.parts import ALI, MERCHANT, on_sqlite
from tests.bot.stocked import a_discount
from tests.bot.store.database import path_of, run_sql

REZA, MINA = 5_208_170_003, 5_208_170_004

DELIVERED, TASK, SOLD_OUT, EXPIRED, OPEN, OF_LINK = (f"(SELECT {number})" for number in (1, 2, 3, 5, 6, 7))
CODES, HAND = (f"(SELECT id FROM products WHERE sku = '{sku}')" for sku in ("codes", "hand"))
THE_CODE = "(SELECT id FROM discounts)"
THE_LINK = "(SELECT id FROM pay_links WHERE times = 1)"
DELIVERY = f"(SELECT d.id FROM deliveries AS d WHERE d.order_id = {DELIVERED} AND d.kind = 'codes')"
TASK_DELIVERY = f"(SELECT id FROM deliveries WHERE order_id = {TASK})"
GIVEN = f"(SELECT min(c.id) FROM codes AS c JOIN deliveries AS d ON d.line_id = c.line_id WHERE d.id = {DELIVERY})"
LINE = f"(SELECT line_id FROM deliveries WHERE id = {DELIVERY})"
EXPIRED_LINE = f"(SELECT id FROM order_lines WHERE order_id = {EXPIRED})"
MOVE = "INSERT INTO events (order_id, delivery_id, at, old, new, cause, detail)"

# A rule, a statement that breaks it, and the row that the audit must name.
BROKEN = [
    ("stock_differs_from_book", f"UPDATE products SET stock = stock + 1 WHERE id = {HAND}", HAND),
    (
        "stock_differs_from_book",
        f"INSERT INTO stock_changes (product_id, change, at) VALUES ({HAND}, -1, 0)",
        HAND,
    ),
    (
        "amount_differs_from_goods",
        f"UPDATE order_lines SET unit_price = unit_price + 10 WHERE id = {LINE}",
        DELIVERED,
    ),
    (
        "amount_differs_from_goods",
        f"UPDATE discount_uses SET amount = amount + 10 WHERE order_id = {DELIVERED}",
        DELIVERED,
    ),
    (
        "amount_differs_from_goods",
        f"UPDATE pay_links SET amount = amount + 10 WHERE id = {THE_LINK}",
        OF_LINK,
    ),
    ("line_not_as_its_order", f"UPDATE order_lines SET taken = 0 WHERE id = {LINE}", LINE),
    ("line_not_as_its_order", f"UPDATE order_lines SET taken = 1 WHERE id = {EXPIRED_LINE}", EXPIRED_LINE),
    (
        "discount_not_as_its_order",
        f"UPDATE discount_uses SET taken = 0 WHERE order_id = {DELIVERED}",
        DELIVERED,
    ),
    ("discount_not_as_its_order", f"UPDATE discount_uses SET taken = 1 WHERE order_id = {EXPIRED}", EXPIRED),
    ("pay_link_not_as_its_order", f"UPDATE pay_link_uses SET taken = 0 WHERE order_id = {OF_LINK}", OF_LINK),
    ("pay_link_not_as_its_order", f"UPDATE orders SET state = 'cancelled' WHERE id = {OF_LINK}", OF_LINK),
    ("discount_miscounted", f"UPDATE discounts SET used = used + 1 WHERE id = {THE_CODE}", THE_CODE),
    ("discount_over_limit", f"UPDATE discounts SET total_limit = 0 WHERE id = {THE_CODE}", THE_CODE),
    ("pay_link_miscounted", f"UPDATE pay_links SET remaining = 1 WHERE id = {THE_LINK}", THE_LINK),
    ("handed_over_unpaid", f"UPDATE orders SET state = 'open' WHERE id = {TASK}", TASK_DELIVERY),
    ("handed_over_unpaid", f"UPDATE order_lines SET taken = 0 WHERE id = {LINE}", DELIVERY),
    ("handed_over_unpaid", f"UPDATE deliveries SET order_id = {TASK} WHERE id = {DELIVERY}", DELIVERY),
    ("delivered_order_incomplete", f"DELETE FROM deliveries WHERE id = {DELIVERY}", DELIVERED),
    ("delivered_order_incomplete", f"UPDATE orders SET state = 'delivered' WHERE id = {TASK}", TASK),
    ("paid_order_waits_for_nothing", f"UPDATE orders SET state = 'paid' WHERE id = {DELIVERED}", DELIVERED),
    (
        "paid_order_waits_for_nothing",
        f"UPDATE deliveries SET state = 'held' WHERE id = {TASK_DELIVERY}",
        TASK,
    ),
    ("held_order_has_its_goods", f"UPDATE orders SET state = 'held' WHERE id = {DELIVERED}", DELIVERED),
    (
        "delivered_without_message",
        f"DELETE FROM outbox WHERE once = 'goods:' || {DELIVERY} || ':1'",
        DELIVERY,
    ),
    ("codes_given_differ_from_line", f"UPDATE codes SET line_id = NULL WHERE id = {GIVEN}", DELIVERY),
    ("codes_given_differ_from_line", f"UPDATE codes SET line_id = NULL WHERE line_id = {LINE}", DELIVERY),
    ("code_not_shown", f"UPDATE codes SET code = 'AAAA' WHERE id = {GIVEN}", GIVEN),
    ("code_not_shown", f"UPDATE codes SET line_id = {EXPIRED_LINE} WHERE id = {GIVEN}", GIVEN),
    ("code_not_shown", f"UPDATE codes SET product_id = {HAND} WHERE id = {GIVEN}", GIVEN),
    (
        "free_codes_differ_from_stock",
        f"INSERT INTO codes (product_id, code, added_at) VALUES ({CODES}, 'one more', 0)",
        CODES,
    ),
    ("free_codes_differ_from_stock", "DELETE FROM codes WHERE line_id IS NULL", CODES),
    ("delivery_state_differs_from_events", f"DELETE FROM events WHERE delivery_id = {DELIVERY}", DELIVERY),
    (
        "illegal_move",
        f"{MOVE} VALUES ({DELIVERED}, {DELIVERY}, 0, 'delivered', 'waiting', 'merchant', '')",
        "'delivery delivered -> waiting (1 times)'",
    ),
]


@pytest.fixture
async def market_day(market: Market) -> Market:
    """Everything that can become of an order for goods; the codes' names are hard to write down."""
    shop = market.shop
    await shop.stockroom.add_codes(market.shelves["codes"], 'a "quoted" \\ code\nکد_۱۰۰٪\nspare', MERCHANT)
    await a_discount(shop, total_limit=3)
    sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
    reza, mina = await shop.meets(REZA, "Reza"), await shop.meets(MINA, "Mina")
    await market.buys(sara, {"codes": 2, "text": 1}, "SPRING")
    await market.buys(ali, {"hand": 1})
    late = await market.offered(reza, {"hand": 4})
    await market.lets_expire(late)
    await market.buys(mina, {"hand": 1, "codes": 2})
    await market.pays(late)
    await market.lets_expire(await market.offered(reza, {"codes": 1}, "SPRING"))
    await market.offered(sara, {"hand": 1}, "SPRING")
    for link in (await market.posts_a_link(), await market.posts_a_link("another-link", times=None)):
        await market.shown(ali, await shop.purchase.pay_link(ali, link.code, next(market.taps)))
    await market.offered(mina, {"file": 1})
    return market


async def test_a_market_day_is_clean(market_day: Market, store_url: str) -> None:
    report = await audit(market_day.shop.store)
    assert faults(report) == set()
    assert report.clean
    states = [row["state"] for row in await run_sql(store_url, "SELECT state FROM orders ORDER BY id")]
    assert states == ["delivered", "paid", "held", "paid", "expired", "open", "open", "open", "open"]


async def test_what_the_merchant_does_by_hand_is_clean(market_day: Market, store_url: str) -> None:
    for row in await run_sql(store_url, "SELECT id FROM deliveries WHERE state = 'task'"):
        number = row["id"]
        assert isinstance(number, int)
        async with market_day.shop.store.transaction() as tx:
            await market_day.shop.deliveries.done(tx, number, "It stands at your door.")
    report = await audit(market_day.shop.store)
    assert faults(report) == set()
    assert report.delivered > report.held


def test_every_rule_is_broken_here() -> None:
    assert {rule.removeprefix("audit_") for rule in GOODS_RULES} | {"illegal_move"} == {
        rule for rule, _, _ in BROKEN
    }


@on_sqlite
async def test_every_broken_promise_is_found_with_its_row(
    market_day: Market, store_url: str, tmp_path: Path
) -> None:
    """On copies of one market day, since making it takes longer than breaking it."""
    for number, (rule, statement, row) in enumerate(BROKEN):
        with closing(sqlite3.connect(path_of(store_url))) as day:
            day.execute(f"VACUUM INTO '{tmp_path / f'{number}.db'}'")
        url = f"sqlite:///{tmp_path / f'{number}.db'}"
        ((subject,),) = [tuple(found.values()) for found in await run_sql(url, f"SELECT {row}")]
        break_it(url, statement)
        store = await open_for_reading(url)
        report = await audit(store)
        await store.close()
        assert (rule, str(subject)) in faults(report), statement
        assert not report.clean


@on_sqlite
@pytest.mark.parametrize("rule", GOODS_RULES)
async def test_no_rule_goes_through_a_table_for_each_row_of_another(
    market: Market, store_url: str, rule: str
) -> None:
    with closing(sqlite3.connect(path_of(store_url))) as file:
        plan = file.execute(f"EXPLAIN QUERY PLAN {getattr(load_sqlite_queries(), rule).sql}").fetchall()
    parents = {number: parent for number, parent, _, _ in plan}
    inner = {number for number, _, _, what in plan if what.startswith("CORRELATED")}
    for number, _, _, what in plan:
        above = number
        while above in parents and above not in inner:
            above = parents[above]
        assert above not in inner or not what.startswith("SCAN"), plan
