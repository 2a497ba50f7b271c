"""Each sale is told in the transaction that settles it, to those who want each; the others read it in the digest."""

import asyncio

from bot.orders import Cause
from bot.staff.alert_topics import AlertTopic, Wish
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import alerts
from bot.texts.catalogue import without_isolates
from sandbox.bank import Bank
from tests.bot.market import Market
from tests.bot.parts import MERCHANT, SARA, Services, on_sqlite


async def wants(shop: Services, wish: Wish) -> None:
    owner = Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, 1)
    assert await shop.desk.alerts.choose(owner, AlertTopic.SALE, wish)


async def sells(shop: Services, bank: Bank, update_id: int = 2) -> None:
    """Somebody pays an amount, and comes back with two programs watching."""
    link = await shop.offers(await shop.meets(), update_id=update_id)
    await bank.pays(link.url, comes_back=False)
    await shop.settlement.settle(link.payment.id, Cause.RETURN_PAGE)


async def test_a_sale_is_told_once_to_who_wants_to_hear_of_each(
    shop: Services, replica: Services, bank: Bank
) -> None:
    await wants(shop, Wish.EACH)
    link = await shop.offers(await shop.meets())
    await bank.pays(link.url, comes_back=False)
    await asyncio.gather(
        *(
            program.settlement.settle(link.payment.id, cause)
            for program, cause in (
                (shop, Cause.RETURN_PAGE),
                (replica, Cause.RECONCILER),
                (shop, Cause.BUYER),
            )
        )
    )
    (told,) = await shop.letters(MERCHANT)
    assert without_isolates(str(told.html)).splitlines() == [
        "💰 <b>Sold</b>: 50,000 tomans",
        f"Order <code>{link.order.id}</code>",
        f"Buyer: Sara (<code>{SARA}</code>)",
    ]


@on_sqlite
async def test_a_sale_of_goods_says_what_was_sold(market: Market) -> None:
    shop = market.shop
    await wants(shop, Wish.EACH)
    link = await market.offered(await shop.meets(), {"text": 1})
    await market.pays(link)
    sold = [message for message in await shop.letters(MERCHANT) if "💰" in message.html]
    assert [link.order.title in message.html for message in sold] == [True]


@on_sqlite
async def test_who_reads_the_digest_is_told_of_no_single_sale(shop: Services, bank: Bank) -> None:
    async def subscribers() -> list[int]:
        async with shop.store.reading() as session:
            return [reader.user_id for reader in await alerts.digest_subscribers(session)]

    await sells(shop, bank)
    assert await subscribers() == [MERCHANT]
    await wants(shop, Wish.NONE)
    await sells(shop, bank, 3)
    assert await subscribers() == []
    assert await shop.letters(MERCHANT) == []
