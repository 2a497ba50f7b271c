"""A broadcast goes out: to each once, through crashes and Telegram's troubles, and the count is always right."""

import asyncio

import pytest

from bot.broadcasts.broadcast import ANSWER_LOST, BroadcastState, Counts, Failure
from bot.broadcasts.content import Content
from bot.broadcasts.worker import AT_ONCE, LEASE, BroadcastWorker
from bot.messenger import (
    AnswerLost,
    MessengerError,
    Refused,
    SlowDown,
    TokenRefused,
    Unavailable,
    Unreachable,
)
from bot.store import buyers
from bot.texts.languages import Language
from sandbox.people import Telegram
from tests.bot.broadcasting import FIRST, NEWS, Courier, Newsroom
from tests.bot.parts import Services, TestClock, on_sqlite, until
from tests.bot.post import PIXEL, PostOffice, acquainted, from_bot


async def test_everybody_gets_it_once_as_it_was_typed(room: Newsroom, courier: Courier) -> None:
    ids = await room.people(30)
    number = await room.starts()
    await room.works()
    assert sorted(chat for chat, _ in courier.carried) == ids
    assert {str(message.html) for _, message in courier.carried} == {"News &amp; &lt;more&gt;"}
    assert await room.state(number) is BroadcastState.DONE
    assert await room.counts(number) == Counts(sent=30)


async def test_each_reads_the_button_under_it_in_their_own_language(room: Newsroom, courier: Courier) -> None:
    (sara,), (john,) = await room.people(1), await room.people(1, Language.EN, FIRST + 100)
    await room.starts()
    await room.works()
    labels = {chat: message.buttons[-1][0].text for chat, message in courier.carried}
    assert labels == {sara: "🔕 دیگر خبر نفرستید", john: "🔕 No more news"}


async def test_only_a_few_are_under_way_at_a_time(room: Newsroom, courier: Courier) -> None:
    await room.people(50)
    number = await room.starts()
    courier.open.clear()
    worker = room.worker()
    for _ in range(5):
        await worker.work_once()
    assert await room.counts(number) == Counts(waiting=50 - AT_ONCE, under_way=AT_ONCE)
    courier.open.set()
    await room.works(worker)
    assert await room.counts(number) == Counts(sent=50)


async def test_whoever_blocked_the_bot_and_whoever_can_not_be_sent_it_are_counted(
    room: Newsroom, courier: Courier, shop: Services
) -> None:
    gone, refused, *_ = await room.people(5)
    courier.says = {gone: [Unreachable("blocked")], refused: [Refused("Bad Request: no rights")]}
    number = await room.starts()
    await room.works()
    assert await room.counts(number) == Counts(sent=3, blocked=1, failed=1)
    assert (await room.report(number)).failures == [Failure("Bad Request: no rights", 1)]
    async with shop.store.reading() as session:
        buyer = await buyers.find(session, gone)
    assert buyer is not None
    assert buyer.blocked
    again = await room.starts()
    assert (await room.report(again)).broadcast.reach.blocked == 1


async def test_telegrams_pause_is_kept_and_nobody_is_lost_to_it(
    room: Newsroom, courier: Courier, clock: TestClock
) -> None:
    ids = await room.people(AT_ONCE * 2)
    courier.says = {each: [SlowDown(30)] for each in ids}
    number = await room.starts()
    worker = room.worker()
    await room.works(worker)
    assert courier.carried == []
    tried = sum(not left for left in courier.says.values())
    clock.passes(seconds=29)
    await room.works(worker)
    assert sum(not left for left in courier.says.values()) == tried == AT_ONCE
    await room.works(worker, seconds=31)
    assert await room.counts(number) == Counts(sent=len(ids))
    assert {courier.times(each) for each in ids} == {1}


@pytest.mark.parametrize("trouble", [Unavailable("down"), TokenRefused("no")])
async def test_while_telegram_is_away_one_is_tried_ever_more_rarely_and_none_is_given_up(
    room: Newsroom, courier: Courier, trouble: MessengerError
) -> None:
    ids = await room.people(AT_ONCE + 5)
    courier.says = {each: [trouble] * 4 for each in ids}
    number = await room.starts()
    worker = room.worker()
    await room.works(worker)
    assert sum(4 - len(left) for left in courier.says.values()) == AT_ONCE
    tries = []
    for _ in range(20):
        before = sum(map(len, courier.says.values()))
        await room.works(worker)
        tries.append(before - sum(map(len, courier.says.values())))
        room.shop.clock.passes(seconds=1)
    assert max(tries) == 1
    assert sum(tries) <= 5
    await room.works(worker, seconds=150)
    assert await room.counts(number) == Counts(sent=len(ids))
    assert {courier.times(each) for each in ids} == {1}


