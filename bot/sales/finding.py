"""Finding an order by whatever a buyer can tell: a number, a code or a part of one, an amount, a name."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.amounts import AmountError, read_amount
from bot.money import RIALS_PER_TOMAN, Limits, Rials
from bot.orders import BuyerId
from bot.search_words import searchable
from bot.speech import Speech
from bot.store import Session, Store, sales
from bot.store.sales import Sale
from bot.texts.formats import fold_digits

# In the whole answer, and of one kind of thing.
MOST = 10
MOST_OF_A_KIND = 4
SHORTEST_PART = 4
LONGEST_WORD = 100
_MOST_DIGITS = 15
_NEWEST = 2**62
_ANY_AMOUNT = Limits(Rials(1), Rials(10**13))


class Clue(StrEnum):
    """What was recognised in the words; in the order in which it is shown."""

    ORDER = "order"
    BANK_CODE = "bank_code"
    INVOICE = "invoice"
    CODE = "code"
    BUYER = "buyer"
    USERNAME = "username"
    NAME = "name"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Match:
    """An order, and what it was found by."""

    sale: Sale
    clue: Clue


@dataclass(frozen=True, slots=True)
class Found:
    """The best matches; `more` where there were others."""

    matches: Sequence[Match]
    more: bool


_Some: TypeAlias = list[tuple[Clue, list[Sale]]]


class Finder:
    """Looks for orders by each thing that the words could be; every way has an index."""

    def __init__(self, store: Store, speech: Speech) -> None:
        self._store = store
        self._speech = speech

    async def find(self, typed: str) -> Found:
        """Give the orders that the words could mean, in any script's digits; each of them once."""
        word = _without_controls(fold_digits(typed)).strip()[:LONGEST_WORD].strip()
        if not word:
            return Found((), more=False)
        async with self._store.reading() as session:
            found = await self._by_every_clue(session, word)
        matches = list(_once(found))
        return Found(
            matches[:MOST], len(matches) > MOST or any(len(some) > MOST_OF_A_KIND for _, some in found)
        )

    async def _by_every_clue(self, session: Session, word: str) -> _Some:
        most, found = MOST_OF_A_KIND + 1, _Some()
        number = _number(word.removeprefix("#"))
        if number is not None:
            by_number = await sales.find(session, number)
            found.append((Clue.ORDER, [] if by_number is None else [by_number]))
        part = word.replace(" ", "").replace("-", "")
        for piece in dict.fromkeys((word, part)):
            if len(piece) >= SHORTEST_PART:
                found.append((Clue.BANK_CODE, await sales.of_bank_code(session, piece, most)))
                found.append((Clue.CODE, await sales.of_code(session, piece, most)))
        found.append((Clue.INVOICE, await sales.of_invoice(session, word, most)))
        if number is not None:
            found.append((Clue.BUYER, await sales.of_buyer(session, BuyerId(number), _NEWEST, most)))
        elif name := searchable(word.removeprefix("@")):
            username = word.removeprefix("@")
            people = await sales.buyers_with_username(session, username, most)
            found.append((Clue.USERNAME, await _of_people(session, people, most)))
            if not word.startswith("@"):
                people = await sales.buyers_called(session, name, most)
                found.append((Clue.NAME, await _of_people(session, people, most)))
        for amount in self._amounts(word):
            found.append((Clue.AMOUNT, await sales.of_amount(session, amount, most)))
        return sorted(found, key=lambda some: list(Clue).index(some[0]))

    def _amounts(self, word: str) -> list[Rials]:
        """Give what the words are as an amount; a bare number may be meant in either unit."""
        try:
            amount = read_amount(word, self._speech.shop.currency, _ANY_AMOUNT)
        except AmountError:
            return []
        number = _number(word)
        if number is None or number == 0:
            return [amount]
        return list(dict.fromkeys((amount, Rials(number), Rials(number * RIALS_PER_TOMAN))))


async def _of_people(session: Session, people: Sequence[BuyerId], most: int) -> list[Sale]:
    each = max(1, most // max(1, len(people)))
    return [sale for person in people for sale in await sales.of_buyer(session, person, _NEWEST, each)]


def _once(found: _Some) -> Iterator[Match]:
    seen: set[int] = set()
    for clue, some in found:
        for sale in some[:MOST_OF_A_KIND]:
            if sale.order.id not in seen:
                seen.add(sale.order.id)
                yield Match(sale, clue)


def _without_controls(text: str) -> str:
    """Drop what has no shape, and what no database takes."""
    return "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS else None
