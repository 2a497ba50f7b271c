"""Edits of messages with files: in place where Telegram can, and else a new message before the old one goes."""

import pytest
from markupsafe import Markup

from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.messages import Button, Message
from bot.messenger import MessengerError, SlowDown, Unavailable
from handlers.telegram.messenger import TelegramMessenger
from sandbox.people import Telegram
from tests.bot.parts import SARA
from tests.bot.post import TOKEN
from tests.handlers.telegram.phone import PIXEL, Phone, Seen

BOT_ID = int(TOKEN.partition(":")[0])
ANOTHER_PIXEL = PIXEL + b"another"
NEXT = Button("Next", action="orders:2")


def page(html: str, attachment: Attachment | None = None) -> Message:
    return Message(Markup(html), ((NEXT,),), attachment=attachment)


@pytest.fixture
async def tea(files: Files) -> Attachment:
    return Attachment((await files.keep("tea.png", "image/png", PIXEL)).id, Shown.PHOTO)


@pytest.fixture
async def cake(files: Files) -> Attachment:
    return Attachment((await files.keep("cake.png", "image/png", ANOTHER_PIXEL)).id, Shown.PHOTO)


async def test_one_photo_takes_anothers_place(
    messenger: TelegramMessenger, phone: Phone, tea: Attachment, cake: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    assert await messenger.edit(SARA, number, page("<b>cake</b>", cake)) is None
    assert await phone.chat() == [
        Seen(number, "cake", ("Next",), Shown.PHOTO, "cake.png", ANOTHER_PIXEL),
    ]


async def test_a_photo_comes_to_a_text(messenger: TelegramMessenger, phone: Phone, tea: Attachment) -> None:
    number = await messenger.send(SARA, page("shop"))
    assert await messenger.edit(SARA, number, page("tea", tea)) is None
    assert await phone.chat() == [Seen(number, "tea", ("Next",), Shown.PHOTO, "tea.png", PIXEL)]


async def test_a_text_takes_a_photos_place_as_a_new_message(
    messenger: TelegramMessenger, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    new = await messenger.edit(SARA, number, page("shop"))
    assert await phone.chat() == [Seen(new or 0, "shop", ("Next",))]


async def test_the_new_message_is_there_before_the_old_one_goes(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    await telegram.breaks("sendMessage", "429", seconds=7)
    with pytest.raises(SlowDown):
        await messenger.edit(SARA, number, page("shop"))
    assert [seen.text for seen in await phone.chat()] == ["tea"]


async def test_an_old_message_that_can_not_be_deleted_stays(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    await telegram.breaks(
        "deleteMessage", "error", code=400, description="Bad Request: message can't be deleted for everyone"
    )
    new = await messenger.edit(SARA, number, page("shop"))
    assert [(seen.id, seen.text) for seen in await phone.chat()] == [(number, "tea"), (new, "shop")]


async def test_a_server_that_adds_no_photo_to_a_text_gets_a_new_message(
    messenger: TelegramMessenger, telegram: Telegram, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("shop"))
    await telegram.breaks(
        "editMessageMedia",
        "error",
        code=400,
        description="Bad Request: there is no media in the message to edit",
    )
    new = await messenger.edit(SARA, number, page("tea", tea))
    assert await phone.chat() == [Seen(new or 0, "tea", ("Next",), Shown.PHOTO, "tea.png", PIXEL)]


async def test_a_text_too_long_for_a_caption_takes_a_message_of_its_own(
    messenger: TelegramMessenger, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("shop"))
    new = await messenger.edit(SARA, number, page("a" * 1025, tea))
    assert [(seen.shown, seen.text) for seen in await phone.chat()] == [(Shown.PHOTO, ""), (None, "a" * 1025)]
    assert (await phone.last()).id == new


async def test_an_edit_that_changes_nothing_or_finds_nothing_is_done(
    messenger: TelegramMessenger, phone: Phone, tea: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    before = await phone.chat()
    assert await messenger.edit(SARA, number, page("tea", tea)) is None
    assert await messenger.edit(SARA, number + 50, page("tea", tea)) is None
    assert await phone.chat() == before


async def test_an_id_that_telegram_does_not_know_is_forgotten_and_the_file_uploaded(
    messenger: TelegramMessenger, files: Files, phone: Phone, tea: Attachment, cake: Attachment
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    await files.remember(cake.file_id, BOT_ID, Shown.PHOTO, "an-id-of-another-bot")
    await messenger.edit(SARA, number, page("cake", cake))
    assert (await phone.last()).body == ANOTHER_PIXEL
    assert await files.telegram_id(cake.file_id, BOT_ID, Shown.PHOTO) not in {None, "an-id-of-another-bot"}


@pytest.mark.parametrize(("fault", "expected"), [("429", SlowDown), ("lost", Unavailable)])
async def test_troubles_of_files_are_sorted_as_those_of_texts(
    messenger: TelegramMessenger,
    telegram: Telegram,
    phone: Phone,
    tea: Attachment,
    cake: Attachment,
    fault: str,
    expected: type[MessengerError],
) -> None:
    number = await messenger.send(SARA, page("tea", tea))
    await telegram.breaks("editMessageMedia", fault, seconds=7)
    with pytest.raises(expected):
        await messenger.edit(SARA, number, page("cake", cake))
