"""The columns of a catalogue's table, in the order in which they are written."""

from enum import StrEnum

from bot.money import Currency


class Column(StrEnum):
    """A column; amounts have their currency after the name."""

    SKU = "sku"
    KIND = "kind"
    CATEGORY = "category"
    NAME_FA = "name_fa"
    NAME_EN = "name_en"
    DESCRIPTION_FA = "description_fa"
    DESCRIPTION_EN = "description_en"
    PRICE = "price"
    SALE_PRICE = "sale_price"
    SALE_UNTIL = "sale_until"
    STOCK = "stock"
    # What the stock was when the table was written: a stock that is still the same says nothing.
    STOCK_AT_EXPORT = "stock_at_export"
    LIMIT_PER_BUYER = "limit_per_buyer"
    POSITION = "position"
    HIDDEN = "hidden"
    ARCHIVED = "archived"
    TEXT = "text"
    CAPTION = "caption"
    HINT = "hint"
    CHAT_ID = "chat_id"
    DAYS = "days"
    URL = "url"
    INSTRUCTIONS = "instructions"


AMOUNTS = frozenset({Column.PRICE, Column.SALE_PRICE})
# What a kind of goods must know, by the name that it has there.
DETAILS = (
    Column.TEXT,
    Column.CAPTION,
    Column.HINT,
    Column.CHAT_ID,
    Column.DAYS,
    Column.URL,
    Column.INSTRUCTIONS,
)


def header(column: Column, currency: Currency) -> str:
    """Name a column as it stands over it."""
    return f"{column}_{currency}" if column in AMOUNTS else str(column)


def column_named(name: str) -> tuple[Column, Currency | None] | None:
    """Read what stands over a column, and the currency of its amounts; None where it is no column of ours."""
    word = name.strip().casefold()
    for column in Column:
        if column not in AMOUNTS:
            if word == column:
                return column, None
            continue
        for currency in Currency:
            if word == header(column, currency):
                return column, currency
    return None
