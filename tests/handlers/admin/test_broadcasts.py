"""/broadcast: somebody of the staff writes to many, looks at it first, sends it off, and watches, holds or stops it."""

from dataclasses import replace

import pytest

from bot.broadcasts.broadcast import Audience, BroadcastState, Counts, Report
from bot.broadcasts.content import Link
from bot.files import Attachment, Shown
from bot.messages import Button, Edit
from bot.staff.rights import Role
from bot.texts.languages import Language
from tests.bot.broadcasting import Courier, Newsroom
from tests.bot.merchandise import Merchandise
from tests.bot.parts import MERCHANT, on_sqlite
from tests.bot.post import PIXEL
from tests.handlers.admin.office import BOT_LINK, Office

TEXT = "Spring is here\n\n  <b>20%</b> off & more"
WRITTEN = ("/skip", TEXT, "/skip", ">Everybody")

pytestmark = on_sqlite


@pytest.fixture
def courier() -> Courier:
    return Courier()


@pytest.fixture
def room(office: Office, courier: Courier) -> Newsroom:
    return Newsroom(office.services, courier, 9_000)


async def begins(office: Office) -> None:
    await office.says("/broadcast")
    await office.taps("➕ New broadcast")


async def writes(office: Office, *answers: str) -> Report:
    await begins(office)
    await office.fills(*(answers or WRITTEN))
    return await last(office)


async def last(office: Office) -> Report:
    return (await office.shop.desk.broadcasts.page()).reports[0]


async def test_what_is_shown_first_is_exactly_what_they_get(
    office: Office, courier: Courier, room: Newsroom
) -> None:
    await room.people(9)
    await writes(office)
    shown = office.heard[0]
    assert "Spring is here\n\n  &lt;b&gt;20%&lt;/b&gt; off &amp; more" in str(shown.html)
    assert "It reaches <b>10</b> people now, in about 1 second" in office.text
    assert "everybody" in office.text
    assert courier.carried == []
    await office.taps("✅ Send to 10 people now")
    await room.works()
    assert (MERCHANT, shown) in courier.carried
    assert len(courier.carried) == 10


async def test_it_can_be_sent_to_oneself_first(office: Office, room: Newsroom) -> None:
    await room.people(3)
    report = await writes(office)
    shown = office.heard[0]
    await office.taps("📨 Send it to me first")
    assert office.heard == [shown]
    assert office.toast == "Sent to you, and to nobody else."
    assert (await last(office)).broadcast.state is BroadcastState.DRAFT
    assert report.counts == Counts()


async def test_a_photo_and_buttons_go_with_it(office: Office) -> None:
    await Merchandise(office.services.store).product(sku="coffee")
    await begins(office)
    await office.sends(b"no picture")
    assert "Please send a photo" in office.text
    await office.shows(PIXEL)
    await office.says("x" * 1025)
    assert "1,025 characters long; 1,024 fit" in office.text
    await office.says(TEXT)
    await office.says("Our channel - https://t.me/example\n\nBuy – it - now - Coffee")
    await office.fills(">Everybody")
    content = (await last(office)).broadcast.content
    assert content.links == (
        Link("Our channel", "https://t.me/example"),
        Link("Buy – it - now", f"{BOT_LINK}?start=p_coffee"),
    )
    assert content.photo is not None
    assert office.heard[0].attachment == Attachment(content.photo, Shown.PHOTO)
    assert office.heard[0].buttons[:2] == (
        (Button("Our channel", url="https://t.me/example"),),
        (Button("Buy – it - now", url=f"{BOT_LINK}?start=p_coffee"),),
    )


