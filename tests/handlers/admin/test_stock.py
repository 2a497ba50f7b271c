"""/stock: what is left is seen, changed and filled up from the chat; what is wrong is named and changes nothing."""

import pytest

from bot.actions import Verb
from bot.catalog import Kind, Product
from bot.store import stock
from bot.texts.languages import Language
from tests.bot.merchandise import Merchandise
from tests.handlers.admin.office import Office


@pytest.fixture
def goods(office: Office) -> Merchandise:
    return Merchandise(office.services.store)


@pytest.fixture
async def mug(goods: Merchandise) -> Product:
    return await goods.product("لیوان", sku="mug", stock=5)


@pytest.fixture
async def card(goods: Merchandise) -> Product:
    return await goods.product("کارت", sku="card", kind=Kind.CODES, details={})


async def free(office: Office, product: Product) -> int:
    return await office.shop.stockroom.free_codes(product.id)


async def test_a_shop_where_nothing_is_counted_says_so(office: Office, goods: Merchandise) -> None:
    await goods.product(stock=None)
    assert "Nothing is counted yet" in await office.says("/stock")


async def test_the_lowest_stock_comes_first_page_by_page(office: Office, goods: Merchandise) -> None:
    for number in (3, 1, 0, 2, 4, 5, 6, 7):
        await goods.product(f"کالا {number}", stock=number, hidden=number == 1)
    await goods.product("بی‌پایان", stock=None)
    await office.says("/stock")
    assert office.labels == [
        "🔴 کالا 0 · none left",
        "کالا 1 · 1 left · hidden",
        *(f"کالا {number} · {number} left" for number in (2, 3, 4, 5)),
        "Next ▶️",
    ]
    await office.taps("Next")
    assert office.labels == ["کالا 6 · 6 left", "کالا 7 · 7 left", "◀️ Previous"]
    await office.taps("◀️ Previous")
    assert office.labels[0] == "🔴 کالا 0 · none left"


async def test_a_card_tells_what_is_left_held_and_sold_and_who_changed_it(
    office: Office, goods: Merchandise, mug: Product
) -> None:
    await goods.ordered(mug, 2)
    await office.says("/stock MUG")
    assert "Left to order: <b>3</b>" in office.text
    assert "In open orders: 2 · sold: 0" in office.text
    assert "+5 · Mina · 24 November 2026, 11:30" in office.text
    assert office.labels == ["✏️ Set the number", "➕ Add some", "♾ No end of it", "📦 All stock"]


async def test_a_sku_that_nothing_has_is_named(office: Office) -> None:
    assert await office.says("/stock <b>") == "No product has the SKU &lt;b&gt;."


async def test_the_number_is_set(office: Office, goods: Merchandise, mug: Product) -> None:
    await office.says("/stock mug")
    await office.taps("✏️ Set the number")
    assert "How many of <b>لیوان</b>" in office.text
    await office.says("۱۲")
    assert "✅ <b>لیوان</b>: 12 left to order." in office.text
    await office.taps("📦 Its stock")
    assert "+7 · Mina" in office.text
    assert (await goods.again(mug)).stock == 12


@pytest.mark.parametrize(("said", "left"), [("7", 12), ("−3", 2), ("-5", 0), ("0", 5)])
async def test_some_are_added_or_taken_out(
    office: Office, goods: Merchandise, mug: Product, said: str, left: int
) -> None:
    await office.says("/stock mug")
    await office.taps("➕ Add some")
    assert f"{left} left to order" in await office.says(said)
    assert (await goods.again(mug)).stock == left


@pytest.mark.parametrize(
    ("button", "said", "problem"),
    [
        ("✏️ Set", "many", "I couldn't read that as a whole number"),
        ("✏️ Set", "-1", "At least 0"),
        ("✏️ Set", "1000001", "At most 1,000,000"),
        ("✏️ Set", "1.5", "I couldn't read that as a whole number"),
        ("➕ Add", "-6", "That can't be: 5 are left now"),
        ("➕ Add", "1000000", "That can't be: 5 are left now"),
    ],
)
async def test_a_wrong_number_changes_nothing(
    office: Office, goods: Merchandise, mug: Product, button: str, said: str, problem: str
) -> None:
    await office.says("/stock mug")
    await office.taps(button)
    assert problem in await office.says(said)
    assert (await goods.again(mug)).stock == 5
    assert "left to order" in await office.says("4")