async def test_whoever_may_have_it_is_sent_it_once_more_and_never_a_third_time(
    room: Newsroom, courier: Courier
) -> None:
    once, twice = await room.people(2)
    courier.says = {once: [AnswerLost("?")], twice: [AnswerLost("?")] * 3}
    number = await room.starts()
    await room.works(seconds=60)
    assert (courier.times(once), courier.times(twice)) == (1, 0)
    assert len(courier.says[twice]) == 1
    assert await room.counts(number) == Counts(sent=1, failed=1)
    assert (await room.report(number)).failures == [Failure(ANSWER_LOST, 1)]


async def crashes(worker: BroadcastWorker, courier: Courier) -> None:
    """End a program in the middle of what it does, with nothing written down."""
    for task in list(worker._under_way):
        task.cancel()
    await asyncio.gather(*worker._under_way, return_exceptions=True)
    courier.open.set()


async def test_killed_in_the_middle_it_goes_on_by_itself_and_those_who_were_under_way_are_tried_again(
    room: Newsroom, courier: Courier, clock: TestClock
) -> None:
    ids = await room.people(40)
    number = await room.starts()
    first = room.worker()
    await first.work_once()
    await first.settle()
    sent = len(courier.carried)
    courier.open.clear()
    await first.work_once()
    await first.work_once()
    under_way = (await room.counts(number)).under_way
    assert under_way == AT_ONCE
    await crashes(first, courier)
    clock.now += LEASE
    await room.works(room.worker())
    assert sent == AT_ONCE
    assert await room.counts(number) == Counts(sent=40)
    assert {courier.times(each) for each in ids} == {1}


async def test_one_killed_twice_with_the_same_person_under_way_does_not_try_them_a_third_time(
    room: Newsroom, courier: Courier, clock: TestClock
) -> None:
    await room.people(1)
    number = await room.starts()
    for _ in range(2):
        courier.open.clear()
        worker = room.worker()
        await worker.work_once()
        await asyncio.sleep(0)
        await crashes(worker, courier)
        clock.now += LEASE
    await room.works(room.worker())
    assert courier.carried == []
    assert await room.counts(number) == Counts(failed=1)
    assert await room.state(number) is BroadcastState.DONE


async def test_what_is_under_way_when_the_program_stops_in_order_is_written_down(
    room: Newsroom, courier: Courier
) -> None:
    await room.people(20)
    number = await room.starts()
    worker = room.worker()
    working = asyncio.create_task(worker.run())
    await until(lambda: done(courier))
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    await worker.finish(5)
    counts = await room.counts(number)
    assert (counts.sent, counts.under_way) == (len(courier.carried), 0)


async def done(courier: Courier) -> bool:
    return len(courier.carried) > 3


async def test_two_programs_at_once_send_it_to_nobody_twice(
    room: Newsroom, courier: Courier, replica: Services
) -> None:
    ids = await room.people(150)
    other = Newsroom(replica, courier)
    number = await room.starts()
    mine, theirs = room.worker(), other.worker()
    for _ in range(20):
        await asyncio.gather(mine.work_once(), theirs.work_once())
        await asyncio.gather(mine.settle(), theirs.settle())
    await room.works(mine)
    assert sorted(chat for chat, _ in courier.carried) == ids
    assert await room.counts(number) == Counts(sent=150)
    assert await room.state(number) is BroadcastState.DONE


@on_sqlite
async def test_a_disk_that_is_full_when_it_should_be_written_down_makes_nobody_get_it_twice(
    room: Newsroom, courier: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = await room.people(5)
    number = await room.starts()
    worker = room.worker()
    await worker.work_once()
    with monkeypatch.context() as broken:
        broken.setattr(room.shop.store, "transaction", full)
        with pytest.raises(OSError, match="full"):
            await worker.settle()
    await room.works(worker)
    assert sorted(chat for chat, _ in courier.carried) == ids
    assert await room.counts(number) == Counts(sent=5)


def full() -> None:
    raise OSError("the disk is full")


@on_sqlite
async def test_over_the_wire_a_photo_is_sent_up_once_and_troubles_are_told_apart(
    shop: Services, post: PostOffice, telegram: Telegram, clock: TestClock
) -> None:
    room = Newsroom(shop, post.messenger)
    ids = await room.people(6)
    people = [await acquainted(telegram, each, f"Person {each}") for each in ids]
    file = await shop.files.keep("news.png", "image/png", PIXEL)
    await people[0].blocks()
    await telegram.breaks("sendPhoto", "429", seconds=5)
    number = await room.starts(Content("<b>بهار</b> & تابستان", file.id))
    await room.works(seconds=10)
    assert await room.counts(number) == Counts(sent=5, blocked=1)
    for person in people[1:]:
        assert await from_bot(person) == ["<b>بهار</b> & تابستان"]
    await telegram.breaks("sendMessage", "lost")
    await telegram.breaks("sendMessage", "error", code=400, description="Bad Request: nothing of that sort")
    number = await room.starts(NEWS)
    await room.works(seconds=30)
    assert await room.counts(number) == Counts(sent=4, failed=1)
    heard = sorted([(await from_bot(person)).count("News & <more>") for person in people[1:]])
    # The one whose answer was lost had it already.
    assert heard == [0, 1, 1, 1, 2]
