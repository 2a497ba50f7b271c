"""A merchant adds categories and gives them other names."""

import pytest

from bot.catalog import Names
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask, Saved
from tests.bot.dialogs.merchant import Merchant, problem_in
from tests.bot.parts import on_sqlite


async def test_a_category_is_added_at_the_top_and_another_in_it(merchant: Merchant) -> None:
    await merchant.begins("add_category", parent=None)
    await merchant.answers("نوشیدنی")
    assert isinstance(await merchant.answers("Drinks"), Saved)
    (drinks,) = await merchant.categories.top()
    assert drinks.names == Names("نوشیدنی", "Drinks")
    await merchant.begins("add_category", parent=drinks.id)
    await merchant.answers("گرم")
    assert isinstance(await merchant.taps(TapKind.SKIP), Saved)
    kept = await merchant.categories.find(drinks.id)
    assert kept is not None
    assert [each.names for each in kept.inside] == [Names("گرم", "")]
    assert "is made" in (await merchant.told())[-1]


async def test_it_is_renamed_and_what_stands_is_kept(merchant: Merchant) -> None:
    async with merchant.store.transaction() as tx:
        drinks = await merchant.categories.add(tx, Names("نوشیدنی", "Drinks"), None, 1)
    step = await merchant.begins("rename_category", category=drinks.id, name_fa="نوشیدنی", name_en="Drinks")
    assert isinstance(step, Ask)
    assert step.current == "نوشیدنی"
    await merchant.taps(TapKind.KEEP)
    assert isinstance(await merchant.answers("Beverages"), Saved)
    (after,) = await merchant.categories.top()
    assert after.names == Names("نوشیدنی", "Beverages")


@on_sqlite
@pytest.mark.parametrize(
    ("said", "problem"), [("x" * 65, "65"), ("  ", "write something"), ("نوشیدنی", "stands there already")]
)
async def test_a_name_that_is_no_new_name_is_refused(merchant: Merchant, said: str, problem: str) -> None:
    async with merchant.store.transaction() as tx:
        await merchant.categories.add(tx, Names("نوشیدنی", ""), None, 1)
    await merchant.begins("add_category", parent=None)
    step = await merchant.answers(said)
    if isinstance(step, Ask) and step.key == "name_en":
        await merchant.taps(TapKind.SKIP)
    assert problem in problem_in(merchant.step)
    assert len(await merchant.categories.top()) == 1
