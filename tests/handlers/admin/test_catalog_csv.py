"""The catalogue goes out to a spreadsheet and comes in again, from the chat."""

import csv
import io

import pytest

from bot.catalog import Product
from bot.files import Shown
from bot.store import catalog_table
from bot.texts.languages import Language
from tests.bot.merchandise import Merchandise
from tests.handlers.admin.office import Office


@pytest.fixture
def goods(office: Office) -> Merchandise:
    return Merchandise(office.services.store)


async def everything(office: Office) -> list[Product]:
    async with office.services.store.reading() as session:
        return await catalog_table.every_product(session)


async def exported(office: Office) -> bytes:
    await office.says("/products")
    await office.taps("📤")
    (sent,) = office.heard
    assert sent.attachment is not None
    assert sent.attachment.shown is Shown.DOCUMENT
    return await office.shop.files.body(sent.attachment.file_id)


async def imports(office: Office, body: bytes) -> str:
    await office.says("/products")
    await office.taps("📥")
    return await office.sends(body, "catalogue.csv")


def changed(body: bytes, sku: str, **cells: str) -> bytes:
    """Change a line, as one does in a spreadsheet."""
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    for row in rows:
        if row["sku"] == sku:
            row.update(cells)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-16")


async def test_a_catalogue_goes_out_is_changed_and_comes_in(office: Office, goods: Merchandise) -> None:
    await goods.product("لیوان", sku="mug", stock=5)
    await goods.product("چای", sku="tea")
    body = changed(await exported(office), "mug", price_toman="۷۰٬۰۰۰", stock="9")
    told = await imports(office, body)
    assert "This is what would change:\n➕ New: 0\n✏️ Changed: 1\n➖ As before: 1" in told
    assert "The stock of one product changes." in told
    assert [(each.price, each.stock) for each in await everything(office)] == [(500_000, 5), (500_000, None)]
    await office.taps("✅ Save")
    assert "✅ The catalogue was saved." in office.text
    await office.again()
    assert [(each.price, each.stock) for each in await everything(office)] == [(700_000, 9), (500_000, None)]


async def test_a_catalogue_that_was_not_changed_has_nothing_to_save(
    office: Office, goods: Merchandise
) -> None:
    await goods.product(stock=5)
    assert "Nothing in it differs from the catalogue (1 products)" in await imports(
        office, await exported(office)
    )
    assert "✅ Save" not in office.labels


async def test_an_empty_shop_can_be_filled(office: Office) -> None:
    rows = "sku,kind,name_fa,price_toman,text\na,text,الف,1000,x\nb,by_hand,ب,2000,\n"
    assert "➕ New: 2" in await imports(office, rows.encode())
    await office.taps("✅ Save")
    assert [each.sku for each in await everything(office)] == ["a", "b"]


async def test_mistakes_are_named_by_line_and_column_and_change_nothing(
    office: Office, goods: Merchandise
) -> None:
    before = [await goods.product("لیوان", sku="mug", stock=5)]
    rows = "sku,kind,name_fa,price_toman,stock,hidden\nmug,text,لیوان,<b>,-1,no\nnew,file,x,5,,maybe\n"
    told = await imports(office, rows.encode())
    assert "There are 4 mistakes in it, so nothing was changed:" in told
    for line in (
        "• Line 2, price_toman: “&lt;b&gt;” is no amount",
        "• Line 2, stock: “-1” must be at least 0",
        "• Line 3, kind: a product that is a file is added in the chat, by /addproduct",
        "• Line 3, hidden: “maybe” must be yes or no",
    ):
        assert line in told
    assert await everything(office) == before
    assert "Changed: 1" in await office.sends(b"sku,price_toman\nmug,6\n")


async def test_of_many_mistakes_twenty_are_named(office: Office) -> None:
    told = await imports(office, b"sku,stock\n" + b"".join(b"x,%d\n" % n for n in range(31)))
    assert "There are 30 mistakes" in told
    assert "Line 22" in told
    assert "Line 23" not in told
    assert "… and 10 more" in told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"PK\x03\x04\x00 a workbook", "an .xlsx file can't be read"),
        ("sku\nقهوه".encode("cp1256"), "no CSV file in UTF-8"),
        (b"\n", "This file is empty."),
        (b"name,price\nx,5\n", "There is no column “sku”"),
        (b"sku\n" + b"x\n" * 10_001, "too many products at once: up to 10,000"),
        (b'sku,text\nx,"open\n', "quotation marks"),
        (b"sku,colour\nx,red\n", "Line 1, colour: there is no such column"),
        (b"sku,days\nx,1,2,3\n", "Line 2: it must have 2 cells"),
    ],
)
async def test_what_is_no_table_says_why(office: Office, body: bytes, told: str) -> None:
    assert told in await imports(office, body)
    assert await everything(office) == []


async def test_words_are_no_file(office: Office) -> None:
    await office.says("/products")
    await office.taps("📥")
    assert "Please send a file." in await office.says("sku,price_toman")


async def test_what_was_sold_out_of_sight_of_the_spreadsheet_stays_sold(
    office: Office, goods: Merchandise
) -> None:
    mug = await goods.product("لیوان", sku="mug", stock=5)
    body = changed(await exported(office), "mug", price_toman="70000")
    await goods.ordered(mug, 2)
    await imports(office, body)
    await goods.ordered(mug, 1)
    await office.taps("✅ Save")
    (now,) = await everything(office)
    assert (now.price, now.stock) == (700_000, 2)


async def test_a_sku_that_was_taken_meanwhile_changes_that_product(
    office: Office, goods: Merchandise
) -> None:
    await imports(office, "sku,kind,name_fa,price_toman,text\na,text,الف,1000,x\n".encode())
    await goods.product("دیگر", sku="a")
    await office.taps("✅ Save")
    (now,) = await everything(office)
    assert (now.names.fa, now.price) == ("الف", 10_000)


async def test_it_speaks_persian(office: Office, goods: Merchandise) -> None:
    await goods.product(sku="mug")
    await office.speaks(Language.FA)
    told = await imports(office, b"sku,price_toman,stock\nmug,0,x\n")
    assert "خط ۲، ستون price_toman: مبلغ باید بیشتر از صفر باشد" in told
    assert "✏️ تغییرکرده: ۱" in await office.sends(b"sku,stock\nmug,3\n")
