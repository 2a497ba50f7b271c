"""Carts: what goes in, what does not, and what it comes to."""

from datetime import timedelta

import pytest

from bot.basket import Obstacle
from bot.catalog import MOST_AT_ONCE, ProductId
from bot.discounts import NotUsable
from bot.money import Rials
from bot.store import catalog, discounts
from tests.bot.market import Market
from tests.bot.parts import ALI, MERCHANT
from tests.bot.stocked import a_discount


async def test_a_tap_that_comes_again_puts_nothing_more_in(market: Market) -> None:
    sara, cart = await market.shop.meets(), market.shop.cart
    for tap, number in ((7, 1), (7, 1), (8, 2), (7, 2)):
        changed = await cart.change(sara, market.shelves["text"], 1, tap)
        assert [item.quantity for item in changed.basket.items] == [number]
    assert await market.put_in_cart(await market.shop.meets(ALI, "Ali")) == {}


async def test_one_fewer_than_one_takes_it_out(market: Market) -> None:
    sara = await market.shop.meets()
    await market.fills(sara, {"text": 1, "file": 2})
    await market.fills(sara, {"text": -1, "file": -1})
    assert await market.put_in_cart(sara) == {"file": 1}
    await market.fills(sara, {"text": -1})
    assert await market.put_in_cart(sara) == {"file": 1}


@pytest.mark.parametrize(
    ("sku", "there", "why", "allowed"),
    [
        ("hand", 5, Obstacle.TOO_FEW, 5),
        ("codes", 2, Obstacle.OVER_LIMIT, 2),
        ("gone", 0, Obstacle.SOLD_OUT, 0),
        ("hidden", 0, Obstacle.GONE, 0),
    ],
)
async def test_what_can_not_be_ordered_is_not_put_in_and_says_why(
    market: Market, sku: str, there: int, why: Obstacle, allowed: int
) -> None:
    sara = await market.shop.meets()
    if there:
        await market.fills(sara, {sku: there})
    changed = await market.shop.cart.change(sara, market.shelves[sku], 1, next(market.taps))
    assert changed.refused is not None
    assert (changed.refused.obstacle, changed.refused.allowed) == (why, allowed)
    assert await market.put_in_cart(sara) == ({sku: there} if there else {})


async def test_what_somebody_has_bought_counts_against_their_limit(market: Market) -> None:
    sara = await market.shop.meets()
    await market.buys(sara, {"codes": 1})
    await market.fills(sara, {"codes": 1})
    changed = await market.shop.cart.change(sara, market.shelves["codes"], 1, next(market.taps))
    assert changed.refused is not None
    assert (changed.refused.obstacle, changed.refused.allowed) == (Obstacle.OVER_LIMIT, 1)


async def test_no_more_is_put_in_than_a_line_can_hold(market: Market) -> None:
    sara = await market.shop.meets()
    basket = await market.fills(sara, {"text": MOST_AT_ONCE + 5})
    assert [item.quantity for item in basket.items] == [MOST_AT_ONCE]


async def test_what_is_no_product_is_not_put_in(market: Market) -> None:
    sara = await market.shop.meets()
    changed = await market.shop.cart.change(sara, ProductId(999_999), 1, next(market.taps))
    assert (changed.refused, list(changed.basket.items)) == (None, [])


async def test_a_cart_costs_what_its_goods_cost_now(market: Market) -> None:
    sara = await market.shop.meets()
    basket = await market.fills(sara, {"sale": 2, "text": 1})
    assert basket.total == 2 * 450_000 + 500_000
    market.shop.clock.passes(days=3)
    assert (await market.shop.cart.view(sara)).total == 2 * 900_000 + 500_000


async def test_what_can_no_longer_be_ordered_is_told_and_cut_to_what_can(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await market.fills(sara, {"hand": 4, "text": 1, "file": 1, "more-0": 1})
    await shop.stockroom.set_stock(market.shelves["hand"], 3, MERCHANT)
    async with shop.store.transaction() as tx:
        await catalog.archive_product(tx, market.shelves["file"], shop.clock())
        await catalog.archive_category(tx, market.shelves.category.id, shop.clock())
    basket = await shop.cart.view(sara)
    assert basket.obstructed
    assert [(item.product.sku, item.obstacle, item.allowed) for item in basket.items] == [
        ("hand", Obstacle.TOO_FEW, 3),
        ("text", Obstacle.GONE, 0),
        ("file", Obstacle.GONE, 0),
        ("more-0", Obstacle.GONE, 0),
    ]
    # One more is refused, and what was there stays.
    refused = (await shop.cart.change(sara, market.shelves["hand"], 1, next(market.taps))).refused
    assert refused is not None
    assert not (await shop.cart.fit(sara, next(market.taps))).obstructed
    assert await market.put_in_cart(sara) == {"hand": 3}


async def test_a_cart_is_emptied_with_its_discount(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await a_discount(shop)
    await market.fills(sara, {"text": 1})
    await market.types(sara, "spring")
    tap = next(market.taps)
    await shop.cart.empty(sara, tap)
    assert await market.put_in_cart(sara) == {}
    basket = await market.fills(sara, {"text": 1})
    assert (basket.off, basket.discount) == (0, None)
    await shop.cart.empty(sara, tap)
    assert await market.put_in_cart(sara) == {"text": 1}


async def test_a_code_is_kept_with_the_cart_and_taken_away_again(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await a_discount(shop)
    await market.fills(sara, {"text": 1})
    assert (await market.types(sara, " spring ")).off == 50_000
    assert (await market.fills(sara, {"text": 1})).total == 900_000
    assert (await shop.cart.drop_code(sara, next(market.taps))).total == 1_000_000
    assert (await shop.cart.view(sara)).discount is None


async def test_a_code_that_takes_nothing_off_is_not_kept(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    await a_discount(shop, "DEAR", smallest_order=Rials(600_000))
    await a_discount(shop, "BOOKS", products=frozenset({market.shelves["file"]}))
    await a_discount(shop)
    await market.fills(sara, {"text": 1})
    await market.types(sara, "SPRING")
    for typed, why in (
        ("dear", NotUsable.TOO_SMALL),
        ("books", NotUsable.OTHER_GOODS),
        ("winter", NotUsable.UNKNOWN),
    ):
        refusal = (await market.types(sara, typed)).refusal
        assert refusal is not None
        assert refusal.why is why
    kept = (await shop.cart.view(sara)).discount
    assert kept is not None
    assert kept.code == "SPRING"


async def test_a_code_for_a_shelf_is_for_what_stands_in_the_shelves_below_it(market: Market) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop, categories=frozenset({market.shelves.category.id}))
    await market.fills(sara, {"text": 1, "more-0": 1, "file": 1})
    assert (await market.types(sara, "SPRING")).off == 100_000


async def test_a_code_that_ends_meanwhile_takes_nothing_off_and_says_so(market: Market) -> None:
    shop, sara = market.shop, await market.shop.meets()
    spring = await a_discount(shop, ends_at=shop.clock() + timedelta(hours=1))
    await market.fills(sara, {"text": 1})
    await market.types(sara, "SPRING")
    shop.clock.passes(hours=1)
    basket = await shop.cart.view(sara)
    assert basket.refusal is not None
    assert (basket.refusal.why, basket.off, basket.discount) == (NotUsable.OVER, 0, spring)
    async with shop.store.transaction() as tx:
        await discounts.archive(tx, spring.id, shop.clock())
    assert (await shop.cart.view(sara)).refusal is not None
