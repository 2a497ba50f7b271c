"""Whatever a program saved it as, a table is read; what is out of shape is named by line and column."""

import pytest

from bot.catalog_csv.columns import Column
from bot.catalog_csv.mistakes import Flaw, Mistake, TableRefused, Unreadable, Why
from bot.catalog_csv.reading import MOST_BYTES, MOST_LINES, read_table
from bot.money import Currency


def refused(text: str) -> list[Mistake]:
    with pytest.raises(TableRefused) as refusal:
        read_table(text.encode())
    return [*refusal.value.mistakes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_encodings_ends_of_lines_and_separators(encoding: str, end: str, between: str) -> None:
    text = f"sku,name_fa,price_rial{end}coffee,قهوه,5000{end}tea,چای,6000{end}".replace(",", between)
    table = read_table(text.encode(encoding))
    assert [(line.number, line.sku, line.cells[Column.NAME_FA]) for line in table.lines] == [
        (2, "coffee", "قهوه"),
        (3, "tea", "چای"),
    ]
    assert table.currencies == {Column.PRICE: Currency.RIAL}


def test_cells_hold_separators_quotes_and_several_lines() -> None:
    text = 'sku;text;hidden\ncoffee;"a;b, ""c""\r\nd";no\n\n;;\ntea;x;\n'
    first, second = read_table(text.encode()).lines
    assert first.cells[Column.TEXT] == 'a;b, "c"\nd'
    assert (second.number, second.cells[Column.HIDDEN]) == (5, "")


def test_heads_are_read_in_any_case_and_columns_in_any_order() -> None:
    table = read_table(" Price_Toman , SKU \n5,۱۲\n".encode())
    assert [(line.sku, line.cells[Column.PRICE]) for line in table.lines] == [("12", "5")]


@pytest.mark.parametrize(
    ("body", "flaw"),
    [
        (b"", Flaw.EMPTY),
        (b" \n\n", Flaw.EMPTY),
        ("sku,name_fa\nx,قهوه".encode("cp1256"), Flaw.NOT_TEXT),
        ("sku\nx".encode("utf-16-le"), Flaw.NOT_TEXT),
        (b"\xff\xfes", Flaw.NOT_TEXT),
        (b"PK\x03\x04\x00\x00workbook", Flaw.NOT_TEXT),
        (b"name_fa,price_toman\nx,5", Flaw.NO_SKU_COLUMN),
        (b"coffee,5000\n", Flaw.NO_SKU_COLUMN),
        (b'sku,text\ncoffee,"never ends\n', Flaw.QUOTES),
        (b'sku,text\ncoffee,"a"b"\n', Flaw.QUOTES),
        (b"sku\n" + b"x\n" * (MOST_LINES + 1), Flaw.TOO_MANY_LINES),
        (b"x" * (MOST_BYTES + 1), Flaw.TOO_LARGE),
    ],
)
def test_what_is_no_table(body: bytes, flaw: Flaw) -> None:
    with pytest.raises(Unreadable) as error:
        read_table(body)
    assert error.value.flaw is flaw


def test_unknown_and_doubled_columns_are_named() -> None:
    assert refused("sku,colour,name_fa,NAME_FA,price\nx,1,2,3,4") == [
        Mistake(1, "colour", Why.UNKNOWN_COLUMN),
        Mistake(1, "NAME_FA", Why.COLUMN_TWICE),
        Mistake(1, "price", Why.UNKNOWN_COLUMN),
    ]
    assert refused("sku,price_toman,price_rial\nx,1,2") == [Mistake(1, "price_rial", Why.COLUMN_TWICE)]


def test_lines_with_too_few_or_too_many_cells_are_named() -> None:
    assert refused("sku,name_fa\nx\ny,1,2\nz,1,\n") == [
        Mistake(2, "", Why.CELLS, limit="2"),
        Mistake(3, "", Why.CELLS, limit="2"),
    ]


def test_something_under_no_name_is_named() -> None:
    assert refused("sku,,name_fa\nx,lost,1\ny,,2\n") == [Mistake(2, "", Why.CELLS, limit="3")]


def test_skus_that_are_none_and_doubled_ones_are_named() -> None:
    assert refused(f"sku,days\ncoffee,1\nقهوه,1\n,1\n{'x' * 33},1\ncoffee,1\n") == [
        Mistake(3, "sku", Why.SKU, "قهوه", "32"),
        Mistake(4, "sku", Why.SKU, "", "32"),
        Mistake(5, "sku", Why.SKU, "x" * 33, "32"),
        Mistake(6, "sku", Why.SKU_TWICE, "coffee", "2"),
    ]
