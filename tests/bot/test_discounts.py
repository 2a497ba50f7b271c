"""What a code takes off: never more than was meant, and always with a reason where it takes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import CategoryId, ProductId
from bot.discounts import Counted, Discount, NotUsable, Refusal, fold_code, reduction
from bot.money import Rials
from tests.bot.merchandise import A_TENTH

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
COFFEE, CAKE, DRINKS, FOOD = ProductId(1), ProductId(2), CategoryId(1), CategoryId(2)


def part(total: int, product: ProductId = COFFEE, *shelves: CategoryId) -> Counted:
    return Counted(product, frozenset(shelves), Rials(total))


def off(discount: Discount, *parts: Counted, used: int = 0, now: datetime = NOW) -> int | NotUsable:
    found = reduction(discount, parts, used, now)
    return found.why if isinstance(found, Refusal) else found


maybe_rials = st.none() | st.integers(1, 10**7).map(Rials)
ids = st.frozensets(st.integers(1, 3), max_size=2)
counted = st.builds(
    Counted,
    st.integers(1, 3).map(ProductId),
    st.frozensets(st.integers(1, 3).map(CategoryId), max_size=2),
    st.integers(1, 10**7).map(Rials),
)
percents = st.builds(
    replace,
    st.just(A_TENTH),
    percent=st.integers(1, 100),
    most=maybe_rials,
    products=ids,
    categories=ids,
)
amounts = st.builds(
    replace,
    st.just(A_TENTH),
    percent=st.none(),
    amount=st.integers(1, 10**7).map(Rials),
    products=ids,
    categories=ids,
)


def meant(discount: Discount, parts: list[Counted]) -> int:
    """What the goods cost that a code is for."""
    everything = not discount.products and not discount.categories
    return sum(
        each.total
        for each in parts
        if everything or each.product_id in discount.products or each.shelves & discount.categories
    )


@given(percents | amounts, st.lists(counted, max_size=4))
def test_no_more_is_taken_off_than_what_the_code_is_for_costs(
    discount: Discount, parts: list[Counted]
) -> None:
    found = reduction(discount, parts, 0, NOW)
    if isinstance(found, Refusal):
        assert found.why is NotUsable.OTHER_GOODS
    else:
        assert 1 <= found <= meant(discount, parts)


@given(percents, st.lists(counted, max_size=4))
def test_a_percentage_is_whole_tomans_and_less_than_one_toman_short(
    discount: Discount, parts: list[Counted]
) -> None:
    found = off(replace(discount, most=None), *parts)
    exact = meant(discount, parts) * (discount.percent or 0) / 100
    if isinstance(found, NotUsable):
        assert exact < 10
    else:
        assert found % 10 == 0
        assert exact - 10 < found <= exact
        capped = off(discount, *parts)
        assert capped == (found if discount.most is None else min(found, discount.most))


@given(amounts, st.lists(counted, min_size=1, max_size=4))
def test_an_amount_is_taken_off_whole_or_as_far_as_it_goes(discount: Discount, parts: list[Counted]) -> None:
    costs = meant(discount, parts)
    assert off(discount, *parts) == (min(discount.amount or 0, costs) if costs else NotUsable.OTHER_GOODS)


@pytest.mark.parametrize(
    ("rules", "used", "why"),
    [
        ({"archived": True}, 0, NotUsable.OVER),
        ({"ends_at": NOW}, 0, NotUsable.OVER),
        ({"total_limit": 3, "used": 3}, 0, NotUsable.USED_UP),
        ({"total_limit": 3, "used": 4}, 0, NotUsable.USED_UP),
        ({"limit_per_buyer": 2}, 2, NotUsable.USED_BY_BUYER),
        ({"smallest_order": Rials(100_010)}, 0, NotUsable.TOO_SMALL),
        ({"products": frozenset({CAKE})}, 0, NotUsable.OTHER_GOODS),
        ({"categories": frozenset({FOOD})}, 0, NotUsable.OTHER_GOODS),
    ],
)
def test_a_code_that_takes_nothing_off_says_why(rules: dict[str, object], used: int, why: NotUsable) -> None:
    discount = replace(A_TENTH, **rules)  # type: ignore[arg-type]  # what a test says of a code
    assert off(discount, part(100_000, COFFEE, DRINKS), used=used) is why


def test_one_percent_of_next_to_nothing_is_nothing() -> None:
    discount = replace(A_TENTH, percent=1, products=frozenset({CAKE}))
    assert off(discount, part(500_000), part(990, CAKE)) is NotUsable.OTHER_GOODS
    assert off(discount, part(500_000), part(1_000, CAKE)) == 10


@pytest.mark.parametrize(
    ("rules", "used"),
    [
        ({"ends_at": NOW + timedelta(seconds=1)}, 0),
        ({"total_limit": 3, "used": 2}, 0),
        ({"limit_per_buyer": 2}, 1),
        ({"smallest_order": Rials(100_000)}, 0),
        ({"products": frozenset({COFFEE, CAKE})}, 0),
        ({"categories": frozenset({DRINKS})}, 0),
        ({"products": frozenset({CAKE}), "categories": frozenset({DRINKS})}, 0),
    ],
)
def test_a_code_within_its_rules_takes_its_part_off(rules: dict[str, object], used: int) -> None:
    discount = replace(A_TENTH, **rules)  # type: ignore[arg-type]  # what a test says of a code
    assert off(discount, part(100_000, COFFEE, DRINKS), used=used) == 10_000


def test_the_least_order_counts_everything_and_is_told() -> None:
    discount = replace(A_TENTH, smallest_order=Rials(300_000), products=frozenset({CAKE}))
    small = reduction(discount, [part(200_000), part(90_000, CAKE)], 0, NOW)
    assert small == Refusal(NotUsable.TOO_SMALL, Rials(300_000))
    assert off(discount, part(200_000), part(100_000, CAKE)) == 10_000


@pytest.mark.parametrize("typed", ["spring", " SPRING\n", "s p r i n g", "Spring"])
def test_a_code_is_the_same_however_it_is_typed(typed: str) -> None:
    assert fold_code(typed) == "SPRING"
