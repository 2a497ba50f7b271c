"""Broadcasts as the staff move them: once each, in line, paused and gone on with, stopped, and told as they go."""

import asyncio
from datetime import timedelta

from bot.broadcasts.book import PAGE, NotStarted
from bot.broadcasts.broadcast import Audience, BroadcastState, Counts, To
from bot.broadcasts.progress import EVERY, slot_of
from bot.messages import Edit, Send
from bot.store import broadcasts, outbox
from bot.texts.catalogue import without_isolates
from tests.bot.broadcasting import FIRST, Courier, Newsroom
from tests.bot.parts import MERCHANT, Services, TestClock, on_sqlite


async def test_two_who_send_the_same_draft_off_send_it_off_once(room: Newsroom, replica: Services) -> None:
    await room.people(20)
    number, other = await room.drafts(), Newsroom(replica, room.courier, 5_000)
    for each in (room, other):
        await each.mina()
    await asyncio.gather(
        room.shop.desk.broadcasts.start(await room.mina(), number),
        other.shop.desk.broadcasts.start(await other.mina(), number),
    )
    await room.works()
    assert await room.counts(number) == Counts(sent=20)
    deeds = [deed.what for deed in (await room.shop.desk.trail.page()).actions]
    assert deeds == ["broadcast_sent"]


async def test_its_people_are_those_of_the_moment_in_which_it_is_sent_off(room: Newsroom) -> None:
    await room.people(3)
    number = await room.starts()
    await room.people(4, first=FIRST + 100)
    await room.works()
    assert await room.counts(number) == Counts(sent=3)


@on_sqlite
async def test_many_people_are_fixed_at_once(room: Newsroom) -> None:
    await room.people(20_000)
    number = await room.starts()
    assert await room.counts(number) == Counts(waiting=20_000)


@on_sqlite
async def test_what_reaches_nobody_is_not_sent_off(room: Newsroom) -> None:
    number = await room.drafts(to=To(Audience.BOUGHT))
    book = room.shop.desk.broadcasts
    assert await book.start(await room.mina(), number) is NotStarted.NOBODY
    assert await room.state(number) is BroadcastState.DRAFT
    assert await book.discard(await room.mina(), number)
    assert not await book.discard(await room.mina(), number)
    assert await book.start(await room.mina(), number) is NotStarted.GONE
    assert await book.find(number) is None


async def test_paused_it_stays_paused_through_a_restart_and_goes_on_when_it_is_told_to(
    room: Newsroom, courier: Courier
) -> None:
    ids = await room.people(40)
    number = await room.starts()
    worker = room.worker()
    await worker.work_once()
    paused = await room.shop.desk.broadcasts.pause(await room.mina(), number)
    assert paused is not None
    assert paused.broadcast.state is BroadcastState.PAUSED
    await worker.settle()
    sent = len(courier.carried)
    await room.works(worker)
    await room.works(room.worker())
    assert 0 < sent == len(courier.carried) < 40
    assert await room.counts(number) == Counts(waiting=40 - sent, sent=sent)
    await room.shop.desk.broadcasts.go_on(await room.mina(), number)
    await room.works()
    assert sorted(chat for chat, _ in courier.carried) == ids


async def test_stopped_it_sends_what_is_on_its_way_and_nothing_more(room: Newsroom, courier: Courier) -> None:
    await room.people(40)
    number = await room.starts()
    courier.open.clear()
    worker = room.worker()
    await worker.work_once()
    await room.shop.desk.broadcasts.stop(await room.mina(), number)
    await worker.work_once()
    assert await room.state(number) is BroadcastState.STOPPING
    courier.open.set()
    await worker.settle()
    await room.works(worker)
    sent = len(courier.carried)
    assert await room.state(number) is BroadcastState.STOPPED
    assert await room.counts(number) == Counts(waiting=40 - sent, sent=sent)
    again = await room.shop.desk.broadcasts.go_on(await room.mina(), number)
    assert again is not None
    assert again.broadcast.state is BroadcastState.STOPPED


async def test_a_second_waits_in_line_and_begins_by_itself(room: Newsroom, courier: Courier) -> None:
    await room.people(20)
    first, second, third = [await room.starts() for _ in range(3)]
    worker = room.worker()
    await worker.work_once()
    assert [(await room.report(each)).ahead for each in (first, second, third)] == [0, 1, 2]
    assert [await room.state(each) for each in (first, second)] == [
        BroadcastState.RUNNING,
        BroadcastState.WAITING,
    ]
    room.shop.clock.passes(seconds=0.1)
    # Whoever is paused gives way, and stands behind the others when it goes on.
    await room.shop.desk.broadcasts.pause(await room.mina(), first)
    await worker.settle()
    await worker.work_once()
    assert await room.state(second) is BroadcastState.RUNNING
    await room.shop.desk.broadcasts.go_on(await room.mina(), first)
    assert (await room.report(first)).ahead == 2
    await worker.settle()
    await room.works(worker, seconds=1)
    assert [await room.counts(each) for each in (first, second, third)] == [Counts(sent=20)] * 3


