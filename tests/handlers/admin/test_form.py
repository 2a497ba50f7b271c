"""What a form looks like, and what each of its buttons changes in the chat."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.actions import Action, Verb, read_action
from bot.forms import Answers, Choice, Form, Question
from bot.forms.readers import free_text
from bot.messages import Answer, Button, Edit, Message, Send
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from handlers.buyer.cancel import cancel
from handlers.buyer.text import text
from handlers.form import cancels_form, form_button, in_form, open_form
from handlers.telegram.ask import Ask
from tests.bot.forms.desk import SAMPLE, SHORT, save
from tests.handlers.shop import Stall, open_stall

MESSAGE = 17
LONG = "A name that would be cut off"


def wide(_: Answers) -> Sequence[Question]:
    labels = ("Yes", "No", LONG, "Perhaps", "Later")
    choices = tuple(Choice(label[:20], partial("{0}".format, label)) for label in labels)
    return [Question(key="wide", prompt=lambda _: "Which?", read=free_text(20), choices=choices)]


@pytest.fixture
async def stall(tmp_path: Path) -> AsyncIterator[Stall]:
    async with open_stall(tmp_path, [SAMPLE, SHORT, Form("wide", wide, save)]) as opened:
        yield opened


class Chat:
    """Sara's chat, in which each thing she does is one update."""

    def __init__(self, stall: Stall, ask: Ask) -> None:
        self.stall = stall
        self.ask = ask
        self.last = Answer()

    async def opens(self, form: str = "sample") -> Answer:
        return self._heard(await open_form(self._next(), self.stall.shop, form))

    async def says(self, words: str) -> Answer:
        return self._heard(await in_form(text)(replace(self._next(), text=words), self.stall.shop))

    async def taps(self, label: str) -> Answer:
        (button,) = [b for b in self.buttons if b.text == label]
        return self._heard(await form_button(self._tap(button.action or ""), self.stall.shop))

    async def taps_again(self, action: str | None) -> Answer:
        """Tap a button that is not under the last message."""
        return await form_button(self._tap(action or ""), self.stall.shop)

    async def handled_again(self, label: str) -> tuple[Answer, Answer]:
        """Tap a button, and have that same update handled twice."""
        (button,) = [b for b in self.buttons if b.text == label]
        ask = self._tap(button.action or "")
        return await form_button(ask, self.stall.shop), await form_button(ask, self.stall.shop)

    @property
    def shown(self) -> Message:
        """The message that is to be answered next."""
        return self.last.letters[0].message

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.shown.buttons for button in row]

    @property
    def rows(self) -> list[list[str]]:
        return [[button.text for button in row] for row in self.shown.buttons]

    @property
    def lines(self) -> list[str]:
        return without_isolates(str(self.shown.html)).split("\n")

    def _tap(self, data: str) -> Ask:
        return replace(self._next(), action=read_action(data), message_id=MESSAGE)

    def _next(self) -> Ask:
        self.ask = replace(self.ask, update_id=self.ask.update_id + 1)
        return self.ask

    def _heard(self, answer: Answer) -> Answer:
        self.last = answer
        return answer


@pytest.fixture
async def chat(stall: Stall) -> Chat:
    return Chat(stall, Ask(0, await stall.services.meets()))


async def at_preview(chat: Chat) -> None:
    await chat.opens()
    await chat.taps("A text")
    for said in ("Mug", "50000 rials", "7d"):
        await chat.says(said)
    await chat.taps("Skip ⏭")
    await chat.taps("Shelf 1")


async def test_a_question_shows_its_place_and_its_buttons(chat: Chat) -> None:
    await chat.opens()
    assert chat.lines == ["<i>1 of 6</i>", "What is it?"]
    assert chat.rows == [["A text", "Codes"], ["✖️ Cancel"]]


async def test_an_only_question_has_no_place(chat: Chat) -> None:
    await chat.opens("short")
    assert (chat.lines, chat.rows) == (["Name?"], [["✖️ Cancel"]])


async def test_long_choices_stand_on_rows_of_their_own(chat: Chat) -> None:
    await chat.opens("wide")
    assert chat.rows == [["Yes", "No"], [LONG], ["Perhaps", "Later"], ["✖️ Cancel"]]


async def test_a_choice_is_shown_in_place_and_the_next_question_comes_first(chat: Chat) -> None:
    await chat.opens()
    asked, chosen = (await chat.taps("A text")).letters
    assert isinstance(asked, Send)
    assert isinstance(chosen, Edit)
    assert chat.lines == ["<i>2 of 6</i>", "Its name?"]
    assert chosen.message_id == MESSAGE
    assert without_isolates(str(chosen.message.html)) == "What is it?\n➜ <b>A text</b>"
    assert chosen.message.buttons == ()


async def test_what_is_written_is_answered_by_the_next_question_alone(chat: Chat) -> None:
    await chat.opens()
    await chat.taps("A text")
    (asked,) = (await chat.says("<b>Mug</b>")).letters
    assert isinstance(asked, Send)
    await chat.taps("↩️ Back")
    assert chat.lines[2] == "So far: &lt;b&gt;Mug&lt;/b&gt;"


async def test_a_mistake_is_named_above_the_question(chat: Chat) -> None:
    await chat.opens()
    await chat.says("A letter")
    assert chat.lines == ["⚠️ Please choose one of the buttons.", "", "<i>1 of 6</i>", "What is it?"]
    assert chat.rows == [["A text", "Codes"], ["✖️ Cancel"]]


