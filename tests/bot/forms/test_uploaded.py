from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import MOST_BYTES, FileId, Shown, Upload
from bot.forms import Given, NotTaken
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask
from bot.forms.uploaded import MOST_BYTES_OF_TEXT, text_of
from bot.store import Store, files
from tests.bot.forms.desk import Desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


async def at_codes(desk: Desk) -> None:
    await desk.begins()
    for said in ("Codes", "Card", "50000 rials"):
        await desk.says(said)


async def refusal(desk: Desk, given: Given) -> str:
    step = await desk.sends(given)
    assert isinstance(step, Ask)
    return str(step.problem)


async def test_a_photo_is_kept_and_its_number_is_the_answer(desk: Desk) -> None:
    await desk.gets_to("photo")
    step = await desk.sends(desk.mailbag.holds(b"a picture", "a.jpg", Shown.PHOTO))
    assert isinstance(step, Ask)
    assert step.key == "shelf"
    kept = await desk.stored()
    assert kept is not None
    assert '"photo": 1' in kept.answers
    async with desk.store.reading() as session:
        assert await files.body(session, FileId(1)) == b"a picture"


async def test_a_picture_sent_as_a_file_is_a_photo_too(desk: Desk) -> None:
    await desk.gets_to("photo")
    desk.mailbag.holds(b"a picture", "a.png")
    step = await desk.sends(Given(upload=Upload("a.png", "a.png", "image/png", 9, Shown.DOCUMENT)))
    assert isinstance(step, Ask)
    assert step.key == "shelf"


async def test_a_text_file_is_read_as_if_it_had_been_written(desk: Desk) -> None:
    await at_codes(desk)
    await desk.sends(desk.mailbag.holds("A1\r\nB2\r\n".encode("utf-8-sig")))
    for _ in range(2):
        await desk.taps(TapKind.SKIP)
    await desk.chooses("1")
    await desk.taps(TapKind.SAVE)
    assert (await desk.saved())[0].startswith("codes=A1 B2, kind=codes")


async def test_what_the_question_does_not_take_is_refused_before_anything_is_fetched(desk: Desk) -> None:
    gone = Given("a caption", Upload("nowhere", "a.jpg", "image/jpeg", 9, Shown.PHOTO))
    await desk.gets_to("name")
    assert "in writing" in await refusal(desk, gone)
    assert "in writing" in await refusal(desk, Given())
    await at_codes(desk)
    assert "as a text file" in await refusal(desk, gone)
    assert "as a text file" in await refusal(desk, Given())
    await desk.gets_to("photo")
    assert "send a photo" in await refusal(desk, desk.mailbag.holds(b"text"))


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(desk: Desk) -> None:
    await desk.gets_to("photo")
    gone = Given(upload=Upload("nowhere", "a.jpg", "image/jpeg", 9, Shown.PHOTO))
    assert "didn't hand the file over" in await refusal(desk, gone)


async def test_files_that_hold_nothing_or_too_much_are_refused(desk: Desk) -> None:
    await desk.gets_to("photo")
    assert "empty" in await refusal(desk, desk.mailbag.holds(b"", "a.jpg", Shown.PHOTO))
    large = desk.mailbag.holds(b"x" * (MOST_BYTES + 1), "a.jpg", Shown.PHOTO)
    assert "too large" in await refusal(desk, large)
    await at_codes(desk)
    long = desk.mailbag.holds(b"x" * (MOST_BYTES_OF_TEXT + 1))
    assert "too long" in await refusal(desk, long)
    assert "empty" in await refusal(desk, desk.mailbag.holds(b"\xef\xbb\xbf \n"))
    assert "UTF-8" in await refusal(desk, desk.mailbag.holds("سلام".encode("cp1256")))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1).filter(
    str.strip
)


@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_text_is_read_in_each_encoding_that_is_taken(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(NotTaken):
        assert text_of(body).strip()
