import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.inbox import TRIES, Inbox
from bot.messages import Letter
from bot.store import updates
from bot.store.updates import Received
from bot.wakeup import Wakeup
from tests.bot.parts import ALI, SARA, Services, TestClock, on_sqlite, until
from tests.bot.post import say

UNWRITABLE = "\ud800"  # half a character: no database takes it


@dataclass(slots=True)
class Clerk:
    """Answers every update with its own text, but for those that a test has plans with."""

    began: list[int] = field(default_factory=list)
    handled: list[int] = field(default_factory=list)
    failing: set[int] = field(default_factory=set)
    unwritable: set[int] = field(default_factory=set)
    held_back: dict[int, asyncio.Event] = field(default_factory=dict)

    async def handle(self, update: Received) -> Sequence[Letter]:
        self.began.append(update.id)
        if update.chat_id in self.held_back:
            await self.held_back[update.chat_id].wait()
        if update.id in self.failing:
            raise RuntimeError("a defect")
        self.handled.append(update.id)
        return [say(update.chat_id, UNWRITABLE if update.id in self.unwritable else update.body)]

    async def apologise(self, update: Received) -> Sequence[Letter]:
        return [say(update.chat_id, f"sorry for {update.body}")]


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@dataclass(slots=True)
class Desk:
    """An inbox at work."""

    inbox: Inbox
    working: asyncio.Task[None]

    async def stops(self, seconds: float = 10) -> None:
        self.working.cancel()
        await asyncio.wait({self.working})
        await self.inbox.finish(seconds)


@asynccontextmanager
async def open_desk(shop: Services, clerk: Clerk) -> AsyncIterator[Desk]:
    inbox = Inbox(shop.store, clerk, shop.clock, shop.metrics, Wakeup())
    desk = Desk(inbox, asyncio.create_task(inbox.run()))
    try:
        yield desk
    finally:
        await desk.stops(0)


def updates_of(chat_id: int, *ids: int) -> list[Received]:
    return [Received(number, chat_id, f"text {number}") for number in ids]


async def waiting(shop: Services) -> int:
    async with shop.store.reading() as session:
        return await updates.count_waiting(session)


async def all_done(shop: Services) -> None:
    async def nothing_waits() -> bool:
        return await waiting(shop) == 0

    await until(nothing_waits)


async def told(shop: Services, chat_id: int) -> list[str]:
    return [str(message.html) for message in await shop.letters(chat_id)]


async def test_a_chats_updates_are_handled_in_order_and_answered(shop: Services, clerk: Clerk) -> None:
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(updates_of(SARA, 1, 2, 3))
        await all_done(shop)
    assert clerk.handled == [1, 2, 3]
    assert await told(shop, SARA) == ["text 1", "text 2", "text 3"]


async def test_an_update_that_telegram_repeats_is_handled_once(shop: Services, clerk: Clerk) -> None:
    async with open_desk(shop, clerk) as desk:
        for _ in range(2):
            await desk.inbox.receive(updates_of(SARA, 1, 1))
            await all_done(shop)
    assert clerk.handled == [1]
    assert await told(shop, SARA) == ["text 1"]


async def test_two_programs_that_handle_the_same_update_say_it_once(
    shop: Services, replica: Services, clerk: Clerk
) -> None:
    clerk.held_back[SARA] = asyncio.Event()
    async with open_desk(shop, clerk) as desk, open_desk(replica, clerk):
        await desk.inbox.receive(updates_of(SARA, 1))
        await until(lambda: began(clerk, 1))
        clerk.held_back[SARA].set()
        await all_done(shop)
        await desk.stops()
    assert await told(shop, SARA) == ["text 1"]


async def began(clerk: Clerk, number: int) -> bool:
    return number in clerk.began


async def all_began(clerk: Clerk, numbers: Collection[int]) -> bool:
    return set(clerk.began) >= set(numbers)


async def test_one_chat_that_takes_long_holds_no_other_up_however_much_it_says(
    shop: Services, clerk: Clerk
) -> None:
    clerk.held_back[SARA] = asyncio.Event()
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(updates_of(SARA, *range(1, 1001)))
        await desk.inbox.receive(updates_of(ALI, 2000))
        await until(lambda: began(clerk, 2000))
        assert clerk.began == [1, 2000]


