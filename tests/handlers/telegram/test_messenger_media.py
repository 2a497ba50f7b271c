"""Messages with files: sent once as bytes and then by Telegram's id, with a text of any length."""

import asyncio

import pytest
from markupsafe import Markup

from bot.file_store import Files
from bot.files import Attachment, FileId, Shown
from bot.messages import Button, Message
from bot.messenger import Refused, SlowDown, Unavailable
from handlers.telegram.media import LONGEST_CAPTION, UPLOADS_AT_ONCE
from handlers.telegram.messenger import TelegramMessenger
from sandbox.people import Person, Telegram
from tests.bot.parts import SARA
from tests.bot.post import TOKEN, Line
from tests.handlers.telegram.phone import PIXEL, Phone, Seen

BOT_ID = int(TOKEN.partition(":")[0])
BOOK = bytes(range(256)) * 5 + b"\r\n--boundary--\r\n"
BUY = Button("Buy", action="pay:1")


def with_file(attachment: Attachment, html: str = "", *buttons: Button) -> Message:
    return Message(Markup(html), tuple((button,) for button in buttons), attachment=attachment)


@pytest.fixture
async def photo(files: Files) -> Attachment:
    kept = await files.keep("photo.png", "image/png", PIXEL)
    return Attachment(kept.id, Shown.PHOTO)


@pytest.fixture
async def book(files: Files) -> Attachment:
    kept = await files.keep("کتاب «یک».pdf", "application/pdf", BOOK)
    return Attachment(kept.id, Shown.DOCUMENT)


async def uploads(telegram: Telegram) -> list[bool]:
    """Of each file that was sent: whether its bytes went along."""
    sent = [call for call in await telegram.calls() if call.method in {"sendPhoto", "sendDocument"}]
    return [
        str(call.params.get("photo", call.params.get("document"))).startswith("attach://") for call in sent
    ]


async def test_a_photo_arrives_with_its_caption_and_buttons(
    messenger: TelegramMessenger, phone: Phone, photo: Attachment
) -> None:
    number = await messenger.send(SARA, with_file(photo, "<b>Tea</b> &amp; cake", BUY))
    assert await phone.chat() == [Seen(number, "Tea & cake", ("Buy",), Shown.PHOTO, "photo.png", PIXEL)]


async def test_a_document_arrives_as_it_was_kept_under_its_name(
    messenger: TelegramMessenger, phone: Phone, book: Attachment
) -> None:
    number = await messenger.send(SARA, with_file(book))
    assert await phone.chat() == [Seen(number, "", (), Shown.DOCUMENT, "کتاب «یک».pdf", BOOK)]


async def test_a_file_is_uploaded_once_and_sent_by_telegrams_id_from_then_on(
    messenger: TelegramMessenger, line: Line, files: Files, phone: Phone, photo: Attachment, book: Attachment
) -> None:
    for messages in (messenger, messenger, TelegramMessenger(line.bot, files)):
        await messages.send(SARA, with_file(photo))
        await messages.send(SARA, with_file(book))
    assert await uploads(line.telegram) == [True, True, False, False, False, False]
    assert [seen.body for seen in await phone.chat()] == [PIXEL, BOOK] * 3


async def test_a_file_is_uploaded_again_where_it_is_shown_differently(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, photo: Attachment
) -> None:
    await messenger.send(SARA, with_file(photo))
    await messenger.send(SARA, with_file(Attachment(photo.file_id, Shown.DOCUMENT)))
    assert await uploads(telegram) == [True, True]
    assert [seen.shown for seen in await phone.chat()] == [Shown.PHOTO, Shown.DOCUMENT]


async def test_an_id_that_telegram_does_not_know_is_forgotten_and_the_file_uploaded(
    messenger: TelegramMessenger, telegram: Telegram, files: Files, phone: Phone, photo: Attachment
) -> None:
    await files.remember(photo.file_id, BOT_ID, Shown.PHOTO, "an-id-of-another-bot")
    await messenger.send(SARA, with_file(photo, "tea"))
    await messenger.send(SARA, with_file(photo, "tea"))
    assert [seen.body for seen in await phone.chat()] == [PIXEL, PIXEL]
    assert await uploads(telegram) == [False, True, False]


@pytest.mark.parametrize(
    "reason",
    [
        "wrong file identifier/HTTP URL specified",
        "wrong remote file identifier specified: Wrong string length",
        "wrong file_id or the file is temporarily unavailable",
        "FILE_REFERENCE_EXPIRED",
        "file reference expired",
        "FILE_ID_INVALID",
        "MEDIA_EMPTY",
        "can't use file of type Document as Photo",
    ],
)
async def test_whatever_is_wrong_with_an_id_the_file_arrives(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, photo: Attachment, reason: str
) -> None:
    await messenger.send(SARA, with_file(photo))
    await telegram.breaks("sendPhoto", "error", code=400, description=f"Bad Request: {reason}")
    await messenger.send(SARA, with_file(photo))
    assert len(await phone.chat()) == 2
    assert await uploads(telegram) == [True, False, True]


