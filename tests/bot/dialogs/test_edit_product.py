"""A merchant changes one thing about a product, and sees what stands before."""

from datetime import timedelta

import pytest

from bot.catalog import Kind, Names
from bot.dialogs.product_fields import FIELDS, fields_of
from bot.files import Shown
from bot.forms import FormContext, Value
from bot.forms.buttons import TapKind
from bot.forms.steps import Ask, Saved
from tests.bot.dialogs.merchant import SECRET, Merchant, Tapped, problem_in
from tests.bot.merchandise import Merchandise
from tests.bot.parts import on_sqlite, speech
from tests.bot.post import PIXEL


@pytest.mark.parametrize(
    ("key", "said", "attribute", "value"),
    [
        ("name_fa", "چای", "names", Names("چای", "Coffee")),
        ("name_en", "Tea", "names", Names("قهوه", "Tea")),
        ("description_fa", "خوش‌عطر", "descriptions", Names("خوش‌عطر", "")),
        ("description_en", "Fragrant", "descriptions", Names("", "Fragrant")),
        ("price", "۶۰ هزار تومان", "price", 600_000),
        ("sale_price", "۴۰ هزار تومان", "sale_price", 400_000),
        ("limit", "۳", "limit_per_buyer", 3),
        ("sku", "tea", "sku", "tea"),
        ("text", "Enjoy.", "details", {"text": "Enjoy."}),
    ],
)
async def test_one_thing_is_changed_and_everything_else_stays(
    merchant: Merchant, key: str, said: str, attribute: str, value: object
) -> None:
    product = await merchant.adds()
    await merchant.told()
    await merchant.edits(product, key)
    assert isinstance(await merchant.answers(said), Saved)
    after = await merchant.again(product)
    assert getattr(after, attribute) == value
    others = {name for name in product.__dataclass_fields__ if name != attribute}
    assert {name: getattr(after, name) for name in others} == {
        name: getattr(product, name) for name in others
    }
    (told,) = await merchant.told()
    assert "saved" in told


@on_sqlite
async def test_what_stands_is_shown_and_may_be_kept(merchant: Merchant) -> None:
    product = await merchant.adds()
    for key, current in (("name_en", "Coffee"), ("price", "50,000 tomans"), ("sku", "coffee")):
        step = await merchant.edits(product, key)
        assert isinstance(step, Ask)
        assert step.current is not None
        assert current in step.current
        assert isinstance(await merchant.taps(TapKind.KEEP), Saved)
    assert await merchant.again(product) == product


@on_sqlite
async def test_what_may_be_empty_is_emptied_and_a_last_name_is_not(merchant: Merchant) -> None:
    product = await merchant.adds(description_en="Bitter", limit="2", sale_price="40000", sale_until="7d")
    for key in ("description_en", "limit", "sale_price", "name_en"):
        step = await merchant.edits(product, key)
        assert isinstance(step, Ask)
        assert step.optional
        assert isinstance(await merchant.taps(TapKind.SKIP), Saved)
    after = await merchant.again(product)
    assert (after.descriptions.en, after.limit_per_buyer, after.names.en) == ("", None, "")
    assert (after.sale_price, after.sale_until) == (None, None)
    step = await merchant.edits(product, "name_fa")
    assert isinstance(step, Ask)
    assert not step.optional


@on_sqlite
@pytest.mark.parametrize(
    ("key", "said", "problem"),
    [
        ("price", "40000", "below 40,000 tomans"),
        ("price", "-1", "more than zero"),
        ("price", "200 million", "at most"),
        ("sale_price", "50000", "below 50,000 tomans"),
        ("sale_price", "60000", "below 50,000 tomans"),
        ("sale_until", "yesterday", "as a time"),
        ("sku", "tea", "“Tea” has this SKU"),
        ("name_en", "x" * 65, "65"),
        ("category", "Nowhere", "buttons"),
    ],
)
async def test_a_wrong_answer_is_named_and_nothing_changes(
    merchant: Merchant, key: str, said: str, problem: str
) -> None:
    product = await merchant.adds(sale_price="40000")
    await merchant.adds(sku="tea", name_en="Tea")
    await merchant.edits(product, key)
    await merchant.answers(said)
    assert problem.casefold() in problem_in(merchant.step).casefold()
    assert await merchant.again(product) == product


@on_sqlite
async def test_a_sale_ends_only_where_there_is_one(merchant: Merchant) -> None:
    product = await merchant.adds()
    await merchant.edits(product, "sale_until")
    await merchant.answers("7d")
    assert "not on sale" in problem_in(merchant.step)
    await merchant.edits(product, "sale_price")
    await merchant.answers("40000")
    await merchant.edits(product, "sale_until")
    await merchant.answers("7d")
    assert (await merchant.again(product)).sale_until == merchant.clock() + timedelta(days=7)


