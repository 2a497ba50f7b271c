"""A buyer and the shop talk: what each writes reaches the other, once, and everybody sees who answered."""

import asyncio
from dataclasses import replace

import pytest

from bot.files import Shown
from bot.orders import OrderId
from bot.staff.audit_trail import Actor
from bot.staff.members import Joined
from bot.staff.rights import Role
from bot.store import outbox, threads
from bot.store.buyers import Buyer
from bot.support.support import MOST_A_MINUTE, PassedOn
from bot.support.talk import Content, Hears, MessageId, SentFile
from bot.texts.catalogue import without_isolates
from tests.bot.parts import ALI, MERCHANT, SARA, Services, on_sqlite

GROUP = -1_002_000_000_001
OMID = 5_208_170_009


async def mina(shop: Services, update_id: int = 1) -> Actor:
    return Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)


@pytest.fixture
async def omid(shop: Services) -> Buyer:
    """He answers buyers."""
    person = await shop.meets(OMID, "Omid")
    code = await shop.desk.staff.invite(await mina(shop), Role.SUPPORT)
    assert isinstance(await shop.desk.staff.join(person, code, 2), Joined)
    return person


def supporter(person: Buyer, update_id: int) -> Actor:
    return Actor(person, Role.SUPPORT, update_id)


async def asks(shop: Services, text: str = "Where is it?", update_id: int = 100) -> MessageId:
    """Sara writes; gives her message."""
    sara = await shop.meets()
    await shop.desk.support.open(sara)
    assert await shop.desk.support.say(sara, Content(text), update_id) is PassedOn.PASSED
    async with shop.store.reading() as session:
        said = await threads.said_by(session, update_id)
    assert said is not None
    return said.id


async def heard(shop: Services, chat_id: int) -> list[str]:
    return [without_isolates(str(message.html)) for message in await shop.letters(chat_id)]


async def test_what_a_buyer_writes_reaches_all_who_may_answer_with_the_newest_order(
    shop: Services, omid: Buyer
) -> None:
    sara = await shop.meets()
    await shop.offers(sara)
    order = (await shop.offers(sara, update_id=2)).order
    await asks(shop, "Where is <it>?")
    for chat in (MERCHANT, omid.id):
        (copy,) = await heard(shop, chat)
        assert "<b>Sara</b>" in copy
        assert str(SARA) in copy
        assert f"Order <code>{order.id}</code> · 50,000 tomans · waiting for payment" in copy
        assert copy.endswith("\n\nWhere is &lt;it&gt;?")
    assert await heard(shop, ALI) == []


async def test_a_talk_is_about_the_order_that_was_named_if_that_is_the_buyers_own(shop: Services) -> None:
    sara, ali = await shop.meets(), await shop.meets(ALI, "Ali")
    first = (await shop.offers(sara)).order
    await shop.offers(sara, update_id=2)
    his = (await shop.offers(ali, update_id=3)).order
    named = await shop.desk.support.open(sara, first.id)
    assert named is not None
    assert named.id == first.id
    for other in (None, his.id, OrderId(999)):
        still = await shop.desk.support.open(sara, other)
        assert still is not None
        assert still.id == first.id


async def test_an_update_that_comes_again_says_nothing_twice(shop: Services) -> None:
    said = await asks(shop)
    assert await asks(shop) == said
    answer = await mina(shop, 200)
    for _ in range(2):
        answered = await shop.desk.support.answer(answer, said, Content("It is on its way"))
        assert answered is not None
        assert answered.others == ()
    assert len(await heard(shop, SARA)) == 1
    assert [line.what for line in (await shop.desk.trail.page()).actions] == ["talk_answered"]


async def test_the_answer_comes_from_the_shop_and_the_others_see_who_gave_it(
    shop: Services, omid: Buyer
) -> None:
    said = await asks(shop)
    assert await shop.desk.support.answer(supporter(omid, 200), said, Content("It is on its way"))
    (answer,) = await heard(shop, SARA)
    assert "<b>Sample Shop</b> writes to you" in answer
    assert "It is on its way" in answer
    assert "Omid" not in answer
    for chat in (MERCHANT, omid.id):
        copy, edited = await heard(shop, chat)
        assert edited == copy.replace("\n\n", "\n✅ <b>Omid</b>: It is on its way\n\n")


async def test_two_who_answer_at_once_are_both_heard_and_both_know(
    shop: Services, replica: Services, omid: Buyer
) -> None:
    said = await asks(shop)
    one, two = await asyncio.gather(
        shop.desk.support.answer(await mina(shop, 200), said, Content("Yes")),
        replica.desk.support.answer(supporter(omid, 201), said, Content("No")),
    )
    assert one is not None
    assert two is not None
    assert sorted([*one.others, *two.others]) in (["Mina"], ["Omid"])
    assert len(await heard(shop, SARA)) == 2
    for chat in (MERCHANT, omid.id):
        last = (await heard(shop, chat))[-1]
        assert "✅ <b>Mina</b>: Yes" in last
        assert "✅ <b>Omid</b>: No" in last


