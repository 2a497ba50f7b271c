"""What the database itself refuses, whatever the program does."""

import pytest

from tests.bot.store.database import Refused, run_sql
from tests.bot.store.ledger import ANOTHER_TERMINAL, TERMINAL, Ledger

# In the shop that they are tried on, payment 1 of order 1 is pending, 2 of order 2 is paid, 3 of order 3 is held.
ORDER = "INSERT INTO orders (buyer_id, amount, state, created_at, expires_at) VALUES"
PAYMENT = "INSERT INTO payments (order_id, terminal, amount, state, return_token, created_at, check_until"
MESSAGE = "INSERT INTO outbox (chat_id, kind, body, state, created_at, due_at"
UPDATE = "INSERT INTO updates (id, chat_id, body, state, received_at, due_at, attempts) VALUES"
EVENT = "INSERT INTO events (order_id, payment_id, at, old, new, cause, detail) VALUES"


def a_payment(
    order: int = 1,
    terminal: str = TERMINAL,
    amount: int = 500_000,
    state: str = "requested",
    token: str = "a-token-that-is-long-enough",
) -> str:
    """The values of a payment that was just written."""
    return f"{order}, '{terminal}', {amount}, '{state}', '{token}', 0, 0"


CHECK = {
    "a buyer speaks a language that the shop does not": "UPDATE buyers SET language = 'de'",
    "an order is for less than the gateway takes": f"{ORDER} (8, 999, 'open', 0, 1)",
    "an order ends before it begins": f"{ORDER} (8, 500000, 'open', 1, 1)",
    "an order stands nowhere": "UPDATE orders SET state = 'lost' WHERE id = 1",
    "a payment is for less than the gateway takes": f"{PAYMENT}) VALUES ({a_payment(amount=999)})",
    "a return token is short enough to be guessed": f"{PAYMENT}) VALUES ({a_payment(token='short')})",
    "a payment stands nowhere": "UPDATE payments SET state = 'lost' WHERE id = 1",
    "a payment is pending without an invoice": f"{PAYMENT}, next_check_at) VALUES ({a_payment(state='pending')}, 0)",
    "a payment is pending and nobody will ask about it": "UPDATE payments SET next_check_at = NULL WHERE id = 1",
    "a payment is paid without a bank code": "UPDATE payments SET state = 'paid', paid_amount = amount, "
    "settled_at = 0, next_check_at = NULL WHERE id = 1",
    "a payment is paid with another amount": "UPDATE payments SET state = 'paid', paid_amount = amount - 1, "
    "bank_code = '1', settled_at = 0, next_check_at = NULL WHERE id = 1",
    "a payment is paid at no time": "UPDATE payments SET state = 'paid', paid_amount = amount, bank_code = '1', "
    "next_check_at = NULL WHERE id = 1",
    "a payment is paid and still asked about": "UPDATE payments SET next_check_at = 0 WHERE id = 2",
    "a payment is held for no reason": "UPDATE payments SET held_reason = NULL WHERE id = 3",
    "a payment is held for a reason that nobody knows": "UPDATE payments SET held_reason = 'mood' WHERE id = 3",
    "a payment is held that brought no money": "UPDATE payments SET state = 'held', settled_at = 0, "
    "held_reason = 'paid_twice', next_check_at = NULL WHERE id = 1",
    "a payment that is not held has a reason": "UPDATE payments SET held_reason = 'paid_twice' WHERE id = 1",
    "a payment was checked less than never": "UPDATE payments SET checks = -1 WHERE id = 1",
    "an event tells of no change": f"{EVENT} (1, 1, 0, 'paid', 'paid', 'buyer', '')",
    "a message was sent at no time": f"{MESSAGE}) VALUES (1, 'send', '', 'sent', 0, 0)",
    "a message that waits was sent": f"{MESSAGE}, sent_at) VALUES (1, 'send', '', 'queued', 0, 0, 0)",
    "a message is neither sent nor edited": f"{MESSAGE}) VALUES (1, 'whisper', '', 'queued', 0, 0)",
    "a message stands nowhere": f"{MESSAGE}) VALUES (1, 'send', '', 'lost', 0, 0)",
    "an update stands nowhere": f"{UPDATE} (1, 1, '', 'lost', 0, 0, 0)",
    "an update was tried less than never": f"{UPDATE} (1, 1, '', 'waiting', 0, 0, -1)",
}
UNIQUE = {
    "a command makes two orders": "UPDATE orders SET update_id = 77",
    "a return token is used twice": f"{PAYMENT}) VALUES ({a_payment()}), ({a_payment()})",
    "an invoice key is used twice": f"{PAYMENT}, invoice_key) VALUES ({a_payment()}, 'key-of-2')",
    "a bank code is used twice": f"{PAYMENT}, bank_code) VALUES ({a_payment()}, 'code-of-2')",
    "an order is paid by two payments": f"{PAYMENT}, invoice_key, bank_code, paid_amount, settled_at) "
    f"VALUES ({a_payment(order=2, state='paid')}, 'another-key', 'another-code', 500000, 0)",
    "what may be said once is stored twice": f"{MESSAGE}, once) VALUES (1, 'send', '', 'queued', 0, 0, 'a'), "
    "(1, 'send', '', 'queued', 0, 0, 'a')",
    "an update comes twice": f"{UPDATE} (1, 1, '', 'waiting', 0, 0, 0), (1, 1, '', 'waiting', 0, 0, 0)",
}
FOREIGN_KEY = {
    "an order is nobody's": f"{ORDER} (99, 500000, 'open', 0, 1)",
    "a payment is for no order": f"{PAYMENT}) VALUES ({a_payment(order=99)})",
    "an event is of no order": f"{EVENT} (99, NULL, 0, 'open', 'paid', 'buyer', '')",
    "an event is of no payment": f"{EVENT} (1, 99, 0, 'open', 'paid', 'buyer', '')",
    "an order is forgotten that has payments": "DELETE FROM orders WHERE id = 1",
}
FROZEN = {
    "an order's amount changes": "UPDATE orders SET amount = 400000 WHERE id = 1",
    "an order changes hands": "UPDATE orders SET buyer_id = 8 WHERE id = 1",
    "a payment's amount changes": "UPDATE payments SET amount = 400000 WHERE id = 1",
    "a payment changes its order": "UPDATE payments SET order_id = 3 WHERE id = 1",
    "a payment changes its return token": "UPDATE payments SET return_token = return_token || 'x' WHERE id = 1",
    "a payment changes its terminal": f"UPDATE payments SET terminal = '{ANOTHER_TERMINAL}' WHERE id = 1",
    "an invoice key changes": "UPDATE payments SET invoice_key = 'other' WHERE id = 1",
    "an invoice key is lost": "UPDATE payments SET invoice_key = NULL, state = 'requested' WHERE id = 1",
    "what was paid is no longer paid": "UPDATE payments SET state = 'failed' WHERE id = 2",
    "the bank code of a paid payment changes": "UPDATE payments SET bank_code = 'other' WHERE id = 2",
    "the amount of a held payment changes": "UPDATE payments SET paid_amount = 1 WHERE id = 3",
    "the bank code of a held payment is lost": "UPDATE payments SET bank_code = NULL WHERE id = 3",
}
REFUSED = {
    "check constraint": CHECK,
    "unique constraint": UNIQUE,
    "foreign key constraint": FOREIGN_KEY,
    "never changes": FROZEN,
}

