"""Another link for an order, and the same goods once more when its time is over."""

from bot.basket import Obstacle
from bot.checkout import NoInvoice, PayLink
from bot.discounts import NotUsable
from bot.orders import OrderState
from bot.pay_links import NotPayable
from bot.purchase import Bought, LinkNotPayable, NotAsItStands
from bot.store import discounts, orders, pay_links
from bot.store.buyers import Buyer
from tests.bot.market import Market
from tests.bot.parts import ALI, MERCHANT
from tests.bot.stocked import a_discount


async def again(market: Market, buyer: Buyer, link: PayLink) -> Bought:
    order = await market.shop.order(link.order.id)
    return await market.shop.purchase.again(buyer, order, next(market.taps))


async def test_an_order_that_may_be_paid_gives_its_link_again(market: Market) -> None:
    sara = await market.shop.meets()
    link = await market.offered(sara, {"hand": 1})
    assert await again(market, sara, link) == link
    assert await market.stock("hand") == 4


async def test_an_order_that_got_no_link_gets_one(market: Market) -> None:
    sara = await market.shop.meets()
    await market.bank.breaks("request", "error_102")
    refused = await market.orders(sara, {"hand": 1})
    assert isinstance(refused, NoInvoice)
    bought = await market.shop.purchase.again(sara, refused.order, next(market.taps))
    assert isinstance(bought, PayLink)
    assert bought.order == refused.order
    assert await market.stock("hand") == 4


async def test_goods_whose_time_is_over_are_ordered_anew_at_the_price_of_now_with_their_discount(
    market: Market,
) -> None:
    sara = await market.shop.meets()
    await a_discount(market.shop)
    link = await market.offered(sara, {"sale": 2, "hand": 1}, "SPRING")
    await market.fills(sara, {"text": 1})
    await market.lets_expire(link)
    market.shop.clock.passes(days=3)
    bought = await again(market, sara, link)
    assert isinstance(bought, PayLink)
    assert bought.order.id != link.order.id
    assert bought.order.amount == (2 * 900_000 + 500_000) * 9 // 10
    assert (await market.stock("hand"), await market.uses("SPRING")) == (4, 1)
    assert await market.put_in_cart(sara) == {"text": 1}


async def test_nobody_pays_more_again_because_a_discount_has_ended_without_being_told(market: Market) -> None:
    sara = await market.shop.meets()
    spring = await a_discount(market.shop)
    link = await market.offered(sara, {"hand": 1}, "SPRING")
    await market.lets_expire(link)
    async with market.shop.store.transaction() as tx:
        await discounts.archive(tx, spring.id, market.shop.clock())
    bought = await again(market, sara, link)
    assert isinstance(bought, NotAsItStands)
    assert bought.basket.refusal is not None
    assert bought.basket.refusal.why is NotUsable.OVER
    assert await market.stock("hand") == 5


async def test_goods_that_are_gone_by_then_are_not_ordered_anew(market: Market) -> None:
    sara = await market.shop.meets()
    link = await market.offered(sara, {"hand": 2})
    await market.lets_expire(link)
    await market.shop.stockroom.set_stock(market.shelves["hand"], 1, MERCHANT)
    bought = await again(market, sara, link)
    assert isinstance(bought, NotAsItStands)
    assert [item.obstacle for item in bought.basket.items] == [Obstacle.TOO_FEW]


async def test_an_order_from_a_payment_link_is_made_anew_from_it(market: Market) -> None:
    sara, ali = await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    posted = await market.posts_a_link(times=1)
    link = await market.shown(sara, await market.shop.purchase.pay_link(sara, posted.code, next(market.taps)))
    assert await again(market, sara, link) == link
    await market.lets_expire(link)
    anew = await again(market, sara, link)
    assert isinstance(anew, PayLink)
    assert (anew.order.title, anew.order.amount) == (posted.title, posted.amount)
    taken = await market.shop.purchase.pay_link(ali, posted.code, next(market.taps))
    assert taken == LinkNotPayable(NotPayable.USED)
    await market.lets_expire(anew)
    async with market.shop.store.transaction() as tx:
        await pay_links.close(tx, posted.id, market.shop.clock())
    assert await again(market, sara, anew) == LinkNotPayable(NotPayable.OVER)


async def test_a_bare_amount_is_asked_for_anew(market: Market) -> None:
    sara = await market.shop.meets()
    link = await market.shop.offers(sara, update_id=next(market.taps))
    assert await again(market, sara, link) == link
    await market.lets_expire(link)
    bought = await again(market, sara, link)
    assert isinstance(bought, PayLink)
    assert (bought.order.amount, bought.order.title) == (link.order.amount, "")


async def test_an_order_for_goods_never_turns_into_one_for_its_bare_amount(market: Market) -> None:
    """It may end between the moment in which it is looked at and the one in which its link is made."""
    sara, shop = await market.shop.meets(), market.shop
    link = await market.offered(sara, {"hand": 1})
    ended = await shop.cancellation.cancel(sara, link.order)
    assert await shop.checkout.for_order(sara, link.order) == NoInvoice(ended, ours=False)
    assert ended.state is OrderState.CANCELLED
    late = await market.offered(sara, {"hand": 1})
    shop.clock.passes(minutes=30)
    assert await shop.checkout.for_order(sara, late.order) == NoInvoice(late.order, ours=False)
    async with shop.store.reading() as session:
        assert await orders.count_of_buyer(session, sara.id) == 2