async def test_what_is_wrong_with_the_caption_costs_no_upload(
    messenger: TelegramMessenger, telegram: Telegram, sara: Person, photo: Attachment
) -> None:
    await messenger.send(SARA, with_file(photo))
    with pytest.raises(Refused, match="parse entities"):
        await messenger.send(SARA, with_file(photo, "<b>unfinished"))
    assert await uploads(telegram) == [True, False]


async def test_a_file_that_is_gone_is_refused_and_said_to_be_gone(
    messenger: TelegramMessenger, telegram: Telegram, sara: Person
) -> None:
    with pytest.raises(Refused, match="file 404 is missing"):
        await messenger.send(SARA, with_file(Attachment(FileId(404), Shown.PHOTO), "tea"))
    number = await messenger.send(SARA, Message(Markup("tea")))
    with pytest.raises(Refused, match="file 404 is missing"):
        await messenger.edit(SARA, number, with_file(Attachment(FileId(404), Shown.PHOTO), "tea"))


@pytest.mark.parametrize(
    ("fault", "expected"), [("429", SlowDown), ("http_502", Unavailable), ("lost", Unavailable)]
)
async def test_troubles_of_files_are_sorted_as_those_of_texts(
    messenger: TelegramMessenger,
    telegram: Telegram,
    sara: Person,
    photo: Attachment,
    fault: str,
    expected: type[Exception],
) -> None:
    await telegram.breaks("sendPhoto", fault, seconds=7)
    with pytest.raises(expected):
        await messenger.send(SARA, with_file(photo))


@pytest.mark.parametrize("letter", ["a", "ب", "&amp;", "<b>x</b>", '<a href="https://x.example">y</a>'])
async def test_a_text_of_a_captions_length_stands_under_the_file(
    messenger: TelegramMessenger, phone: Phone, photo: Attachment, letter: str
) -> None:
    number = await messenger.send(SARA, with_file(photo, letter * LONGEST_CAPTION, BUY))
    (seen,) = await phone.chat()
    assert (seen.id, len(seen.text), seen.buttons) == (number, LONGEST_CAPTION, ("Buy",))


@pytest.mark.parametrize("text", ["a" * 1025, "<b>ب</b>" * 1025, "🎁" * 513])
async def test_a_longer_text_follows_its_file_and_has_the_buttons(
    messenger: TelegramMessenger, phone: Phone, photo: Attachment, text: str
) -> None:
    number = await messenger.send(SARA, with_file(photo, text, BUY))
    file, said = await phone.chat()
    assert (file.shown, file.text, file.buttons) == (Shown.PHOTO, "", ())
    assert (said.id, said.text, said.buttons) == (number, Markup(text).striptags(), ("Buy",))


async def test_a_file_whose_text_fails_is_not_there_twice_when_both_are_sent_again(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, photo: Attachment
) -> None:
    await telegram.breaks("sendMessage", "http_502")
    with pytest.raises(Unavailable):
        await messenger.send(SARA, with_file(photo, "a" * 1025))
    assert await phone.chat() == []
    await messenger.send(SARA, with_file(photo, "a" * 1025))
    assert [seen.shown for seen in await phone.chat()] == [Shown.PHOTO, None]


async def test_many_who_get_a_new_file_at_once_all_get_it_for_a_few_uploads(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, book: Attachment
) -> None:
    await asyncio.gather(*(messenger.send(SARA, with_file(book)) for _ in range(20)))
    assert [seen.body for seen in await phone.chat()] == [BOOK] * 20
    assert sum(await uploads(telegram)) <= UPLOADS_AT_ONCE


async def test_a_picture_that_telegram_can_not_show_arrives_as_a_document(
    messenger: TelegramMessenger, files: Files, phone: Phone
) -> None:
    drawing = await files.keep("tea.svg", "image/svg+xml", b"<svg/>")
    message = with_file(Attachment(drawing.id, Shown.PHOTO), "tea", BUY)
    number = await messenger.send(SARA, message)
    assert await phone.chat() == [Seen(number, "tea", ("Buy",), Shown.DOCUMENT, "tea.svg", b"<svg/>")]
    text = await messenger.send(SARA, Message(Markup("shop")))
    await messenger.edit(SARA, text, message)
    assert await phone.last() == Seen(text, "tea", ("Buy",), Shown.DOCUMENT, "tea.svg", b"<svg/>")
