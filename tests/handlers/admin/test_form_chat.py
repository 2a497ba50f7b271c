"""Somebody fills in a form in their chat, before a pretend Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import forms
from sandbox.people import Person
from tests.bot.parts import SARA
from tests.bot.post import PIXEL, acquainted
from tests.handlers.admin.kiosk import Kiosk, open_kiosk


@pytest.fixture
async def kiosk(tmp_path: Path) -> AsyncIterator[Kiosk]:
    async with open_kiosk(tmp_path) as opened:
        yield opened


@pytest.fixture
async def sara(kiosk: Kiosk) -> Person:
    person = await acquainted(kiosk.line.telegram, SARA, "Sara")
    await person.sees("Hello")
    return person


async def saved(kiosk: Kiosk) -> str:
    return await kiosk.services.told(1_000)


async def test_a_thing_is_added_by_taps_words_and_files(kiosk: Kiosk, sara: Person) -> None:
    await kiosk.begins(sara)
    await sara.sees("1 of 6")
    await sara.taps("Codes")
    await sara.sees("➜ Codes")
    await sara.sees("2 of 7")
    await sara.says("Gift card")
    await sara.sees("Its price?")
    await sara.says("۵۰ هزار تومان")
    await sara.sees("Codes?")
    await sara.sends_file("codes.txt", b"A1\nB2\n")
    await sara.sees("Until?")
    await sara.taps("Skip")
    await sara.sees("A photo?")
    await sara.sends_photo(PIXEL)
    await sara.sees("Which shelf?")
    await sara.taps("Shelf 1")
    preview = await sara.sees("Gift card: codes=A1 B2")
    assert [button.text for button in preview.buttons] == ["✅ Save", "↩️ Back", "✖️ Cancel"]
    await sara.taps("Save")
    await sara.sees("Gift card is on the shelf")
    marked = await sara.sees("✅ Saved")
    assert (marked.id, marked.buttons) == (preview.id, ())


async def test_a_restart_in_the_middle_loses_nothing(kiosk: Kiosk, sara: Person) -> None:
    await kiosk.begins(sara)
    await sara.taps("A text")
    await sara.sees("Its name?")
    await kiosk.stop()
    await sara.says("Mug")
    await kiosk.start()
    await sara.sees("Its price?")
    await kiosk.stop()
    await kiosk.start()
    await sara.taps("Back")
    await sara.sees("So far: Mug")


async def test_commands_work_while_a_form_is_open_and_it_goes_on_afterwards(
    kiosk: Kiosk, sara: Person
) -> None:
    await kiosk.begins(sara, "short")
    await sara.sees("Name?")
    await sara.says("/pay 50000")
    await sara.sees("50,000 tomans")
    assert "No payment" in await sara.taps("Check payment")
    await sara.says("Mug")
    await sara.sees("Mug is on the shelf")


async def test_an_amount_answers_the_open_form_and_is_a_payment_once_it_is_closed(
    kiosk: Kiosk, sara: Person
) -> None:
    await kiosk.begins(sara, "short")
    await sara.sees("Name?")
    await sara.says("50000")
    await sara.sees("50000 is on the shelf")
    await sara.says("50000")
    await sara.sees("50,000 tomans")
    assert await sara.link("Pay")


async def test_the_cancel_command_closes_the_form(kiosk: Kiosk, sara: Person) -> None:
    await kiosk.begins(sara)
    await sara.sees("What is it?")
    await sara.says("/cancel")
    await sara.sees("Nothing was changed")
    assert await sara.taps("A text") == "This form is closed."
    await sara.says("/cancel")
    await sara.sees("no open order to cancel")


async def test_what_is_no_text_and_no_file_is_answered_by_the_form_too(kiosk: Kiosk, sara: Person) -> None:
    await kiosk.begins(sara, "short")
    await sara.sees("Name?")
    await sara.sends_photo(PIXEL, caption="Mug")
    await sara.sees("Please answer this one in writing")
    async with kiosk.services.store.reading() as session:
        kept = await forms.find(session, SARA)
    assert kept is not None
    assert kept.step == "name"
