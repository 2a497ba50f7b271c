"""What those who run the shop did stays written."""

import pytest

from bot.staff.rights import Role
from bot.store import Session, Store, audit_trail
from tests.bot.store.database import Refused, run_sql
from tests.bot.store.ledger import SARA, START


async def noted(tx: Session, number: int, what: str = "parchive", search: str = "") -> bool:
    return await audit_trail.note(
        tx, SARA, "Sara", Role.MANAGER, what, "product 5", "tea", number, search or what, START
    )


async def test_it_is_read_newest_first_in_pages(store: Store) -> None:
    async with store.transaction() as tx:
        for number in (1, 2, 3):
            assert await noted(tx, number)
        newest, middle = await audit_trail.page(tx, [], 1_000, 2)
        (oldest,) = await audit_trail.page(tx, [], middle.id, 2)
    assert newest.id > middle.id > oldest.id
    assert (newest.by_id, newest.by_name, newest.role) == (SARA, "Sara", Role.MANAGER)
    assert (newest.what, newest.subject, newest.detail, newest.at) == ("parchive", "product 5", "tea", START)


async def test_the_same_update_notes_the_same_once(store: Store) -> None:
    async with store.transaction() as tx:
        assert await noted(tx, 1)
        assert not await noted(tx, 1)
        assert await noted(tx, 1, "refund")


async def test_every_word_must_occur(store: Store) -> None:
    async with store.transaction() as tx:
        await noted(tx, 1, search="mina tea")
        await noted(tx, 2, search="mina coffee")
        assert len(await audit_trail.page(tx, ["mina"], 1_000, 9)) == 2
        assert len(await audit_trail.page(tx, ["mina", "tea"], 1_000, 9)) == 1
        assert await audit_trail.page(tx, ["milk"], 1_000, 9) == []


async def test_nobody_rewrites_it(store: Store, store_url: str) -> None:
    async with store.transaction() as tx:
        await noted(tx, 1)
    with pytest.raises(Refused, match="stays written"):
        await run_sql(store_url, "UPDATE audit_trail SET by_name = 'Ali'")
