"""The columns are those that docs/catalogue-csv.md tells merchants of."""

import re
from pathlib import Path

import pytest

import bot
from bot.catalog_csv.columns import AMOUNTS, DETAILS, Column, column_named, header
from bot.goods.details import FIELDS
from bot.money import Currency

DOCS = Path(bot.__file__).parent.parent / "docs" / "catalogue-csv.md"
NOT_IN_A_TABLE = {"file_id", "secret"}


def test_the_documentation_names_every_column_in_their_order() -> None:
    rows = re.findall(r"^\| (`[^|]*) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [re.findall(r"`([^`]*)`", row) for row in rows] == [
        [header(column, currency) for currency in Currency] if column in AMOUNTS else [str(column)]
        for column in Column
    ]


def test_each_head_is_read_as_its_column() -> None:
    for column in Column:
        for currency in Currency:
            named = column_named(header(column, currency))
            assert named == (column, currency if column in AMOUNTS else None)


@pytest.mark.parametrize("name", ["", "price", "sale_price", "price_dollar", "secret", "id"])
def test_other_words_are_no_column(name: str) -> None:
    assert column_named(name) is None


def test_there_is_a_column_for_each_detail_that_is_no_secret_and_no_file() -> None:
    details = {key for fields in FIELDS.values() for key in fields}
    assert {str(column) for column in DETAILS} == details - NOT_IN_A_TABLE
