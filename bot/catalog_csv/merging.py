"""What a line makes of a product, or of a new one. A cell that stands as it would be written changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.catalog import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    MOST_AT_ONCE,
    MOST_STOCK,
    Details,
    Kind,
    Names,
    Product,
    ProductId,
)
from bot.catalog_csv.cells import one_way, read_flag, read_moment, read_number, read_price
from bot.catalog_csv.columns import DETAILS, Column, header
from bot.catalog_csv.mistakes import Mistake, TableRefused, Why, Wrong
from bot.catalog_csv.shelves import Shelves
from bot.catalog_csv.table import Line
from bot.catalog_csv.writing import Manner, cells_of
from bot.goods.details import FIELDS, DetailsError, check_details
from bot.money import Currency, Rials
from bot.tokens import TokenSource

Taken = TypeVar("Taken")

_FARTHEST = 1_000_000_000
# What stands for a price that could not be read, until the line is refused.
_NO_PRICE = Rials(0)


@dataclass(frozen=True, slots=True)
class Rules:
    """What lines are read by: `most` is what a buyer can pay, `end` a position behind every product."""

    manner: Manner
    shelves: Shelves
    currencies: Mapping[Column, Currency]
    most: Rials
    end: int
    now: datetime
    new_secret: TokenSource


def merge(line: Line, old: Product | None, rules: Rules) -> Product:
    """Give the product as the line has it; a new one has the id 0. Raises TableRefused with what is wrong in it."""
    merging = _Merging(line, old, rules)
    merged = merging.product()
    if merging.mistakes:
        raise TableRefused(merging.mistakes)
    return merged


class _Merging:
    """Reads one line, and gathers what is wrong with it."""

    def __init__(self, line: Line, old: Product | None, rules: Rules) -> None:
        self.mistakes: list[Mistake] = []
        self._line = line
        self._old = old
        self._rules = rules
        self._said = dict(line.cells)
        if old is not None:
            path = rules.shelves.path(old.category_id)
            stands = cells_of(old, path, rules.manner, rules.currencies)
            self._said = {c: cell for c, cell in line.cells.items() if cell != one_way(stands[c])}

    def product(self) -> Product:
        """Give the product as far as it can be read."""
        old = self._old or self._blank()
        price = self._take(Column.PRICE, self._price(Column.PRICE), old.price)
        sale_price = self._take(Column.SALE_PRICE, _or_none(self._price(Column.SALE_PRICE)), old.sale_price)
        merged = replace(
            old,
            category_id=self._take(Column.CATEGORY, _or_none(self._rules.shelves.find), old.category_id),
            names=Names(
                self._take(Column.NAME_FA, _name, old.names.fa),
                self._take(Column.NAME_EN, _name, old.names.en),
            ),
            descriptions=Names(
                self._take(Column.DESCRIPTION_FA, _description, old.descriptions.fa),
                self._take(Column.DESCRIPTION_EN, _description, old.descriptions.en),
            ),
            price=price,
            sale_price=sale_price,
            sale_until=self._sale_until(old, sale_price),
            stock=self._stock(old),
            limit_per_buyer=self._take(
                Column.LIMIT_PER_BUYER,
                _or_none(lambda c: read_number(c, 1, MOST_AT_ONCE)),
                old.limit_per_buyer,
            ),
            position=self._take(Column.POSITION, self._position, old.position),
            hidden=self._take(Column.HIDDEN, read_flag, old.hidden),
            archived=self._take(Column.ARCHIVED, read_flag, old.archived),
            details=self._details(old),
        )
        self._check(merged)
        return merged

    def _blank(self) -> Product:
        """Begin a product of which nothing but its kind and its SKU is known."""
        kind = self._take(Column.KIND, _new_kind, None)
        if kind is None and not self.mistakes:
            self._wrong(Column.KIND, Why.MISSING)
        return Product(
            id=ProductId(0),
            sku=self._line.sku,
            category_id=None,
            kind=kind or Kind.TEXT,
            names=Names("", ""),
            descriptions=Names("", ""),
            photo_id=None,
            price=_NO_PRICE,
            sale_price=None,
            sale_until=None,
            stock=0 if kind is Kind.CODES else None,
            limit_per_buyer=None,
            position=self._rules.end,
            hidden=False,
            archived=False,
            details={},
        )

    def _check(self, merged: Product) -> None:
        """Look at what several cells say together."""
        if self._old is not None and self._said.get(Column.KIND):
            self._wrong(Column.KIND, Why.KIND_CHANGED, self._old.kind)
        if not merged.names.fa and not merged.names.en and not self._is_wrong(Column.NAME_FA, Column.NAME_EN):
            self._wrong(Column.NAME_FA, Why.NO_NAME)
        if merged.price == _NO_PRICE and not self._is_wrong(Column.PRICE):
            self._wrong(Column.PRICE, Why.MISSING)
        prices = (Column.PRICE, Column.SALE_PRICE)
        not_below = merged.sale_price is not None and merged.sale_price >= merged.price
        if not_below and not self._said.keys().isdisjoint(prices) and not self._is_wrong(*prices):
            self._wrong(Column.SALE_PRICE, Why.NOT_BELOW_PRICE)

    def _take(self, column: Column, read: Callable[[str], Taken], otherwise: Taken) -> Taken:
        """Read a cell that says something new; what can't be read is written down."""
        if column not in self._said:
            return otherwise
        try:
            return read(self._said[column])
        except Wrong as error:
            self._wrong(column, error.why, error.limit)
            return otherwise

    def _price(self, column: Column) -> Callable[[str], Rials]:
        currency = self._rules.currencies.get(column, self._rules.manner.currency)

        def read(cell: str) -> Rials:
            if not cell:
                raise Wrong(Why.MISSING)
            return read_price(cell, currency, self._rules.most)

        return read

    def _sale_until(self, old: Product, sale_price: Rials | None) -> datetime | None:
        manner = self._rules.manner
        read = _or_none(lambda cell: read_moment(cell, self._rules.now, manner.timezone))
        until = self._take(Column.SALE_UNTIL, read, old.sale_until)
        if sale_price is not None or self._is_wrong(Column.SALE_PRICE):
            return until
        if self._said.get(Column.SALE_UNTIL) and until is not None:
            self._wrong(Column.SALE_UNTIL, Why.NO_SALE)
        return None

    def _stock(self, old: Product) -> int | None:
        cells = self._line.cells
        as_exported = self._old is not None and cells.get(Column.STOCK_AT_EXPORT) == cells.get(
            Column.STOCK, ""
        )
        if old.kind is Kind.CODES or as_exported:
            return old.stock
        return self._take(Column.STOCK, _or_none(lambda cell: read_number(cell, 0, MOST_STOCK)), old.stock)

    def _position(self, cell: str) -> int:
        if not cell:
            return self._rules.end if self._old is None else self._old.position
        return read_number(cell, -_FARTHEST, _FARTHEST)

    def _details(self, old: Product) -> Details:
        if self._is_wrong(Column.KIND):
            return {}
        details = dict(old.details)
        for column in DETAILS:
            cell = self._said.get(column)
            if cell is None:
                continue
            if column in FIELDS[old.kind]:
                details[column.value] = cell
            elif cell:
                self._wrong(column, Why.NOT_FOR_KIND, old.kind)
        if details == old.details and self._old is not None:
            return old.details
        if self._old is None and old.kind is Kind.SERVICE:
            details["secret"] = self._rules.new_secret()
        try:
            return check_details(old.kind, details)
        except DetailsError as error:
            column = next((each for each in DETAILS if each == error.key), Column.KIND)
            self._wrong(column, Why(error.why.value))
            return {}

    def _wrong(self, column: Column, why: Why, limit: str = "") -> None:
        currency = self._rules.currencies.get(column, self._rules.manner.currency)
        cell = self._line.cells.get(column, "")
        self.mistakes.append(Mistake(self._line.number, header(column, currency), why, cell, limit))

    def _is_wrong(self, *columns: Column) -> bool:
        names = {header(c, self._rules.currencies.get(c, self._rules.manner.currency)) for c in columns}
        return any(mistake.column in names for mistake in self.mistakes)


def _or_none(read: Callable[[str], Taken]) -> Callable[[str], Taken | None]:
    """Let an empty cell mean that there is none."""
    return lambda cell: read(cell) if cell else None


def _new_kind(cell: str) -> Kind | None:
    if not cell:
        return None
    try:
        kind = Kind(cell.casefold())
    except ValueError:
        raise Wrong(Why.KIND, ", ".join(each for each in Kind if each is not Kind.FILE)) from None
    if kind is Kind.FILE:
        raise Wrong(Why.NEW_FILE)
    return kind


def _name(cell: str) -> str:
    name = " ".join(cell.split())
    if len(name) > LONGEST_NAME:
        raise Wrong(Why.TOO_LONG, str(LONGEST_NAME))
    return name


def _description(cell: str) -> str:
    if len(cell) > LONGEST_DESCRIPTION:
        raise Wrong(Why.TOO_LONG, str(LONGEST_DESCRIPTION))
    return cell
