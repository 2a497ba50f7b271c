"""Files that people send come in as they were sent, and go out the same."""

import random

import pytest
from markupsafe import Markup
from telegram import Update

from bot.file_store import Files
from bot.files import MOST_BYTES, Attachment, Shown, Upload
from bot.messages import Message
from bot.uploads import UploadTooLarge, UploadUnavailable
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.uploads import TelegramUploads, upload_in
from sandbox.people import Telegram
from tests.bot.parts import ALI
from tests.bot.post import Line, acquainted
from tests.handlers.telegram.phone import PIXEL, Phone

BOOK = random.Random(24).randbytes(1_200_000) + b"\r\n--boundary--\r\n\x00"


@pytest.fixture
def uploads(line: Line) -> TelegramUploads:
    return TelegramUploads(line.bot)


async def last_update(line: Line) -> Update:
    return (await line.bot.get_updates(timeout=0))[-1]


async def what_came(line: Line) -> Upload:
    message = (await last_update(line)).message
    assert message is not None
    upload = upload_in(message)
    assert upload is not None
    return upload


async def asked_for(telegram: Telegram) -> int:
    return len([call for call in await telegram.calls() if call.method == "getFile"])


async def test_a_document_comes_with_its_name_kind_and_size(
    line: Line, phone: Phone, uploads: TelegramUploads
) -> None:
    await phone.sends(Shown.DOCUMENT, "کتاب.pdf", BOOK)
    upload = await what_came(line)
    assert (upload.name, upload.mime, upload.size, upload.shown) == (
        "کتاب.pdf",
        "application/octet-stream",
        len(BOOK),
        Shown.DOCUMENT,
    )
    assert await uploads.fetch(upload) == BOOK


async def test_a_photo_comes_in(line: Line, phone: Phone, uploads: TelegramUploads) -> None:
    await phone.sends(Shown.PHOTO, "tea.png", PIXEL, caption="tea")
    upload = await what_came(line)
    assert (upload.name, upload.size, upload.shown) == ("photo.jpg", len(PIXEL), Shown.PHOTO)
    assert await uploads.fetch(upload) == PIXEL


async def test_what_somebody_sends_is_what_is_kept_and_what_another_downloads(
    line: Line, phone: Phone, uploads: TelegramUploads, files: Files, messenger: TelegramMessenger
) -> None:
    await phone.sends(Shown.DOCUMENT, "کتاب ۱.pdf", BOOK)
    upload = await what_came(line)
    kept = await files.keep(upload.name, upload.mime, await uploads.fetch(upload))
    assert await files.body(kept.id) == BOOK
    await acquainted(line.telegram, ALI, "Ali")
    await messenger.send(ALI, Message(Markup(""), attachment=Attachment(kept.id, Shown.DOCUMENT)))
    async with Phone(line.url, ALI) as alis:
        got = await alis.last()
    assert (got.name, got.body) == ("کتاب ۱.pdf", BOOK)


async def test_a_file_that_is_known_to_be_too_large_is_not_asked_for(
    telegram: Telegram, uploads: TelegramUploads
) -> None:
    with pytest.raises(UploadTooLarge):
        await uploads.fetch(Upload("BQAC", "film.mkv", "", MOST_BYTES + 1, Shown.DOCUMENT))
    assert await asked_for(telegram) == 0


async def test_a_file_that_telegram_finds_too_large_is_too_large(
    line: Line, phone: Phone, uploads: TelegramUploads
) -> None:
    await phone.sends(Shown.DOCUMENT, "film.mkv", bytes(MOST_BYTES + 1))
    upload = await what_came(line)
    unsized = Upload(upload.reference, upload.name, upload.mime, 0, upload.shown)
    with pytest.raises(UploadTooLarge):
        await uploads.fetch(unsized)
    assert await asked_for(line.telegram) == 1


@pytest.mark.parametrize("fault", ["drop", "http_502", "html", "429"])
async def test_a_file_that_did_not_come_can_be_asked_for_again(
    line: Line, phone: Phone, uploads: TelegramUploads, fault: str
) -> None:
    await phone.sends(Shown.DOCUMENT, "book.pdf", BOOK)
    upload = await what_came(line)
    await line.telegram.breaks("getFile", fault, seconds=1)
    with pytest.raises(UploadUnavailable):
        await uploads.fetch(upload)
    assert await uploads.fetch(upload) == BOOK


async def test_a_file_that_telegram_does_not_know_is_not_to_be_had(uploads: TelegramUploads) -> None:
    with pytest.raises(UploadUnavailable):
        await uploads.fetch(Upload("nonsense", "book.pdf", "", 10, Shown.DOCUMENT))
