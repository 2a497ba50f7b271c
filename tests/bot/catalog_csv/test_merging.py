"""What a cell makes of a product; each that can't be taken is named with what is wrong."""

from datetime import datetime

import pytest

from bot.catalog import CategoryId, Kind, Names, Product
from bot.catalog_csv.merging import merge
from bot.catalog_csv.mistakes import Mistake, TableRefused, Why
from bot.catalog_csv.reading import read_table
from bot.catalog_csv.writing import Manner
from bot.money import Currency
from bot.texts.languages import Language
from tests.bot.catalog_csv.goods import SECRET, TEHRAN, a_product, rules

NEW = {"kind": "text", "name_fa": "قهوه", "price_toman": "50000", "text": "Thank you."}


def merged(old: Product | None, cells: dict[str, str]) -> Product:
    line = [f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells.values()]
    table = read_table(f"sku,{','.join(cells)}\ncoffee,{','.join(line)}\n".encode())
    return merge(table.lines[0], old, rules(currencies=table.currencies))


def wrong(old: Product | None, cells: dict[str, str]) -> list[tuple[str, Why]]:
    with pytest.raises(TableRefused) as refusal:
        merged(old, cells)
    assert {mistake.line for mistake in refusal.value.mistakes} == {2}
    return [(mistake.column, mistake.why) for mistake in refusal.value.mistakes]


def test_a_column_that_is_not_there_stays_as_it_is() -> None:
    old = a_product(stock=5, limit_per_buyer=2, hidden=True)
    new = merged(old, {"price_toman": "60000"})
    assert new == a_product(stock=5, limit_per_buyer=2, hidden=True, price=600_000)


@pytest.mark.parametrize(
    ("cell", "rials"),
    [
        ("60000", 600_000),
        ("۶۰٬۰۰۰", 600_000),
        ("60,000", 600_000),
        ("60.000", 600_000),
        ("60000.5", 600_005),
        ("60 هزار تومان", 600_000),
        ("600000 ریال", 600_000),
    ],
)
def test_prices_as_people_and_spreadsheets_write_them(cell: str, rials: int) -> None:
    assert merged(a_product(), {"price_toman": cell}).price == rials


def test_the_head_says_in_what_currency_a_price_is() -> None:
    new = merged(a_product(), {"price_rial": "600000", "sale_price_toman": "50000"})
    assert (new.price, new.sale_price) == (600_000, 500_000)
    assert merged(a_product(), {"price_rial": "500000"}) == a_product()


@pytest.mark.parametrize("cell", ["1405/10/10 23:59", "۱۴۰۵/۱۰/۱۰", "2026-12-31T23:59", "2026/12/31 23:59"])
def test_dates_of_both_calendars(cell: str) -> None:
    new = merged(a_product(), {"sale_price_toman": "1000", "sale_until": cell})
    assert new.sale_until == datetime(2026, 12, 31, 23, 59, tzinfo=TEHRAN)


def test_a_sale_that_is_over_can_stay() -> None:
    new = merged(a_product(), {"sale_price_toman": "1000", "sale_until": "2020-01-01"})
    assert new.sale_until == datetime(2020, 1, 1, 23, 59, tzinfo=TEHRAN)


def test_an_empty_cell_takes_away_what_may_be_missing() -> None:
    old = a_product(
        stock=5,
        limit_per_buyer=2,
        hidden=True,
        archived=True,
        sale_price=1,
        sale_until=datetime(2026, 12, 31, tzinfo=TEHRAN),
        category_id=CategoryId(1),
        descriptions=Names("تلخ", "Bitter"),
    )
    columns = ("stock", "limit_per_buyer", "hidden", "archived", "sale_price_toman", "sale_until", "category")
    names = ("description_fa", "description_en", "name_en", "position", "kind")
    new = merged(old, dict.fromkeys((*columns, *names), ""))
    assert new == a_product(names=Names("قهوه", ""))


def test_a_sale_without_a_price_has_no_end_either() -> None:
    old = a_product(sale_price=1, sale_until=datetime(2026, 12, 31, tzinfo=TEHRAN))
    assert merged(old, {"sale_price_toman": ""}) == a_product()


@pytest.mark.parametrize(
    ("cell", "category"), [("کتاب", 1), ("books", 1), (" Books / شعر ", 2), ("کتاب/شعر", 2), ("a/b", 3)]
)
def test_a_category_is_found_in_either_language(cell: str, category: int) -> None:
    assert merged(a_product(), {"category": cell}).category_id == category


def test_an_archived_category_can_stay_and_not_be_chosen() -> None:
    old = a_product(category_id=CategoryId(4))
    assert merged(old, {"category": "قدیمی", "name_en": "x"}).category_id == 4
    assert wrong(a_product(), {"category": "قدیمی"}) == [("category", Why.CATEGORY)]


def test_a_stock_that_was_not_touched_since_it_was_written_is_left_as_it_has_become() -> None:
    old = a_product(stock=3)
    assert merged(old, {"stock": "5", "stock_at_export": "5"}).stock == 3
    assert merged(old, {"stock": "9", "stock_at_export": "5"}).stock == 9
    assert merged(old, {"stock": "", "stock_at_export": "5"}).stock is None
    assert merged(old, {"stock": "5"}).stock == 5
    assert merged(a_product(), {"stock": "", "stock_at_export": ""}).stock is None


def test_the_stock_of_codes_is_not_read() -> None:
    old = a_product(kind=Kind.CODES, stock=3)
    assert merged(old, {"stock": "100"}) == old
    assert merged(None, {**NEW, "kind": "codes", "text": "", "stock": "100"}).stock == 0


def test_a_new_product_has_what_is_usual_where_nothing_is_said() -> None:
    new = merged(None, NEW)
    assert new == a_product(id=0, names=Names("قهوه", ""), position=100)


