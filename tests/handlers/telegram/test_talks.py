"""Buyers and staff talk through the bot, each in their own Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.checkout import PayLink
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from handlers.buyer.text import not_text
from handlers.conversation import in_conversation
from handlers.telegram.ask import Ask
from sandbox.channels import Channel
from sandbox.people import Person
from tests.bot.parts import ALI, MERCHANT, SARA
from tests.bot.post import PIXEL
from tests.handlers.telegram.reception import Reception, open_reception

OMID = 5_208_170_009
VERA = 5_208_170_010


@pytest.fixture
async def reception(tmp_path: Path) -> AsyncIterator[Reception]:
    async with open_reception(tmp_path) as opened:
        yield opened


@pytest.fixture
async def mina(reception: Reception) -> Person:
    return await reception.person(MERCHANT, "Mina")


@pytest.fixture
async def sara(reception: Reception) -> Person:
    return await reception.person(SARA, "Sara")


@pytest.fixture
async def omid(reception: Reception, mina: Person) -> Person:
    return await reception.hired(OMID, "Omid", Role.SUPPORT)


async def writes(reception: Reception, person: Person, *texts: str) -> None:
    for text in texts:
        await person.says(text)
        await reception.serves()


async def taps(reception: Reception, person: Person, button: str) -> None:
    """The tap waits for the bot's answer, which is given while the update is handled."""
    chat = [m for m in await person.chat() if m.has_bots_buttons]
    message, found = next((m, b) for m in reversed(chat) for b in m.buttons if button in b.shown)
    wanted = {"from": person.id, "message_id": message.id, "row": found.row, "column": found.column}
    await reception.telegram.ask("POST", f"chats/{person.id}/tap", {**wanted})
    await reception.serves()


