"""Discount codes: written, found, changed, put away, and held by orders."""

from dataclasses import replace

from bot.discounts import Discount
from bot.money import Rials
from bot.store import Session, Store, discounts
from bot.store.discounts import Use
from tests.bot.merchandise import A_TENTH, START, Merchandise
from tests.bot.store.ledger import REZA, SARA, Ledger, after


async def written(tx: Session, discount: Discount = A_TENTH) -> Discount:
    number = await discounts.insert(tx, discount, START)
    found = await discounts.find(tx, number)
    assert found is not None
    return found


async def test_a_code_is_found_as_it_was_written(store: Store) -> None:
    shop = Merchandise(store)
    (coffee, tea), drinks = await shop.products(2), await shop.category()
    wanted = Discount(
        A_TENTH.id,
        "NOWRUZ",
        15,
        None,
        Rials(200_000),
        after(days=7),
        100,
        2,
        Rials(1_000_000),
        0,
        archived=False,
        products=frozenset({coffee.id, tea.id}),
        categories=frozenset({drinks.id}),
    )
    fixed = replace(A_TENTH, code="TAKE5", percent=None, amount=Rials(50_000))
    async with store.transaction() as tx:
        made = [await written(tx, discount) for discount in (wanted, fixed)]
        for discount, found in zip((wanted, fixed), made, strict=True):
            assert found == replace(discount, id=found.id)
            assert await discounts.by_code(tx, discount.code) == found
            assert await discounts.lock(tx, found.id) == found
        assert await discounts.by_code(tx, "nowruz") is None
        assert await discounts.find(tx, made[-1].id + 1) is None


async def test_a_codes_rules_are_written_anew_but_not_its_word(store: Store) -> None:
    (coffee,) = await Merchandise(store).products(1)
    async with store.transaction() as tx:
        spring = await written(tx, replace(A_TENTH, products=frozenset({coffee.id})))
        revised = replace(
            spring, percent=None, amount=Rials(30_000), ends_at=after(days=1), products=frozenset()
        )
        await discounts.update(tx, replace(revised, code="SUMMER"))
        assert await discounts.find(tx, spring.id) == revised


async def test_codes_that_were_put_away_stand_in_a_list_of_their_own(store: Store) -> None:
    async with store.transaction() as tx:
        made = [await written(tx, replace(A_TENTH, code=f"CODE-{n}")) for n in range(4)]
        numbers = [each.id for each in made]
        moved = [await discounts.archive(tx, numbers[2], START) for _ in range(2)]
        assert moved == [True, False]
        assert [each.id for each in await discounts.page(tx, 1_000, 2)] == [numbers[3], numbers[1]]
        assert [each.id for each in await discounts.page(tx, numbers[1], 2)] == [numbers[0]]
        away = await discounts.archived_page(tx, 1_000, 10)
        assert [(each.id, each.archived) for each in away] == [(numbers[2], True)]
        assert await discounts.archived_page(tx, numbers[2], 10) == []
        assert [await discounts.unarchive(tx, numbers[2]) for _ in range(2)] == [True, False]
        assert len(await discounts.page(tx, 1_000, 10)) == 4


async def test_an_order_holds_a_code_until_it_lets_it_go_and_may_take_it_again(
    store: Store, ledger: Ledger
) -> None:
    order = await ledger.order()
    async with store.transaction() as tx:
        spring = await written(tx)
        assert await discounts.use_of(tx, order.id) is None
        await discounts.take(tx, spring, order, Rials(50_000))
        use = await discounts.use_of(tx, order.id)
        assert use == Use(order.id, spring.id, Rials(50_000), taken=True)
        assert await count(tx, spring) == (1, 1, 0)
        for _ in range(2):
            await discounts.let_go(tx, use)
            assert await count(tx, spring) == (0, 0, 0)
        for _ in range(2):
            await discounts.take_late(tx, use)
            assert await count(tx, spring) == (1, 1, 0)


async def test_a_limit_is_never_below_what_orders_hold(store: Store, ledger: Ledger) -> None:
    async with store.transaction() as tx:
        spring = await written(tx, replace(A_TENTH, total_limit=10))
    orders = [await ledger.order() for _ in range(3)]
    async with store.transaction() as tx:
        for order in orders:
            await discounts.take(tx, spring, order, Rials(50_000))
        for limit, kept in ((2, 3), (3, 3), (5, 5), (None, None)):
            await discounts.update(tx, replace(spring, total_limit=limit))
            assert (await discounts.lock(tx, spring.id)).total_limit == kept


async def count(tx: Session, discount: Discount) -> tuple[int, int, int]:
    """How many orders hold it: all, Sara's, Reza's."""
    return (
        (await discounts.lock(tx, discount.id)).used,
        await discounts.uses_of_buyer(tx, discount.id, SARA),
        await discounts.uses_of_buyer(tx, discount.id, REZA),
    )