async def test_what_is_wrong_with_the_buttons_is_said_line_by_line(office: Office) -> None:
    shop = Merchandise(office.services.store)
    await shop.product(sku="hidden", hidden=True)
    await begins(office)
    await office.fills("/skip", TEXT)
    lines = [
        "Fine - https://shop.example/a?b=c#d",
        "no dash",
        "",
        "x" * 65 + " - https://shop.example",
        "Local - http://localhost",
        "Odd - https://shop.example:port",
        "Mail - mailto:a@shop.example",
        "Gone - nothing",
        "Later - hidden",
    ]
    await office.says("\n".join(lines))
    assert "7 lines are not buttons yet" in office.text
    for line, why in (
        (2, "it needs a text, a dash"),
        (4, "the text on a button is up to 64"),
        (5, "this address leads nowhere"),
        (6, "this address leads nowhere"),
        (7, "after the dash comes an address with https:// or a SKU"),
        (8, "no product has this SKU"),
        (9, "this product isn’t for sale"),
    ):
        assert f"Line {line}: {why}" in office.text
    await office.says("\n".join(f"{n} - https://shop.example" for n in range(11)))
    assert "One line is not a button yet:\nLine 11: that is one button too many" in office.text
    await office.says("Fine - https://shop.example")
    assert "Who gets it?" in office.text


async def test_a_text_is_as_long_as_telegram_shows(office: Office) -> None:
    await begins(office)
    await office.fills("/skip")
    await office.says("😀" * 2049)
    assert "4,098 characters long; 4,096 fit" in office.text
    await office.says("😀" * 2048)
    assert "Buttons under it?" in office.text


async def test_it_goes_to_those_who_bought_a_product(office: Office) -> None:
    product = await Merchandise(office.services.store).product(sku="tea")
    await begins(office)
    await office.fills("/skip", TEXT, "/skip", ">Those who bought a product", "nothing")
    assert "No product has the SKU “nothing”" in office.text
    await office.says("TEA")
    report = await last(office)
    assert (report.broadcast.to.audience, report.broadcast.to.product_id) == (Audience.PRODUCT, product.id)
    assert "those who bought “Coffee”" in office.text
    assert "Right now that is nobody" in office.text
    assert not any(label.startswith("✅") for label in office.labels)
    await office.taps_data(f"bsend:{report.broadcast.id}")
    assert office.toast == "There is nobody to send it to right now."


async def test_a_draft_is_changed_until_it_is_sent_off(office: Office) -> None:
    before = await writes(office, "/skip", TEXT, "Shop - https://shop.example", ">Everybody")
    await office.taps("✏️ Change")
    await office.fills("/skip", "Summer is here", ">✔️ Keep as it is", ">✔️ Keep as it is")
    after = await last(office)
    assert after.broadcast.id == before.broadcast.id
    assert after.broadcast.content == replace(before.broadcast.content, text="Summer is here")
    await office.taps_data(f"bsend:{after.broadcast.id}")
    await office.taps_data(f"bedit:{after.broadcast.id}")
    assert office.toast == "There is no such broadcast (any more)."


async def test_one_that_was_sent_off_while_it_was_changed_stays_as_it_is(office: Office) -> None:
    number = (await writes(office)).broadcast.id
    await office.taps("✏️ Change")
    await office.fills("/skip", "Summer is here", "/skip")
    await office.taps_data(f"bsend:{number}")
    await office.taps_data(f"bcard:{number}")
    await office.says("Everybody")
    assert "sent off or discarded meanwhile" in office.text
    assert (await last(office)).broadcast.content.text == TEXT


async def test_a_draft_is_thrown_away(office: Office) -> None:
    number = (await writes(office)).broadcast.id
    await office.taps("🗑 Discard")
    assert "nobody got it" in office.text
    await office.taps("📣 All broadcasts")
    assert office.labels == ["➕ New broadcast"]
    for verb in ("bcard", "bsend", "btest", "bpause", "bstop", "bgoon", "bdiscard"):
        await office.taps_data(f"{verb}:{number}")
        assert office.toast == "There is no such broadcast (any more)."


async def test_the_same_tap_sends_it_off_once_however_often_it_comes(
    office: Office, courier: Courier, room: Newsroom
) -> None:
    ids = await room.people(5)
    await writes(office)
    await office.taps("✅ Send to 6 people now")
    await office.again()
    number = (await last(office)).broadcast.id
    await office.taps_data(f"bsend:{number}")
    await room.works()
    assert sorted(chat for chat, _ in courier.carried) == [MERCHANT, *ids]
    deeds = [deed.what for deed in (await office.shop.desk.trail.page()).actions]
    assert deeds == ["broadcast_sent", "broadcast"]
    sends = [letter for letter in office.services.mail if not isinstance(letter, Edit) and letter.slot]
    assert len(sends) == 1


