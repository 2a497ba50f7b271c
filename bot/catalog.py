"""What a shop sells: categories, products, and what each kind of goods needs to know."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from bot.files import FileId
from bot.money import Rials
from bot.texts.languages import Language

CategoryId = NewType("CategoryId", int)
ProductId = NewType("ProductId", int)

# Categories may stand in a category, and no deeper.
DEEPEST = 2
MOST_AT_ONCE = 1_000
MOST_STOCK = 1_000_000
LONGEST_SKU = 32
LONGEST_NAME = 64
LONGEST_DESCRIPTION = 800
# A message has room for about a hundred buttons.
MOST_ON_A_SHELF = 60


class CatalogError(Exception):
    """What was asked of the catalogue can't be."""


class CategoryTooDeep(CatalogError):
    """A category would stand in itself, or deeper than categories may."""


class ShelfFull(CatalogError):
    """More categories would stand side by side than a message has room for."""


class SkuTaken(CatalogError):
    """Another product has this sku."""


class Kind(StrEnum):
    """How goods are handed over; each has a module in bot/goods."""

    TEXT = "text"
    FILE = "file"
    CODES = "codes"
    MEMBERSHIP = "membership"
    SERVICE = "service"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Names:
    """The same in both languages; at most one is empty, and then the other stands in."""

    fa: str
    en: str

    def to(self, language: Language) -> str:
        """Give the words of a language, or those that there are."""
        wanted, other = (self.fa, self.en) if language is Language.FA else (self.en, self.fa)
        return wanted or other


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf; `parent_id` is None for one at the top."""

    id: CategoryId
    parent_id: CategoryId | None
    names: Names
    position: int = 0
    archived: bool = False


# What a kind must know to hand its goods over: short words to texts and numbers (`{"text": "..."}`).
Details: TypeAlias = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Product:
    """Something to buy; prices in rials. `stock` is what may still be ordered, None for no end of it."""

    id: ProductId
    sku: str
    category_id: CategoryId | None
    kind: Kind
    names: Names
    descriptions: Names
    photo_id: FileId | None
    price: Rials
    sale_price: Rials | None
    sale_until: datetime | None
    stock: int | None
    limit_per_buyer: int | None
    position: int
    hidden: bool
    archived: bool
    # It may hold the secret of a merchant's service.
    details: Details = field(repr=False)

    def price_at(self, now: datetime) -> Rials:
        """What one costs now, in rials."""
        on_sale = self.sale_price is not None and (self.sale_until is None or now < self.sale_until)
        return self.sale_price if on_sale and self.sale_price is not None else self.price

    @property
    def for_sale(self) -> bool:
        """Whether buyers may see and order it."""
        return not self.hidden and not self.archived


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that is to be; see Product. Codes begin with a stock of none, and grow with each code that is added."""

    sku: str
    kind: Kind
    names: Names
    price: Rials
    details: Details = field(repr=False)
    descriptions: Names = Names("", "")
    category_id: CategoryId | None = None
    photo_id: FileId | None = None
    sale_price: Rials | None = None
    sale_until: datetime | None = None
    stock: int | None = None
    limit_per_buyer: int | None = None
    position: int = 0
    hidden: bool = False


_PLACE = re.compile(r"([<>])(-?[0-9a-f]{1,15})\.([0-9a-f]{1,15})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of products begins: beside the one at this position with this id, without it."""

    position: int
    id: int
    backwards: bool = False

    def __str__(self) -> str:
        """As a button carries it: up to 24 characters where position and id stay below 2^40."""
        return f"{'<' if self.backwards else '>'}{self.position:x}.{self.id:x}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """Read what a button carries; None where it is no place."""
        match = _PLACE.fullmatch(text)
        return match and cls(int(match[2], 16), int(match[3], 16), backwards=match[1] == "<")


def encode_details(details: Details) -> str:
    """Write what a kind must know, as it is stored."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True)


def decode_details(stored: str) -> Details:
    """Read back what `encode_details` wrote."""
    details: dict[str, str | int] = json.loads(stored)
    return details