async def test_back_turns_the_message_into_the_question_before(chat: Chat) -> None:
    await chat.opens()
    await chat.taps("A text")
    (letter,) = (await chat.taps("↩️ Back")).letters
    assert isinstance(letter, Edit)
    assert chat.lines == ["<i>1 of 6</i>", "What is it?", "So far: A text"]
    assert chat.rows == [["A text", "Codes"], ["✔️ Keep as it is"], ["✖️ Cancel"]]
    await chat.taps("✔️ Keep as it is")
    assert chat.lines[-1] == "Its name?"


async def test_what_is_optional_can_be_skipped_and_emptied_again(chat: Chat) -> None:
    await chat.opens()
    await chat.taps("A text")
    for said in ("Mug", "50000 rials"):
        await chat.says(said)
    assert chat.rows == [["↩️ Back", "Skip ⏭", "✖️ Cancel"]]
    await chat.says("7d")
    await chat.taps("↩️ Back")
    assert chat.rows == [["✔️ Keep as it is"], ["↩️ Back", "Leave empty", "✖️ Cancel"]]
    _, emptied = (await chat.taps("Leave empty")).letters
    assert without_isolates(str(emptied.message.html)) == "Until?\n➜ <b>skipped</b>"


async def test_the_preview_is_saved_and_says_so_in_its_place(chat: Chat) -> None:
    await at_preview(chat)
    assert chat.rows == [["✅ Save"], ["↩️ Back", "✖️ Cancel"]]
    preview = str(chat.shown.html)
    (marked,) = (await chat.taps("✅ Save")).letters
    assert isinstance(marked, Edit)
    assert (marked.message_id, marked.message.buttons) == (MESSAGE, ())
    assert marked.message.html == f"{preview}\n\n✅ Saved"
    assert await chat.stall.services.told(chat.ask.buyer.id) == "Mug is on the shelf"


async def test_a_refusal_to_save_stands_above_the_preview(chat: Chat) -> None:
    await at_preview(chat)
    for _ in range(5):
        await chat.taps("↩️ Back")
    await chat.says("Doubtful")
    await chat.taps("✅ Save")
    assert chat.lines[0] == "⚠️ Please choose one of the buttons."
    assert chat.rows == [["✅ Save"], ["↩️ Back", "✖️ Cancel"]]


async def test_cancelling_takes_the_message_away(chat: Chat) -> None:
    await at_preview(chat)
    (letter,) = (await chat.taps("✖️ Cancel")).letters
    assert isinstance(letter, Edit)
    assert letter.message == Message(letter.message.html)
    assert "Nothing was changed" in letter.message.html


async def test_an_old_button_of_a_form_says_that_it_is_old(chat: Chat) -> None:
    await chat.opens()
    old = chat.buttons[0].action
    await chat.taps("A text")
    moved = await chat.taps_again(old)
    assert (moved.letters, moved.toast) == ((), "The form has moved on: please answer its last message.")
    await chat.taps("✖️ Cancel")
    closed = await chat.taps_again(old)
    assert (closed.letters, closed.toast) == ((), "This form is closed.")


@pytest.mark.parametrize("argument", ["", "x", "a.zz.kind", "q.1.kind", "a.1", "y", "s.1.kind"])
async def test_a_forged_button_changes_nothing(chat: Chat, argument: str) -> None:
    await chat.opens()
    before = await chat.stall.shop.forms.current(chat.ask.buyer)
    answer = await chat.taps_again(str(Action(Verb.FORM, argument)))
    assert answer.toast
    assert await chat.stall.shop.forms.current(chat.ask.buyer) == before


async def test_a_tap_that_is_handled_twice_says_the_same_twice(chat: Chat) -> None:
    await chat.opens()
    first, again = await chat.handled_again("A text")
    assert first == again


async def test_a_form_begun_over_another_says_that_the_other_is_closed(chat: Chat) -> None:
    await chat.opens()
    await chat.opens("short")
    assert chat.lines[0] == "<i>The form you had open before is closed; nothing of it was saved.</i>"


async def test_the_cancel_command_closes_the_form_and_leaves_the_order(chat: Chat) -> None:
    offer = await chat.stall.services.offers(chat.ask.buyer, update_id=99)
    await chat.opens("short")
    command = replace(chat.ask, update_id=50)
    for _ in range(2):  # the same update twice
        answer = await cancels_form(cancel)(command, chat.stall.shop)
        assert "Nothing was changed" in answer.letters[0].message.html
    assert (await chat.stall.services.order(offer.order.id)).state == "open"
    await cancels_form(cancel)(replace(command, update_id=51), chat.stall.shop)
    assert (await chat.stall.services.order(offer.order.id)).state == "cancelled"


async def test_an_orders_cancel_button_cancels_the_order_and_leaves_the_form(chat: Chat) -> None:
    offer = await chat.stall.services.offers(chat.ask.buyer, update_id=99)
    await chat.opens("short")
    tap = replace(chat.ask, update_id=50, action=Action(Verb.CANCEL, str(offer.order.id)), message_id=1)
    await cancels_form(cancel)(tap, chat.stall.shop)
    assert (await chat.stall.services.order(offer.order.id)).state == "cancelled"
    await chat.says("Mug")
    assert await chat.stall.services.told(1_000) == "name=Mug"


async def test_a_form_speaks_persian_to_who_does(chat: Chat) -> None:
    persian = await chat.stall.services.buyers.speak(chat.ask.buyer, Language.FA)
    chat.ask = replace(chat.ask, buyer=persian)
    await chat.opens()
    assert chat.lines[0] == "<i>۱ از ۶</i>"
    assert chat.rows[-1] == ["✖️ لغو"]
    await chat.says("نمی‌دانم")
    assert chat.lines[0] == "⚠️ لطفاً یکی از دکمه‌ها را بزنید."
