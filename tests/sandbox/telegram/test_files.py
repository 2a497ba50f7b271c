import json
from typing import Any

import aiohttp
import pytest

from sandbox.telegram.errors import BadRequest
from sandbox.telegram.files import LARGEST_PHOTO, Files
from sandbox.telegram.params import Upload
from tests.sandbox.telegram.clients import PIXEL, TOKEN, BotClient, ControlClient

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07"


def form(part: str, content: bytes, name: str, **params: Any) -> aiohttp.FormData:
    data = aiohttp.FormData()
    for key, value in params.items():
        data.add_field(key, value if isinstance(value, str) else json.dumps(value))
    data.add_field(part, content, filename=name, content_type="application/octet-stream")
    return data


async def upload(bot: BotClient, method: str, data: aiohttp.FormData) -> Any:
    async with bot.session.post(bot.address(method), data=data) as response:
        return await response.json()


async def download(bot: BotClient, path: str) -> bytes:
    async with bot.session.get(f"{bot.url}/file/bot{TOKEN}/{path}") as response:
        assert response.status == 200
        return await response.read()


async def test_a_document_is_sent_and_can_be_downloaded(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    data = form("document", "کد".encode(), "codes.txt", chat_id=sara, caption="<b>a</b>", parse_mode="HTML")
    sent = (await upload(bot, "sendDocument", data))["result"]
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("codes.txt", 4)
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("a", "bold")
    file = await bot.result("getFile", file_id=sent["document"]["file_id"])
    assert await download(bot, file["file_path"]) == "کد".encode()
    seen = (await control.messages(sara))[-1]["document"]
    async with bot.session.get(bot.url + seen["url"]) as response:
        assert await response.read() == "کد".encode()


async def test_a_photo_knows_its_size_and_is_sent_again_by_its_id(bot: BotClient, sara: int) -> None:
    data = form("part0", PIXEL, "qr.png", chat_id=sara, photo="attach://part0")
    (photo,) = (await upload(bot, "sendPhoto", data))["result"]["photo"]
    assert (photo["width"], photo["height"], photo["file_size"]) == (3, 2, len(PIXEL))
    again = await bot.result("sendPhoto", chat_id=sara, photo=photo["file_id"], caption="QR")
    assert again["photo"] == [photo]
    assert await bot.complaint("sendDocument", chat_id=sara, document=photo["file_id"]) == (
        "Bad Request: can't use file of type Photo as Document"
    )


async def test_a_caption_is_edited_and_a_file_has_no_text(bot: BotClient, sara: int) -> None:
    await upload(bot, "sendPhoto", form("photo", PIXEL, "qr.png", chat_id=sara))
    edit = {"chat_id": sara, "message_id": 2}
    edited = await bot.result("editMessageCaption", **edit, caption="b")
    assert (edited["caption"], len(edited["photo"])) == ("b", 1)
    assert await bot.complaint("editMessageText", **edit, text="b") == (
        "Bad Request: there is no text in the message to edit"
    )
    assert await bot.complaint("editMessageCaption", **edit, caption="a" * 1025) == (
        "Bad Request: message caption is too long"
    )
    copied = await bot.result("copyMessage", chat_id=sara, from_chat_id=sara, message_id=2, caption="c")
    assert copied == {"message_id": 3}


@pytest.mark.parametrize(
    ("photo", "complaint"),
    [
        ("", "there is no photo in the request"),
        ("attach://missing", "wrong file identifier/HTTP URL specified"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("https://a.ir/a.png", "this sandbox does not fetch files from URLs"),
    ],
)
async def test_a_photo_that_is_not_there(bot: BotClient, sara: int, photo: str, complaint: str) -> None:
    assert await bot.complaint("sendPhoto", chat_id=sara, photo=photo) == f"Bad Request: {complaint}"


async def test_what_is_no_picture_or_empty_is_refused(bot: BotClient, sara: int) -> None:
    answer = await upload(bot, "sendPhoto", form("photo", b"text", "a.png", chat_id=sara))
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    answer = await upload(bot, "sendDocument", form("document", b"", "a.txt", chat_id=sara))
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_files_open_only_with_the_token(bot: BotClient) -> None:
    assert await bot.complaint("getFile", file_id="x") == "Bad Request: invalid file_id"
    for token, status in (("7000000001:wrong", 401), (TOKEN, 404)):
        async with bot.session.get(f"{bot.url}/file/bot{token}/documents/file_0.txt") as response:
            assert response.status == status


async def test_people_send_pictures_and_files(bot: BotClient, control: ControlClient, sara: int) -> None:
    for kind, content, name in (("photo", PIXEL, "receipt.png"), ("document", b"%PDF", "receipt.pdf")):
        data = form("file", content, name, caption="رسید", **{"from": sara})
        async with bot.session.post(f"{bot.url}/control/chats/{sara}/{kind}", data=data) as response:
            assert response.status == 200
    photo, document = [update["message"] for update in await bot.updates()]
    assert (photo["photo"][0]["width"], photo["caption"]) == (3, "رسید")
    file = await bot.result("getFile", file_id=document["document"]["file_id"])
    assert (file["file_path"].endswith(".pdf"), await download(bot, file["file_path"])) == (True, b"%PDF")


@pytest.mark.parametrize(
    ("content", "size"),
    [(PIXEL, (3, 2)), (JPEG, (7, 5)), (b"GIF89a\x04\x00\x03\x00", (4, 3))],
)
def test_the_size_of_a_picture_is_read_from_its_head(content: bytes, size: tuple[int, int]) -> None:
    assert Files().keep_photo(Upload("a", "image/x", content)).size == size


@pytest.mark.parametrize("content", [JPEG[:8], b"\xff\xd8", PIXEL[:18]])
def test_a_picture_cut_short_is_none(content: bytes) -> None:
    with pytest.raises(BadRequest, match="IMAGE_PROCESS_FAILED"):
        Files().keep_photo(Upload("a", "image/x", content))


def test_a_photo_may_not_be_larger_than_telegram_takes() -> None:
    with pytest.raises(BadRequest, match="too big for a photo"):
        Files().keep_photo(Upload("a", "image/png", PIXEL.ljust(LARGEST_PHOTO + 1)))
