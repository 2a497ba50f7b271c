"""What the database counts is what a person would count from all the papers."""

from datetime import timedelta
from random import Random

from bot.money import Rials
from bot.store import Store, decisions, figures
from bot.store.decisions import Refund
from bot.store.figures import Fate, Finished, GivenBack, Span, Takings, Waiting
from tests.bot.store.ledger import START, Ledger
from tests.bot.trading import NOW, Counted, made_up, write

DAYS = 9


def spans(random: Random, number: int) -> list[Span]:
    """Pieces of the shop's past: short ones, long ones, and ones before it opened."""
    found = []
    for _ in range(number):
        since = NOW - timedelta(milliseconds=random.randrange((DAYS + 2) * 86_400_000))
        found.append(Span(since, since + timedelta(hours=random.randrange(72))))
    return found


async def test_everything_is_counted_as_by_hand(store: Store, store_url: str) -> None:
    random = Random(20261124)
    counted = Counted(made_up(random, 400, DAYS))
    await write(store_url, counted.deals)
    asked = spans(random, 40)
    async with store.reading() as session:
        for span in asked:
            takings = await figures.takings(session, span)
            assert takings == Takings(counted.received(span), counted.orders(span))  # type: ignore[arg-type]
            assert await figures.first_time_buyers(session, span) == counted.new_buyers(span)
            assert await figures.fates(session, span, NOW) == counted.fates(span)
            assert await figures.finished(session, span) == Finished(*counted.finished(span))
            for percent in (50, 90):
                took = await figures.time_to_pay(session, span, percent, takings.orders)
                assert took == counted.within(span, percent)
            best = [
                (sold.product_id, sold.pieces, sold.revenue)
                for sold in await figures.best_products(session, span)
            ]
            assert best == counted.best(span)
        each = await figures.received_in_each(session, asked)
        assert each == tuple(counted.received(span) for span in asked)
        assert await figures.waiting(session) == Waiting(*counted.waiting())
    whole = Span(NOW - timedelta(days=DAYS), NOW)
    assert set(counted.fates(whole)) == set(Fate)
    assert counted.new_buyers(whole)
    assert counted.waiting()[1]


async def test_a_shop_that_never_sold_anything_counts_nothing(store: Store) -> None:
    span = Span(NOW - timedelta(days=1), NOW)
    async with store.reading() as session:
        assert await figures.takings(session, span) == Takings(0, 0)  # type: ignore[arg-type]
        assert await figures.first_time_buyers(session, span) == 0
        assert await figures.fates(session, span, NOW) == {}
        assert await figures.finished(session, span) == Finished(0, 0)
        assert await figures.time_to_pay(session, span, 50, 0) is None
        assert await figures.best_products(session, span) == ()
        assert await figures.received_in_each(session, [span, span]) == (0, 0)
        assert await figures.received_in_each(session, []) == ()
        assert await figures.waiting(session) == Waiting(0, 0)


async def test_a_span_has_its_first_moment_and_not_its_last(store: Store, store_url: str) -> None:
    (deal,) = [deal for deal in made_up(Random(1), 60, 1) if deal.state == "delivered"][:1]
    await write(store_url, [deal])
    at = next(tried.settled_at for tried in deal.tries if tried.settled_at)
    made = deal.created_at.replace(microsecond=deal.created_at.microsecond // 1000 * 1000)
    second = timedelta(seconds=1)
    async with store.reading() as session:
        assert (await figures.takings(session, Span(at, at + second))).orders == 1
        assert (await figures.takings(session, Span(at - second, at))).orders == 0
        assert await figures.fates(session, Span(made, made + second), NOW) == {Fate.PAID: 1}
        assert await figures.fates(session, Span(made - second, made), NOW) == {}


async def test_what_went_back_is_counted_when_it_went(store: Store, ledger: Ledger) -> None:
    payment = await ledger.paid()
    made = Refund(payment.id, payment.order_id, payment.amount, "their wish", "R-1", 1, "Mina", START)
    day = timedelta(days=1)
    async with store.transaction() as tx:
        await decisions.refund(tx, made)
        assert await figures.given_back(tx, Span(START, START + day)) == GivenBack(payment.amount, 1)
        assert await figures.given_back(tx, Span(START - day, START)) == GivenBack(Rials(0), 0)
