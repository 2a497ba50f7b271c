from dataclasses import replace

from bot.store import Store, forms
from bot.store.forms import StoredForm
from tests.bot.store.ledger import REZA, SARA, START, after

FORM = StoredForm(SARA, "product", "price", '{"name": "لیوان"}', 17, START)


async def test_a_form_is_read_back_as_it_was_written(store: Store) -> None:
    async with store.transaction() as tx:
        assert await forms.lock(tx, SARA) is None
        await forms.put(tx, FORM)
        assert await forms.lock(tx, SARA) == FORM
    async with store.reading() as session:
        assert await forms.find(session, SARA) == FORM
        assert await forms.find(session, REZA) is None


async def test_a_person_is_in_one_form_at_a_time(store: Store) -> None:
    later = replace(
        FORM, name="discount", step="code", answers="{}", update_id=18, updated_at=after(minutes=1)
    )
    async with store.transaction() as tx:
        await forms.put(tx, FORM)
        await forms.put(tx, later)
        assert await forms.find(tx, SARA) == later


async def test_what_was_not_touched_for_long_is_forgotten(store: Store) -> None:
    async with store.transaction() as tx:
        await forms.put(tx, FORM)
        await forms.put(tx, replace(FORM, user_id=REZA, updated_at=after(minutes=1)))
        assert await forms.forget(tx, after(minutes=1)) == 1
        assert await forms.find(tx, SARA) is None
        assert await forms.find(tx, REZA) is not None
