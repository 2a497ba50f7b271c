"""What buyers see of the catalogue, as the database gives it."""

import pytest

from bot.catalog import Place, ProductId
from bot.store import Store, catalog, shelves
from tests.bot.merchandise import START, Merchandise

BEFORE_ALL = Place(-(2**62), 0)
BEHIND_ALL = Place(2**62, 0, backwards=True)


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def test_a_shelf_is_read_from_a_place_on_in_both_directions(store: Store, goods: Merchandise) -> None:
    shelf = await goods.category()
    first, second, third = await goods.products(3, shelf.id)
    loose = await goods.product()
    place = Place(second.position, second.id)
    async with store.reading() as session:
        assert await shelves.on_shelf(session, shelf.id, BEFORE_ALL, 2) == [first, second]
        assert await shelves.on_shelf(session, shelf.id, place, 2) == [third]
        back = Place(second.position, second.id, backwards=True)
        assert await shelves.on_shelf(session, shelf.id, back, 2) == [first]
        assert await shelves.on_shelf(session, shelf.id, BEHIND_ALL, 2) == [third, second]
        assert await shelves.on_shelf(session, None, BEFORE_ALL, 2) == [loose]


async def test_what_is_found_holds_every_word(store: Store, goods: Merchandise) -> None:
    coffee, tea = await goods.product("قهوه ترک"), await goods.product("چای ترک")
    async with store.reading() as session:
        assert await shelves.found(session, ["ترک"], BEFORE_ALL, 5) == [coffee, tea]
        assert await shelves.found(session, ["ترک"], BEHIND_ALL, 5) == [tea, coffee]
        assert await shelves.found(session, ["ترک", "چای"], BEFORE_ALL, 5) == [tea]
        assert await shelves.found(session, ["ترک"], BEFORE_ALL, 1) == [coffee]


async def test_of_many_products_those_are_given_that_buyers_see(store: Store, goods: Merchandise) -> None:
    top = await goods.category()
    inner = await goods.category(parent=top)
    shown, hidden = await goods.product(), await goods.product(hidden=True)
    away, under = await goods.product(), await goods.product(category_id=inner.id)
    wanted = [under.id, away.id, hidden.id, shown.id, ProductId(99)]
    async with store.transaction() as tx:
        await catalog.archive_product(tx, away.id, START)
        assert await shelves.shown_of_ids(tx, wanted) == [shown, under]
        await catalog.archive_category(tx, top.id, START)
        assert await shelves.shown_of_ids(tx, wanted) == [shown]