async def test_many_chats_are_served_at_once(shop: Services, clerk: Clerk) -> None:
    chats = range(ALI, ALI + 100)
    clerk.held_back = dict.fromkeys(chats, asyncio.Event())
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive([update for chat in chats for update in updates_of(chat, chat)])
        await until(lambda: all_began(clerk, chats))
        assert sorted(clerk.began) == list(chats)
        clerk.held_back[ALI].set()
        await all_done(shop)


async def test_in_a_crowd_every_update_is_handled_exactly_once(shop: Services, clerk: Clerk) -> None:
    """Who becomes free while the inbox reads what waits must not be given what they have just had."""
    crowd = [update for chat in range(ALI, ALI + 30) for update in updates_of(chat, *_numbers(chat))]
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(crowd)
        await all_done(shop)
    assert sorted(clerk.began) == sorted(update.id for update in crowd)


def _numbers(chat: int) -> range:
    return range(chat * 10, chat * 10 + 5)


async def test_an_update_that_fails_is_tried_again_later_and_its_chat_waits_for_it(
    shop: Services, clerk: Clerk, clock: TestClock
) -> None:
    clerk.failing = {1}
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive([*updates_of(SARA, 1, 2), *updates_of(ALI, 3)])
        await until(lambda: began(clerk, 3))
        clerk.failing.clear()
        clock.passes(seconds=1)
        await desk.inbox.receive([])
        await all_done(shop)
    assert clerk.handled == [3, 1, 2]
    assert await told(shop, SARA) == ["text 1", "text 2"]


@on_sqlite
@pytest.mark.parametrize("trouble", ["failing", "unwritable"])
async def test_an_update_that_can_not_be_handled_is_given_up_with_an_apology(
    shop: Services, clerk: Clerk, clock: TestClock, trouble: str
) -> None:
    getattr(clerk, trouble).add(1)
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(updates_of(SARA, 1, 2))
        for attempt in range(1, TRIES + 1):

            async def tried(times: int = attempt) -> bool:
                return clerk.began.count(1) >= times and await waiting_attempts(shop) in {None, times}

            await until(tried)
            clock.passes(seconds=2 ** (attempt - 1))
            await desk.inbox.receive([])
        await all_done(shop)
    assert clerk.began.count(1) == TRIES
    assert await told(shop, SARA) == ["sorry for text 1", "text 2"]


async def waiting_attempts(shop: Services) -> int | None:
    """How often the first update was tried in vain; None once it is settled either way."""
    far_ahead = shop.clock.now.replace(year=shop.clock.now.year + 1)
    async with shop.store.reading() as session:
        heads = await updates.waiting(session, far_ahead, 10)
    return next((head.attempts for head in heads if head.id == 1), None)


async def test_what_is_under_way_ends_and_the_rest_is_there_at_the_next_start(
    shop: Services, clerk: Clerk
) -> None:
    clerk.held_back[SARA] = asyncio.Event()
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(updates_of(SARA, 1, 2))
        await until(lambda: began(clerk, 1))
        asyncio.get_running_loop().call_soon(clerk.held_back[SARA].set)
        await desk.stops()
        assert clerk.handled == [1]
    async with open_desk(shop, clerk):
        await all_done(shop)
    assert clerk.handled == [1, 2]
    assert await told(shop, SARA) == ["text 1", "text 2"]


async def test_an_update_whose_handling_was_cut_short_is_handled_at_the_next_start(
    shop: Services, clerk: Clerk
) -> None:
    clerk.held_back[SARA] = asyncio.Event()
    async with open_desk(shop, clerk) as desk:
        await desk.inbox.receive(updates_of(SARA, 1))
        await until(lambda: began(clerk, 1))
        await desk.stops(0)
    assert clerk.handled == []
    clerk.held_back.clear()
    async with open_desk(shop, clerk):
        await all_done(shop)
    assert (clerk.began, clerk.handled) == ([1, 1], [1])
    assert await told(shop, SARA) == ["text 1"]


async def test_an_update_is_stored_before_it_is_acknowledged(shop: Services, clerk: Clerk) -> None:
    inbox = Inbox(shop.store, clerk, shop.clock, shop.metrics, Wakeup())
    await inbox.receive(updates_of(SARA, 1))
    assert await waiting(shop) == 1
    async with open_desk(shop, clerk):
        await all_done(shop)
    assert clerk.handled == [1]
