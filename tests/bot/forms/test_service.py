from dataclasses import replace

import pytest

from bot.files import Shown
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask, Cancelled, MovedOn, NothingOpen, Preview, Saved
from bot.orders import BuyerId
from bot.store import Store
from bot.texts.catalogue import without_isolates
from tests.bot.forms.desk import TAKEN_NAME, Desk
from tests.bot.parts import ALI

JPEG = b"\xff\xd8\xff a picture"


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


async def test_questions_come_one_at_a_time_then_a_preview_and_what_is_agreed_to_is_saved(desk: Desk) -> None:
    first = await desk.begins()
    assert isinstance(first, Ask)
    assert (first.key, first.question, first.number, first.of) == ("kind", "What is it?", 1, 6)
    assert [option.label for option in first.options] == ["A text", "Codes"]
    name = await desk.chooses("text")
    assert isinstance(name, Ask)
    assert (name.key, name.number, name.of) == ("name", 2, 6)
    await desk.says(" Mug ")
    await desk.says("۵۰ هزار ریال")
    await desk.taps(TapKind.SKIP)
    await desk.sends(desk.mailbag.holds(JPEG, shown=Shown.PHOTO))
    preview = await desk.chooses("2")
    assert isinstance(preview, Preview)
    assert preview.message.html.startswith("<b>Mug</b>")
    assert await desk.saved() == []
    assert isinstance(await desk.taps(TapKind.SAVE), Saved)
    assert await desk.saved() == ["kind=text, name=Mug, photo=1, price=50000, shelf=2, until=None"]
    assert await desk.told() == ["Mug is on the shelf"]
    assert isinstance(await desk.says("more"), NothingOpen)


async def test_a_question_is_asked_where_an_earlier_answer_asks_for_it(desk: Desk) -> None:
    await desk.begins()
    name = await desk.chooses("codes")
    assert isinstance(name, Ask)
    assert name.of == 7
    await desk.says("Card")
    await desk.says("50000 rials")
    until = await desk.says("A1 B2")
    assert isinstance(until, Ask)
    assert until.answered is not None
    assert (until.key, without_isolates(until.answered.answer)) == ("until", "2 items")


async def test_an_answer_to_what_is_no_longer_asked_is_dropped(desk: Desk) -> None:
    await desk.begins()
    for said in ("Codes", "Card", "50000 rials", "A1 B2"):
        await desk.says(said)
    for _ in range(4):
        await desk.taps(TapKind.BACK)
    await desk.chooses("text")
    for _ in range(2):
        await desk.taps(TapKind.SKIP)
    await desk.chooses("1")
    await desk.taps(TapKind.SAVE)
    assert await desk.saved() == ["kind=text, name=Card, photo=None, price=50000, shelf=1, until=None"]


async def test_going_back_shows_the_answer_and_changing_it_leads_to_where_one_was(desk: Desk) -> None:
    await desk.gets_to_the_preview()
    for key in ("shelf", "photo", "until"):
        step = await desk.taps(TapKind.BACK)
        assert isinstance(step, Ask)
        assert step.key == key
    step = await desk.taps(TapKind.BACK)
    assert isinstance(step, Ask)
    assert step.current == "5,000 tomans"
    preview = await desk.says("60000 rials")
    assert isinstance(preview, Preview)
    assert "price=60000" in preview.message.html


async def test_the_first_question_has_nothing_before_it(desk: Desk) -> None:
    await desk.begins()
    step = await desk.taps(TapKind.BACK)
    assert isinstance(step, Ask)
    assert step.number == 1


async def test_what_is_known_beforehand_is_kept_or_changed(desk: Desk) -> None:
    step = await desk.begins("short", name="Old", product=17)
    assert isinstance(step, Ask)
    assert step.current == "Old"
    await desk.taps(TapKind.KEEP)
    assert await desk.saved() == ["name=Old, product=17"]
    await desk.begins("short", name="Old", product=17)
    await desk.says("New")
    assert (await desk.saved())[1:] == ["name=New, product=17"]


async def test_a_form_without_a_preview_saves_with_the_last_answer(desk: Desk) -> None:
    await desk.begins("short")
    assert isinstance(await desk.says("Mug"), Saved)
    assert await desk.saved() == ["name=Mug"]


@pytest.mark.parametrize(
    ("key", "said", "problem"),
    [
        ("kind", "Something else", "one of the buttons"),
        ("name", "x" * 21, "21 characters"),
        ("price", "a lot", "read that as an amount"),
        ("price", "10 rials", "at least 100 tomans"),
        ("until", "yesterday", "read that as a time"),
        ("photo", "here it is", "send a photo"),
        ("shelf", "Shelf 9", "one of the buttons"),
    ],
)
async def test_what_can_not_be_taken_is_explained_and_the_question_stays(
    desk: Desk, key: str, said: str, problem: str
) -> None:
    await desk.gets_to(key)
    before = await desk.stored()
    step = await desk.says(said)
    assert isinstance(step, Ask)
    assert step.key == key
    assert problem in without_isolates(step.problem or "")
    assert await desk.stored() == before