async def progress_letters(room: Newsroom) -> list[Send | Edit]:
    await room.shop.letters(MERCHANT)
    return [letter for letter in room.shop.mail if letter.chat_id == MERCHANT]


async def test_its_progress_moves_every_few_seconds_and_only_where_something_changed(
    room: Newsroom, clock: TestClock
) -> None:
    await room.shop.meets(MERCHANT, "Mina")
    await room.people(60)
    number = await room.starts()
    (begun,) = await progress_letters(room)
    slot = slot_of((await room.report(number)).broadcast)
    assert isinstance(begun, Send)
    assert begun.slot == slot
    worker = room.worker()
    for _ in range(4):
        await worker.work_once()
        await worker.settle()
        clock.now += timedelta(seconds=1)
    assert len(await progress_letters(room)) == 1
    clock.now += EVERY
    await worker.work_once()
    edits = (await progress_letters(room))[1:]
    assert [edit.slot for edit in edits] == [slot]
    assert "Sent: <b>48</b> of 61" in without_isolates(str(edits[0].message.html))
    await room.shop.desk.broadcasts.pause(await room.mina(), number)
    await worker.settle()
    for _ in range(5):
        clock.now += EVERY
        await worker.work_once()
    # Once for having paused, and no more.
    assert len(await progress_letters(room)) == 3


async def test_what_is_still_on_its_way_is_not_said_over_again(room: Newsroom, clock: TestClock) -> None:
    await room.shop.meets(MERCHANT, "Mina")
    await room.people(60)
    await room.starts()
    worker = room.worker()
    for _ in range(4):
        await worker.work_once()
        await worker.settle()
        clock.now += EVERY
    async with room.shop.store.reading() as session:
        depth, _ = await outbox.depth(session)
    assert depth == 1


async def test_in_the_end_it_says_what_came_of_it_once(room: Newsroom, replica: Services) -> None:
    await room.shop.meets(MERCHANT, "Mina")
    await room.people(10)
    number = await room.starts()
    mine, theirs = room.worker(), Newsroom(replica, room.courier).worker()
    for _ in range(10):
        await asyncio.gather(mine.work_once(), theirs.work_once())
        await asyncio.gather(mine.settle(), theirs.settle())
    assert await room.state(number) is BroadcastState.DONE
    _, edit, result = await progress_letters(room)
    assert isinstance(edit, Edit)
    assert isinstance(result, Send)
    said = without_isolates(str(result.message.html))
    assert f"Broadcast {number}</b> is done" in said
    assert "Sent: <b>11</b> of 11" in said
    assert "all 11, nobody is left" in said
    assert result.message.buttons == ()


async def test_whoever_wants_no_news_is_left_out_and_may_come_back(room: Newsroom, courier: Courier) -> None:
    quiet, undecided, *_ = await room.people(4)
    news = room.shop.desk.news
    await news.stop(quiet)
    await news.stop(quiet)
    number = await room.starts()
    assert (await room.report(number)).broadcast.reach.no_news == 1
    await news.stop(undecided)
    await room.works()
    assert await room.counts(number) == Counts(sent=2, no_news=1)
    for each in (quiet, undecided):
        await news.resume(each)
    number = await room.starts()
    await room.works()
    assert await room.counts(number) == Counts(sent=4)
    assert (courier.times(quiet), courier.times(undecided)) == (1, 1)


async def test_the_last_ones_are_listed_in_pages(room: Newsroom) -> None:
    await room.people(1)
    numbers = [await room.drafts() for _ in range(PAGE + 2)]
    first = await room.shop.desk.broadcasts.page()
    second = await room.shop.desk.broadcasts.page(first.older)
    assert [each.broadcast.id for each in (*first.reports, *second.reports)] == numbers[::-1]
    assert second.older is None


@on_sqlite
async def test_a_restart_takes_up_at_once_what_the_files_last_program_had(
    room: Newsroom, courier: Courier
) -> None:
    await room.people(5)
    number = await room.starts()
    courier.open.clear()
    worker = room.worker()
    await worker.work_once()
    assert (await room.counts(number)).under_way == 5
    for task in list(worker._under_way):
        task.cancel()
    courier.open.set()
    # As when the program starts.
    await room.shop.store.migrate()
    await room.works(room.worker())
    assert await room.counts(number) == Counts(sent=5)
    async with room.shop.store.reading() as session:
        assert await broadcasts.unfinished(session) == []


async def test_whoever_is_kept_out_of_the_shop_hears_no_news(room: Newsroom) -> None:
    await room.people(3)
    mina = (await room.mina()).person
    async with room.shop.store.transaction() as tx:
        await room.shop.desk.bans.ban(tx, mina, FIRST, "swears")
    number = await room.starts()
    await room.works()
    assert await room.counts(number) == Counts(sent=2)
