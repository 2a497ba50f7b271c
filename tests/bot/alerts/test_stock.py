"""Few are left: told with the order that took the last ones, once, until a merchant fills up."""

from bot.catalog import Product
from bot.checkout import PayLink
from bot.orders import OrderId
from bot.staff.rights import Role
from bot.store import staff
from bot.store.buyers import Buyer
from bot.texts.catalogue import without_isolates
from tests.bot.merchandise import Merchandise
from tests.bot.parts import ALI, MERCHANT, Services, on_sqlite

MANAGER = 5_208_170_101


async def buys(shop: Services, buyer: Buyer, product: Product, update_id: int) -> OrderId:
    bought = await shop.purchase.product(buyer, product.id, update_id)
    assert isinstance(bought, PayLink), bought
    return bought.order.id


async def lows(shop: Services, user_id: int = MERCHANT) -> list[str]:
    """What somebody was told of few that are left."""
    told = [without_isolates(str(message.html)) for message in await shop.letters(user_id)]
    return [text for text in told if "📉" in text]


async def test_few_are_told_of_once_until_a_merchant_fills_up(shop: Services) -> None:
    sara, product = await shop.meets(), await Merchandise(shop.store).product("Tea", stock=5)
    await buys(shop, sara, product, 1)
    assert await lows(shop) == []
    first = await buys(shop, sara, product, 2)
    assert len(await lows(shop)) == 1
    assert "3 are left" in (await lows(shop))[0]
    await buys(shop, sara, product, 3)
    # What an order gives back is not filled up.
    await shop.cancellation.cancel(sara, await shop.order(first))
    await buys(shop, sara, product, 4)
    assert len(await lows(shop)) == 1
    await shop.stockroom.set_stock(product.id, 4, ALI)
    await buys(shop, await shop.meets(ALI, "Ali"), product, 5)
    assert len(await lows(shop)) == 2


async def test_an_order_that_came_to_nothing_tells_nothing(shop: Services) -> None:
    sara, product = await shop.meets(), await Merchandise(shop.store).product("Tea", stock=1)
    await buys(shop, sara, product, 1)
    assert not isinstance(await shop.purchase.product(sara, product.id, 2), PayLink)
    assert len(await lows(shop)) == 1
    assert "sold out" in (await lows(shop))[0]


@on_sqlite
async def test_who_changes_a_stock_is_not_told_what_they_did_but_the_others_are(shop: Services) -> None:
    async with shop.store.transaction() as tx:
        await staff.put(tx, MANAGER, "", Role.MANAGER, shop.clock())
    sara, product = await shop.meets(), await Merchandise(shop.store).product("Tea", stock=9)
    await shop.stockroom.set_stock(product.id, 2, MANAGER)
    assert (len(await lows(shop)), len(await lows(shop, MANAGER))) == (1, 0)
    await buys(shop, sara, product, 1)
    assert (len(await lows(shop)), len(await lows(shop, MANAGER))) == (1, 1)


@on_sqlite
async def test_what_is_not_counted_is_never_low(shop: Services) -> None:
    sara, product = await shop.meets(), await Merchandise(shop.store).product("Tea")
    await buys(shop, sara, product, 1)
    assert await lows(shop) == []