async def test_the_same_update_adds_once(office: Office, goods: Merchandise, mug: Product) -> None:
    await office.says("/stock mug")
    await office.taps("➕ Add some")
    await office.says("7")
    await office.again()
    assert (await goods.again(mug)).stock == 12


async def test_unlimited_is_asked_about_once(office: Office, goods: Merchandise, mug: Product) -> None:
    await office.says("/stock mug")
    await office.taps("♾ No end of it")
    assert "Stop counting" in office.text
    assert (await goods.again(mug)).stock == 5
    await office.taps("↩️ Back")
    await office.taps("♾ No end of it")
    await office.taps("♾ Yes")
    await office.again()
    assert "it is not counted" in office.text
    assert office.labels == ["✏️ Set the number", "📦 All stock"]
    assert (await goods.again(mug)).stock is None


async def test_what_became_unlimited_meanwhile_is_not_added_to(
    office: Office, goods: Merchandise, mug: Product
) -> None:
    await office.says("/stock mug")
    await office.taps("➕ Add some")
    await office.shop.stockroom.set_stock(mug.id, None, 1)
    assert "nothing to add to" in await office.says("3")


async def test_codes_are_pasted(office: Office, goods: Merchandise, card: Product) -> None:
    await office.says("/stock card")
    assert "Codes that nobody has been given: 0" in office.text
    await office.taps("➕ Add codes")
    await office.says("AAA-1\nBBB-2 \n\n")
    assert "2 codes are added to <b>کارت</b>." in office.text
    assert "First: <code>AAA-1</code>" in office.text
    assert "Last: <code>BBB-2</code>" in office.text
    assert await free(office, card) == 0
    await office.taps("✅ Save")
    assert "✅ 2 codes were added to <b>کارت</b>; 2 left to order." in office.text
    await office.again()
    assert await free(office, card) == 2
    assert (await goods.again(card)).stock == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
async def test_codes_come_in_a_file(office: Office, card: Product, encoding: str) -> None:
    await office.says("/stock card")
    await office.taps("➕ Add codes")
    await office.sends("".join(f"کد-{n}\r\n" for n in range(6_000)).encode(encoding))
    assert "6,000 codes are added" in office.text
    await office.taps("✅ Save")
    assert await free(office, card) == 6_000


async def test_every_line_that_is_no_new_code_is_named_and_none_is_added(
    office: Office, card: Product
) -> None:
    await office.shop.stockroom.add_codes(card.id, "old", 1)
    await office.says("/stock card")
    await office.taps("➕ Add codes")
    told = await office.says(f"new\n\nold\nnew\na\tb\n{'x' * 201}\n<i>")
    assert "5 lines can't be taken" in told
    for line in (
        "Line 2 is empty.",
        "Line 3 is in the stock already, or was sold: old",
        "Line 4 stands here twice: new",
        "Line 5 has invisible control characters: a\tb",
        f"Line 6 is too long: {'x' * 40}…",
    ):
        assert line in told
    assert "… and" not in told
    assert await free(office, card) == 1


async def test_of_many_bad_lines_the_first_are_named_and_the_rest_counted(
    office: Office, card: Product
) -> None:
    await office.says("/stock card")
    await office.taps("➕ Add codes")
    told = await office.says("same\n" * 24)
    assert "23 lines can't be taken" in told
    assert "Line 11 stands here twice" in told
    assert "Line 12 stands" not in told
    assert "… and 13 more" in told


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"a\x00b", b"\xe9\xe8 latin"])
async def test_a_file_that_is_no_text_adds_nothing(office: Office, card: Product, body: bytes) -> None:
    await office.says("/stock card")
    await office.taps("➕ Add codes")
    assert "⚠️" in await office.sends(body)
    assert await free(office, card) == 0


