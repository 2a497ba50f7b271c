"""A merchant adds products of each kind; whatever is typed wrongly is named, and nothing is written."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.catalog import Kind, Names, Product
from bot.files import Shown, Upload
from bot.forms import Given
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask, Cancelled, Preview, Saved
from bot.money import Rials
from bot.orders import BuyerId
from bot.staff.rights import Role
from bot.store import staff
from bot.texts.catalogue import without_isolates
from tests.bot.dialogs.merchant import BOT_LINK, SECRET, USUAL, Merchant, Tapped, problem_in
from tests.bot.parts import ALI, on_sqlite
from tests.bot.post import PIXEL


async def products(merchant: Merchant) -> list[Product]:
    return [*(await merchant.editing.page()).products]


async def test_a_text_with_everything_about_it(merchant: Merchant) -> None:
    photo = merchant.mailbag.holds(PIXEL, "photo.jpg", Shown.PHOTO)
    product = await merchant.adds(
        description_fa="تلخ",
        description_en="Bitter",
        photo=photo,
        sale_price="۴۰ هزار تومان",
        sale_until="7d",
        stock="۱۲",
        limit="2",
    )
    assert (product.kind, product.sku) == (Kind.TEXT, "coffee")
    assert (product.names, product.descriptions) == (Names("قهوه", "Coffee"), Names("تلخ", "Bitter"))
    assert (product.price, product.sale_price) == (500_000, 400_000)
    assert product.sale_until == merchant.clock() + timedelta(days=7)
    assert (product.stock, product.limit_per_buyer) == (12, 2)
    assert product.details == {"text": "Thank you."}
    assert product.for_sale
    assert product.photo_id is not None
    (told,) = await merchant.told()
    assert "Coffee" in told
    assert f"<code>{BOT_LINK}?start=p_coffee</code>" in told


async def test_a_file(merchant: Merchant) -> None:
    book = merchant.mailbag.holds(b"Once upon a time", "book.txt")
    product = await merchant.adds(kind=Tapped("📎 File"), file=book, caption="Enjoy")
    assert product.kind is Kind.FILE
    assert product.details["caption"] == "Enjoy"
    assert isinstance(product.details["file_id"], int)


async def test_codes_are_added_afterwards(merchant: Merchant) -> None:
    product = await merchant.adds(kind=Tapped("🔑 Single-use codes"), hint="Type it at the till")
    assert (product.kind, product.stock) == (Kind.CODES, 0)
    assert product.details == {"hint": "Type it at the till"}
    (told,) = await merchant.told()
    assert "<code>/stock coffee</code>" in told


@pytest.mark.parametrize(("answer", "days"), [("۳۰", 30), (Tapped("For ever"), 0)])
async def test_a_membership(merchant: Merchant, answer: str | Tapped, days: int) -> None:
    channel = await merchant.telegram.channel("VIP", username="vip_club")
    await merchant.gets_to("chat", USUAL | {"kind": Tapped("👥 Channel or group membership")})
    step = await merchant.answers("@vip_club")
    assert isinstance(step, Ask)
    assert step.answered is not None
    assert step.answered.answer == "VIP"
    product = await merchant.adds(
        kind=Tapped("👥 Channel or group membership"), chat="https://t.me/vip_club", days=answer
    )
    assert product.details == {"chat_id": channel.id, "days": days}


async def test_a_private_channel_is_named_by_its_number(merchant: Merchant) -> None:
    channel = await merchant.telegram.channel("Private")
    product = await merchant.adds(
        kind=Tapped("👥 Channel or group membership"), chat=str(channel.id), days="7"
    )
    assert product.details["chat_id"] == channel.id


async def test_a_service_gets_a_secret_that_is_shown_once(merchant: Merchant) -> None:
    kind, url = Tapped("🌐 My own service"), "https://goods.example.com/make"
    preview = await merchant.fills(USUAL | {"kind": kind, "url": url})
    assert SECRET not in str(preview.message.html)
    product = await merchant.adds(kind=kind, url=url)
    assert product.details == {"url": url, "secret": SECRET}
    (told,) = await merchant.told()
    assert told.count(f"<code>{SECRET}</code>") == 1
    assert "docs/service.md" in told
    assert SECRET not in repr(product)


async def test_something_that_is_handed_over_by_hand(merchant: Merchant) -> None:
    product = await merchant.adds(kind=Tapped("🤝 By hand"), instructions="Call the florist")
    assert product.details == {"instructions": "Call the florist"}


async def test_the_preview_is_what_the_buyer_will_see_and_what_only_the_merchant_knows(
    merchant: Merchant,
) -> None:
    preview = await merchant.fills(
        USUAL | {"description_en": "Bitter & hot", "sale_price": "40000", "stock": "3"}
    )
    shown = without_isolates(str(preview.message.html))
    for part in ("<b>Coffee</b>", "Bitter &amp; hot", "40,000 tomans", "<s>50,000 tomans</s>", "Only 3 left"):
        assert part in shown
    for part in ("📝 Text", "No category", "<code>coffee</code>"):
        assert part in shown
    assert await products(merchant) == []
    assert isinstance(await merchant.taps(TapKind.CANCEL), Cancelled)
    assert await products(merchant) == []


async def test_new_products_stand_behind_those_that_are_there(merchant: Merchant) -> None:
    first, second = await merchant.adds(), await merchant.adds(sku="tea")
    assert [product.id for product in await products(merchant)] == [first.id, second.id]
    assert first.position < second.position


async def test_it_is_put_in_a_category_or_in_one_within(merchant: Merchant) -> None:
    async with merchant.store.transaction() as tx:
        drinks = await merchant.categories.add(tx, Names("نوشیدنی", "Drinks"), None, 1)
        hot = await merchant.categories.add(tx, Names("گرم", "Hot"), drinks.id, 1)
        books = await merchant.categories.add(tx, Names("کتاب", "Books"), None, 1)
    assert (await merchant.adds(sku="a", category=Tapped("Books"))).category_id == books.id
    inside = Tapped("Hot")
    assert (await merchant.adds(sku="b", category=Tapped("Drinks"), inside=inside)).category_id == hot.id
    itself = Tapped("This category itself")
    assert (await merchant.adds(sku="c", category=Tapped("Drinks"), inside=itself)).category_id == drinks.id


async def test_a_sku_is_proposed_that_nothing_has(merchant: Merchant) -> None:
    step = await merchant.gets_to("sku", USUAL | {"name_en": "Café  Noir!"})
    assert [option.label for option in step.options] == ["caf-noir"]
    await merchant.adds(sku="caf-noir")
    step = await merchant.gets_to("sku", USUAL | {"name_en": "Café  Noir!"})
    assert [option.label for option in step.options] == ["caf-noir-2"]
    without_english = {key: said for key, said in USUAL.items() if key != "name_en"}
    step = await merchant.gets_to("sku", without_english)
    (option,) = step.options
    assert re.fullmatch(r"p\d+", option.label)
    await merchant.answers(Tapped(option.label))
    assert isinstance(await merchant.taps(TapKind.SAVE), Saved)


async def test_one_name_is_enough_and_none_is_not(merchant: Merchant) -> None:
    step = await merchant.gets_to("name_en", {"kind": Tapped("📝 Text")})
    assert not step.optional
    await merchant.answers("Coffee")
    assert isinstance(merchant.step, Ask)
    assert merchant.step.key == "description_en"


@on_sqlite
@pytest.mark.parametrize(
    ("key", "said", "problem"),
    [
        ("kind", "something else", "buttons"),
        ("name_fa", "ق" * 65, "65"),
        ("name_fa", " \n\t ", "write something"),
        ("price", "0", "more than zero"),
        ("price", "-5000", "more than zero"),
        ("price", "0.05 tomans", "finer than one rial"),
        ("price", "dear", "50,000 tomans"),
        ("price", "۲۰۰ میلیون تومان", "100,000,000 tomans"),
        ("sale_price", "50000", "below 50,000 tomans"),
        ("sale_price", "۶۰ هزار", "below 50,000 tomans"),
        ("category", "Nowhere", "buttons"),
        ("stock", "many", "whole number"),
        ("stock", "1.5", "whole number"),
        ("stock", "-1", "At least 0"),
        ("limit", "0", "At least 1"),
        ("text", "x" * 3001, "3,001"),
        ("sku", "قهوه", "Latin"),
        ("sku", "two words", "Latin"),
        ("sku", "x" * 33, "32"),
    ],
)
async def test_a_wrong_answer_is_named_and_the_question_stays(
    merchant: Merchant, key: str, said: str, problem: str
) -> None:
    await merchant.gets_to(key, USUAL)
    await merchant.answers(said)
    assert problem in problem_in(merchant.step)
    assert isinstance(merchant.step, Ask)
    assert merchant.step.key == key


@on_sqlite
@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("goods:example", "https://"),
        ("http://goods.example.com/", "https://"),
        ("https://me:word@goods.example.com/", "password"),
        ("https://127.0.0.1/", "own network"),
        ("https://goods.example.com/" + "a" * 500, "too long"),
    ],
)
async def test_a_service_where_none_can_be_is_refused(merchant: Merchant, url: str, problem: str) -> None:
    await merchant.gets_to("url", USUAL | {"kind": Tapped("🌐 My own service")})
    await merchant.answers(url)
    assert problem in problem_in(merchant.step)


@on_sqlite
async def test_a_chat_is_refused_with_what_is_missing_there(merchant: Merchant) -> None:
    can_invite, can_remove = ["can_invite_users"], ["can_restrict_members"]
    await merchant.telegram.channel("A", username="one_right", rights=can_invite)
    await merchant.telegram.channel("B", username="other_right", rights=can_remove)
    await merchant.telegram.channel("C", username="no_rights", rights=[])
    await merchant.telegram.channel("D", username="outside", bot="left")
    await merchant.gets_to("chat", USUAL | {"kind": Tapped("👥 Channel or group membership")})
    for said, problem in (
        ("@one_right", "lacks the right “ban users”"),
        ("@other_right", "lacks the right “invite users”"),
        ("@no_rights", "no administrator"),
        ("@outside", "can't find <code>@outside</code>"),
        ("@nobody_at_all", "can't find <code>@nobody_at_all</code>"),
        ("-1009999999999", "can't find"),
        ("5208170001", "don't recognise"),
        ("my channel", "don't recognise"),
    ):
        await merchant.answers(said)
        assert problem in problem_in(merchant.step), said
        assert isinstance(merchant.step, Ask)
        assert merchant.step.key == "chat"


@on_sqlite
async def test_a_telegram_that_does_not_answer_is_said_and_can_be_tried_again(merchant: Merchant) -> None:
    await merchant.telegram.channel("VIP", username="vip_club")
    await merchant.gets_to("chat", USUAL | {"kind": Tapped("👥 Channel or group membership")})
    await merchant.telegram.breaks("getChat", "http_502")
    await merchant.answers("@vip_club")
    assert "did not answer" in problem_in(merchant.step)
    await merchant.answers("@vip_club")
    assert isinstance(merchant.step, Ask)
    assert merchant.step.key == "days"


@on_sqlite
async def test_what_is_no_picture_is_no_photo(merchant: Merchant) -> None:
    await merchant.gets_to("photo", USUAL)
    await merchant.answers(merchant.mailbag.holds(b"text", "a.txt"))
    assert "photo" in problem_in(merchant.step)
    await merchant.answers("a photo")
    assert "photo" in problem_in(merchant.step)
    merchant.mailbag.holds(b"<svg/>", "logo.svg")
    await merchant.answers(Given(upload=Upload("logo.svg", "logo.svg", "image/svg+xml", 6, Shown.DOCUMENT)))
    assert "JPEG or PNG" in problem_in(merchant.step)


async def test_a_sku_that_another_has_is_refused_by_name(merchant: Merchant) -> None:
    await merchant.adds()
    await merchant.gets_to("sku", USUAL | {"name_en": "Tea"})
    await merchant.answers("coffee")
    assert "“Coffee” has this SKU" in problem_in(merchant.step)
    assert len(await products(merchant)) == 1


async def test_a_sku_that_was_taken_meanwhile_is_said_at_the_end(merchant: Merchant) -> None:
    await merchant.fills(USUAL)
    other = replace(merchant, person=replace(merchant.person, id=BuyerId(ALI)))
    async with merchant.store.transaction() as tx:
        await staff.put(tx, ALI, "Ali", Role.MANAGER, merchant.clock())
    await other.adds()
    await merchant.taps(TapKind.SAVE)
    assert "just taken the SKU coffee" in problem_in(merchant.step)
    assert len(await products(merchant)) == 1


async def test_a_price_that_was_lowered_below_the_sale_is_said_at_the_end(merchant: Merchant) -> None:
    await merchant.fills(USUAL | {"sale_price": "40000"})
    while not (isinstance(merchant.step, Ask) and merchant.step.key == "price"):
        await merchant.taps(TapKind.BACK)
    step = await merchant.answers("30000")
    while isinstance(step, Ask):
        step = await merchant.taps(TapKind.KEEP)
    assert isinstance(step, Preview)
    await merchant.taps(TapKind.SAVE)
    assert "below 30,000 tomans" in problem_in(merchant.step)
    assert await products(merchant) == []


async def test_prices_are_taken_in_any_digits_and_units(merchant: Merchant) -> None:
    for number, said in enumerate(("50000", "۵۰٬۰۰۰ تومان", "500000 ریال", "50k", "پنجاه هزار تومان")):
        product = await merchant.adds(sku=f"sku-{number}", price=said)
        assert product.price == Rials(500_000)