def test_new_products_of_each_kind() -> None:
    chat = {**NEW, "text": "", "kind": "membership", "chat_id": "'-1001234567890", "days": "۳۰"}
    assert merged(None, chat).details == {"chat_id": -1001234567890, "days": 30}
    service = {**NEW, "text": "", "kind": "SERVICE", "url": "https://example.com/hook"}
    assert merged(None, service).details == {"url": "https://example.com/hook", "secret": SECRET}
    by_hand = {**NEW, "text": "", "kind": "by_hand", "instructions": "Wrap it\nwell"}
    assert merged(None, by_hand).details == {"instructions": "Wrap it\nwell"}


def test_secrets_and_files_stay_when_something_beside_them_changes() -> None:
    service = merged(a_product(kind=Kind.SERVICE), {"url": "https://example.com/other"})
    assert service.details == {"url": "https://example.com/other", "secret": SECRET}
    assert merged(a_product(kind=Kind.FILE), {"caption": "Enjoy"}).details == {
        "file_id": 5,
        "caption": "Enjoy",
    }


@pytest.mark.parametrize(
    ("cells", "mistakes"),
    [
        ({"price_toman": ""}, [("price_toman", Why.MISSING)]),
        ({"price_toman": "cheap"}, [("price_toman", Why.NOT_AN_AMOUNT)]),
        ({"price_toman": "0"}, [("price_toman", Why.NOT_POSITIVE)]),
        ({"price_toman": "1.55"}, [("price_toman", Why.FRACTION)]),
        ({"price_rial": "1000000001"}, [("price_rial", Why.TOO_LARGE)]),
        ({"sale_price_toman": "50000"}, [("sale_price_toman", Why.NOT_BELOW_PRICE)]),
        ({"sale_until": "1405/10/10"}, [("sale_until", Why.NO_SALE)]),
        ({"sale_price_toman": "1", "sale_until": "soon"}, [("sale_until", Why.NOT_A_MOMENT)]),
        ({"sale_price_toman": "1", "sale_until": "1405/13/10"}, [("sale_until", Why.NOT_A_MOMENT)]),
        ({"stock": "-1"}, [("stock", Why.TOO_SMALL)]),
        ({"stock": "1000001"}, [("stock", Why.TOO_LARGE)]),
        ({"stock": "1.5"}, [("stock", Why.NOT_A_NUMBER)]),
        ({"stock": "many"}, [("stock", Why.NOT_A_NUMBER)]),
        ({"limit_per_buyer": "0"}, [("limit_per_buyer", Why.TOO_SMALL)]),
        ({"position": "first"}, [("position", Why.NOT_A_NUMBER)]),
        ({"hidden": "maybe"}, [("hidden", Why.NOT_YES_OR_NO)]),
        ({"kind": "codes"}, [("kind", Why.KIND_CHANGED)]),
        ({"category": "Tea"}, [("category", Why.CATEGORY)]),
        ({"name_fa": "", "name_en": ""}, [("name_fa", Why.NO_NAME)]),
        ({"name_fa": "x" * 65}, [("name_fa", Why.TOO_LONG)]),
        ({"description_en": "x" * 801}, [("description_en", Why.TOO_LONG)]),
        ({"text": ""}, [("text", Why.MISSING)]),
        ({"text": "x" * 3001}, [("text", Why.TOO_LONG)]),
        ({"url": "https://example.com"}, [("url", Why.NOT_FOR_KIND)]),
        (
            {"stock": "x", "hidden": "x", "position": "x"},
            [("stock", Why.NOT_A_NUMBER), ("position", Why.NOT_A_NUMBER), ("hidden", Why.NOT_YES_OR_NO)],
        ),
    ],
)
def test_what_is_wrong_is_named(cells: dict[str, str], mistakes: list[tuple[str, Why]]) -> None:
    assert wrong(a_product(stock=7), cells) == mistakes


@pytest.mark.parametrize(
    ("cells", "mistakes"),
    [
        ({"kind": ""}, [("kind", Why.MISSING)]),
        ({"kind": "gift"}, [("kind", Why.KIND)]),
        ({"kind": "file"}, [("kind", Why.NEW_FILE)]),
        ({"name_fa": " "}, [("name_fa", Why.NO_NAME)]),
        ({"price_toman": ""}, [("price_toman", Why.MISSING)]),
        ({"text": ""}, [("text", Why.MISSING)]),
        ({"kind": "membership", "text": "", "chat_id": "5"}, [("chat_id", Why.OUT_OF_RANGE)]),
        ({"kind": "membership", "text": "", "chat_id": "-5"}, [("days", Why.MISSING)]),
        ({"kind": "membership", "text": "", "chat_id": "x"}, [("chat_id", Why.NOT_A_NUMBER)]),
        ({"kind": "service", "text": "", "url": "ftp://x"}, [("url", Why.NOT_AN_ADDRESS)]),
    ],
)
def test_a_new_product_needs_what_its_kind_needs(
    cells: dict[str, str], mistakes: list[tuple[str, Why]]
) -> None:
    assert wrong(None, NEW | cells) == mistakes


def test_what_is_missing_altogether_is_named_too() -> None:
    assert wrong(None, {"name_fa": "x"}) == [("kind", Why.MISSING), ("price_toman", Why.MISSING)]


def test_a_mistake_carries_what_stands_there_and_what_may() -> None:
    table = read_table(b"sku,stock\ncoffee,-1\n")
    with pytest.raises(TableRefused) as refusal:
        merge(table.lines[0], a_product(stock=7), rules(Manner(Currency.RIAL, Language.EN, TEHRAN)))
    assert refusal.value.mistakes == (Mistake(2, "stock", Why.TOO_SMALL, "-1", "0"),)
