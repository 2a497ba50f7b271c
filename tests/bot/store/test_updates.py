"""The inbox: an update is stored once, handled once in effect, tried again, or kept for a person."""

from bot.store import Store, updates
from bot.store.updates import Received
from tests.bot.store.ledger import REZA, SARA, START, after


async def receive(store: Store, *received: Received) -> int:
    async with store.transaction() as tx:
        return await updates.receive(tx, received, START)


async def waiting(store: Store, minutes: float = 0, most: int = 10) -> list[Received]:
    async with store.reading() as session:
        return await updates.waiting(session, after(minutes=minutes), most)


async def test_an_update_is_stored_once_however_often_telegram_repeats_it(store: Store) -> None:
    first, copy, other = Received(1, SARA, "first"), Received(1, SARA, "copy"), Received(2, REZA, "other")
    assert await receive(store, first) == 1
    assert await receive(store, copy, other) == 1
    assert await waiting(store) == [first, other]


async def test_a_handled_update_is_gone_for_good_and_never_received_again(store: Store) -> None:
    update = Received(1, SARA, '{"secret": "text"}')
    await receive(store, update)
    async with store.transaction() as tx:
        assert [await updates.handled(tx, 1) for _ in range(2)] == [True, False]
    assert await receive(store, update) == 0
    assert await waiting(store, minutes=60) == []


async def test_a_chats_updates_come_one_by_one_oldest_first(store: Store) -> None:
    await receive(store, Received(3, SARA, "b"), Received(2, SARA, "a"), Received(4, REZA, "c"))
    assert [update.id for update in await waiting(store)] == [2, 4]
    assert [update.id for update in await waiting(store, most=1)] == [2]
    async with store.transaction() as tx:
        await updates.handled(tx, 2)
    assert [update.id for update in await waiting(store)] == [3, 4]


async def test_an_update_that_failed_comes_again_later_before_those_behind_it(store: Store) -> None:
    await receive(store, Received(1, SARA, "a"), Received(2, SARA, "b"))
    async with store.transaction() as tx:
        await updates.retry(tx, 1, after(minutes=2))
    assert await waiting(store, minutes=1) == []
    assert await waiting(store, minutes=2) == [Received(1, SARA, "a", attempts=1)]


async def test_a_claimed_update_is_nobody_elses_until_its_lease_is_over(store: Store) -> None:
    await receive(store, Received(1, SARA, "a"), Received(2, SARA, "b"))
    lease = after(minutes=2)
    async with store.transaction() as tx:
        assert [await updates.claim(tx, 1, START, lease) for _ in range(2)] == [True, False]
        assert not await updates.claim(tx, 1, after(minutes=1), after(minutes=3))
    assert await waiting(store, minutes=1) == []
    assert [update.id for update in await waiting(store, minutes=2)] == [1]
    async with store.transaction() as tx:
        assert await updates.claim(tx, 1, lease, after(minutes=4))
        assert await updates.handled(tx, 1)
        assert not await updates.claim(tx, 1, after(minutes=9), after(minutes=11))


async def test_a_claimed_update_that_is_given_back_comes_at_once(store: Store) -> None:
    await receive(store, Received(1, SARA, "a"))
    async with store.transaction() as tx:
        await updates.claim(tx, 1, START, after(minutes=2))
        await updates.give_back(tx, 1, START)
    assert await waiting(store) == [Received(1, SARA, "a")]
    async with store.transaction() as tx:
        await updates.handled(tx, 1)
        await updates.give_back(tx, 1, START)
    assert await waiting(store) == []


async def test_an_update_that_failed_too_often_is_set_aside(store: Store) -> None:
    await receive(store, Received(1, SARA, "a"), Received(2, SARA, "b"))
    async with store.transaction() as tx:
        await updates.failed(tx, 1)
        assert not await updates.handled(tx, 1)
    assert [update.id for update in await waiting(store)] == [2]
    assert await receive(store, Received(1, SARA, "a")) == 0


async def test_old_updates_are_forgotten_unless_they_still_wait(store: Store) -> None:
    await receive(store, *(Received(number, number, "hello") for number in (1, 2, 3)))
    async with store.transaction() as tx:
        await updates.handled(tx, 1)
        await updates.failed(tx, 2)
        assert await updates.forget(tx, START) == 0
        assert await updates.forget(tx, after(minutes=1)) == 2
    assert [update.id for update in await waiting(store)] == [3]


async def test_what_waits_is_counted(store: Store) -> None:
    await receive(store, *(Received(number, SARA, "hello") for number in (1, 2, 3)))
    async with store.transaction() as tx:
        await updates.handled(tx, 1)
        await updates.retry(tx, 2, after(days=1))
    async with store.reading() as session:
        assert await updates.count_waiting(session) == 2
