"""A catalogue's table as it lies between a file and the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalog_csv.columns import Column
from bot.money import Currency


@dataclass(frozen=True, slots=True)
class Line:
    """A product's line, counted as a spreadsheet does; `cells` has what stands in each column that there is."""

    number: int
    sku: str
    cells: Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines with SKUs of their own; `currencies` are those of the columns with amounts."""

    lines: tuple[Line, ...]
    currencies: Mapping[Column, Currency]
