"""What buyers and staff said to each other, and which talks are open."""

import pytest

from bot.files import Attachment, Shown
from bot.orders import BuyerId
from bot.store import Session, Store, files, threads
from bot.support.talk import Hears, MessageId, Saying, Thread
from tests.bot.store.ledger import REZA, SARA, START, Ledger, after


@pytest.fixture
async def talk(store: Store, ledger: Ledger) -> Thread:
    """Sara has an order, and a talk."""
    await ledger.order(BuyerId(SARA))
    async with store.transaction() as tx:
        return await threads.open_one(tx, SARA, START)


async def said(
    tx: Session, talk: Thread, text: str, update_id: int, answers: MessageId | None = None, minutes: int = 0
) -> Saying:
    author = (None, "Sara") if answers is None else (REZA, "Reza")
    now = after(minutes=minutes)
    return await threads.say(tx, talk.id, author, text, None, answers, update_id, now)


async def test_a_buyer_has_one_open_talk_at_a_time(store: Store, talk: Thread) -> None:
    async with store.transaction() as tx:
        assert await threads.open_one(tx, SARA, after(days=1)) == talk
        assert await threads.current(tx, SARA) == await threads.find(tx, talk.id) == talk
        assert await threads.close(tx, talk.id, after(days=1))
        assert not await threads.close(tx, talk.id, after(days=1))
        assert await threads.current(tx, SARA) is None
        assert (await threads.open_one(tx, SARA, after(days=1))).id != talk.id


async def test_a_talk_that_was_silent_for_a_week_is_over(store: Store, talk: Thread) -> None:
    async with store.transaction() as tx:
        assert await threads.lock(tx, talk.id, after(days=6))
        assert await threads.lock(tx, talk.id, after(days=12))
        assert not await threads.lock(tx, talk.id, after(days=19))
        assert (await threads.open_one(tx, SARA, after(days=19))).id != talk.id


async def test_a_talk_has_its_order_its_ear_and_its_wait(store: Store, talk: Thread) -> None:
    async with store.transaction() as tx:
        assert await threads.hear(tx, talk.id, Hears.ALL)
        assert not await threads.hear(tx, talk.id, Hears.ALL)
        await threads.about(tx, talk.id, 1)
        await threads.waits(tx, talk.id, after(minutes=1))
        await threads.waits(tx, talk.id, after(minutes=2))
        found = await threads.find(tx, talk.id)
        assert found is not None
        assert (found.hears, found.order_id, found.waiting_since) == (Hears.ALL, 1, after(minutes=1))
        await threads.answered(tx, talk.id)
        found = await threads.find(tx, talk.id)
        assert found is not None
        assert found.waiting_since is None


async def test_what_an_update_says_is_said_once(store: Store, talk: Thread) -> None:
    async with store.transaction() as tx:
        file = await files.keep(tx, "tea.pdf", "application/pdf", b"bytes", START)
        shown = Attachment(file.id, Shown.DOCUMENT)
        author = (None, "Sara")
        first = await threads.say(tx, talk.id, author, "", shown, None, 7, START)
        assert await threads.say(tx, talk.id, author, "other", None, None, 7, after(days=1)) == first
        assert await threads.said_by(tx, 7) == await threads.saying(tx, first.id) == first
        assert (first.by_buyer, first.attachment, first.text) == (True, shown, "")
        assert await threads.said_by(tx, 8) is None
        assert await threads.saying(tx, 99) is None


async def test_the_last_words_come_in_their_order_with_the_answers_to_each(
    store: Store, talk: Thread
) -> None:
    async with store.transaction() as tx:
        one, two = await said(tx, talk, "one", 1), await said(tx, talk, "two", 2, minutes=2)
        answer = await said(tx, talk, "yes", 3, answers=one.id, minutes=3)
        assert await threads.last(tx, talk.id, 2) == [two, answer]
        assert await threads.answers_to(tx, one.id) == [answer]
        assert await threads.answers_to(tx, two.id) == []
        assert await threads.said_since(tx, talk.id, after(minutes=1)) == 1


async def test_those_who_wait_longest_come_first_and_silent_talks_not_at_all(
    store: Store, talk: Thread, ledger: Ledger
) -> None:
    await ledger.order(BuyerId(REZA))
    async with store.transaction() as tx:
        reza = await threads.open_one(tx, REZA, START)
        assert await threads.page(tx, START, skip=0, most=9) == []
        await said(tx, talk, "hello", 1)
        mine = await said(tx, reza, "hello", 2, minutes=1)
        await threads.waits(tx, reza.id, after(minutes=1))
        listed = await threads.page(tx, START, skip=0, most=9)
        assert [each.thread.id for each in listed] == [reza.id, talk.id]
        assert [each.thread.id for each in await threads.page(tx, START, skip=1, most=9)] == [talk.id]
        assert await threads.unanswered(tx, START) == [mine]
        assert await threads.page(tx, after(days=8), skip=0, most=9) == []
        assert await threads.unanswered(tx, after(days=8)) == []
