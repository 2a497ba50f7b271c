import asyncio
from datetime import timedelta

import pytest

from bot.messages import Button, Send
from bot.outbox import LEASE, LONGEST_WAIT
from bot.store import outbox
from sandbox.people import Person, Telegram
from tests.bot.parts import ALI, MERCHANT, SARA, Services, TestClock, on_sqlite
from tests.bot.post import (
    PostOffice,
    acquainted,
    change,
    from_bot,
    say,
    sends,
    text,
    until_sends,
)


async def test_a_chat_gets_its_messages_in_order(post: PostOffice, sara: Person) -> None:
    await post.takes(say(SARA, "one"), say(SARA, "two"), say(SARA, "<b>three</b>"))
    await post.works()
    assert await from_bot(sara) == ["one", "two", "three"]
    assert await post.waiting() == 0


async def test_a_message_that_fails_is_not_overtaken_by_the_next(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    ali = await acquainted(telegram, ALI, "Ali")
    await post.takes(say(SARA, "one"), say(SARA, "two"))
    await telegram.breaks("sendMessage", "http_502")
    await post.tries()
    await post.takes(say(ALI, "hello"))
    await post.tries()
    assert (await from_bot(sara), await from_bot(ali)) == ([], ["hello"])
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["one", "two"]


async def test_telegrams_pause_is_kept(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await post.takes(say(SARA, "one"))
    await telegram.breaks("sendMessage", "429", seconds=30)
    await post.tries()
    clock.passes(seconds=29.9)
    await post.tries()
    assert await sends(telegram) == 1
    clock.passes(seconds=0.1)
    await post.works()
    assert await from_bot(sara) == ["one"]
    assert await sends(telegram) == 2


@on_sqlite
async def test_a_message_is_tried_ever_more_rarely_until_telegram_takes_it(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await telegram.breaks("sendMessage", "html", times=None)
    await post.takes(say(SARA, "one"))
    began, tried = clock(), []
    for _ in range(10):
        await post.tries()
        tried.append(await sends(telegram))
        clock.now = await post.next_due()
    assert tried == list(range(1, 11))
    # 1 + 2 + 4 ... + 64 seconds, and then never longer than two minutes.
    assert clock() - began == timedelta(seconds=127) + 3 * LONGEST_WAIT
    await telegram.mends()
    await post.works()
    assert await from_bot(sara) == ["one"]


@on_sqlite
@pytest.mark.parametrize("fault", ["drop", "http_502", "html", "down"])
async def test_a_message_outlives_any_trouble_of_telegrams(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock, fault: str
) -> None:
    await telegram.breaks("*" if fault == "down" else "sendMessage", fault)
    await post.takes(say(SARA, "one"))
    await post.tries()
    assert await post.waiting() == 1
    await telegram.mends()
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["one"]


async def test_a_message_whose_answer_was_lost_is_said_again_in_the_same_words(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await telegram.breaks("sendMessage", "lost")
    await post.takes(say(SARA, "one"))
    await post.tries()
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["one", "one"]


async def test_what_somebody_missed_waits_for_their_return_and_the_merchant_is_told_once(
    post: PostOffice, shop: Services, sara: Person, merchant: Person, clock: TestClock
) -> None:
    await sara.blocks()
    await post.takes(say(SARA, "one"), say(SARA, "two"))
    await post.works()
    clock.passes(minutes=5)
    await post.takes(say(SARA, "three"))
    await post.works()
    assert await post.waiting() == 0
    assert len(await from_bot(merchant)) == 1
    assert "2 messages wait" in (await from_bot(merchant))[0].translate(dict.fromkeys(range(0x2066, 0x206A)))
    await sara.unblocks()
    assert (await shop.meets()).blocked is False
    await post.works()
    assert await from_bot(sara) == ["one", "two", "three"]


async def test_an_alert_waits_for_a_merchant_who_has_not_started_the_bot_yet(
    post: PostOffice, telegram: Telegram, shop: Services
) -> None:
    merchant = await telegram.person("Merchant", id=MERCHANT)
    await post.takes(say(MERCHANT, "money waits"))
    await post.works()
    await merchant.says("/start")
    await shop.meets(MERCHANT, "Merchant")
    await post.works()
    assert await from_bot(merchant) == ["money waits"]


async def test_a_message_that_telegram_refuses_for_good_stops_no_other_and_the_merchant_is_told(
    post: PostOffice, telegram: Telegram, sara: Person, merchant: Person
) -> None:
    await post.takes(say(SARA, "<nonsense>"), say(SARA, "two"))
    await post.works()
    assert await from_bot(sara) == ["two"]
    (alert,) = await from_bot(merchant)
    assert "Can't parse entities" in alert
    assert str(SARA) in alert


async def test_an_alert_that_is_refused_itself_breeds_no_other(
    post: PostOffice, telegram: Telegram, sara: Person, merchant: Person
) -> None:
    await telegram.breaks("sendMessage", "error", times=None, code=400, description="Bad Request: nonsense")
    await post.takes(say(SARA, "one"))
    await post.works()
    assert await post.waiting() == 0
    assert await sends(telegram) == 2


@on_sqlite
async def test_a_refused_token_loses_no_message(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await telegram.breaks("sendMessage", "error", code=401, description="Unauthorized")
    await post.takes(say(SARA, "one"))
    await post.tries()
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["one"]


async def test_every_copy_in_a_slot_is_changed(post: PostOffice, sara: Person) -> None:
    await post.takes(say(SARA, "pay", slot="pay:1"), say(SARA, "pay", slot="pay:1"), say(SARA, "other"))
    await post.works()
    await post.takes(change(SARA, "paid", slot="pay:1"))
    await post.works()
    assert await from_bot(sara) == ["paid", "paid", "other"]


async def test_a_message_is_changed_that_was_put_in_the_same_breath(post: PostOffice, sara: Person) -> None:
    await post.takes(say(SARA, "pay", slot="pay:1"), change(SARA, "paid", slot="pay:1"))
    await post.works()
    assert await from_bot(sara) == ["paid"]


@on_sqlite
async def test_the_message_of_a_tapped_button_is_changed_by_its_number(
    post: PostOffice, sara: Person
) -> None:
    await post.takes(Send(SARA, text("orders", Button("next", action="orders:1"))))
    await post.works()
    shown = (await sara.chat())[-1]
    await post.takes(change(SARA, "page 2", message_id=shown.id))
    await post.works()
    assert await from_bot(sara) == ["page 2"]


@on_sqlite
async def test_a_change_that_fails_halfway_is_made_whole(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await post.takes(say(SARA, "pay", slot="pay:1"), say(SARA, "pay", slot="pay:1"))
    await post.works()
    await post.takes(change(SARA, "paid", slot="pay:1"))
    await telegram.breaks("editMessageText", "slow", seconds=0)
    await telegram.breaks("editMessageText", "drop")
    await post.tries()
    assert sorted(await from_bot(sara)) == ["paid", "pay"]
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["paid", "paid"]


@on_sqlite
async def test_what_takes_longer_than_its_lease_is_let_go_of_and_tried_again(
    post: PostOffice, telegram: Telegram, sara: Person, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await telegram.breaks("sendMessage", "silent")
    await post.takes(say(SARA, "one"))
    with monkeypatch.context() as patient:
        patient.setattr("bot.outbox.CARRY_WITHIN", timedelta(milliseconds=50))
        await post.tries()
    assert await post.waiting() == 1
    clock.passes(seconds=1)
    await post.works()
    assert await from_bot(sara) == ["one"]


@on_sqlite
async def test_nothing_is_changed_where_nothing_arrived(post: PostOffice, sara: Person) -> None:
    await post.takes(change(SARA, "paid", slot="pay:1"), say(SARA, "receipt"))
    await post.works()
    assert await from_bot(sara) == ["receipt"]


@on_sqlite
async def test_what_may_be_said_once_is_said_once(post: PostOffice, sara: Person) -> None:
    await post.takes(say(SARA, "receipt", once="receipt:1"))
    await post.works()
    await post.takes(say(SARA, "receipt", once="receipt:1"), say(SARA, "receipt", once="receipt:1"))
    await post.works()
    assert await from_bot(sara) == ["receipt"]


async def test_a_message_that_a_killed_program_had_taken_is_sent_when_its_lease_is_over(
    post: PostOffice, shop: Services, telegram: Telegram, sara: Person, clock: TestClock
) -> None:
    await post.takes(say(SARA, "one"), say(SARA, "two"))
    async with shop.store.transaction() as tx:
        assert len(await outbox.claim_due(tx, clock(), clock() + LEASE, 50)) == 1
    await post.tries()
    assert await sends(telegram) == 0
    clock.passes(seconds=LEASE.total_seconds())
    await post.works()
    assert await from_bot(sara) == ["one", "two"]


@on_sqlite
async def test_one_chat_that_hangs_holds_no_other_up(
    post: PostOffice, telegram: Telegram, sara: Person
) -> None:
    others = [await acquainted(telegram, ALI + n, f"person {n}") for n in range(60)]
    await telegram.breaks("sendMessage", "silent")
    await post.takes(say(SARA, "one"))
    outbox_at_work = post.open()
    working = asyncio.create_task(outbox_at_work.run())
    await until_sends(telegram, 1)
    await post.takes(*(say(other.id, "hello") for other in others))
    post.shop.wakeup.wake()
    await until_sends(telegram, 61)
    for other in others:
        await other.sees("hello", ever=True)
    working.cancel()
    await asyncio.wait({working})
    await outbox_at_work.finish(0)
    assert await from_bot(sara) == []


@on_sqlite
async def test_a_message_on_its_way_arrives_although_the_program_stops(
    post: PostOffice, telegram: Telegram, sara: Person
) -> None:
    await telegram.breaks("sendMessage", "slow", seconds=0.1)
    await post.takes(say(SARA, "one"))
    sending = post.open()
    working = asyncio.create_task(sending.run())
    await until_sends(telegram, 1)
    working.cancel()
    await asyncio.wait({working})
    await sending.finish(10)
    assert await from_bot(sara) == ["one"]
    assert await post.waiting() == 0


async def test_two_programs_send_each_message_once(
    post: PostOffice, replica: Services, telegram: Telegram
) -> None:
    people = [await acquainted(telegram, ALI + n, f"person {n}") for n in range(30)]
    await post.takes(*(say(person.id, "hello") for person in people))
    await asyncio.gather(post.works(), PostOffice(replica, post.messenger).works())
    assert [await from_bot(person) for person in people] == [["hello"]] * 30
