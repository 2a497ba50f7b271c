"""The outbox: each chat's letters in order, one at a time, leased, parked, and some only once, ever."""

from datetime import datetime

from markupsafe import Markup

from bot.messages import Button, Edit, Letter, Message, Send
from bot.store import Store, outbox
from bot.store.outbox import Queued
from tests.bot.store.ledger import REZA, SARA, START, after, message

FAR = after(hours=1)


async def put(store: Store, *letters: Letter, at: datetime = START) -> None:
    async with store.transaction() as tx:
        await outbox.put(tx, letters, at)


async def claim(store: Store, now: datetime = START, until: datetime = FAR, most: int = 10) -> list[Queued]:
    async with store.transaction() as tx:
        return await outbox.claim_due(tx, now, until, most)


async def texts(store: Store, now: datetime = START, until: datetime = FAR) -> list[str]:
    return [str(queued.letter.message.html) for queued in await claim(store, now, until)]


async def test_a_letter_comes_out_as_it_went_in(store: Store) -> None:
    full = Message(
        Markup("سلام <b>سارا</b>"), ((Button("Pay", url="http://pay"), Button("No", "no:1")),), True
    )
    sent, edited = Send(SARA, full, slot="pay:1"), Edit(REZA, message("changed"), message_id=9)
    await put(store, sent, edited)
    assert [queued.letter for queued in await claim(store)] == [sent, edited]


async def test_a_chat_is_sent_one_letter_at_a_time_in_order(store: Store) -> None:
    await put(
        store, Send(SARA, message("first")), Send(SARA, message("second")), Send(REZA, message("other"))
    )
    first, other = await claim(store)
    assert (first.letter.message, other.letter.message) == (message("first"), message("other"))
    assert await claim(store) == []
    async with store.transaction() as tx:
        await outbox.sent(tx, first.id, 41, START)
    assert await texts(store) == ["second"]


async def test_a_letter_that_must_wait_keeps_those_behind_it_waiting(store: Store) -> None:
    await put(store, Send(SARA, message("first")), Send(SARA, message("second")))
    (first,) = await claim(store)
    async with store.transaction() as tx:
        await outbox.retry(tx, first.id, after(seconds=30))
    assert await claim(store, after(seconds=29)) == []
    (again,) = await claim(store, after(seconds=30))
    assert (again.letter.message, again.attempts, again.created_at) == (message("first"), 1, START)


async def test_an_edit_waits_for_its_turn_and_keeps_nothing_new_waiting(store: Store) -> None:
    edits = Edit(SARA, message("edited"), message_id=9), Edit(SARA, message("edited again"), message_id=9)
    await put(store, Send(SARA, message("first")), *edits, Send(SARA, message("second")))
    (first,) = await claim(store)
    assert first.letter.message == message("first")
    async with store.transaction() as tx:
        await outbox.sent(tx, first.id, 41, START)
    edit, second = await claim(store)
    assert (edit.letter, second.letter.message) == (edits[0], message("second"))
    async with store.transaction() as tx:
        await outbox.retry(tx, edit.id, after(seconds=30))
        await outbox.sent(tx, second.id, 42, START)
    assert await claim(store, after(seconds=29)) == []
    assert await texts(store, after(seconds=30)) == ["edited"]


async def test_a_letter_whose_sender_died_comes_again_after_its_lease(store: Store) -> None:
    await put(store, Send(SARA, message("hello")))
    lease = after(minutes=3)
    assert await texts(store, START, lease) == ["hello"]
    assert await texts(store, after(minutes=2)) == []
    assert await texts(store, lease) == ["hello"]


async def test_no_more_letters_are_claimed_than_asked_for(store: Store) -> None:
    await put(store, *(Send(SARA + number, message("hello")) for number in range(5)))
    assert [len(await claim(store, most=3)) for _ in range(3)] == [3, 2, 0]


async def test_what_may_be_said_only_once_is_stored_once(store: Store) -> None:
    receipt = Send(SARA, message("paid"), once="receipt:1")
    await put(store, receipt, receipt)
    await put(store, receipt, Send(SARA, message("hello")), Send(SARA, message("hello")))
    (queued,) = await claim(store)
    async with store.transaction() as tx:
        await outbox.sent(tx, queued.id, 41, START)
    await put(store, receipt)
    async with store.reading() as session:
        assert await outbox.depth(session) == (2, START)


async def test_a_dropped_letter_makes_room_for_the_next_and_never_comes_again(store: Store) -> None:
    await put(store, Send(SARA, message("refused")), Send(SARA, message("next")))
    (refused,) = await claim(store)
    async with store.transaction() as tx:
        await outbox.drop(tx, refused.id)
    assert await texts(store) == ["next"]
    assert await texts(store, FAR) == ["next"]


async def test_letters_to_somebody_who_blocked_the_bot_wait_for_their_return_in_order(store: Store) -> None:
    await put(
        store, Send(SARA, message("first")), Send(SARA, message("second")), Send(REZA, message("other"))
    )
    (first, other) = await claim(store)
    async with store.transaction() as tx:
        assert await outbox.park(tx, SARA) == 2
        await outbox.sent(tx, other.id, 7, START)
        assert await outbox.unpark(tx, REZA, START) == 0
    assert await texts(store, after(days=1)) == []
    async with store.transaction() as tx:
        assert await outbox.unpark(tx, SARA, after(days=1)) == 2
    (again,) = await claim(store, after(days=1), after(days=2))
    assert again.id == first.id