async def test_a_question_is_answered_by_a_reply_and_answered_back_by_another(
    reception: Reception, mina: Person, omid: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support")
    opened = await sara.sees("all that you write goes to the shop", timeout=0)
    assert "write to @sample_shop_support" in opened.shown
    await writes(reception, sara, "Where is my tea?")
    await sara.sees("Passed on to Sample Shop", timeout=0)
    copy = await mina.sees("Where is my tea?", timeout=0)
    await mina.replies(copy, "On its way")
    await reception.serves()
    await mina.sees("Sent to Sara, in the shop’s name", timeout=0)
    assert "✅ Mina: On its way" in (await omid.sees("Where is my tea?", timeout=0, ever=True)).shown
    answer = await sara.sees("On its way", timeout=0)
    assert "Mina" not in answer.shown
    await taps(reception, sara, "Done")
    await sara.replies(answer, "Thank you")
    await reception.serves()
    await omid.sees("Thank you", timeout=0, ever=True)


async def test_photos_and_files_are_carried_both_ways(
    reception: Reception, mina: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support")
    await sara.sends_photo(PIXEL, "like this")
    await reception.serves()
    copy = await mina.sees("like this", timeout=0)
    assert await mina.file_of(copy) == PIXEL
    await mina.sends_file("invoice.pdf", b"bytes", reply_to=copy)
    await reception.serves()
    answer = next(m for m in reversed(await sara.chat()) if m.file is not None)
    assert await sara.file_of(answer) == b"bytes"
    assert answer.sender == "bot"


async def test_what_cant_be_carried_is_said_and_not_taken_for_something_else(
    reception: Reception, sara: Person
) -> None:
    """Like a voice, which carries neither words nor a file that we take."""
    shop, buyer = reception.counter.stall.shop, await reception.services.meets()
    assert "I can only read text" in str(await in_conversation(not_text)(Ask(1, buyer), shop))
    await reception.services.desk.support.open(buyer)
    assert "I can carry text, photos and files" in str(await in_conversation(not_text)(Ask(2, buyer), shop))


async def test_an_amount_goes_to_the_shop_until_the_buyer_is_done_or_the_bot_asks(
    reception: Reception, mina: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support", "50000")
    await mina.sees("50000", timeout=0)
    await writes(reception, sara, "/orders", "60000")
    await mina.sees("60000", timeout=0)
    await writes(reception, sara, "/pay", "70000")
    await sara.sees("The link works until", timeout=0)
    await writes(reception, sara, "by card?")
    await mina.sees("by card?", timeout=0)
    await taps(reception, sara, "Done")
    await writes(reception, sara, "hello?")
    await sara.sees("I didn't understand", timeout=0)
    await mina.never_sees("hello?")


async def test_the_order_card_asks_about_its_order(reception: Reception, mina: Person, sara: Person) -> None:
    buyer = await reception.services.meets()
    first = await reception.services.offers(buyer)
    await reception.services.offers(buyer, update_id=2)
    await writes(reception, sara, f"/order {first.order.id}")
    await taps(reception, sara, "Ask about this order")
    await sara.sees(f"about order {first.order.id} (50,000 tomans)", timeout=0)
    await writes(reception, sara, "May I change it?")
    assert f"Order {first.order.id} ·" in (await mina.sees("May I change it?", timeout=0)).shown


async def test_words_behind_the_command_go_at_once(reception: Reception, mina: Person, sara: Person) -> None:
    await writes(reception, sara, "/support it is broken")
    await mina.sees("it is broken", timeout=0)
    await sara.sees("Passed on", timeout=0)


async def test_an_update_that_is_handled_again_reaches_the_staff_once(
    reception: Reception, mina: Person, sara: Person
) -> None:
    """As after a crash between handling it and noting that."""
    await writes(reception, sara, "/support")
    await sara.says("Anybody there?")
    await reception.serves(times=2)
    assert await mina.count("Anybody there?") == 1
    await mina.replies(await mina.sees("Anybody there?", timeout=0), "Yes, me")
    await reception.serves(times=2)
    assert await sara.count("Yes, me") == 1
    assert (await mina.sees("Anybody there?", timeout=0)).shown.count("✅ Mina") == 1


async def test_two_answer_at_once_and_both_are_told(
    reception: Reception, mina: Person, omid: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support", "Open on Friday?")
    await mina.replies(await mina.sees("Open on Friday?", timeout=0), "Yes")
    await omid.replies(await omid.sees("Open on Friday?", timeout=0), "No")
    await reception.serves()
    await omid.sees("Answered before by Mina", timeout=0)
    both = await mina.sees("Open on Friday?", timeout=0)
    assert "✅ Mina: Yes\n✅ Omid: No" in both.shown
    assert await sara.count("writes to you") == 2


async def test_who_may_not_answer_is_told_and_the_buyer_hears_nothing(
    reception: Reception, mina: Person, omid: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support", "Hello")
    copy = await omid.sees("Hello", timeout=0)
    boss = reception.services.desk.staff
    actor = Actor(await reception.services.meets(MERCHANT, "Mina"), Role.OWNER, 1)
    assert await boss.change(actor, OMID, Role.VIEWER) is not None
    await omid.replies(copy, "Hi")
    await reception.serves()
    await omid.sees("doesn’t include this", timeout=0)
    assert await boss.remove(actor, OMID) is not None
    await omid.replies(copy, "Hi")
    await reception.serves()
    await omid.sees("Only the shop’s staff can answer", timeout=0)
    assert await sara.count("writes to you") == 0


async def test_a_reply_to_what_is_no_buyers_or_closed_is_answered(
    reception: Reception, mina: Person, sara: Person
) -> None:
    await writes(reception, mina, "/threads")
    nothing = await mina.sees("No buyer waits", timeout=0)
    await mina.replies(nothing, "Hello")
    await reception.serves()
    await mina.sees("belongs to no buyer", timeout=0)
    await writes(reception, sara, "/support", "Hello")
    copy = await mina.sees("Hello", timeout=0)
    await taps(reception, sara, "Done")
    await taps(reception, sara, "close the talk")
    await mina.replies(copy, "Hi")
    await reception.serves()
    await mina.sees("This talk is closed", timeout=0)


async def test_who_has_blocked_the_bot_is_told_of(reception: Reception, mina: Person, sara: Person) -> None:
    await writes(reception, sara, "/support", "Hello")
    await sara.blocks()
    await reception.serves()
    await mina.replies(await mina.sees("Hello", timeout=0), "Hi")
    await reception.serves()
    await mina.sees("Sara has blocked the bot", timeout=0)
    await sara.unblocks()
    await reception.serves()
    assert await sara.count("Hi") == 1


@pytest.fixture
async def group(reception: Reception, mina: Person, omid: Person, sara: Person) -> Channel:
    """The staff's own, in which somebody is who is not of the staff."""
    vera = await reception.telegram.person("Vera", id=VERA)
    made = await reception.group(mina, omid, vera)
    await mina.says_in(made, "/staffgroup")
    await reception.serves()
    return made


async def test_the_staff_answer_in_their_group_and_nobody_else_does(
    reception: Reception, group: Channel, mina: Person, omid: Person, sara: Person
) -> None:
    await reception.last_in(group, "What buyers write comes to “Staff”")
    await writes(reception, sara, "/support", "Where is it?")
    copy = await reception.last_in(group, "Where is it?")
    await mina.never_sees("Where is it?")
    vera = Person(reception.telegram, VERA, "Vera")
    await vera.replies(copy, "I don’t know", chat=group)
    await reception.serves()
    await reception.last_in(group, "Only the shop’s staff can answer")
    await omid.replies(copy, "On its way", chat=group)
    await reception.serves()
    assert "✅ Omid: On its way" in (await reception.last_in(group, "Where is it?")).shown
    await sara.sees("On its way", timeout=0)
    assert await sara.count("writes to you") == 1
    here = await reception.last_in(group, "What buyers write comes to")
    await omid.replies(here, "fine", chat=group)
    await reception.serves()
    await reception.last_in(group, "belongs to no buyer")


async def test_only_who_may_makes_a_group_the_staffs(reception: Reception, omid: Person) -> None:
    vera = await reception.telegram.person("Vera", id=VERA)
    group = await reception.group(omid, vera)
    for person, said in ((vera, "/staffgroup"), (vera, "/staffgroup@sandbox_bot"), (omid, "/staffgroup")):
        await person.says_in(group, said)
    await reception.serves()
    assert await reception.services.desk.staff_room.group() is None
    heard = [m.shown for m in await group.messages() if m.sender == "bot"]
    assert len(heard) == 2
    assert "in private only" in heard[0]
    assert "doesn’t include this" in heard[1]


async def test_in_private_the_group_is_shown_and_left(
    reception: Reception, group: Channel, mina: Person, sara: Person
) -> None:
    await writes(reception, mina, "/staffgroup")
    await mina.sees("comes to the group “Staff”", timeout=0)
    await taps(reception, mina, "private again")
    await mina.sees("comes in private", timeout=0)
    await writes(reception, sara, "/support", "Hello")
    await mina.sees("Hello", timeout=0)
    assert "Hello" not in str([m.shown for m in await group.messages()])


@pytest.mark.parametrize("how", ["put out", "upgraded", "put out unnoticed"])
async def test_a_group_that_is_gone_leaves_the_staff_with_all_that_is_unanswered(
    reception: Reception, group: Channel, mina: Person, omid: Person, sara: Person, how: str
) -> None:
    await writes(reception, sara, "/support", "Hello")
    match how:
        case "put out":
            await group.sets_bot("kicked")
        case "upgraded":
            await group.upgrades()
        case _:
            await reception.telegram.breaks(
                "sendMessage", "error", code=403, description="Forbidden: bot was kicked"
            )
            await sara.says("Are you there?")
    await reception.serves()
    for person in (mina, omid):
        await person.sees("no longer in the group “Staff”", timeout=0, ever=True)
        await person.sees("Hello", timeout=0, ever=True)
        assert await person.count("Are you there?") == (how == "put out unnoticed")


async def test_threads_lists_shows_answers_and_closes(
    reception: Reception, mina: Person, sara: Person
) -> None:
    await writes(reception, sara, "/support", "First", "Second")
    await sara.sends_photo(PIXEL, "like this")
    await reception.serves()
    await writes(reception, mina, "/threads")
    await taps(reception, mina, "❗ Sara")
    card = await mina.sees("Open since", timeout=0)
    assert card.shown.index("First") < card.shown.index("Second") < card.shown.index("📎 like this")
    await taps(reception, mina, "📎 Sara")
    assert await mina.file_of((await mina.chat())[-1]) == PIXEL
    await taps(reception, mina, "Write to the buyer")
    await writes(reception, mina, "We open at nine")
    await mina.sees("in the shop’s name", timeout=0)
    await taps(reception, mina, "Save")
    await sara.sees("We open at nine", timeout=0)
    await writes(reception, mina, "/threads")
    await taps(reception, mina, "Sara · answered")
    await taps(reception, mina, "Close the talk")
    await sara.sees("has closed this talk", timeout=0)
    await writes(reception, mina, "/threads")
    await mina.sees("no open talk", timeout=0)


async def test_buyers_know_nothing_of_the_staffs_commands(reception: Reception, sara: Person) -> None:
    for command in ("/threads", "/staffgroup", "/ban", "/unban", "/bans"):
        await writes(reception, sara, command)
        await sara.sees("I didn't understand that", timeout=0)


async def test_who_is_kept_out_is_told_so_and_what_they_pay_is_settled(
    reception: Reception, mina: Person, sara: Person
) -> None:
    services, bank = reception.services, reception.counter.stall.bank
    link = await services.offers(await services.meets())
    assert isinstance(link, PayLink)
    await reception.serves()
    await writes(reception, mina, f"/ban {SARA} he shouts")
    preview = await mina.sees("Ban Sara", timeout=0)
    assert "he shouts" in preview.shown
    await taps(reception, mina, "Save")
    await mina.sees("is banned", timeout=0)
    await writes(reception, sara, "50000", "/support", "/search tea", "/start")
    assert await sara.count("takes no more orders") == 1
    services.clock.passes(minutes=1)
    await writes(reception, sara, "/shop")
    assert await sara.count("takes no more orders") == 2
    await bank.pays(link.url, comes_back=False)
    await taps(reception, sara, "Check payment")
    await sara.sees("Payment received", timeout=0)
    await writes(reception, sara, f"/order {link.order.id}")
    await sara.sees("State: paid", timeout=0)
    await writes(reception, sara, "/orders")
    await sara.sees("Your orders", timeout=0)
    await writes(reception, mina, "/bans")
    await mina.sees("he shouts", timeout=0)
    await taps(reception, mina, "Let Sara in again")
    await mina.sees("Nobody is banned", timeout=0)
    await writes(reception, sara, "50000")
    await sara.sees("The link works until", timeout=0)


async def test_the_staff_are_not_banned_and_nonsense_is_explained(
    reception: Reception, mina: Person, omid: Person
) -> None:
    await writes(reception, mina, f"/ban {OMID} lazy")
    await mina.sees("one of the staff", timeout=0)
    await writes(reception, mina, "/ban somebody")
    await mina.sees("I couldn’t read that", timeout=0)
    await writes(reception, mina, f"/unban {ALI}")
    await mina.sees("is not banned", timeout=0)
    await writes(reception, mina, "/ban", str(OMID))
    await mina.sees("one of the staff", timeout=0)
    await writes(reception, mina, str(ALI), "spam")
    await mina.sees("Nobody with this number", timeout=0)


async def test_an_owner_who_tries_it_alone_is_both_sides(reception: Reception, mina: Person) -> None:
    await writes(reception, mina, "/support", "Does this work?")
    await mina.replies(await mina.sees("💬 Mina", timeout=0), "It does")
    await reception.serves()
    answer = await mina.sees("Sample Shop writes to you", timeout=0)
    await mina.replies(answer, "So it does")
    await reception.serves()
    copy = await mina.sees("So it does", timeout=0)
    assert copy.shown.startswith("💬 Mina")
    assert await mina.count("Sample Shop writes to you") == 1
