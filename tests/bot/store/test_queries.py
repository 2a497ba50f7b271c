"""Every query of the .sql files is used, tested, and understood by both databases."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import bot
from bot.money import Rials
from bot.orders import BuyerId
from bot.store import Session, Store, carts, deliveries, discounts, files, pay_links, threads
from bot.store.session import QUERIES, Value
from tests.bot.merchandise import A_TENTH, Merchandise
from tests.bot.store.ledger import START, Ledger, PowerCut

BOT = Path(bot.__file__).parent
# Those that ask on behalf of a subject: bot/store/orders.py has what bot/store/queries/orders.sql answers.
SUBJECTS = [path for path in (BOT / "store").glob("*.py") if (QUERIES / f"{path.stem}.sql").exists()]

# A name with the sign for what the query gives, then its text up to the next name.
_QUERY = re.compile(r"^-- name: (\w+)([\^$!]?)$(.*?)(?=^-- name: |\Z)", re.MULTILINE | re.DOTALL)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")

# One value for every parameter, so that whatever is inserted is taken; those not named here are 1.
VALUES: dict[str, Value] = {
    "amount": 5000,
    "expires_at": 2,
    "language": "fa",
    "return_token": "a-token-that-is-long-enough",
    "kind": "send",
    "old": "open",
    "new": "paid",
    **dict.fromkeys(("name", "mime", "telegram_id", "terminal", "body", "cause", "detail", "state"), "text"),
    **dict.fromkeys(("sku", "name_fa", "name_en", "description_fa", "description_en", "search"), "text"),
    **dict.fromkeys(("details", "code", "step", "answers", "reason", "title", "invite_link"), "text"),
    **dict.fromkeys(("by_name", "what", "subject", "username", "folded_name"), "text"),
    **dict.fromkeys(("ids", "codes", "words"), "[1]"),
    **dict.fromkeys(("key", "value"), "support"),
    "spans": "[[1, 2]]",
    **dict.fromkeys(("products", "stocks"), "[]"),
    "price": 2,
    "topic": "sale",
    "wish": "each",
    **dict.fromkeys(("parent_id", "photo_id")),
    **dict.fromkeys(("invoice_key", "bank_code", "held_reason", "slot", "once")),
}
# Where a parameter means something else than in the other queries.
VALUES_OF: dict[str, dict[str, Value]] = {
    "insert_product": {"kind": "codes", "sku": "another"},
    "remember_telegram_id": {"kind": "photo"},
    "insert_discount": {"amount": None},
    "update_discount": {"amount": None},
    "insert_discount_scope": {"category_id": None},
    "insert_pay_link": {"code": "another-link"},
    "insert_delivery": {"line_id": 2, "kind": "text", "key": "a-key-that-is-long-enough"},
    "move_delivery": {"old": "waiting", "new": "task", "content": None, "delivered_at": None},
    "line_taken": {"taken": 0},
    "sales_of_state": {"state": "open"},
    **{
        name: {"word": "a", "past": "b"}
        for name in ("sales_of_invoice", "buyers_called", "buyers_with_username")
    },
    **{name: {"word": "a", "past": "b"} for name in ("sales_of_bank_code", "sales_of_code")},
    **{name: {"word": "aaaaa", "end": "aaaa"} for name in ("sales_of_bank_code_end", "sales_of_code_end")},
    "insert_refund": {"reason": "text", "reference": "text", "amount": 5},
    "put_staff_member": {"role": "viewer"},
    "change_staff_role": {"old": "viewer", "new": "support"},
    "remove_staff_member": {"role": "viewer"},
    "put_staff_invite": {"role": "viewer", "code_hash": "0" * 64},
    "staff_invite": {"code_hash": "0" * 64},
    "note_action": {"role": "viewer"},
    "note_alert": {"once": "an-alert", "how": "counted"},
    "backlog_began": {"what": "messages"},
    "hear_in_thread": {"hears": "words"},
    "thread_message_answers": {"answers": 1},
    "put_thread_message": {
        "thread_id": 1,
        "author_id": None,
        "author_name": "text",
        "text": "text",
        "file_id": None,
        "shown": None,
        "answers": None,
    },
    "keep_file": {"sha256": "0" * 64, "body": b"bytes", "keep_until": 1},
    "insert_job": {"kind": "export", "wanted": "{}", "once": "key"},
    "job_by_key": {"once": "key"},
    "end_job": {"state": "done"},
    "last_job_done": {"kind": "backup"},
    "insert_broadcast": {"content": "{}", "audience": "everybody", "product_id": None},
    "rewrite_broadcast": {"content": "{}", "audience": "everybody", "product_id": None},
    "broadcast_told": {"before": "", "told": "text"},
    "edit_waits_in_slot": {"slot": "text"},
    "move_broadcast": {"new": "paused", "old": "running"},
    "end_broadcast": {"new": "done", "old": "running"},
}


@dataclass(frozen=True)
class Query:
    """One query as the .sql file has it; `gives` is aiosql's sign for a row, a value, a number of changes."""

    name: str
    gives: str
    text: str

    @property
    def parameters(self) -> set[str]:
        return set(_PARAMETER.findall(re.sub("--.*", "", self.text)))

    async def run(self, session: Session) -> None:
        known = VALUES | VALUES_OF.get(self.name, {})
        values = {name: known.get(name, 1) for name in self.parameters}
        match self.gives:
            case "^":
                await session.one(self.name, **values)
            case "$":
                await session.value(self.name, **values)
            case "!":
                await session.run(self.name, **values)
            case _:
                await session.all(self.name, **values)


