import pytest

from bot.money import Rials
from bot.order_book import Card
from bot.orders import Cause, OrderState, PaymentState
from sandbox.bank import Bank
from tests.bot.examples import a_payment, an_order
from tests.bot.parts import ALI, AMOUNT, Services, TestClock, on_sqlite


@on_sqlite
async def test_orders_come_newest_first_in_pages_of_five(shop: Services, clock: TestClock) -> None:
    buyer = await shop.meets()
    made = []
    for n in range(12):
        offer = await shop.offers(buyer, Rials(AMOUNT + n), update_id=n)
        made.append(offer.order.id)
        await shop.cancellation.cancel(buyer, offer.order)
        clock.passes(minutes=1)
    pages = [await shop.order_book.page(buyer, number) for number in range(3)]
    assert [order.id for page in pages for order in page.orders] == made[::-1]
    assert [(page.number, page.pages, len(page.orders)) for page in pages] == [
        (0, 3, 5),
        (1, 3, 5),
        (2, 3, 2),
    ]
    assert await shop.order_book.page(buyer, 99) == pages[2]


@on_sqlite
async def test_somebody_without_orders_sees_an_empty_page(shop: Services) -> None:
    page = await shop.order_book.page(await shop.meets(), 7)
    assert (page.orders, page.number, page.pages) == ((), 0, 1)


@on_sqlite
async def test_nobody_sees_somebody_elses_orders(shop: Services) -> None:
    sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
    hers = await shop.offers(sara)
    assert await shop.order_book.card(ali, hers.order.id) is None
    assert (await shop.order_book.page(ali, 0)).orders == ()
    assert await shop.order_book.card(ali, hers.order.id + 1) is None


@on_sqlite
async def test_a_card_shows_the_order_and_the_link_that_is_alive(shop: Services, clock: TestClock) -> None:
    buyer = await shop.meets()
    offer = await shop.offers(buyer)
    card = await shop.order_book.card(buyer, offer.order.id)
    assert card is not None
    assert (card.order, card.payments) == (offer.order, (offer.payment,))
    assert shop.order_book.alive(card) == offer.payment
    clock.passes(minutes=30)
    assert shop.order_book.alive(card) is None


@on_sqlite
async def test_a_link_that_the_gateway_denies_is_not_shown_as_alive(shop: Services, bank: Bank) -> None:
    buyer = await shop.meets()
    offer = await shop.offers(buyer)
    await bank.breaks("check", "error_200")
    await shop.settlement.settle(offer.payment.id, Cause.BUYER)
    card = await shop.order_book.card(buyer, offer.order.id)
    assert card is not None
    assert card.order.state is OrderState.OPEN
    assert shop.order_book.alive(card) is None


@pytest.mark.parametrize(
    ("states", "deciding"),
    [
        ("", None),
        ("pending", 0),
        ("failed pending", 1),
        ("paid failed", 0),
        ("failed paid", 1),
        ("paid held", 0),
        ("held held", 0),
        ("unknown pending held", 2),
    ],
)
def test_the_payment_that_settled_an_order_tells_most_about_it(states: str, deciding: int | None) -> None:
    tries = tuple(a_payment(id=n, state=PaymentState(state)) for n, state in enumerate(states.split()))
    found = Card(an_order(), tries).deciding
    assert (None if found is None else found.id) == deciding


@on_sqlite
async def test_a_return_address_leads_to_its_payment_and_its_buyers_language(shop: Services) -> None:
    offer = await shop.offers(await shop.meets())
    visit = await shop.order_book.visit(offer.payment.return_token)
    assert visit is not None
    assert (visit.payment, visit.language) == (offer.payment, "en")
    assert await shop.order_book.visit(offer.payment.return_token.upper()) is None
    assert await shop.order_book.visit("") is None


@on_sqlite
async def test_the_payment_that_brought_an_orders_money_is_found(shop: Services, bank: Bank) -> None:
    offer = await shop.offers(await shop.meets())
    assert await shop.order_book.settled_by(offer.order) is None
    await bank.pays(offer.url, comes_back=False)
    settled = await shop.settlement.settle(offer.payment.id, Cause.BUYER)
    assert await shop.order_book.settled_by(offer.order) == settled.payment