async def test_it_is_held_and_goes_on_and_is_stopped_once_that_is_meant(
    office: Office, courier: Courier, room: Newsroom
) -> None:
    await room.people(40)
    await writes(office)
    await office.taps("✅ Send")
    number = (await last(office)).broadcast.id
    worker = room.worker()
    await worker.work_once()
    await worker.settle()
    await office.taps_data(f"bcard:{number}")
    assert "is going out" in office.text
    assert "Sent: <b>12</b> of 41" in office.text
    await office.taps("⏸ Pause")
    assert "is paused" in office.text
    await office.again()
    await office.taps("▶️ Go on")
    assert "waits in line" in office.text
    assert "It begins in a moment" in office.text
    await office.taps("⏹ Stop")
    assert "29 people don’t have it yet and never get it" in office.text
    await office.taps("No, let it be")
    assert "waits in line" in office.text
    await office.taps("⏹ Stop")
    await office.taps("Yes, stop it")
    await office.again()
    await room.works(worker)
    await office.taps_data(f"bstop:{number}")
    assert "was stopped" in office.text
    assert "Not sent any more: <b>29</b>. Together: all 41." in office.text
    assert len(courier.carried) == 12
    deeds = [deed.what for deed in (await office.shop.desk.trail.page()).actions]
    assert deeds[:4] == ["broadcast_stopped", "broadcast_gone_on", "broadcast_paused", "broadcast_sent"]


async def test_the_last_ones_are_listed_with_what_came_of_them(office: Office, room: Newsroom) -> None:
    await room.people(3)
    await writes(office)
    await office.taps("✅ Send")
    await room.works()
    await writes(office, "/skip", "Another", "/skip", ">Everybody")
    await office.taps("✅ Send")
    assert "goes out. Below you can watch it" in office.text
    await writes(office, "/skip", "A third", "/skip", ">Those who read English")
    await office.taps("✅ Send")
    assert "waits in line: one goes out before it" in office.text
    await office.says("/broadcast")
    assert office.labels == [
        "🕐 A third · 0 of 1",
        "🕐 Another · 0 of 4",
        "✅ Spring is here <b>20%</b> off & more · 4 of 4",
        "➕ New broadcast",
    ]


async def test_under_it_one_says_that_one_wants_no_news_and_takes_it_back(
    office: Office, room: Newsroom
) -> None:
    await writes(office)
    await office.taps("🔕 No more news")
    assert "You won’t get news from us any more" in office.text
    assert (await office.shop.desk.broadcasts.reach((await last(office)).broadcast.to)).no_news == 1
    await office.taps("↩️ Undo")
    assert "You’ll get our news again" in office.text
    assert (await office.shop.desk.broadcasts.reach((await last(office)).broadcast.to)).no_news == 0


async def test_all_of_it_is_said_in_persian_too(office: Office, room: Newsroom) -> None:
    await room.people(2)
    await office.speaks(Language.FA)
    await office.says("/broadcast")
    await office.taps("➕ پیام همگانی تازه")
    await office.taps(office.labels[0])
    await office.says(TEXT)
    await office.says("بد")
    assert "سطر ۱" in office.text
    await office.says("کانال - https://t.me/example")
    await office.taps("همه")
    await office.taps("✅ همین حالا برای ۳ نفر بفرست")
    await room.works()
    number = (await last(office)).broadcast.id
    await office.taps_data(f"bcard:{number}")
    assert "تمام شد" in office.text
    assert "روی هم ۳ نفر" in office.text


async def test_only_those_with_the_right_know_of_it(office: Office) -> None:
    office.ask = replace(office.ask, role=Role.SUPPORT)
    await office.says("/broadcast")
    assert "Your role (support) doesn’t include this" in office.text
    office.ask = replace(office.ask, role=None)
    await office.says("/broadcast")
    assert "Broadcast" not in office.text
