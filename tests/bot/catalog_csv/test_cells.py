"""Cells as people and spreadsheets fill them."""

import pytest

from bot.catalog_csv.cells import guard, read_flag, read_number, unguard, write_amount, write_moment
from bot.catalog_csv.mistakes import Why, Wrong
from bot.money import Currency, Rials
from bot.texts.languages import Language
from tests.bot.catalog_csv.goods import NOW, TEHRAN


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+98", "'+98"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("'=x", "''=x"),
        ("'quoted'", "'quoted'"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_formulas_are_made_harmless(cell: str, written: str) -> None:
    assert guard(cell) == written
    assert unguard(written) == cell


def test_what_a_merchant_types_without_the_sign_is_read_as_it_is() -> None:
    assert unguard("-1001234567890") == "-1001234567890"


@pytest.mark.parametrize(
    ("cell", "number"), [("12", 12), ("۱۲", 12), ("1,200", 1200), ("۱٬۲۰۰", 1200), ("−3", -3), ("0", 0)]
)
def test_whole_numbers(cell: str, number: int) -> None:
    assert read_number(cell, -10, 10_000) == number


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", Why.NOT_A_NUMBER),
        ("1.0", Why.NOT_A_NUMBER),
        ("1,2", Why.NOT_A_NUMBER),
        ("9" * 16, Why.NOT_A_NUMBER),
        ("-1", Why.TOO_SMALL),
        ("11", Why.TOO_LARGE),
    ],
)
def test_what_is_no_number_or_out_of_range(cell: str, why: Why) -> None:
    with pytest.raises(Wrong) as error:
        read_number(cell, 0, 10)
    assert error.value.why is why


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("yes", True),
        ("TRUE", True),
        ("1", True),
        ("۱", True),
        ("بله", True),
        ("no", False),
        ("", False),
        ("False", False),
        ("0", False),
        ("نه", False),
    ],
)
def test_yes_and_no(cell: str, flag: bool) -> None:
    assert read_flag(cell) is flag


def test_amounts_are_written_in_units_and_tenths_where_there_are_some() -> None:
    assert write_amount(Rials(500_000), Currency.TOMAN) == "50000"
    assert write_amount(Rials(500_005), Currency.TOMAN) == "50000.5"
    assert write_amount(Rials(500_005), Currency.RIAL) == "500005"


def test_dates_are_written_so_that_no_spreadsheet_takes_them_for_its_own() -> None:
    assert write_moment(NOW, Language.FA, TEHRAN) == "1405/09/03 11:30"
    assert write_moment(NOW, Language.EN, TEHRAN) == "2026-11-24T11:30"
