"""Orders in lists, newest first, page by page."""

from datetime import date, timedelta

from bot.money import Rials
from bot.orders import BuyerId, OrderState
from bot.sales.lists import PAGE, Narrowed, OfBuyer, OfProduct
from tests.bot.market import Market
from tests.bot.parts import ALI, SARA, Services

TODAY = date(2026, 11, 24)


async def numbers(shop: Services, only: Narrowed = None) -> list[int]:
    """Give every order's number, as the pages show them."""
    found, before = list[int](), None
    while True:
        page = await shop.desk.sales.page(only, before)
        assert len(page.sales) <= PAGE
        found += [sale.order.id for sale in page.sales]
        if page.older is None:
            return found
        before = page.older


async def test_each_list_holds_what_it_says_newest_first(market: Market) -> None:
    shop, sara, ali = market.shop, await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    bought = await market.buys(sara, {"codes": 1})
    both = await market.buys(ali, {"codes": 1, "hand": 1})
    opened = await market.offered(sara, {"hand": 1})
    assert await numbers(shop) == [opened.order.id, both.order.id, bought.order.id]
    assert await numbers(shop, OrderState.OPEN) == [opened.order.id]
    assert await numbers(shop, OrderState.REFUNDED) == []
    assert await numbers(shop, OfProduct(market.shelves["codes"])) == [both.order.id, bought.order.id]
    assert await numbers(shop, OfBuyer(BuyerId(SARA))) == [opened.order.id, bought.order.id]
    assert (await shop.desk.sales.page()).sales[1].buyer_name == "Ali"


async def test_a_day_is_one_of_the_shops_time_zone(shop: Services) -> None:
    # 08:00 in London is 11:30 in Tehran; 20:29 is the last minute of the day there.
    sara, made = await shop.meets(), list[int]()
    for number, hours in enumerate((0.0, 12.48, 12.51)):
        shop.clock.now += timedelta(hours=hours) - (timedelta(hours=12.48) if number == 2 else timedelta())
        link = await shop.offers(sara, Rials(500_000 + number), number)
        made.append(link.order.id)
    first, last, next_day = made
    assert await numbers(shop, TODAY) == [last, first]
    assert await numbers(shop, TODAY + timedelta(days=1)) == [next_day]
    assert shop.desk.sales.today(shop.clock()) == TODAY + timedelta(days=1)


async def test_a_long_list_comes_in_pages(shop: Services) -> None:
    made = []
    for number in range(PAGE * 2 + 1):
        sara = await shop.meets(SARA + number, "Sara")
        made.append((await shop.offers(sara, update_id=number)).order.id)
    for only in (None, OrderState.OPEN, TODAY):
        assert await numbers(shop, only) == made[::-1]
