"""The merchant's categories: added, renamed, put elsewhere, put away and ordered."""

import pytest

from bot.catalog import MOST_ON_A_SHELF, Category, CategoryId, CategoryTooDeep, Names, ShelfFull
from bot.catalog_editing import NoName
from bot.category_editing import CategoryEditing, CategoryExists, KeptCategory
from bot.store import Store
from tests.bot.merchandise import Merchandise
from tests.bot.parts import MERCHANT, TestClock


@pytest.fixture
def editing(store: Store, clock: TestClock) -> CategoryEditing:
    return CategoryEditing(store, clock)


@pytest.fixture
def shelves(store: Store) -> Merchandise:
    return Merchandise(store)


async def added(
    editing: CategoryEditing, store: Store, name: str, parent: Category | None = None
) -> Category:
    async with store.transaction() as tx:
        return await editing.add(tx, Names(name, ""), None if parent is None else parent.id, MERCHANT)


async def shown(editing: CategoryEditing, category: Category) -> KeptCategory:
    kept = await editing.find(category.id)
    assert kept is not None
    return kept


async def order(editing: CategoryEditing) -> list[CategoryId]:
    return [category.id for category in await editing.top()]


async def test_new_ones_stand_behind_the_others(editing: CategoryEditing, store: Store) -> None:
    made = [await added(editing, store, name) for name in "abc"]
    assert await order(editing) == [category.id for category in made]
    inside = await added(editing, store, "a", made[1])
    kept = await shown(editing, made[1])
    assert (kept.inside, kept.above, kept.below) == ((inside,), made[0].id, made[2].id)
    assert (await shown(editing, inside)).parent == made[1]


async def test_names_are_needed_short_and_told_apart(editing: CategoryEditing, store: Store) -> None:
    drinks = await added(editing, store, "نوشیدنی")
    for names, refusal in (
        (Names("", ""), NoName),
        (Names("ق" * 65, ""), NoName),
        (Names("نوشیدنی", "Other"), CategoryExists),
    ):
        with pytest.raises(refusal):
            async with store.transaction() as tx:
                await editing.add(tx, names, None, MERCHANT)
    other = await added(editing, store, "کتاب")
    with pytest.raises(CategoryExists):
        async with store.transaction() as tx:
            await editing.rename(tx, other.id, drinks.names, MERCHANT)
    async with store.transaction() as tx:
        renamed = await editing.rename(tx, drinks.id, Names("نوشیدنی", "Drinks"), MERCHANT)
    assert (await shown(editing, drinks)).category == renamed
    await added(editing, store, "نوشیدنی", other)


async def test_they_are_two_deep(editing: CategoryEditing, store: Store) -> None:
    above = await added(editing, store, "a")
    below = await added(editing, store, "b", above)
    other = await added(editing, store, "c")
    with pytest.raises(CategoryTooDeep):
        await added(editing, store, "d", below)
    with pytest.raises(CategoryTooDeep):
        await editing.put_into(above.id, other.id, MERCHANT)
    with pytest.raises(CategoryTooDeep):
        await editing.put_into(other.id, other.id, MERCHANT)
    assert (await shown(editing, above)).category == above


async def test_one_is_put_into_another_and_back_to_the_top(editing: CategoryEditing, store: Store) -> None:
    first, second = await added(editing, store, "a"), await added(editing, store, "b")
    for _ in range(2):
        await editing.put_into(first.id, second.id, MERCHANT)
        assert await order(editing) == [second.id]
        assert [each.id for each in (await shown(editing, second)).inside] == [first.id]
    for _ in range(2):
        await editing.put_into(first.id, None, MERCHANT)
        assert await order(editing) == [second.id, first.id]


async def test_one_is_not_put_beside_its_namesake(editing: CategoryEditing, store: Store) -> None:
    first = await added(editing, store, "a")
    inside = await added(editing, store, "a", await added(editing, store, "b"))
    with pytest.raises(CategoryExists):
        await editing.put_into(inside.id, None, MERCHANT)
    assert first.id in await order(editing)


async def test_archiving_hides_the_products_in_it_and_is_undone(
    editing: CategoryEditing, store: Store, shelves: Merchandise
) -> None:
    drinks = await added(editing, store, "نوشیدنی")
    hot = await added(editing, store, "گرم", drinks)
    await shelves.product(category_id=drinks.id)
    await shelves.product(category_id=hot.id)
    for _ in range(2):
        await editing.archive(drinks.id, MERCHANT)
    kept = await shown(editing, drinks)
    assert (kept.category.archived, kept.products, kept.above, kept.below) == (True, 2, None, None)
    assert await order(editing) == []
    assert [each.id for each in await editing.archived()] == [drinks.id]
    for _ in range(2):
        await editing.restore(drinks.id, MERCHANT)
    assert await order(editing) == [drinks.id]


async def test_it_comes_back_only_where_its_name_and_its_place_are_free(
    editing: CategoryEditing, store: Store
) -> None:
    old = await added(editing, store, "a")
    await editing.archive(old.id, MERCHANT)
    new = await added(editing, store, "a")
    with pytest.raises(CategoryExists):
        await editing.restore(old.id, MERCHANT)
    await editing.archive(new.id, MERCHANT)
    for number in range(MOST_ON_A_SHELF):
        await added(editing, store, f"c{number}")
    with pytest.raises(ShelfFull):
        await editing.restore(old.id, MERCHANT)
    assert (await shown(editing, old)).category.archived


async def test_it_moves_past_its_neighbour_and_repeating_it_changes_nothing(
    editing: CategoryEditing, shelves: Merchandise
) -> None:
    first, second, third = [(await shelves.category(name)).id for name in "abc"]
    for _ in range(2):
        await editing.move(third, second, up=True)
        assert await order(editing) == [first, third, second]
    for _ in range(2):
        await editing.move(first, third, up=False)
        assert await order(editing) == [third, first, second]
    await editing.move(third, second, up=False)
    assert await order(editing) == [third, first, second]


async def test_what_does_not_exist_is_not_changed(editing: CategoryEditing, store: Store) -> None:
    assert await editing.find(999) is None
    for change in (editing.archive, editing.restore):
        with pytest.raises(LookupError):
            await change(CategoryId(999), MERCHANT)
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            await editing.rename(tx, CategoryId(999), Names("a", ""), MERCHANT)
