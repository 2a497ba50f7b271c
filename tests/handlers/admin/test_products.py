"""/products, /product and /addproduct: everything is found, shown, added and changed from the chat."""

import pytest

from bot.actions import Verb
from bot.catalog import Kind, Names, Product
from bot.dialogs.product_fields import FIELDS
from bot.store import Store, catalog
from bot.texts.languages import Language
from tests.bot.merchandise import START, Merchandise
from tests.bot.parts import TestClock, on_sqlite
from tests.handlers.admin.office import BOT_LINK, Office, open_office

TO_THE_STOCK = (">📝 Text", "قهوه", "Coffee", "/skip", "/skip", "/skip", "50000", "/skip", ">No category")
TO_THE_END = (">Unlimited", "/skip", "Thank you.", ">coffee")


@pytest.fixture
def goods(office: Office) -> Merchandise:
    return Merchandise(office.services.store)


async def test_an_empty_shop_offers_to_add_the_first(office: Office) -> None:
    assert "no products yet" in await office.says("/products")
    await office.taps("➕ New product")
    assert "How is this product handed over" in office.text


async def test_the_list_shows_name_price_stock_and_what_is_hidden_page_by_page(
    office: Office, goods: Merchandise
) -> None:
    await goods.product(names=Names("چای", "Tea"), stock=3, hidden=True, position=-1)
    made = await goods.products(7)
    await office.says("/products")
    assert office.labels[0] == "🙈 Tea · 50,000 tomans · 3"
    assert office.labels[1] == f"{made[0].names.fa} · 50,000 tomans · ∞"
    await office.taps("Next")
    assert office.labels[:2] == [f"{made[n].names.fa} · 50,000 tomans · ∞" for n in (5, 6)]
    await office.taps("◀️ Previous")
    assert office.labels[0].startswith("🙈 Tea")


async def test_words_narrow_the_list_on_every_page(office: Office, goods: Merchandise) -> None:
    await goods.products(8)
    await goods.product(names=Names("چای", "Tea"), sku="tea")
    await office.says("/products کالا")
    await office.taps("Next")
    assert "Tea" not in " ".join(office.labels)
    assert "کالا" in office.text
    assert "No product with “coffee”" in await office.says("/products coffee")
    await office.says("/product te")
    assert office.labels[0].startswith("Tea")


async def test_the_card_shows_what_buyers_see_and_what_only_the_merchant_knows(
    office: Office, goods: Merchandise
) -> None:
    shelf = await goods.category("نوشیدنی")
    tea = await goods.product(
        names=Names("چای", "Tea"), descriptions=Names("", "Green"), sku="tea", stock=4, category_id=shelf.id
    )
    await goods.ordered(tea)
    for asked in ("tea", "TEA"):
        shown = await office.says(f"/product {asked}")
        for part in ("<b>Tea</b>", "Green", "50,000 tomans", "Only 3 left", "Buyers see it", "📝 Text"):
            assert part in shown
        for part in ("نوشیدنی", "Stock: 3", "Sold: 0", f"<code>{BOT_LINK}?start=p_tea</code>"):
            assert part in shown
    assert "Which product?" in await office.says("/product")


async def test_a_product_is_added_and_its_card_opens(office: Office) -> None:
    await office.says("/addproduct")
    await office.fills(*TO_THE_STOCK, *TO_THE_END, ">✅ Save")
    assert f"<code>{BOT_LINK}?start=p_coffee</code>" in office.text
    await office.taps("📦 Product's card")
    assert "Coffee" in office.text
    await office.again()
    async with office.services.store.reading() as session:
        assert (await catalog.by_sku(session, "coffee")) is not None


async def test_adding_goes_on_after_a_restart(store: Store) -> None:
    clock = TestClock()
    async with open_office(store, clock) as office:
        await office.says("/addproduct")
        await office.fills(*TO_THE_STOCK)
    async with open_office(store, clock, update_id=2_000) as office:
        await office.fills("12", *TO_THE_END[1:], ">✅ Save")
        assert "is in the shop" in office.text
        await office.again()
        assert len((await office.shop.editing.page()).products) == 1


async def test_codes_are_sent_on_to_the_stock(office: Office) -> None:
    await office.says("/addproduct")
    await office.fills(">🔑 Single-use codes", "کارت", "Card", "/skip", "/skip", "/skip", "50000", "/skip")
    await office.fills(">No category", "/skip", "/skip", ">card", ">✅ Save")
    assert "<code>/stock card</code>" in office.text
    await office.taps("🔑 Add codes")
    assert "Card" in office.text


