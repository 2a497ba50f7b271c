"""Products of every kind, made up by hypothesis, and the rules that their tables are read by."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.catalog import Category, CategoryId, Kind, Names, Product, ProductId
from bot.catalog_csv.merging import Rules
from bot.catalog_csv.shelves import Shelves
from bot.catalog_csv.writing import Manner
from bot.files import FileId
from bot.money import Currency, Rials
from bot.texts.languages import Language

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MOST = Rials(1_000_000_000)
TEHRAN = ZoneInfo("Asia/Tehran")
SECRET = "a-secret-of-thirty-two-characters"

CATEGORIES = (
    Category(CategoryId(1), None, Names("کتاب", "Books")),
    Category(CategoryId(2), CategoryId(1), Names("شعر", "")),
    Category(CategoryId(3), None, Names("", "A/B")),
    Category(CategoryId(4), None, Names("قدیمی", "Old"), archived=True),
)
EMPTY_DETAILS: Mapping[Kind, Mapping[str, str | int]] = {
    Kind.TEXT: {"text": "Thank you."},
    Kind.FILE: {"file_id": 5},
    Kind.CODES: {},
    Kind.MEMBERSHIP: {"chat_id": -1001234567890, "days": 30},
    Kind.SERVICE: {"url": "https://example.com/hook", "secret": SECRET},
    Kind.BY_HAND: {},
}


def a_product(sku: str = "coffee", kind: Kind = Kind.TEXT, **changes: Any) -> Product:
    usual: dict[str, Any] = {
        "id": ProductId(1),
        "sku": sku,
        "category_id": None,
        "kind": kind,
        "names": Names("قهوه", "Coffee"),
        "descriptions": Names("", ""),
        "photo_id": None,
        "price": Rials(500_000),
        "sale_price": None,
        "sale_until": None,
        "stock": 0 if kind is Kind.CODES else None,
        "limit_per_buyer": None,
        "position": 1,
        "hidden": False,
        "archived": False,
        "details": EMPTY_DETAILS[kind],
    }
    return Product(**(usual | changes))


def rules(manner: Manner | None = None, **changes: Any) -> Rules:
    manner = manner or Manner(Currency.TOMAN, Language.FA, TEHRAN)
    usual: dict[str, Any] = {
        "manner": manner,
        "shelves": Shelves(CATEGORIES, manner.language),
        "currencies": {},
        "most": MOST,
        "end": 100,
        "now": NOW,
        "new_secret": lambda: SECRET,
    }
    return Rules(**(usual | changes))


# What a database keeps: no half letters, no NUL.
_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_formulas = st.builds(
    str.__add__, st.from_regex(r"'{0,2}[=+\-@\t\r\n]", fullmatch=True), st.text(_letters, max_size=9)
)
_texts = st.text(_letters, max_size=60) | _formulas
_filled = _texts.map(lambda text: text.strip() or "x")
_rials = st.integers(1, MOST).map(Rials)
_details: Mapping[Kind, st.SearchStrategy[Mapping[str, str | int]]] = {
    Kind.TEXT: st.fixed_dictionaries({"text": _filled}),
    Kind.FILE: st.fixed_dictionaries({"file_id": st.integers(1, 9)}, optional={"caption": _filled}),
    Kind.CODES: st.fixed_dictionaries({}, optional={"hint": _filled}),
    Kind.MEMBERSHIP: st.fixed_dictionaries(
        {"chat_id": st.integers(-(2**52), -1), "days": st.integers(0, 3650)}
    ),
    Kind.SERVICE: st.just(EMPTY_DETAILS[Kind.SERVICE]),
    Kind.BY_HAND: st.fixed_dictionaries({}, optional={"instructions": _filled}),
}


@st.composite
def products(draw: st.DrawFn) -> Product:
    """A product as the database may have it."""
    kind = draw(st.sampled_from(Kind))
    price = draw(_rials)
    sale_price = draw(st.none() | st.integers(1, price - 1).map(Rials)) if price > 1 else None
    until = NOW + timedelta(seconds=draw(st.integers(-(10**8), 2 * 10**9)))
    counted = st.integers(0, 1_000_000)
    return a_product(
        draw(st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True)),
        kind,
        category_id=draw(st.none() | st.sampled_from([category.id for category in CATEGORIES])),
        names=Names(draw(_filled), draw(_texts)),
        descriptions=Names(draw(_texts), draw(_texts)),
        photo_id=draw(st.none() | st.just(FileId(3))),
        price=price,
        sale_price=sale_price,
        sale_until=draw(st.none() | st.just(until)) if sale_price else None,
        stock=draw(counted if kind is Kind.CODES else st.none() | counted),
        limit_per_buyer=draw(st.none() | st.integers(1, 1000)),
        position=draw(st.integers(-(10**6), 10**6)),
        hidden=draw(st.booleans()),
        archived=draw(st.booleans()),
        details=draw(_details[kind]),
    )


manners = st.builds(Manner, st.sampled_from(Currency), st.sampled_from(Language), st.just(TEHRAN))
