"""Deliveries: moved once, tried again when they are due, by one program at a time."""

import asyncio
from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest

from bot.catalog import Kind, Product
from bot.deliveries import DELIVERY_MOVES, Content, Delivery, DeliveryState
from bot.files import FileId
from bot.orders import Cause, IllegalMove
from bot.store import Session, Store, catalog, deliveries, events
from tests.bot.merchandise import START, Merchandise
from tests.bot.store.ledger import after

ILLEGAL = [(old, new) for old, new in product(DeliveryState, DeliveryState) if new not in DELIVERY_MOVES[old]]


async def service(shop: Merchandise) -> Product:
    return await shop.product(kind=Kind.SERVICE, details={"url": "https://shop.example", "secret": "s" * 16})


async def waiting(shop: Merchandise, goods: Product | None = None, at: datetime = START) -> Delivery:
    """Something was paid for."""
    goods = goods or await service(shop)
    line = await shop.ordered(goods)
    assert line is not None
    async with shop.store.transaction() as tx:
        return await deliveries.insert(tx, line, goods, f"key-of-line-{line.id:012}", at)


async def again(session: Session, delivery: Delivery) -> Delivery:
    found = await deliveries.find(session, delivery.id)
    assert found is not None
    return found


async def claimed(store: Store, now: datetime, most: int = 10) -> list[int]:
    async with store.transaction() as tx:
        return list(await deliveries.claim_due(tx, now, after(hours=5), most))


async def test_a_delivery_is_found_as_it_was_written(store: Store) -> None:
    shop = Merchandise(store)
    first, second = await waiting(shop), await waiting(shop)
    assert (first.state, first.kind, first.content, first.attempts) == (
        DeliveryState.WAITING,
        Kind.SERVICE,
        None,
        0,
    )
    async with store.reading() as session:
        assert await deliveries.find(session, first.id) == first
        assert await deliveries.of_order(session, second.line.order_id) == [second]
        assert await deliveries.find(session, second.id + 1) is None


@pytest.mark.parametrize(
    "content",
    [
        Content(text="سلام <b>"),
        Content(codes=("A-1", 'with "quotes" \\')),
        Content("caption", file_id=FileId(3)),
        Content(invite="https://t.me/+abc", until=after(days=30)),
    ],
)
async def test_what_was_handed_over_is_kept_as_it_was(store: Store, content: Content) -> None:
    delivery = await waiting(Merchandise(store))
    async with store.transaction() as tx:
        made = [
            await deliveries.move(
                tx, delivery, DeliveryState.DELIVERED, Cause.DELIVERY, after(minutes=1), content=content
            )
            for _ in range(2)
        ]
        assert made == [True, False]
        assert (await again(tx, delivery)).content == content
        (event,) = await events.of_order(tx, delivery.line.order_id)
    assert (event.delivery_id, event.payment_id) == (delivery.id, None)
    assert (event.old, event.new, event.at) == ("waiting", "delivered", after(minutes=1))


@pytest.mark.parametrize(("old", "new"), ILLEGAL)
async def test_a_move_that_the_table_does_not_have_is_never_written(
    store: Store, old: DeliveryState, new: DeliveryState
) -> None:
    delivery = replace(await waiting(Merchandise(store)), state=old)
    async with store.transaction() as tx:
        with pytest.raises(IllegalMove):
            await deliveries.move(tx, delivery, new, Cause.DELIVERY, START)
        assert (await again(tx, delivery)).state is DeliveryState.WAITING
        assert await events.of_order(tx, delivery.line.order_id) == []


async def test_what_waits_for_people_comes_oldest_first(store: Store) -> None:
    shop = Merchandise(store)
    task, held, still_waiting = [await waiting(shop) for _ in range(3)]
    async with store.transaction() as tx:
        await deliveries.move(tx, held, DeliveryState.HELD, Cause.DELIVERY, START, reason="no answer")
        await deliveries.move(tx, task, DeliveryState.TASK, Cause.GATEWAY, START)
        assert [each.id for each in await deliveries.for_people(tx, 0, 10)] == [task.id, held.id]
        assert [each.id for each in await deliveries.for_people(tx, task.id, 10)] == [held.id]
        assert [each.id for each in await deliveries.for_people(tx, 0, 1)] == [task.id]
        assert (await again(tx, held)).reason == "no answer"
        assert (await again(tx, still_waiting)).reason is None


async def test_what_is_tried_again_is_due_later_and_counted(store: Store) -> None:
    delivery = await waiting(Merchandise(store))
    async with store.transaction() as tx:
        await deliveries.retry(tx, delivery, after(minutes=1), "no answer")
        tried = await again(tx, delivery)
        assert (tried.attempts, tried.reason, tried.state) == (1, "no answer", DeliveryState.WAITING)
        assert await deliveries.next_due(tx) == after(minutes=1)
    assert await claimed(store, after(seconds=59)) == []
    assert await claimed(store, after(minutes=1)) == [delivery.id]


async def test_trying_again_by_hand_begins_anew_with_what_the_product_says_now(store: Store) -> None:
    shop = Merchandise(store)
    goods = await service(shop)
    delivery = await waiting(shop, goods)
    mended = replace(goods, details={**goods.details, "url": "https://mended.example"})
    async with store.transaction() as tx:
        await deliveries.retry(tx, delivery, after(minutes=1), "no answer")
        await deliveries.move(
            tx, await again(tx, delivery), DeliveryState.HELD, Cause.DELIVERY, START, reason="refused"
        )
        await catalog.update_product(tx, mended)
        held = await again(tx, delivery)
        await deliveries.renew(tx, held, mended)
        await deliveries.move(tx, held, DeliveryState.WAITING, Cause.MERCHANT, after(hours=2))
        fresh = await again(tx, delivery)
        assert await deliveries.next_due(tx) == after(hours=2)
    assert fresh == replace(delivery, details=mended.details)
    assert delivery.details["url"] == "https://shop.example"


async def test_what_is_due_is_given_to_one_program_until_its_lease_is_over(store: Store) -> None:
    shop = Merchandise(store)
    first, second, later = await waiting(shop), await waiting(shop), await waiting(shop, at=after(hours=4))
    assert await claimed(store, START, 1) == [first.id]
    assert await claimed(store, START) == [second.id]
    assert await claimed(store, after(hours=4)) == [later.id]
    assert await claimed(store, after(hours=5)) == [first.id, second.id, later.id]


async def test_nothing_that_is_not_waiting_is_due(store: Store) -> None:
    delivery = await waiting(Merchandise(store))
    async with store.transaction() as tx:
        await deliveries.move(tx, delivery, DeliveryState.TASK, Cause.GATEWAY, START)
        assert await deliveries.next_due(tx) is None
    assert await claimed(store, after(days=1)) == []


async def test_two_programs_that_look_at_once_share_what_is_due(replicas: tuple[Store, Store]) -> None:
    shop = Merchandise(replicas[0])
    goods = await service(shop)
    due = [(await waiting(shop, goods)).id for _ in range(20)]
    taken = await asyncio.gather(*(claimed(replicas[n % 2], START, 4) for n in range(10)))
    assert sorted(number for each in taken for number in each) == due