async def test_what_is_said_of_somebodys_money_is_counted_while_it_waits(store: Store) -> None:
    await put(
        store,
        Send(SARA, message("paid"), once="receipt:1"),
        Send(SARA, message("held"), once="held:2"),
        Send(SARA, message("hello"), once="greeting:1"),
        Send(SARA, message("hello")),
        Send(REZA, message("paid"), once="receipt:3"),
    )
    async with store.transaction() as tx:
        assert [await outbox.of_money(tx, chat) for chat in (SARA, REZA, 7)] == [2, 1, 0]
    (first, _) = await claim(store)
    async with store.transaction() as tx:
        await outbox.sent(tx, first.id, 41, START)
        assert await outbox.of_money(tx, SARA) == 1


async def test_a_slot_tells_where_its_messages_stand_newest_first(store: Store) -> None:
    pay = Send(SARA, message("pay"), slot="pay:1")
    await put(store, pay)
    for message_id in (41, 42):
        (queued,) = await claim(store)
        async with store.transaction() as tx:
            await outbox.sent(tx, queued.id, message_id, START)
        await put(store, pay)
    await put(store, Edit(SARA, message("paid"), slot="pay:1"), Send(SARA, message("pay"), slot="pay:2"))
    async with store.reading() as session:
        assert await outbox.messages_in_slot(session, "pay:1") == [42, 41]
        assert await outbox.messages_in_slot(session, "pay:2") == []
        assert [await outbox.queued_in_slot(session, f"pay:{number}") for number in (1, 2, 3)] == [2, 1, 0]


async def test_a_slot_follows_a_message_that_another_took_the_place_of(store: Store) -> None:
    pay = Send(SARA, message("pay"), slot="pay:1")
    await put(store, pay, pay, Send(REZA, message("pay"), slot="pay:2"))
    for number in (41, 42):
        for queued in await claim(store):
            async with store.transaction() as tx:
                await outbox.sent(tx, queued.id, number, START)
    async with store.transaction() as tx:
        await outbox.replaced(tx, "pay:1", 41, 50)
    async with store.reading() as session:
        assert await outbox.messages_in_slot(session, "pay:1") == [42, 50]
        assert await outbox.messages_in_slot(session, "pay:2") == [41]


async def test_the_depth_is_of_the_letters_that_wait(store: Store) -> None:
    async with store.reading() as session:
        assert await outbox.depth(session) == (0, None)
    await put(store, Send(SARA, message("hello")), at=after(minutes=1))
    await put(store, Send(REZA, message("hello")), at=after(minutes=2))
    (queued,) = await claim(store, after(minutes=1))
    async with store.transaction() as tx:
        assert await outbox.depth(tx) == (2, after(minutes=1))
        await outbox.sent(tx, queued.id, 41, after(minutes=3))
        assert await outbox.depth(tx) == (1, after(minutes=2))


async def test_the_next_letter_to_wake_up_for_is_one_that_was_not_due_before(store: Store) -> None:
    for minutes in (1, 2, 3):
        await put(store, Send(minutes, message("hello")), at=after(minutes=minutes))
    async with store.reading() as session:
        assert await outbox.next_due(session, after(minutes=0)) == after(minutes=1)
        assert await outbox.next_due(session, after(minutes=1)) == after(minutes=2)
        assert await outbox.next_due(session, after(minutes=3)) is None


async def test_small_talk_is_forgotten_and_what_may_be_looked_for_again_is_not(store: Store) -> None:
    await put(
        store,
        Send(1, message("small talk")),
        Send(2, message("paid"), once="receipt:1"),
        Send(3, message("pay"), slot="pay:1"),
    )
    for queued in await claim(store):
        async with store.transaction() as tx:
            await outbox.sent(tx, queued.id, 41, START)
    await put(store, Send(4, message("not sent")))
    await put(store, Send(5, message("new")), at=after(days=1))
    async with store.transaction() as tx:
        assert await outbox.forget(tx, START) == 0
        assert await outbox.forget(tx, after(hours=1)) == 1
        assert await outbox.messages_in_slot(tx, "pay:1") == [41]
    await put(store, Send(2, message("paid"), once="receipt:1"))
    assert await texts(store, after(days=1), after(days=2)) == ["not sent", "new"]


async def test_a_reply_finds_the_slot_of_the_message_that_stands_in_its_chat(store: Store) -> None:
    await put(store, Send(SARA, message("hello"), slot="talk:1"), Send(REZA, message("small talk")))
    for queued in await claim(store):
        async with store.transaction() as tx:
            await outbox.sent(tx, queued.id, 41, START)
    async with store.reading() as session:
        assert await outbox.slot_at(session, SARA, 41) == "talk:1"
        assert await outbox.slot_at(session, SARA, 42) is None
        assert await outbox.slot_at(session, REZA, 41) is None


async def test_a_letter_that_was_put_once_is_known_by_its_key_for_ever(store: Store) -> None:
    (letter,) = letters = [Send(SARA, message("hello"), once="digest:1")]
    async with store.transaction() as tx:
        assert not await outbox.was_put(tx, "digest:1")
        await outbox.put(tx, letters, START)
        assert await outbox.was_put(tx, "digest:1")
    (queued,) = await claim(store)
    assert queued.letter.message == letter.message
    async with store.transaction() as tx:
        await outbox.sent(tx, queued.id, 41, START)
        await outbox.forget(tx, FAR)
        assert await outbox.was_put(tx, "digest:1")