async def test_two_programs_that_open_the_same_buyers_talk_open_one(
    shop: Services, replica: Services
) -> None:
    sara = await shop.meets()
    await asyncio.gather(
        shop.desk.support.say(sara, Content("one"), 100),
        replica.desk.support.say(sara, Content("two"), 101),
        shop.desk.support.open(sara),
    )
    (listed,) = (await shop.desk.talks.page()).listed
    card = await shop.desk.talks.card(listed.thread.id)
    assert card is not None
    assert {saying.text for saying in card.sayings} == {"one", "two"}


async def test_a_file_is_kept_and_carried_both_ways(shop: Services) -> None:
    sara, photo = await shop.meets(), SentFile("a.jpg", "image/jpeg", b"bytes", Shown.PHOTO)
    await shop.desk.support.say(sara, Content("look", photo), 100)
    (copy,) = await shop.letters(MERCHANT)
    assert copy.attachment is not None
    assert (copy.attachment.shown, await shop.files.body(copy.attachment.file_id)) == (Shown.PHOTO, b"bytes")
    invoice = SentFile("b.pdf", "application/pdf", b"others", Shown.DOCUMENT)
    said = MessageId(1)
    assert await shop.desk.support.answer(await mina(shop, 200), said, Content("", invoice))
    (answer,) = await shop.letters(SARA)
    assert answer.attachment is not None
    assert await shop.files.body(answer.attachment.file_id) == b"others"


@on_sqlite
async def test_the_longest_text_is_carried_whole(shop: Services) -> None:
    text = "😀" * 2048
    said = await asks(shop, text)
    head, rest = await heard(shop, MERCHANT)
    assert "Sara" in head
    assert rest == text
    assert await shop.desk.support.answer(await mina(shop, 200), said, Content("x" * 4096))
    assert [len(part) == 4096 for part in await heard(shop, SARA)] == [False, True]
    assert "✅ <b>Mina</b>: xxx" in (await heard(shop, MERCHANT))[-1]


@on_sqlite
async def test_a_flood_is_stopped_for_a_minute_and_no_longer(shop: Services) -> None:
    sara = await shop.meets()
    for number in range(MOST_A_MINUTE):
        assert await shop.desk.support.say(sara, Content("x"), 100 + number) is PassedOn.PASSED
    assert await shop.desk.support.say(sara, Content("x"), 100) is PassedOn.PASSED
    assert await shop.desk.support.say(sara, Content("x"), 200) is PassedOn.TOO_OFTEN
    shop.clock.passes(minutes=1)
    assert await shop.desk.support.say(sara, Content("x"), 200) is PassedOn.PASSED


@on_sqlite
async def test_what_goes_to_the_shop_is_the_buyers_choice_until_the_shop_writes(shop: Services) -> None:
    sara, support, talks = await shop.meets(), shop.desk.support, shop.desk.talks
    assert await talks.hears(sara) is None
    await support.step_aside(sara)
    said = await asks(shop)
    assert await talks.hears(sara) is Hears.ALL
    await support.step_aside(sara)
    assert await talks.hears(sara) is Hears.WORDS
    await support.leave(sara)
    await support.step_aside(sara)
    assert await talks.hears(sara) is Hears.REPLIES
    await support.answer(await mina(shop, 200), said, Content("Which colour?"))
    assert await talks.hears(sara) is Hears.WORDS
    await support.open(sara)
    shop.clock.passes(days=1)
    assert await talks.hears(sara) is Hears.WORDS
    shop.clock.passes(days=6)
    assert await talks.hears(sara) is None


@on_sqlite
async def test_a_closed_or_silent_talk_takes_no_answer_and_a_buyer_opens_another(shop: Services) -> None:
    said = await asks(shop)
    (listed,) = (await shop.desk.talks.page()).listed
    assert await shop.desk.support.close(await mina(shop, 200), listed.thread.id)
    assert not await shop.desk.support.close(await mina(shop, 201), listed.thread.id)
    assert "has closed this talk" in (await heard(shop, SARA))[-1]
    assert await shop.desk.support.answer(await mina(shop, 202), said, Content("x")) is None
    again = await asks(shop, "Me again", 101)
    assert await shop.desk.support.finish(await shop.meets())
    assert not await shop.desk.support.finish(await shop.meets())
    third = await asks(shop, "And again", 102)
    shop.clock.passes(days=7)
    for over in (again, third):
        assert await shop.desk.support.answer(await mina(shop, 203), over, Content("x")) is None
    assert (await shop.desk.talks.page()).listed == []
    assert len(await heard(shop, SARA)) == 1


