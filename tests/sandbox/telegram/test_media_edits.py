import json
from typing import Any

import aiohttp
import pytest

from tests.sandbox.telegram.clients import PIXEL, TOKEN, BotClient, ControlClient

BUTTONS = {"inline_keyboard": [[{"text": "بعدی", "callback_data": "next"}]]}


async def upload(bot: BotClient, method: str, files: dict[str, bytes], **params: Any) -> Any:
    """Call with files; gives the whole answer."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, content, filename=name)
    async with bot.session.post(bot.address(method), data=form) as response:
        return await response.json()


async def sent_photo(bot: BotClient, sara: int) -> Any:
    return (await upload(bot, "sendPhoto", {"photo": PIXEL}, chat_id=sara, caption="a"))["result"]


async def test_a_photo_takes_the_place_of_another(bot: BotClient, control: ControlClient, sara: int) -> None:
    photo = await sent_photo(bot, sara)
    media = {"type": "photo", "media": "attach://new.png", "caption": "<b>b</b>", "parse_mode": "HTML"}
    wanted = {"chat_id": sara, "message_id": photo["message_id"], "media": media, "reply_markup": BUTTONS}
    edited = (await upload(bot, "editMessageMedia", {"new.png": PIXEL + b"more"}, **wanted))["result"]
    assert edited["photo"][0]["file_size"] == len(PIXEL) + 4
    assert edited["photo"][0]["file_id"] != photo["photo"][0]["file_id"]
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("b", "bold")
    assert (edited["reply_markup"], "edit_date" in edited) == (BUTTONS, True)
    seen = (await control.messages(sara))[-1]
    assert (seen["text"], seen["history"][0]["text"], seen["edited"]) == ("b", "a", True)


async def test_a_document_takes_the_place_of_a_photo_by_its_id(bot: BotClient, sara: int) -> None:
    document = (await upload(bot, "sendDocument", {"document": b"%PDF"}, chat_id=sara))["result"]["document"]
    photo = await sent_photo(bot, sara)
    media = {"type": "document", "media": document["file_id"]}
    edited = await bot.result("editMessageMedia", chat_id=sara, message_id=photo["message_id"], media=media)
    assert (edited["document"]["file_id"], "photo" in edited, "caption" in edited) == (
        document["file_id"],
        False,
        False,
    )
    again = {"chat_id": sara, "message_id": photo["message_id"], "media": media}
    assert (await bot.complaint("editMessageMedia", **again)).startswith(
        "Bad Request: message is not modified"
    )


async def test_a_text_is_turned_into_a_photo_and_not_back(bot: BotClient, sara: int) -> None:
    photo = (await sent_photo(bot, sara))["photo"][0]["file_id"]
    text = await bot.result("sendMessage", chat_id=sara, text="a")
    which = {"chat_id": sara, "message_id": text["message_id"]}
    assert await bot.complaint("editMessageCaption", **which, caption="b") == (
        "Bad Request: there is no caption in the message to edit"
    )
    edited = await bot.result("editMessageMedia", **which, media={"type": "photo", "media": photo})
    assert ("text" in edited, edited["photo"][0]["file_id"]) == (False, photo)
    assert (await bot.result("editMessageCaption", **which, caption="b"))["caption"] == "b"
    assert await bot.complaint("editMessageText", **which, text="b") == (
        "Bad Request: there is no text in the message to edit"
    )


@pytest.mark.parametrize(
    ("media", "complaint"),
    [
        (None, 'parameter "media" is required'),
        ("{", "can't parse input media JSON object"),
        ([], "can't parse InputMedia: expected an Object"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        (
            {"type": "sticker", "media": "a"},
            'can\'t parse InputMedia: type "sticker" is unsupported by this sandbox',
        ),
        ({"type": "photo", "media": "attach://missing"}, "wrong file identifier/HTTP URL specified"),
        ({"type": "photo", "media": "https://a.ir/a.png"}, "this sandbox does not fetch files from URLs"),
        ({"type": "document", "media": "PHOTO"}, "can't use file of type Photo as Document"),
    ],
)
async def test_media_that_can_not_be_put_in(bot: BotClient, sara: int, media: Any, complaint: str) -> None:
    photo = await sent_photo(bot, sara)
    if isinstance(media, dict) and media.get("media") == "PHOTO":
        media = media | {"media": photo["photo"][0]["file_id"]}
    wanted = {"chat_id": sara, "message_id": photo["message_id"]} | (
        {"media": media} if media is not None else {}
    )
    assert await bot.complaint("editMessageMedia", **wanted) == f"Bad Request: {complaint}"


async def test_an_album_is_sent_as_messages_that_share_a_number(bot: BotClient, sara: int) -> None:
    media = [
        {"type": "photo", "media": "attach://a.png", "caption": "a"},
        {"type": "photo", "media": "attach://b.png"},
    ]
    files = {"a.png": PIXEL, "b.png": PIXEL}
    sent = (await upload(bot, "sendMediaGroup", files, chat_id=sara, media=media))["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == ["a", None]
    document = (await upload(bot, "sendDocument", {"document": b"1"}, chat_id=sara))["result"]["document"]
    into_album = {"type": "document", "media": document["file_id"]}
    which = {"chat_id": sara, "message_id": sent[0]["message_id"]}
    assert await bot.complaint("editMessageMedia", **which, media=into_album) == (
        "Bad Request: can't use the media of the specified type in the album"
    )


@pytest.mark.parametrize(
    ("media", "complaint"),
    [
        ([], "there are no messages to send"),
        ({}, "expected an Array of InputMedia"),
        ([{"type": "photo", "media": "x"}] * 11, "too many messages to send as an album"),
    ],
)
async def test_an_album_that_can_not_be_sent(bot: BotClient, sara: int, media: Any, complaint: str) -> None:
    assert await bot.complaint("sendMediaGroup", chat_id=sara, media=media) == f"Bad Request: {complaint}"


async def test_an_album_holds_one_kind_of_file(bot: BotClient, sara: int) -> None:
    media = [{"type": kind, "media": "attach://a.png"} for kind in ("photo", "document")]
    answer = await upload(bot, "sendMediaGroup", {"a.png": PIXEL}, chat_id=sara, media=media)
    assert answer["description"] == "Bad Request: document can't be mixed with other media types"


async def test_what_a_person_uploads_is_downloaded_byte_by_byte(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    every_byte = bytes(range(256)) * 400 + b"\r\n--boundary\r\n\x00"
    form = aiohttp.FormData({"from": str(sara)}, quote_fields=False)
    form.add_field("file", every_byte, filename="کدها.csv", content_type="text/csv")
    async with bot.session.post(f"{control.url}/control/chats/{sara}/document", data=form) as response:
        assert response.status == 200
    document = (await bot.updates())[-1]["message"]["document"]
    assert (document["file_name"], document["file_size"], document["mime_type"]) == (
        "کدها.csv",
        len(every_byte),
        "text/csv",
    )
    path = (await bot.result("getFile", file_id=document["file_id"]))["file_path"]
    async with bot.session.get(f"{bot.url}/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == every_byte