async def test_it_is_put_in_another_category_and_out_of_it(merchant: Merchant) -> None:
    drinks = await Merchandise(merchant.store).category("Drinks")
    hot = await Merchandise(merchant.store).category("Hot", drinks)
    product = await merchant.adds()
    await merchant.edits(product, "category")
    await merchant.answers(Tapped("Drinks"))
    await merchant.answers(Tapped("Hot"))
    assert (await merchant.again(product)).category_id == hot.id
    step = await merchant.edits(product, "category")
    assert isinstance(step, Ask)
    assert "Drinks › Hot" in str(step.question)
    await merchant.answers(Tapped("No category"))
    assert (await merchant.again(product)).category_id is None


@on_sqlite
async def test_a_category_that_was_archived_meanwhile_is_not_taken(merchant: Merchant) -> None:
    drinks = await Merchandise(merchant.store).category("Drinks")
    hot = await Merchandise(merchant.store).category("Hot", drinks)
    product = await merchant.adds()
    await merchant.edits(product, "category")
    await merchant.answers(Tapped("Drinks"))
    await merchant.categories.archive(hot.id, 1)
    await merchant.taps(TapKind.CHOOSE, str(hot.id))
    assert "no longer there" in problem_in(merchant.step)
    assert (await merchant.again(product)).category_id is None


async def test_the_photo_and_the_file_are_replaced(merchant: Merchant) -> None:
    product = await merchant.adds(
        kind=Tapped("📎 File"), file=merchant.mailbag.holds(b"Once upon a time", "one.txt")
    )
    await merchant.edits(product, "photo")
    await merchant.answers(merchant.mailbag.holds(PIXEL, "photo.jpg", Shown.PHOTO))
    await merchant.edits(product, "file")
    await merchant.answers(merchant.mailbag.holds(b"In the beginning", "two.txt"))
    after = await merchant.again(product)
    assert after.photo_id is not None
    assert after.details["file_id"] != product.details["file_id"]


async def test_a_membership_is_of_another_chat_and_lasts_longer(merchant: Merchant) -> None:
    await merchant.telegram.channel("VIP", username="vip_club")
    other = await merchant.telegram.channel("Gold", username="gold_club")
    product = await merchant.adds(kind=Tapped("👥 Channel or group membership"), chat="@vip_club", days="30")
    await merchant.edits(product, "chat")
    await merchant.answers("@gold_club")
    step = await merchant.edits(product, "days")
    assert isinstance(step, Ask)
    assert step.current == "30"
    await merchant.answers(Tapped("For ever"))
    assert (await merchant.again(product)).details == {"chat_id": other.id, "days": 0}


async def test_a_service_gets_a_new_secret(merchant: Merchant) -> None:
    product = await Merchandise(merchant.store).product(
        kind=Kind.SERVICE,
        details={"url": "https://goods.example.com/", "secret": "an-old-secret-of-long-ago"},
    )
    step = await merchant.edits(product, "secret")
    assert isinstance(step, Ask)
    assert "an-old-secret" not in repr(step)
    await merchant.answers(Tapped("Yes, make a new one"))
    assert (await merchant.again(product)).details["secret"] == SECRET
    (told,) = await merchant.told()
    assert f"<code>{SECRET}</code>" in told


@on_sqlite
async def test_the_list_of_fields_shows_each_in_a_few_letters_and_no_secret(merchant: Merchant) -> None:
    secret = "an-old-secret-of-long-ago"
    product = await Merchandise(merchant.store).product(
        kind=Kind.SERVICE,
        details={"url": "https://goods.example.com/" + "a" * 100, "secret": secret},
        descriptions=Names("", "long " * 100),
    )
    kept = await merchant.editing.find(product.id)
    assert kept is not None
    say = FormContext(speech(), merchant.person, 1, merchant.clock())
    shown: dict[str, Value] = {
        field.key: field.shown(kept, merchant.desk, say) for field in fields_of(Kind.SERVICE)
    }
    assert shown["price"] == "50,000 tomans"
    assert shown["limit"] == "–"
    assert secret not in repr(shown)
    assert max(len(str(text)) for text in shown.values()) <= 26


def test_every_kind_has_its_own_fields_beside_those_that_all_have() -> None:
    common = {key for key, field in FIELDS.items() if field.kind is None}
    own = {kind: [field.key for field in fields_of(kind) if field.key not in common] for kind in Kind}
    assert own == {
        Kind.TEXT: ["text"],
        Kind.FILE: ["file", "caption"],
        Kind.CODES: ["hint"],
        Kind.MEMBERSHIP: ["chat", "days"],
        Kind.SERVICE: ["url", "secret"],
        Kind.BY_HAND: ["instructions"],
    }
