"""Messages with files, through the outbox."""

from markupsafe import Markup

from bot.files import Attachment, FileId, Shown
from bot.messages import Message, Send
from sandbox.people import Person, Telegram
from tests.bot.parts import SARA, Services, on_sqlite
from tests.bot.post import PIXEL, PostOffice, change, from_bot, say


def pictured(file_id: FileId, html: str, slot: str | None = None) -> Send:
    return Send(SARA, Message(Markup(html), attachment=Attachment(file_id, Shown.PHOTO)), slot)


async def test_a_message_brings_its_file(
    post: PostOffice, shop: Services, telegram: Telegram, sara: Person
) -> None:
    kept = await shop.files.keep("tea.png", "image/png", PIXEL)
    await post.takes(pictured(kept.id, "tea"), say(SARA, "two"))
    await post.works()
    assert await from_bot(sara) == ["tea", "two"]
    assert [call.code for call in await telegram.calls() if call.method == "sendPhoto"] == [200]


@on_sqlite
async def test_a_file_that_is_gone_stops_no_other_message_and_the_merchant_is_told(
    post: PostOffice, sara: Person, merchant: Person
) -> None:
    await post.takes(pictured(FileId(404), "tea"), say(SARA, "two"))
    await post.works()
    assert await from_bot(sara) == ["two"]
    assert "file 404 is missing" in (await from_bot(merchant))[0]


async def test_a_slot_follows_a_message_that_had_to_be_sent_anew(
    post: PostOffice, shop: Services, sara: Person
) -> None:
    kept = await shop.files.keep("tea.png", "image/png", PIXEL)
    await post.takes(pictured(kept.id, "tea", slot="pay:1"), say(SARA, "other"))
    await post.works()
    await post.takes(change(SARA, "pay", slot="pay:1"))
    await post.works()
    await post.takes(change(SARA, "paid", slot="pay:1"))
    await post.works()
    assert [m.text for m in await sara.chat() if m.sender == "bot" and not m.deleted] == ["other", "paid"]
