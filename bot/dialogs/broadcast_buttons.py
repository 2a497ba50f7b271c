"""Buttons of a broadcast as they are typed: one on a line, `text - https://...` or `text - a product's SKU`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from bot.broadcasts.content import Link
from bot.catalog import LONGEST_SKU
from bot.deep_links import product_link
from bot.store import Session, catalog
from bot.texts.formats import fold_digits

MOST_BUTTONS = 10
LONGEST_LABEL = 64
_LONGEST_ADDRESS = 1024

# The text may hold dashes itself: the last one with space around it parts it from where it leads.
_LINE = re.compile(r"(?P<text>.+)\s[-–—]\s+(?P<target>\S+)")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SKU = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_SKU}}}")


class Why(StrEnum):
    """What is wrong with a line."""

    NO_DASH = "no_dash"
    LONG = "long"
    ADDRESS = "address"
    NEITHER = "neither"
    SKU = "sku"
    NOT_FOR_SALE = "not_for_sale"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the line of this number, counted from 1."""

    line: int
    why: Why


class Mistakes(Exception):
    """Some lines are not buttons."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes


async def read_links(session: Session, text: str, bot_link: str) -> tuple[Link, ...]:
    """Read every line that is not empty; raises Mistakes with all that is wrong."""
    links: list[Link] = []
    mistakes: list[Mistake] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = await _read(session, line.strip(), bot_link)
        if isinstance(found, Link) and len(links) == MOST_BUTTONS:
            found = Why.TOO_MANY
        if isinstance(found, Link):
            links.append(found)
        else:
            mistakes.append(Mistake(number, found))
    if mistakes:
        raise Mistakes(mistakes)
    return tuple(links)


async def _read(session: Session, line: str, bot_link: str) -> Link | Why:
    parts = _LINE.fullmatch(line)
    if parts is None:
        return Why.NO_DASH
    text, target = parts["text"].strip(), parts["target"]
    if len(text) > LONGEST_LABEL:
        return Why.LONG
    if _ADDRESS.match(target):
        return Link(text, target) if _leads_somewhere(target) else Why.ADDRESS
    sku = fold_digits(target)
    if not _SKU.fullmatch(sku):
        return Why.NEITHER
    product = await catalog.by_sku(session, sku) or await catalog.by_sku(session, sku.lower())
    if product is None:
        return Why.SKU
    return Link(text, product_link(bot_link, product.sku)) if product.for_sale else Why.NOT_FOR_SALE


def _leads_somewhere(address: str) -> bool:
    if len(address) > _LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return "." in host.strip(".")
