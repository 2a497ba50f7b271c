"""What stands in the way of ordering, and what a basket comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.basket import Basket, Item, Obstacle, obstacle
from bot.catalog import Kind, Names, Product, ProductId
from bot.money import Rials
from tests.bot.merchandise import A_TENTH


def product(
    stock: int | None = None, limit: int | None = None, *, hidden: bool = False, archived: bool = False
) -> Product:
    return Product(
        id=ProductId(1),
        sku="coffee",
        category_id=None,
        kind=Kind.TEXT,
        names=Names("قهوه", "Coffee"),
        descriptions=Names("", ""),
        photo_id=None,
        price=Rials(500_000),
        sale_price=None,
        sale_until=None,
        stock=stock,
        limit_per_buyer=limit,
        position=0,
        hidden=hidden,
        archived=archived,
        details={"text": "Thank you."},
    )


@pytest.mark.parametrize(
    ("stock", "limit", "owned", "wanted", "expected"),
    [
        (None, None, 0, 1_000, (None, 1_000)),
        (3, None, 0, 3, (None, 3)),
        (3, None, 0, 4, (Obstacle.TOO_FEW, 3)),
        (0, None, 0, 1, (Obstacle.SOLD_OUT, 0)),
        (None, 2, 0, 2, (None, 2)),
        (None, 2, 0, 3, (Obstacle.OVER_LIMIT, 2)),
        (None, 2, 1, 2, (Obstacle.OVER_LIMIT, 1)),
        (None, 2, 2, 1, (Obstacle.OVER_LIMIT, 0)),
        # The limit was lowered after they had bought.
        (None, 2, 5, 1, (Obstacle.OVER_LIMIT, 0)),
        (1, 2, 0, 3, (Obstacle.TOO_FEW, 1)),
        (5, 2, 0, 3, (Obstacle.OVER_LIMIT, 2)),
        (0, 2, 0, 1, (Obstacle.SOLD_OUT, 0)),
    ],
)
def test_what_stands_in_the_way_is_told_with_what_can_be_had(
    stock: int | None, limit: int | None, owned: int, wanted: int, expected: tuple[Obstacle | None, int]
) -> None:
    assert obstacle(product(stock, limit), wanted, owned) == expected


@pytest.mark.parametrize("gone", [None, product(hidden=True), product(archived=True)])
def test_what_is_not_for_sale_is_gone(gone: Product | None) -> None:
    assert obstacle(gone, 1, 0) == (Obstacle.GONE, 0)


@given(st.none() | st.integers(0, 20), st.none() | st.integers(1, 20), st.integers(0, 25), st.integers(1, 25))
def test_as_many_as_can_be_had_can_be_had(
    stock: int | None, limit: int | None, owned: int, wanted: int
) -> None:
    goods = product(stock, limit)
    why, allowed = obstacle(goods, wanted, owned)
    assert (why is None) == (allowed == wanted)
    assert 0 <= allowed <= wanted
    assert stock is None or allowed <= stock
    assert limit is None or allowed <= max(0, limit - owned)
    if allowed:
        assert obstacle(goods, allowed, owned) == (None, allowed)


def test_a_basket_comes_to_its_items_less_its_discount() -> None:
    coffee = Item(product(), 3, Rials(450_000))
    cake = Item(product(), 1, Rials(100_000), Obstacle.SOLD_OUT)
    basket = Basket([coffee, cake], A_TENTH, Rials(145_000))
    assert (basket.sum, basket.total, basket.code) == (1_450_000, 1_305_000, "SPRING")
    assert basket.obstructed
    assert not Basket([coffee]).obstructed
    assert Basket([]).total == 0
    assert Basket([]).code == ""
