"""What can be wrong with a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Flaw(StrEnum):
    """Why a file is no table at all."""

    NOT_TEXT = "not_text"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_LINES = "too_many_lines"
    NO_SKU_COLUMN = "no_sku_column"
    QUOTES = "quotes"


class Unreadable(Exception):
    """The file is no table; `most` is the limit that it is over, where that is why."""

    def __init__(self, flaw: Flaw, most: int = 0) -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.most = most


class Why(StrEnum):
    """What is wrong in a line."""

    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    CELLS = "cells"
    SKU = "sku"
    SKU_TWICE = "sku_twice"
    MISSING = "missing"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_POSITIVE = "not_positive"
    FRACTION = "fraction"
    NOT_BELOW_PRICE = "not_below_price"
    NO_SALE = "no_sale"
    NOT_A_MOMENT = "not_a_moment"
    NOT_YES_OR_NO = "not_yes_or_no"
    KIND = "kind"
    KIND_CHANGED = "kind_changed"
    NEW_FILE = "new_file"
    CATEGORY = "category"
    TWO_CATEGORIES = "two_categories"
    NOT_FOR_KIND = "not_for_kind"
    OUT_OF_RANGE = "out_of_range"
    NOT_AN_ADDRESS = "not_an_address"


class Wrong(Exception):
    """What is wrong with a cell, wherever it stands; `limit` is what it may be at most or at least."""

    def __init__(self, why: Why, limit: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong where: lines are counted from 1 as a spreadsheet does, the head being the first."""

    line: int
    column: str
    why: Why
    cell: str = ""
    limit: str = ""


class TableRefused(Exception):
    """Some lines can't be taken, so none is; `mistakes` are in the table's order."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = tuple(mistakes)