async def test_the_staff_write_first_and_the_buyer_answers(shop: Services, omid: Buyer) -> None:
    sara, boss = await shop.meets(), await shop.meets(MERCHANT, "Mina")
    order = (await shop.offers(sara)).order
    for _ in range(2):
        async with shop.store.transaction() as tx:
            written = await shop.desk.support.write(tx, boss, SARA, "Which address?", order.id, 200)
        assert written == sara
    assert f"about order <code>{order.id}</code>" in (await heard(shop, SARA))[-1]
    assert await heard(shop, MERCHANT) == []
    (note,) = await heard(shop, omid.id)
    assert "<b>Mina</b> wrote to Sara" in note
    assert await shop.desk.talks.hears(sara) is Hears.WORDS
    await shop.desk.support.say(sara, Content("Tehran"), 100)
    assert "Tehran" in (await heard(shop, MERCHANT))[-1]
    async with shop.store.transaction() as tx:
        await shop.desk.support.write(tx, boss, SARA, "Thanks", None, 201)
    assert "✅ <b>Mina</b>: Thanks" in (await heard(shop, omid.id))[-1]
    async with shop.store.transaction() as tx:
        assert await shop.desk.support.write(tx, boss, 999, "Hello?", None, 202) is None


@on_sqlite
async def test_the_list_begins_with_who_waits_longest(shop: Services) -> None:
    said = await asks(shop)
    ali = await shop.meets(ALI, "Ali")
    shop.clock.passes(minutes=1)
    await shop.desk.support.say(ali, Content("Hello"), 101)
    assert [listed.name for listed in (await shop.desk.talks.page()).listed] == ["Sara", "Ali"]
    await shop.desk.support.answer(await mina(shop, 200), said, Content("Yes"))
    assert [listed.name for listed in (await shop.desk.talks.page()).listed] == ["Ali", "Sara"]


async def test_a_reply_finds_what_it_answers_by_where_that_stands(shop: Services) -> None:
    said = await asks(shop)
    async with shop.store.transaction() as tx:
        for queued in await outbox.claim_due(tx, shop.clock(), shop.clock(), 9):
            await outbox.sent(tx, queued.id, 41, shop.clock())
        await outbox.put(tx, [], shop.clock())
    place = await shop.desk.talks.place(MERCHANT, 41)
    assert place is not None
    assert (place.saying.id, place.thread.buyer_id) == (said, SARA)
    assert await shop.desk.talks.place(MERCHANT, 42) is None
    assert await shop.desk.talks.place(SARA, 41) is None


async def test_in_a_group_all_read_along_and_when_it_is_gone_nothing_is_lost(
    shop: Services, omid: Buyer
) -> None:
    room = shop.desk.staff_room
    answered = await asks(shop, "First")
    await shop.desk.support.answer(await mina(shop, 200), answered, Content("Yes"))
    await room.move_to(await mina(shop, 201), GROUP, "Staff")
    await asks(shop, "Second", 101)
    before = len(await heard(shop, MERCHANT))
    assert "Second" in (await heard(shop, GROUP))[-1]
    await room.gone(GROUP - 1)
    assert await room.group() is not None
    await room.gone(GROUP)
    await room.gone(GROUP)
    assert await room.group() is None
    for chat, skipped in ((MERCHANT, before), (omid.id, before)):
        alert, copy = (await heard(shop, chat))[skipped:]
        assert "no longer in the group “Staff”" in alert
        assert "Second" in copy


@on_sqlite
async def test_the_group_is_left_on_purpose_once(shop: Services) -> None:
    room = shop.desk.staff_room
    await room.move_to(await mina(shop, 200), GROUP, "Staff")
    boss = replace(await mina(shop), update_id=201)
    assert await room.move_out(boss)
    assert not await room.move_out(boss)
    await asks(shop)
    assert len(await heard(shop, MERCHANT)) == 1
    what = [deed.what for deed in (await shop.desk.trail.page()).actions]
    assert what == ["staffgroup_unset", "staffgroup_set"]


async def test_what_is_said_while_the_group_goes_is_shown_to_somebody(
    shop: Services, replica: Services
) -> None:
    sara = await shop.meets()
    await shop.desk.staff_room.move_to(await mina(shop, 200), GROUP, "Staff")
    await asyncio.gather(
        shop.desk.support.say(sara, Content("In between"), 100), replica.desk.staff_room.gone(GROUP)
    )
    assert len([text for text in await heard(shop, MERCHANT) if "In between" in text]) == 1