async def test_every_field_has_a_button_that_asks_for_it_and_shows_what_stands(
    office: Office, goods: Merchandise
) -> None:
    product = await goods.product(names=Names("چای", "Tea"), sku="tea")
    await office.says("/product tea")
    await office.taps("✏️ Edit")
    assert "English name: Tea" in office.labels
    assert "Price: 50,000 tomans" in office.labels
    assert "Limit per buyer: –" in office.labels
    for key, field in FIELDS.items():
        if field.kind not in {None, Kind.TEXT}:
            continue
        await office.taps_data(f"{Verb.EDIT_PRODUCT}:{product.id}.{key}")
        assert "✖️ Cancel" in office.labels, key
    await office.says("/product tea")
    await office.taps("✏️ Edit")
    await office.taps("Price")
    assert "So far: 50,000 tomans" in office.text
    await office.says("60000")
    await office.taps("📦 Product's card")
    assert "60,000 tomans" in office.text


async def test_hiding_archiving_and_back_each_say_what_they_did(office: Office, goods: Merchandise) -> None:
    tea = await goods.product(sku="tea")
    await office.says("/product tea")
    assert "Hidden: buyers don't see it" in await office.taps("🙈 Hide")
    assert await office.shop.storefront.product(tea.id) is None
    await office.taps("👁 Show")
    assert "Buyers see it" in office.text
    await office.taps("🗄 Archive")
    assert "takes it back" in office.toast
    await office.again()
    assert (await goods.again(tea)).archived
    await office.taps("↩️ Restore")
    assert await goods.again(tea) == tea


async def test_archived_products_have_a_page_of_their_own(office: Office, goods: Merchandise) -> None:
    for each in await goods.products(7):
        await office.shop.editing.archive(each.id, 1)
    assert "no products yet" in await office.says("/products")
    await office.taps("🗄 Archive")
    assert "Archived products" in office.text
    await office.taps("Next")
    await office.taps("کالای 6")
    await office.taps("↩️ Restore")
    assert "کالای 6" in str((await office.shop.editing.page()).products)


async def test_a_product_moves_up_and_down_once_however_often_the_update_comes(
    office: Office, goods: Merchandise
) -> None:
    first, second = [await goods.product(sku=sku) for sku in ("one", "two")]
    await office.says("/product two")
    await office.taps("⬆️ Up")
    await office.again()
    assert [p.id for p in (await office.shop.editing.page()).products] == [second.id, first.id]
    assert "⬆️ Up" not in office.labels
    await office.taps("⬇️ Down")
    assert [p.id for p in (await office.shop.editing.page()).products] == [first.id, second.id]


async def test_a_preview_is_the_buyers_card_even_of_what_is_hidden(
    office: Office, goods: Merchandise
) -> None:
    await goods.product(names=Names("چای", "Tea"), sku="tea", hidden=True)
    await office.says("/product tea")
    await office.taps("👁 As buyers see it")
    assert "Tea" in office.text
    assert "SKU" not in office.text
    assert "if it were shown" in office.toast
    assert "⚡ Buy now" in office.labels


async def test_a_card_tells_that_its_category_is_archived(
    office: Office, goods: Merchandise, store: Store
) -> None:
    shelf = await goods.category()
    await goods.product(sku="tea", category_id=shelf.id)
    async with store.transaction() as tx:
        await catalog.archive_category(tx, shelf.id, START)
    assert "Its category is archived" in await office.says("/product tea")


@on_sqlite
@pytest.mark.parametrize(
    "argument", ["", "0", "999", "x", "1.nothing", "999.price", "1.text", "1<1", "1<999", "۱"]
)
async def test_forged_buttons_are_answered_and_change_nothing(
    office: Office, goods: Merchandise, argument: str
) -> None:
    product = await goods.product(kind=Kind.CODES, details={})
    verbs = [verb for verb in Verb if verb.value.startswith("p") and verb.name.endswith("PRODUCT")]
    for verb in (*verbs, Verb.PRODUCTS, Verb.ARCHIVED_PRODUCTS, Verb.PRODUCT_CARD, Verb.PRODUCT_FIELDS):
        await office.taps_data(f"{verb}:{argument}")
        assert office.text or office.toast
    assert await kept(office, product) == product


@on_sqlite
async def test_every_button_fits_and_everything_is_said_in_persian_too(
    office: Office, goods: Merchandise
) -> None:
    await office.speaks(Language.FA)
    for each in await goods.products(9):
        await office.shop.editing.hide(each.id, 1, hidden=each.position % 2 == 0)
    await office.says("/products کالای")
    for label in ("بعدی", "کالای ۶", "✏️ ویرایش"):
        found = [b for b in office.labels if b.startswith(label)]
        assert all(len((b.action or "").encode()) <= 64 for b in office.buttons)
        if found:
            await office.taps(label)
    assert "۵۰٬۰۰۰ تومان" in await office.says("/product sku-1")


async def kept(office: Office, product: Product) -> Product:
    found = await office.shop.editing.find(product.id)
    assert found is not None
    return found.product
