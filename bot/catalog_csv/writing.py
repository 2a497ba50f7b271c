"""From products to a file that spreadsheets open."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from bot.catalog import Product
from bot.catalog_csv.cells import guard, write_amount, write_flag, write_moment
from bot.catalog_csv.columns import DETAILS, Column, header
from bot.money import Currency, Rials
from bot.texts.languages import Language

# Excel reads UTF-8 only where the file says so.
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the shop writes: its currency, the language whose calendar and names it uses, its time zone."""

    currency: Currency
    language: Language
    timezone: tzinfo


def write_table(products: Iterable[tuple[Product, str]], manner: Manner) -> bytes:
    """Write products, each with the path of its category, as UTF-8 with commas."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerow([header(column, manner.currency) for column in Column])
    for product, path in products:
        cells = cells_of(product, path, manner)
        writer.writerow([guard(cells[column]) for column in Column])
    return text.getvalue().encode()


def cells_of(
    product: Product, path: str, manner: Manner, currencies: Mapping[Column, Currency] | None = None
) -> dict[Column, str]:
    """Write a product cell by cell; amounts are in the shop's currency where `currencies` names no other."""
    currencies = currencies or {}
    names, descriptions, details = product.names, product.descriptions, product.details

    def amount(column: Column, rials: Rials | None) -> str:
        return "" if rials is None else write_amount(rials, currencies.get(column, manner.currency))

    until = product.sale_until
    return {
        Column.SKU: product.sku,
        Column.KIND: product.kind.value,
        Column.CATEGORY: path,
        Column.NAME_FA: names.fa,
        Column.NAME_EN: names.en,
        Column.DESCRIPTION_FA: descriptions.fa,
        Column.DESCRIPTION_EN: descriptions.en,
        Column.PRICE: amount(Column.PRICE, product.price),
        Column.SALE_PRICE: amount(Column.SALE_PRICE, product.sale_price),
        Column.SALE_UNTIL: "" if until is None else write_moment(until, manner.language, manner.timezone),
        Column.STOCK: _number(product.stock),
        Column.STOCK_AT_EXPORT: _number(product.stock),
        Column.LIMIT_PER_BUYER: _number(product.limit_per_buyer),
        Column.POSITION: str(product.position),
        Column.HIDDEN: write_flag(product.hidden),
        Column.ARCHIVED: write_flag(product.archived),
        **{column: str(details.get(column, "")) for column in DETAILS},
    }


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