TAKEN = {
    "another terminal gives the same key and code": f"{PAYMENT}, invoice_key, bank_code) VALUES "
    f"({a_payment(terminal=ANOTHER_TERMINAL)}, 'key-of-2', 'code-of-2')",
    "an order has many payments without an invoice": f"{PAYMENT}) VALUES ({a_payment(token='b' * 22)}), "
    f"({a_payment(token='c' * 22)})",
    "many messages may be said more than once": f"{MESSAGE}) VALUES (1, 'send', '', 'queued', 0, 0), "
    "(1, 'send', '', 'queued', 0, 0)",
}


@pytest.fixture
async def a_shop(ledger: Ledger, store_url: str) -> str:
    """What the statements are tried on."""
    await ledger.buyer(8)
    orders = [await ledger.order() for _ in range(3)]
    await ledger.pending(orders[0])
    await ledger.paid(await ledger.pending(orders[1], key="key-of-2"), "code-of-2")
    await ledger.held(await ledger.pending(orders[2]))
    return store_url


@pytest.mark.parametrize("why", REFUSED)
async def test_nonsense_is_refused(a_shop: str, why: str) -> None:
    not_refused = {}
    for what, statement in REFUSED[why].items():
        try:
            await run_sql(a_shop, statement)
        except Refused as error:
            if why not in str(error).lower():
                not_refused[what] = str(error)
        else:
            not_refused[what] = "taken"
    assert not_refused == {}


async def test_what_only_looks_like_nonsense_is_taken(a_shop: str) -> None:
    for statement in TAKEN.values():
        await run_sql(a_shop, statement)
