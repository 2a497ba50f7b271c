"""Payment links: an amount with a title that the merchant posts anywhere."""

import pytest

from bot.checkout import PayLink, TooManyOpen
from bot.config import PaymentSettings
from bot.money import Rials
from bot.orders import OrderState
from bot.pay_links import NotPayable, PaymentLink
from bot.purchase import Bought, LinkNotPayable, OutOfRange
from bot.store import orders, pay_links
from bot.store.buyers import Buyer
from tests.bot.market import Market
from tests.bot.parts import ALI


async def opened(market: Market, buyer: Buyer, code: str = "the-link") -> Bought:
    """Somebody opens the link."""
    return await market.shop.purchase.pay_link(buyer, code, next(market.taps))


async def offered(market: Market, buyer: Buyer, link: PaymentLink) -> PayLink:
    return await market.shown(buyer, await opened(market, buyer, link.code))


async def test_what_a_link_is_for_is_paid_and_delivered_at_once(market: Market) -> None:
    sara = await market.shop.meets()
    posted = await market.posts_a_link()
    offer = await offered(market, sara, posted)
    assert (offer.order.amount, offer.order.title) == (400_000, "A year's tuition")
    settled = await market.pays(offer)
    assert settled.order.state is OrderState.DELIVERED
    assert await market.left(posted) == 0
    assert "A year&#39;s tuition" in await market.shop.told(sara.id)


async def test_a_link_for_once_is_the_first_ones_until_they_let_it_go(market: Market) -> None:
    sara, ali = await market.shop.meets(), await market.shop.meets(ALI, "Ali")
    posted = await market.posts_a_link(times=1)
    offer = await offered(market, sara, posted)
    assert await opened(market, ali) == LinkNotPayable(NotPayable.USED)
    await market.lets_expire(offer)
    assert await market.left(posted) == 1
    second = await offered(market, ali, posted)
    await market.pays(second)
    assert await opened(market, sara) == LinkNotPayable(NotPayable.USED)


async def test_who_opens_a_link_again_goes_on_with_the_order_that_they_have(market: Market) -> None:
    sara = await market.shop.meets()
    posted = await market.posts_a_link(times=5)
    offer = await offered(market, sara, posted)
    assert await opened(market, sara) == offer
    assert await market.left(posted) == 4


@pytest.mark.parametrize(("times", "left"), [(3, 1), (None, None)])
async def test_a_link_for_many_is_paid_by_many_and_twice_by_the_same(
    market: Market, times: int | None, left: int | None
) -> None:
    posted = await market.posts_a_link(times=times)
    sara = await market.shop.meets()
    for _ in range(2):
        assert (await market.pays(await offered(market, sara, posted))).order.state is OrderState.DELIVERED
    assert await market.left(posted) == left
    await market.shop.cancellation.cancel(sara, (await offered(market, sara, posted)).order)
    assert await market.left(posted) == left


async def test_a_link_that_has_ended_or_was_closed_leads_to_nothing(market: Market) -> None:
    sara, shop = await market.shop.meets(), market.shop
    ends, closed = await market.posts_a_link("the-link", days=1), await market.posts_a_link("another")
    async with shop.store.transaction() as tx:
        await pay_links.close(tx, closed.id, shop.clock())
    assert await opened(market, sara, closed.code) == LinkNotPayable(NotPayable.OVER)
    shop.clock.passes(hours=23, minutes=59)
    offer = await offered(market, sara, ends)
    shop.clock.passes(minutes=1)
    assert await opened(market, await shop.meets(ALI, "Ali")) == LinkNotPayable(NotPayable.OVER)
    # Whoever began in time may pay.
    assert (await market.pays(offer)).order.state is OrderState.DELIVERED
    assert await opened(market, sara, "no-such-link") == LinkNotPayable(NotPayable.UNKNOWN)


@pytest.mark.parametrize("amount", [9_990, 1_000_000_010])
async def test_a_link_for_what_can_not_be_paid_makes_no_order(market: Market, amount: int) -> None:
    """The shop's limits may have been changed after it was made."""
    sara = await market.shop.meets()
    posted = await market.posts_a_link(amount=amount)
    assert await opened(market, sara) == OutOfRange(Rials(amount), PaymentSettings().limits)
    assert await market.left(posted) == 1
    async with market.shop.store.reading() as session:
        assert await orders.count_of_buyer(session, sara.id) == 0


async def test_links_count_among_a_buyers_open_orders(market: Market) -> None:
    sara = await market.shop.meets()
    posted = [await market.posts_a_link(f"link-{n}") for n in range(4)]
    for link in posted[:3]:
        await offered(market, sara, link)
    assert isinstance(await opened(market, sara, posted[3].code), TooManyOpen)
    assert await market.left(posted[3]) == 1
    # Those that they have already can still be opened.
    assert isinstance(await opened(market, sara, posted[0].code), PayLink)
