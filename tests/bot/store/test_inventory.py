"""Every product in its order, as the merchant's lists ask for it."""

from bot.catalog import Kind, Place
from bot.orders import Cause, OrderState
from bot.store import Store, catalog, inventory, orders
from tests.bot.merchandise import START, Merchandise

FIRST = Place(-1, 0)


async def test_hidden_products_are_kept_and_archived_ones_apart(store: Store) -> None:
    shop = Merchandise(store)
    seen, hidden, gone = [await shop.product(name, hidden=name == "b") for name in "abc"]
    async with store.transaction() as tx:
        await catalog.archive_product(tx, gone.id, START)
    async with store.reading() as session:
        assert [p.id for p in await inventory.kept(session, (), FIRST, 9)] == [seen.id, hidden.id]
        assert [p.id for p in await inventory.archived(session, FIRST, 9)] == [gone.id]
        last = Place(9, 0, backwards=True)
        assert [p.id for p in await inventory.kept(session, (), last, 9)] == [hidden.id, seen.id]
        assert [p.id for p in await inventory.archived(session, last, 9)] == [gone.id]
        assert [p.id for p in await inventory.kept(session, ("b",), FIRST, 9)] == [hidden.id]


async def test_neighbours_are_those_of_the_same_category(store: Store) -> None:
    shop = Merchandise(store)
    shelf = await shop.category()
    first = await shop.product(category_id=shelf.id, position=1)
    await shop.product(position=2)
    archived = await shop.product(category_id=shelf.id, position=3)
    last = await shop.product(category_id=shelf.id, position=4, hidden=True)
    async with store.transaction() as tx:
        await catalog.archive_product(tx, archived.id, START)
    async with store.reading() as session:
        assert await inventory.neighbours(session, first) == (None, Place(4, last.id))
        assert await inventory.neighbours(session, last) == (Place(1, first.id), None)


async def test_positions_are_spread_and_the_order_stays(store: Store) -> None:
    shop = Merchandise(store)
    made = [await shop.product(position=position) for position in (5, 5, 0, 5)]
    before = sorted(made, key=lambda product: (product.position, product.id))
    async with store.transaction() as tx:
        await inventory.spread(tx)
        assert await inventory.end(tx) == len(made) + 1
        assert await inventory.newest(tx) == made[-1].id
    async with store.reading() as session:
        after = await inventory.kept(session, (), FIRST, 9)
    assert [product.id for product in after] == [product.id for product in before]
    assert [product.position for product in after] == [1, 2, 3, 4]
    async with store.transaction() as tx:
        await inventory.place(tx, made[0].id, 100)
    async with store.reading() as session:
        assert (await inventory.kept(session, (), FIRST, 9))[-1].id == made[0].id


async def test_what_is_in_a_category_or_under_it_is_counted(store: Store) -> None:
    shop = Merchandise(store)
    above = await shop.category("a")
    below = await shop.category("b", above)
    other = await shop.category("c")
    await shop.product(category_id=above.id)
    await shop.product(category_id=below.id, hidden=True)
    gone = await shop.product(category_id=above.id)
    async with store.transaction() as tx:
        await catalog.archive_product(tx, gone.id, START)
    async with store.reading() as session:
        counted = [await inventory.count_in(session, each.id) for each in (above, below, other)]
    assert counted == [2, 1, 0]


async def test_sold_is_what_was_paid_for(store: Store) -> None:
    shop = Merchandise(store)
    product = await shop.product(kind=Kind.TEXT, stock=10)
    paid, waiting = await shop.ordered(product, 2), await shop.ordered(product, 3)
    assert paid is not None
    assert waiting is not None
    async with store.transaction() as tx:
        order = await orders.find(tx, paid.order_id)
        assert order is not None
        assert await orders.move(tx, order, OrderState.PAID, Cause.RETURN_PAGE, START)
    async with store.reading() as session:
        assert await inventory.sold(session, product.id) == 2
