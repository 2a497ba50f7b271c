"""A table that is written and read again says the same, however it is saved in between."""

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Kind, Product, ProductId
from bot.catalog_csv.cells import guard, unguard
from bot.catalog_csv.columns import Column
from bot.catalog_csv.merging import merge
from bot.catalog_csv.reading import read_table
from bot.catalog_csv.writing import Manner, write_table
from tests.bot.catalog_csv.goods import manners, products, rules

FORMULAS = "=+-@\t\r\n"


def saved_by_a_spreadsheet(body: bytes, encoding: str, separator: str) -> bytes:
    """Open it and save it anew, as Excel does."""
    text = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


@given(
    st.lists(products(), unique_by=lambda product: product.sku, max_size=5),
    manners,
    st.sampled_from(["utf-8-sig", "utf-8", "utf-16"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_a_table_that_was_only_opened_and_saved_changes_nothing(
    made: list[Product], manner: Manner, encoding: str, separator: str
) -> None:
    by = rules(manner)
    body = write_table([(product, by.shelves.path(product.category_id)) for product in made], manner)
    table = read_table(saved_by_a_spreadsheet(body, encoding, separator))
    assert [line.sku for line in table.lines] == [product.sku for product in made]
    by = replace(by, currencies=table.currencies)
    assert [merge(line, old, by) for line, old in zip(table.lines, made, strict=True)] == made


@given(products().filter(lambda product: product.kind is not Kind.FILE), manners)
def test_a_product_that_is_gone_comes_back_as_it_was_told_of(product: Product, manner: Manner) -> None:
    by = rules(manner)
    body = write_table([(product, by.shelves.path(product.category_id))], manner)
    (line,) = read_table(body).lines
    # Its category may have been put away, and a cell keeps neither seconds nor space around a text.
    if product.category_id == 4:
        line = replace(line, cells={**line.cells, Column.CATEGORY: ""})
    again = merge(line, None, by)
    body_again = write_table([(again, by.shelves.path(again.category_id))], manner)
    (line_again,) = read_table(body_again).lines
    told = {column: " ".join(cell.split()) for column, cell in line.cells.items()}
    told_again = {column: " ".join(cell.split()) for column, cell in line_again.cells.items()}
    if product.kind is Kind.CODES:
        told[Column.STOCK] = told[Column.STOCK_AT_EXPORT] = "0"
    assert told_again == told
    assert again.id == ProductId(0)
    assert again.photo_id is None


@given(st.text() | st.from_regex(r"'*[=+\-@\t\r\n].*", fullmatch=True))
def test_no_cell_is_a_formula_and_each_is_read_as_it_was(cell: str) -> None:
    guarded = guard(cell)
    assert not guarded.startswith(tuple(FORMULAS))
    assert unguard(guarded) == cell


@given(products())
def test_neither_secrets_nor_files_are_written(product: Product) -> None:
    by = rules()
    body = write_table([(product, "")], by.manner).decode()
    assert "secret" not in body.partition("\n")[0]
    assert not product.details.get("secret") or str(product.details["secret"]) not in body
    assert "file" not in body.partition("\n")[0]
