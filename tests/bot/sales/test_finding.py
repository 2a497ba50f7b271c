"""An order is found by whatever its buyer can tell."""

import pytest

from bot.money import Rials
from bot.orders import Cause
from bot.sales.finding import MOST_OF_A_KIND, Clue
from sandbox.bank import Bank
from tests.bot.market import Market
from tests.bot.parts import ALI, SARA, Services, on_sqlite

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


async def clues(shop: Services, typed: str) -> list[tuple[int, Clue]]:
    found = await shop.desk.finder.find(typed)
    return [(match.sale.order.id, match.clue) for match in found.matches]


@pytest.fixture
async def paid(market: Market, bank: Bank) -> dict[str, str]:
    """Sara buys a code, and everything that she can tell about it."""
    shop = market.shop
    await shop.buyers.meet(SARA, "سارا كريمي", "Sara_K")
    sara = await shop.buyers.meet(SARA, "سارا كريمي", "Sara_K")
    settled = await market.buys(sara, {"codes": 1})
    (delivery,) = await market.deliveries(settled.order.id)
    assert delivery.content is not None
    # Another's, which none of it fits.
    await shop.offers(await shop.buyers.meet(ALI, "Ali", None), Rials(7_770_000), 61)
    return {
        "order": str(settled.order.id),
        "bank_code": settled.payment.bank_code or "",
        "invoice": settled.payment.invoice_key or "",
        "code": delivery.content.codes[0],
        "amount": str(settled.order.amount),
    }


@pytest.mark.parametrize(
    ("told", "clue"),
    [
        ("order", Clue.ORDER),
        ("bank_code", Clue.BANK_CODE),
        ("invoice", Clue.INVOICE),
        ("code", Clue.CODE),
        ("amount", Clue.AMOUNT),
    ],
)
async def test_it_is_found_by_each_number_and_code(
    market: Market, paid: dict[str, str], told: str, clue: Clue
) -> None:
    order_id = int(paid["order"])
    assert (order_id, clue) in await clues(market.shop, paid[told])
    assert (order_id, clue) in await clues(market.shop, f"  {paid[told]} ".translate(PERSIAN))


async def test_it_is_found_by_the_beginning_and_the_end_of_a_code(
    market: Market, paid: dict[str, str]
) -> None:
    order_id, bank_code, code = int(paid["order"]), paid["bank_code"], paid["code"]
    for part in (bank_code[:5], bank_code[-5:], bank_code[-4:], bank_code[-4:].translate(PERSIAN)):
        assert (order_id, Clue.BANK_CODE) in await clues(market.shop, part), part
    for part in (code[:5], code[-5:]):
        assert (order_id, Clue.CODE) in await clues(market.shop, part), part
    assert Clue.BANK_CODE not in [clue for _, clue in await clues(market.shop, bank_code[:3])]


@pytest.mark.parametrize(
    "typed", ["@sara_k", "@Sara", "SARA_K", "سارا", "سارا کریمی", "ساراکریمی", str(SARA)]
)
async def test_it_is_found_by_its_buyer(market: Market, paid: dict[str, str], typed: str) -> None:
    assert int(paid["order"]) in [order for order, _ in await clues(market.shop, typed)]
    assert len(await clues(market.shop, typed)) == 1


async def test_an_amount_is_read_in_tomans_rials_and_words(market: Market, paid: dict[str, str]) -> None:
    order_id, tomans = int(paid["order"]), int(paid["amount"]) // 10
    for typed in (f"{tomans}", f"{tomans:,}", f"{tomans} تومان", f"{tomans * 10} ریال"):
        assert (order_id, Clue.AMOUNT) in await clues(market.shop, typed), typed


@on_sqlite
@pytest.mark.parametrize(
    "typed", ["", "   ", "no such thing", "@nobody", "0", "9" * 20, "\x00", "a\ud800b", "%", "😀"]
)
async def test_what_means_nothing_finds_nothing(market: Market, paid: dict[str, str], typed: str) -> None:
    assert await clues(market.shop, typed) == []


async def test_what_came_in_as_another_amount_is_found_by_either(shop: Services, bank: Bank) -> None:
    link = await shop.offers(await shop.meets(), Rials(500_000))
    await bank.pays(link.url, comes_back=False)
    await bank.breaks("check", "wrong_amount")
    came = (await shop.settlement.settle(link.payment.id, Cause.BUYER)).payment.paid_amount
    assert came not in {None, 500_000}
    for amount in (500_000, came):
        assert (link.order.id, Clue.AMOUNT) in await clues(shop, f"{amount} rials")


async def test_too_many_are_said_to_be_more(shop: Services) -> None:
    for number in range(MOST_OF_A_KIND + 1):
        sara = await shop.meets(SARA + number, "Sara")
        await shop.offers(sara, update_id=number)
    found = await shop.desk.finder.find("500000 rials")
    assert (len(found.matches), found.more) == (MOST_OF_A_KIND, True)
