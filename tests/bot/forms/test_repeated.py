"""An update that is handled again, by the same program or the next one, changes nothing a second time."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.files import Shown
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask, Preview, Saved, Step
from bot.store import Store
from tests.bot.forms.desk import Desk

Move = Callable[[Desk, int], Awaitable[Step]]

STORY: dict[str, Move] = {
    "begins": lambda desk, n: desk.begins(update_id=n),
    "chooses": lambda desk, n: desk.chooses("codes", update_id=n),
    "writes": lambda desk, n: desk.says("Card", update_id=n),
    "writes what is not taken": lambda desk, n: desk.says("x", update_id=n),
    "writes a price": lambda desk, n: desk.says("50000", update_id=n),
    "sends a file": lambda desk, n: desk.sends(desk.mailbag.holds(b"A1\nB2"), n),
    "goes back": lambda desk, n: desk.taps(TapKind.BACK, update_id=n),
    "keeps": lambda desk, n: desk.taps(TapKind.KEEP, update_id=n),
    "skips": lambda desk, n: desk.taps(TapKind.SKIP, update_id=n),
    "sends a photo": lambda desk, n: desk.sends(desk.mailbag.holds(b"jpeg", "a.jpg", Shown.PHOTO), n),
    "chooses a shelf": lambda desk, n: desk.chooses("1", update_id=n),
    "saves": lambda desk, n: desk.taps(TapKind.SAVE, update_id=n),
}


async def test_every_step_of_a_form_may_be_handled_twice(store: Store) -> None:
    desk = Desk(store)
    for number, (name, move) in enumerate(STORY.items(), start=1):
        before = desk.step
        first = await move(desk, number)
        kept = await desk.stored()
        desk.step = before
        again = await move(desk, number)
        assert same(first, again), name
        assert await desk.stored() == kept, name
    assert isinstance(desk.step, Saved)
    (saved,) = await desk.saved()
    assert saved.startswith("codes=A1 B2, kind=codes, name=Card, photo=")
    assert await desk.told() == ["Card is on the shelf"]


@pytest.mark.parametrize("how", ["command", "button"])
async def test_cancelling_may_be_handled_twice_and_is_said_twice(store: Store, how: str) -> None:
    desk = Desk(store)
    shown = await desk.begins()
    for _ in range(2):
        if how == "command":
            step = await desk.forms.cancel(desk.sara, 50)
        else:
            step = await desk.taps(TapKind.CANCEL, below=shown, update_id=50)
        assert type(step).__name__ == "Cancelled"


async def test_the_last_answer_of_a_form_without_preview_saves_once(store: Store) -> None:
    desk = Desk(store)
    await desk.begins("short")
    for _ in range(3):
        assert isinstance(await desk.says("Mug", update_id=50), Saved)
    assert await desk.saved() == ["name=Mug"]


async def test_a_restart_at_every_step_loses_nothing(store: Store) -> None:
    desk = Desk(store)
    for number, (name, move) in enumerate(STORY.items(), start=1):
        step = await move(desk, number)
        if isinstance(step, Ask | Preview):
            after = await Desk(store, desk.clock).forms.current(desk.sara)
            assert isinstance(after, Ask | Preview)
            assert after == replace(step, answered=None, problem=None), name
    assert len(await desk.saved()) == 1


def same(first: Step, again: Step) -> bool:
    if isinstance(first, Saved) and isinstance(again, Saved):
        return again == Saved()  # what it said is on its way; there is nothing more to show
    if isinstance(first, Ask | Preview) and isinstance(again, Ask | Preview):
        return replace(first, answered=None) == replace(again, answered=None)
    return first == again


async def test_a_repeated_tap_still_tells_what_was_chosen(store: Store) -> None:
    desk = Desk(store)
    shown = await desk.begins()
    for _ in range(2):
        step = await desk.taps(TapKind.CHOOSE, "codes", below=shown, update_id=50)
        assert isinstance(step, Ask)
        assert step.answered is not None
        assert (step.answered.question, step.answered.answer) == ("What is it?", "Codes")