async def test_the_database_may_refuse_an_answer_too(desk: Desk) -> None:
    await desk.gets_to("name")
    step = await desk.says(TAKEN_NAME)
    assert isinstance(step, Ask)
    assert (step.key, step.problem is not None) == ("name", True)


async def test_what_was_written_may_be_looked_up_before_it_is_read(desk: Desk) -> None:
    await desk.begins("looked up")
    step = await desk.says("Nobody")
    assert isinstance(step, Ask)
    assert step.problem == "This choice is no longer there. Please choose another."
    await desk.says("Ali")
    assert await desk.saved() == ["name=021-5555"]


async def test_what_must_be_answered_can_not_be_skipped(desk: Desk) -> None:
    await desk.gets_to("name")
    assert isinstance(await desk.taps(TapKind.SKIP), MovedOn)
    assert isinstance(await desk.taps(TapKind.KEEP, below=await desk.forms.current(desk.sara)), MovedOn)


async def test_a_choice_that_is_gone_is_not_taken(desk: Desk) -> None:
    await desk.gets_to("shelf")
    step = await desk.chooses("3")
    assert isinstance(step, Ask)
    assert (step.key, step.problem) == ("shelf", "This choice is no longer there. Please choose another.")


async def test_a_choice_may_be_typed_as_it_stands_on_its_button(desk: Desk) -> None:
    await desk.begins()
    step = await desk.says("codes")
    assert isinstance(step, Ask)
    assert step.answered is not None
    assert (step.key, step.answered.answer) == ("name", "Codes")


async def test_the_preview_is_answered_by_its_buttons_alone(desk: Desk) -> None:
    await desk.gets_to_the_preview()
    step = await desk.says("yes")
    assert isinstance(step, Preview)
    assert step.problem is not None
    assert await desk.saved() == []


async def test_saving_may_be_refused_and_then_nothing_is_written(desk: Desk) -> None:
    await desk.gets_to_the_preview("Doubtful")
    step = await desk.taps(TapKind.SAVE)
    assert isinstance(step, Preview)
    assert step.problem == "Please choose one of the buttons."
    assert await desk.saved() == []


async def test_a_failure_while_saving_leaves_the_form_open_and_nothing_written(desk: Desk) -> None:
    await desk.gets_to_the_preview("Cursed")
    with pytest.raises(RuntimeError, match="in the middle of saving"):
        await desk.taps(TapKind.SAVE)
    assert await desk.saved() == []
    assert isinstance(await desk.forms.current(desk.sara), Preview)


async def test_cancelling_changes_nothing_and_closes_the_form(desk: Desk) -> None:
    await desk.gets_to_the_preview()
    assert isinstance(await desk.taps(TapKind.CANCEL), Cancelled)
    assert isinstance(await desk.forms.current(desk.sara), NothingOpen)
    assert isinstance(await desk.forms.cancel(desk.sara, 99), NothingOpen)
    assert await desk.saved() == []
    kept = await desk.stored()
    assert kept is not None
    assert "Mug" not in kept.answers


async def test_an_earlier_messages_button_does_nothing_once_the_form_has_moved_on(desk: Desk) -> None:
    first = await desk.begins()
    second = await desk.chooses("text")
    before = await desk.stored()
    for kind in TapKind:
        assert isinstance(await desk.taps(kind, "codes", below=first), MovedOn), kind
    assert await desk.stored() == before
    await desk.taps(TapKind.CANCEL, below=second)
    assert isinstance(await desk.taps(TapKind.CANCEL, below=second), NothingOpen)


async def test_an_earlier_previews_save_button_does_not_save_what_was_changed_since(desk: Desk) -> None:
    earlier = await desk.gets_to_the_preview()
    for _ in range(5):
        await desk.taps(TapKind.BACK)
    assert isinstance(await desk.says("Cup"), Preview)
    assert isinstance(await desk.taps(TapKind.SAVE, below=earlier), MovedOn)
    assert await desk.saved() == []


async def test_a_new_form_takes_an_open_ones_place_and_says_so(desk: Desk) -> None:
    first = await desk.begins()
    step = await desk.begins("short")
    assert isinstance(step, Ask)
    assert step.replaced
    assert isinstance(await desk.taps(TapKind.CHOOSE, "text", below=first), MovedOn)
    await desk.says("Mug")
    again = await desk.begins("short")
    assert isinstance(again, Ask)
    assert not again.replaced


async def test_a_form_is_forgotten_after_seven_days(desk: Desk) -> None:
    await desk.gets_to("name")
    desk.clock.passes(days=6, hours=23)
    assert isinstance(await desk.says("Mug"), Ask)
    desk.clock.passes(days=7)
    assert isinstance(await desk.says("50000 rials"), NothingOpen)


async def test_everybody_has_a_form_of_their_own(desk: Desk, store: Store) -> None:
    await desk.gets_to("name")
    ali = Desk(store, sara=replace(desk.sara, id=BuyerId(ALI), name="Ali"))
    assert isinstance(await ali.says("Mug"), NothingOpen)
    assert isinstance(await ali.begins("short"), Ask)
    step = await desk.forms.current(desk.sara)
    assert isinstance(step, Ask)
    assert step.question == "Its name?"
