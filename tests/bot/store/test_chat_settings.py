"""What is set by chat, as the database keeps it."""

import pytest

from bot.store import Store, chat_settings
from bot.store.chat_settings import Change, Stored
from tests.bot.store.database import Refused, run_sql
from tests.bot.store.ledger import REZA, SARA, START, Ledger, after


async def test_a_value_is_put_in_the_place_of_the_one_that_was_seen(store: Store, ledger: Ledger) -> None:
    await ledger.buyer(SARA)
    async with store.transaction() as tx:
        assert not await chat_settings.put(tx, "name", "Old", "New", SARA, START)
        assert await chat_settings.put(tx, "name", None, "First", REZA, START)
        assert not await chat_settings.put(tx, "name", None, "Second", REZA, START)
        assert await chat_settings.put(tx, "name", "First", "Second", SARA, after(hours=1))
        assert await chat_settings.find(tx, "name") == "Second"
        assert await chat_settings.find(tx, "support") is None
        assert await chat_settings.every(tx) == [Stored("name", "Second", SARA, "Sara", after(hours=1))]
        assert not await chat_settings.put(tx, "name", "First", None, SARA, START)
        assert await chat_settings.put(tx, "name", "Second", None, SARA, START)
        assert await chat_settings.every(tx) == []


async def test_every_change_is_kept_and_found_by_its_number_its_key_and_its_update(store: Store) -> None:
    async with store.transaction() as tx:
        await chat_settings.note(tx, "name", None, "First", SARA, 7, START)
        await chat_settings.note(tx, "name", "First", None, SARA, 8, START)
        first = await chat_settings.change_by(tx, 7, "name")
        last = await chat_settings.last_change(tx, "name")
        assert first is not None
        assert last is not None
        assert first == Change(first.id, "name", None, "First")
        assert last == Change(last.id, "name", "First", None)
        assert await chat_settings.change(tx, first.id) == first
        assert await chat_settings.change_by(tx, 7, "support") is None


NONSENSE = {
    "a key that no program knows": "('colour', 'red', 1, 1)",
    "no name": "('name', '', 1, 1)",
    "a currency that does not exist": "('currency', 'dollar', 1, 1)",
    "a language that we do not speak": "('language', 'de', 1, 1)",
    "an hour that no day has": "('digest_hour', '24', 1, 1)",
    "half a maintenance": "('maintenance', 'off', 1, 1)",
}


async def test_the_database_refuses_nonsense(store: Store, store_url: str) -> None:
    for what, values in NONSENSE.items():
        with pytest.raises(Refused) as refused:
            await run_sql(
                store_url, f"INSERT INTO chat_settings (key, value, set_by, set_at) VALUES {values}"
            )
        assert "check constraint" in str(refused.value).lower(), what
