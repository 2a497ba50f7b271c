"""Payment links: so many times, by so many orders."""

from datetime import datetime

from bot.money import Rials
from bot.orders import Cause, Order, OrderState
from bot.pay_links import PaymentLink
from bot.store import Session, Store, orders, pay_links
from bot.store.pay_links import Use
from tests.bot.merchandise import MERCHANT
from tests.bot.store.ledger import REZA, SARA, START, Ledger, after


async def posted(
    store: Store,
    code: str = "the-link",
    times: int | None = 1,
    update_id: int | None = None,
    ends_at: datetime | None = None,
) -> PaymentLink:
    async with store.transaction() as tx:
        return await pay_links.insert(
            tx, code, "Tuition", Rials(400_000), times, ends_at, MERCHANT, update_id, START
        )


async def follows(tx: Session, link: PaymentLink, order: Order) -> None:
    """An order comes from a link."""
    assert await pay_links.take(tx, link.id)
    await pay_links.note_use(tx, link.id, order.id)


async def test_a_link_is_found_as_it_was_made(store: Store) -> None:
    link = await posted(store, times=5, update_id=77, ends_at=after(days=2))
    assert (link.remaining, link.ends_at, link.closed) == (5, after(days=2), False)
    async with store.reading() as session:
        assert await pay_links.find(session, link.id) == link
        assert await pay_links.by_code(session, "the-link") == link
        assert await pay_links.made_by(session, 77) == link
        assert await pay_links.find(session, link.id + 1) is None
        assert await pay_links.by_code(session, "The-Link") is None
        assert await pay_links.made_by(session, 78) is None


async def test_links_come_in_pages_newest_first(store: Store) -> None:
    made = [(await posted(store, f"link-{n}")).id for n in range(3)]
    async with store.reading() as session:
        assert [link.id for link in await pay_links.page(session, 1_000, 2)] == [made[2], made[1]]
        assert [link.id for link in await pay_links.page(session, made[1], 2)] == [made[0]]


async def test_a_link_is_closed_once(store: Store) -> None:
    link = await posted(store)
    async with store.transaction() as tx:
        assert [await pay_links.close(tx, link.id, START) for _ in range(2)] == [True, False]
        found = await pay_links.find(tx, link.id)
    assert found is not None
    assert found.closed


async def test_a_link_is_taken_so_many_times_and_one_without_a_limit_always(store: Store) -> None:
    twice, always = await posted(store, times=2), await posted(store, "another", times=None)
    async with store.transaction() as tx:
        assert [await pay_links.take(tx, twice.id) for _ in range(3)] == [True, True, False]
        await pay_links.give_back(tx, twice.id)
        assert [await pay_links.take(tx, twice.id) for _ in range(2)] == [True, False]
        assert [await pay_links.take(tx, always.id) for _ in range(3)] == [True, True, True]
        await pay_links.give_back(tx, always.id)
        found = await pay_links.find(tx, always.id)
    assert found is not None
    assert found.remaining is None


async def test_an_order_is_marked_once(store: Store, ledger: Ledger) -> None:
    link, order = await posted(store), await ledger.order()
    async with store.transaction() as tx:
        assert await pay_links.use_of(tx, order.id) is None
        await follows(tx, link, order)
        for taken in (False, True):
            assert await pay_links.mark(tx, order.id, taken=taken)
            assert not await pay_links.mark(tx, order.id, taken=taken)
            assert await pay_links.use_of(tx, order.id) == Use(order.id, link.id, taken)


async def test_somebodys_open_order_from_a_link_is_found_while_it_may_be_paid(
    store: Store, ledger: Ledger
) -> None:
    link, other = await posted(store, times=5), await posted(store, "another")
    sara, reza = await ledger.order(SARA, minutes=30), await ledger.order(REZA)
    async with store.transaction() as tx:
        for order in (sara, reza):
            await follows(tx, link, order)
        assert await pay_links.open_order(tx, link.id, SARA, after(minutes=29)) == sara.id
        assert await pay_links.open_order(tx, link.id, SARA, after(minutes=30)) is None
        assert await pay_links.open_order(tx, other.id, SARA, START) is None
        await orders.move(tx, sara, OrderState.CANCELLED, Cause.BUYER, START)
        assert await pay_links.open_order(tx, link.id, SARA, START) is None


async def test_what_became_of_a_link_is_counted(store: Store, ledger: Ledger) -> None:
    link = await posted(store, times=5)
    waits, paid, gone = [await ledger.order() for _ in range(3)]
    async with store.transaction() as tx:
        for order in (waits, paid, gone):
            await follows(tx, link, order)
        await orders.move(tx, paid, OrderState.PAID, Cause.GATEWAY, START)
        await orders.move(tx, gone, OrderState.CANCELLED, Cause.BUYER, START)
        await pay_links.mark(tx, gone.id, taken=False)
        counted = await pay_links.counted(tx, link.id)
    assert (counted.open, counted.paid) == (1, 1)
