"""/link: a merchant makes payment links, sees what became of them, and closes them."""

import pytest

from bot.checkout import PayLink
from bot.deep_links import PayLinkCode, read_deep_link
from bot.money import Rials
from bot.orders import Cause
from bot.pay_link_book import PAGE, KnownLink, LinkState
from bot.purchase import LinkNotPayable
from bot.qr import qr_png
from bot.texts.languages import Language
from tests.bot.parts import MERCHANT, SARA
from tests.handlers.admin.office import BOT_LINK, Office

UNTIL_SAVED = (">➕ New link", "50000", "Painting a wall", ">Once", "/skip", ">✅ Save")


async def makes(office: Office, *, times: str = ">Once", ends: str = "/skip") -> KnownLink:
    await office.says("/link")
    await office.fills(">➕ New link", "50000", "Painting a wall", times, ends, ">✅ Save")
    return (await office.shop.pay_links.page()).links[0]


async def opens(office: Office, known: KnownLink, buyer: int = SARA, update_id: int = 1) -> object:
    sara = await office.services.meets(buyer, "Sara")
    return await office.shop.purchase.pay_link(sara, known.link.code, update_id)


async def test_a_shop_without_links_says_what_they_are(office: Office) -> None:
    await office.says("/link")
    assert "There are no payment links yet" in office.text
    assert office.labels == ["➕ New link"]


async def test_a_link_is_made_and_comes_with_its_address_and_a_picture_of_it(office: Office) -> None:
    await office.says("/link")
    await office.fills(*UNTIL_SAVED[:-1])
    assert "This link will be made:" in office.text
    assert "🔗 <b>Painting a wall</b>\n50,000 tomans\nCan be paid once" in office.text
    assert (await office.shop.pay_links.page()).links == ()
    await office.taps("✅ Save")
    (known,) = (await office.shop.pay_links.page()).links
    link = known.link
    assert (link.title, link.amount, link.remaining, link.ends_at) == ("Painting a wall", 500_000, 1, None)
    assert len(link.code) >= 16
    address = f"{BOT_LINK}?start=pay_{link.code}"
    assert read_deep_link(address.partition("start=")[2]) == PayLinkCode(link.code)
    assert f"<code>{address}</code>" in office.text
    (made,) = [message for message in office.heard if message.attachment is not None]
    assert made.attachment is not None
    assert await office.shop.files.body(made.attachment.file_id) == qr_png(address)
    assert made.buttons[0][0].url == (
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fsample_bot%3Fstart%3Dpay_" + link.code
    )


async def test_the_same_update_makes_one_link(office: Office) -> None:
    await makes(office)
    await office.again()
    assert len((await office.shop.pay_links.page()).links) == 1


@pytest.mark.parametrize(
    ("times", "ends", "terms"),
    [
        (">Any number", "/skip", "Can be paid any number of times"),
        ("۳", "7d", "Can be paid 3 times\nUntil 1 December 2026, 11:30"),
        (">Once", "1405/10/10", "Can be paid once\nUntil 31 December 2026, 23:59"),
    ],
)
async def test_how_often_and_until_when(office: Office, times: str, ends: str, terms: str) -> None:
    known = await makes(office, times=times, ends=ends)
    assert terms in office.text
    await office.taps_data(f"link:{known.link.id}")
    assert terms in office.text


@pytest.mark.parametrize(
    ("before", "said", "problem"),
    [
        ([], "a lot", "I couldn't read that as an amount"),
        ([], "500", "The amount must be at least 1,000 tomans"),
        ([], "1000000000", "The amount can be at most 100,000,000 tomans"),
        ([], "-5", "The amount must be more than zero"),
        (["50000"], " \n ", "Please write something"),
        (["50000"], "x" * 101, "This is 101 characters long"),
        (["50000", "Wall"], "0", "At least 1"),
        (["50000", "Wall"], "often", "I couldn't read that as a whole number"),
        (["50000", "Wall", "2"], "yesterday", "I couldn't read that as a time"),
        (["50000", "Wall", "2"], "2020-01-01", "is over already"),
    ],
)
async def test_what_is_wrong_is_named_and_makes_no_link(
    office: Office, before: list[str], said: str, problem: str
) -> None:
    await office.says("/link")
    await office.fills(">➕ New link", *before)
    assert problem in await office.says(said)
    assert (await office.shop.pay_links.page()).links == ()