async def test_codes_that_came_in_another_way_meanwhile_are_named_at_the_end(
    office: Office, card: Product
) -> None:
    await office.says("/stock card")
    await office.taps("➕ Add codes")
    await office.says("one\ntwo")
    await office.shop.stockroom.add_codes(card.id, "two", 1)
    await office.taps("✅ Save")
    assert "One line can't be taken" in office.text
    assert "Line 2 is in the stock already" in office.text
    assert await free(office, card) == 1


async def test_a_code_that_nobody_has_is_taken_back(
    office: Office, goods: Merchandise, card: Product
) -> None:
    await office.shop.stockroom.add_codes(card.id, "one\ntwo", 1)
    await office.says("/stock card")
    await office.taps("➖ Take a code back")
    await office.says("one")
    assert "<code>one</code> is taken out of <b>کارت</b>" in office.text
    assert await free(office, card) == 2
    await office.taps("✅ Save")
    await office.again()
    assert await free(office, card) == 1
    assert (await goods.again(card)).stock == 1


async def test_a_code_that_somebody_has_or_will_need_stays(
    office: Office, goods: Merchandise, card: Product
) -> None:
    await office.shop.stockroom.add_codes(card.id, "one\ntwo", 1)
    line = await goods.ordered(card)
    assert line is not None
    assert await goods.takes_codes(line) == ["one"]
    await office.says("/stock card")
    await office.taps("➖ Take a code back")
    await office.fills("one", ">✅ Save")
    assert "was given to a buyer" in office.text
    assert await goods.ordered(card) is not None
    await office.fills(">↩️ Back", "two", ">✅ Save")
    assert "held by an open order" in office.text
    assert await free(office, card) == 1


async def test_codes_are_not_counted_by_hand_and_other_goods_have_no_codes(
    office: Office, goods: Merchandise, mug: Product, card: Product
) -> None:
    await office.taps_data(f"{Verb.SET_STOCK}:{card.id}")
    assert "number of codes there are" in await office.says("5")
    await office.taps_data(f"{Verb.UNLIMITED}:{card.id} yes")
    assert "number of codes there are" in office.toast
    await office.taps_data(f"{Verb.ADD_CODES}:{mug.id}")
    await office.fills("a code", ">✅ Save")
    assert "This product has no codes" in office.text
    await office.taps_data(f"{Verb.CODE_BACK}:{mug.id}")
    await office.fills("a code", ">✅ Save")
    assert "This product has no codes" in office.text
    assert [(await goods.again(each)).stock for each in (mug, card)] == [5, 0]


@pytest.mark.parametrize(
    "data", ["stock:99", "setstock:99", "addstock:99", "unlimited:99 yes", "addcodes:99", "codeback:99"]
)
async def test_a_button_for_a_product_that_is_not_there_says_so(office: Office, data: str) -> None:
    await office.taps_data(data)
    assert (office.toast, office.text) == ("This product is no longer there.", "")


async def test_a_sum_of_changes_is_always_the_stock(office: Office, goods: Merchandise, mug: Product) -> None:
    await goods.ordered(mug, 2)
    await office.says("/stock mug")
    await office.fills(
        ">✏️ Set", "9", ">📦 Its stock", ">➕ Add", "-4", ">📦 Its stock", ">♾ No end", ">♾ Yes"
    )
    await office.fills(">✏️ Set", "6")
    async with office.services.store.reading() as session:
        assert await stock.by_the_book(session, mug.id) == 6


async def test_it_speaks_persian(office: Office, mug: Product) -> None:
    await office.speaks(Language.FA)
    await office.says("/stock mug")
    assert "قابل سفارش: <b>۵</b> عدد" in office.text
    await office.taps("➕ افزودن")
    assert "۸ عدد قابل سفارش است" in await office.says("۳")