def queries(folder: Path) -> Iterator[Query]:
    for path in sorted(folder.glob("*.sql")):
        for name, gives, text in _QUERY.findall(path.read_text(encoding="utf-8")):
            yield Query(name, gives, text)


def strings(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def calls(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {ast.unparse(node.func) for node in tree if isinstance(node, ast.Call)}


def questions(subject: Path) -> set[str]:
    """What a module lets others ask: `orders.find`."""
    body = ast.parse(subject.read_text(encoding="utf-8")).body
    names = {node.name for node in body if isinstance(node, ast.AsyncFunctionDef)}
    return {f"{subject.stem}.{name}" for name in names if not name.startswith("_")}


def test_every_query_has_a_name_of_its_own_and_is_used() -> None:
    names = [query.name for query in queries(QUERIES)]
    assert len(names) == len(set(names))
    assert set(names) - set().union(*map(strings, BOT.rglob("*.py"))) == set()


def test_what_is_said_differently_to_postgresql_asks_and_gives_the_same() -> None:
    common = {query.name: query for query in queries(QUERIES)}
    different = list(queries(QUERIES / "postgres"))
    assert different
    for query in different:
        assert (query.gives, query.parameters) == (common[query.name].gives, common[query.name].parameters)


def test_everything_that_a_store_can_be_asked_is_asked_in_these_tests() -> None:
    asked = set().union(*map(calls, Path(__file__).parent.glob("*.py")))
    assert set().union(*map(questions, SUBJECTS)) - asked == set()


async def fill(store: Store, ledger: Ledger) -> None:
    """Write a row for each that another row may have to name; all of them are number 1."""
    await ledger.pending(await ledger.order(BuyerId(1)))
    shop = Merchandise(store)
    category = await shop.category()
    product = await shop.product(category_id=category.id, stock=5)
    handed_over, _ = [await shop.ordered(product, buyer_id=BuyerId(1)) for _ in range(2)]
    assert handed_over is not None
    async with store.transaction() as tx:
        await files.keep(tx, "book.pdf", "application/pdf", b"bytes", START)
        await deliveries.insert(tx, handed_over, product, "the-key-of-the-first-line", START)
        await carts.touch(tx, BuyerId(1), 1)
        await discounts.insert(tx, A_TENTH, START)
        link = await pay_links.insert(tx, "the-link", "Tuition", Rials(5000), 2, None, 1, None, START)
        await pay_links.take(tx, link.id)
        await threads.open_one(tx, BuyerId(1), START)


async def test_every_query_is_understood(store: Store, ledger: Ledger) -> None:
    await fill(store, ledger)
    known = list(queries(QUERIES))
    assert len(known) > 50
    for query in known:
        with pytest.raises(PowerCut):
            await run_and_take_back(store, query)


async def run_and_take_back(store: Store, query: Query) -> None:
    async with store.transaction() as tx:
        await query.run(tx)
        raise PowerCut