async def test_a_title_stands_on_one_line_and_is_no_markup(office: Office) -> None:
    await office.says("/link")
    await office.fills(">➕ New link", "50000", "<b>Wall</b>\n& ceiling", ">Once", "/skip", ">✅ Save")
    assert "<b>&lt;b&gt;Wall&lt;/b&gt; &amp; ceiling</b>" in office.text


async def test_the_list_and_the_card_tell_how_a_link_stands(office: Office) -> None:
    known = await makes(office)
    await office.says("/link")
    assert office.labels == ["🟢 Painting a wall · 50,000 tomans", "➕ New link"]
    offer = await opens(office, known)
    assert isinstance(offer, PayLink)
    await office.says("/link")
    assert office.labels[0] == "🕐 Painting a wall · 50,000 tomans"
    await office.stall.bank.pays(offer.url, comes_back=False)
    await office.services.settlement.settle(offer.payment.id, Cause.RETURN_PAGE)
    await office.says("/link")
    assert office.labels[0] == "✅ Painting a wall · 50,000 tomans · paid once"
    await office.taps("✅ Painting a wall")
    assert "✅ Used up · paid once" in office.text
    assert office.labels == ["🔗 All links"]


async def test_a_link_whose_time_is_over_says_so(office: Office) -> None:
    known = await makes(office, times=">Any", ends="1h")
    office.stall.clock.passes(hours=2)
    await office.taps_data(f"link:{known.link.id}")
    assert "⌛ Its time is over · not paid yet" in office.text


async def test_a_link_is_closed_after_a_question(office: Office) -> None:
    known = await makes(office)
    await office.says("/link")
    await office.fills(">🟢 Painting", ">🚫 Close it")
    assert "Close the link <b>Painting a wall</b>?" in office.text
    await office.fills(">↩️ Back", ">🚫 Close it")
    assert (await office.shop.pay_links.page()).links[0].state is LinkState.OPEN
    await office.taps("🚫 Yes")
    await office.again()
    assert "🚫 Closed" in office.text
    assert office.labels == ["🔗 All links"]
    assert isinstance(await opens(office, known), LinkNotPayable)


async def test_older_links_are_on_the_next_page(office: Office) -> None:
    async with office.services.store.transaction() as tx:
        for number in range(PAGE + 2):
            await office.shop.pay_links.create(
                tx, f"Link {number}", Rials(500_000), 1, None, MERCHANT, 5_000 + number
            )
    await office.says("/link")
    assert office.labels[0].startswith(f"🟢 Link {PAGE + 1} ·")
    assert office.labels[-2:] == ["Older ▶️", "➕ New link"]
    await office.taps("Older")
    assert [label.partition(" ·")[0] for label in office.labels] == [
        "🟢 Link 1",
        "🟢 Link 0",
        "⏮ Newest",
        "➕ New link",
    ]
    await office.taps("⏮ Newest")
    assert office.labels[0].startswith(f"🟢 Link {PAGE + 1} ·")


@pytest.mark.parametrize("data", ["link:99", "closelink:99", "closelink:99 yes", "link", "closelink:x yes"])
async def test_a_button_for_a_link_that_is_not_there_says_so(office: Office, data: str) -> None:
    await office.taps_data(data)
    assert office.toast == "This link is no longer there."


async def test_it_speaks_persian(office: Office) -> None:
    await office.speaks(Language.FA)
    await office.says("/link")
    await office.fills(">➕ لینک تازه", "۵۰ هزار تومان", "نقاشی", ">یک بار", ">رد کردن", ">✅ ذخیره")
    assert "۵۰٬۰۰۰ تومان\n۱ بار می‌شود پرداختش کرد" in office.text
