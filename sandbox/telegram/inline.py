"""Inline mode: what people ask the bot from any chat, and what it offers them to send."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.answers import Json
from sandbox.telegram.model import Content

FIRST_QUERY = 22_368_170_000_000_001


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One thing that the bot offers; `kind` is article, photo or document."""

    id: str
    kind: str
    title: str
    description: str
    content: Content


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The bot's answer; `button` stands above the results."""

    results: tuple[InlineResult, ...] = ()
    next_offset: str = ""
    button: dict[str, Json] | None = None

    def result(self, result_id: str) -> InlineResult | None:
        """Find one of the results."""
        return next((result for result in self.results if result.id == result_id), None)


@dataclass(slots=True)
class InlineQuery:
    """What a person typed behind the bot's name; `asked_at` is of the steady clock."""

    id: str
    person_id: int
    text: str
    offset: str
    asked_at: float
    answer: InlineAnswer | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer that is given again to whoever asks the same, until a time of the steady clock."""

    answer: InlineAnswer
    until: float


class InlineDesk:
    """Every inline query, and the answers that are kept as long as the bot said.

    A query may be answered once, within `lifetime` seconds.
    """

    def __init__(self, steady: Callable[[], float], lifetime: float) -> None:
        self._steady = steady
        self._lifetime = lifetime
        self._numbers = itertools.count(FIRST_QUERY, 7)
        self._queries: dict[str, InlineQuery] = {}
        self._kept: dict[tuple[str, str, int | None], _Kept] = {}

    def ask(self, person_id: int, text: str, offset: str) -> InlineQuery:
        """Take a query down, answered at once where somebody got a lasting answer to the same."""
        query = InlineQuery(str(next(self._numbers)), person_id, text, offset, self._steady())
        self._queries[query.id] = query
        for asker in (person_id, None):
            kept = self._kept.get((text, offset, asker))
            if kept is not None and self._steady() < kept.until:
                query.answer = kept.answer
                query.settled.set()
        return query

    def find(self, query_id: str) -> InlineQuery | None:
        """Find a query."""
        return self._queries.get(query_id)

    def open_query(self, query_id: str) -> InlineQuery | None:
        """Find a query that may still be answered."""
        query = self.find(query_id)
        if query is None or query.settled.is_set():
            return None
        return query if self._steady() - query.asked_at <= self._lifetime else None

    def settle(self, query: InlineQuery, answer: InlineAnswer, keep: int, *, personal: bool) -> None:
        """Answer, and keep the answer for that many seconds: for everybody, or for this person alone."""
        query.answer = answer
        asker = query.person_id if personal else None
        self._kept[query.text, query.offset, asker] = _Kept(answer, self._steady() + keep)
        query.settled.set()

    def clear(self) -> None:
        """Forget everything; nobody waits any longer."""
        for query in self._queries.values():
            query.settled.set()
        self._queries.clear()
        self._kept.clear()
