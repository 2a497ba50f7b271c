"""The columns of each file, and what stands in them in a person's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TypeAlias

import jdatetime

from bot.exports.wanted import Records
from bot.staff.deed_words import DeedWords
from bot.store.session import Row
from bot.store.times import from_ms
from bot.texts.catalogue import Voice
from bot.texts.languages import Language

# A time is one of the shop's zone, without it: spreadsheets know no zones.
Cell: TypeAlias = "int | str | datetime | None"


@dataclass(frozen=True, slots=True)
class Tongue:
    """In which words, and by which clock."""

    say: Voice
    zone: tzinfo
    deeds: DeedWords
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def word(self, key: str, word: str) -> str:
        """Say a state or the like; each is looked up once, however many rows have it."""
        if (key, word) not in self._known:
            self._known[key, word] = self.say.plain(f"export-{key}", word=word)
        return self._known[key, word]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `export-column-<name>` in the texts is its header; `cell` makes what stands in it."""

    name: str
    cell: Callable[[Row, Tongue], Cell]

    def header(self, tongue: Tongue) -> str:
        """Give the first row's cell, with the unit or the time zone where there is one."""
        return tongue.say.plain(f"export-column-{self.name}", zone=str(tongue.zone))


def columns(records: Records, language: Language) -> Sequence[Column]:
    """Name the columns of a file; in Persian, dates stand in the Jalali calendar too."""
    found: list[Column] = []
    for column in _COLUMNS[records]:
        found.append(column)
        if language is Language.FA and column.name in _MOMENTS:
            found.append(_jalali(column.name))
    return found


def _plain(name: str, value: str | None = None) -> Column:
    return Column(name, lambda row, _: row[value or name])


def _moment(name: str) -> Column:
    return Column(name, lambda row, tongue: _local(row[_MOMENTS[name]], tongue))


def _jalali(name: str) -> Column:
    def cell(row: Row, tongue: Tongue) -> Cell:
        at = _local(row[_MOMENTS[name]], tongue)
        if at is None:
            return None
        day = jdatetime.date.fromgregorian(date=at.date())
        return f"{day.year:04}/{day.month:02}/{day.day:02}"

    return Column(f"{name}_jalali", cell)


def _local(ms: int | None, tongue: Tongue) -> datetime | None:
    # A spreadsheet's time has no more than three digits after the second, and people want none.
    return None if ms is None else from_ms(ms).astimezone(tongue.zone).replace(tzinfo=None, microsecond=0)


def _word(name: str, key: str) -> Column:
    return Column(name, lambda row, tongue: None if row[name] is None else tongue.word(key, row[name]))


def _flag(name: str, since: str) -> Column:
    return Column(name, lambda row, tongue: tongue.word("flag", "no" if row[since] is None else "yes"))


def _did(row: Row, tongue: Tongue) -> Cell:
    return tongue.deeds.plain(row["what"], row["subject"], row["detail"])


# From which value of a row each time is read.
_MOMENTS = {"made_at": "created_at", "paid_at": "settled_at", "came_at": "created_at", "done_at": "at"}

_COLUMNS: Mapping[Records, Sequence[Column]] = {
    Records.ORDERS: (
        _plain("order", "id"),
        _moment("made_at"),
        _plain("buyer_id"),
        _plain("buyer"),
        _plain("title"),
        _plain("amount"),
        _plain("discount"),
        _word("state", "order-state"),
        _moment("paid_at"),
        _plain("bank_code"),
    ),
    Records.PAYMENTS: (
        _plain("payment", "id"),
        _plain("order", "order_id"),
        _moment("made_at"),
        _moment("paid_at"),
        _plain("buyer_id"),
        _plain("buyer"),
        _plain("amount"),
        _plain("paid_amount"),
        _word("state", "payment-state"),
        _word("held_reason", "held-reason"),
        _plain("bank_code"),
        _plain("invoice_key"),
    ),
    Records.BUYERS: (
        _plain("buyer_id", "id"),
        _plain("buyer", "name"),
        _word("language", "language"),
        _moment("came_at"),
        _flag("blocked", "blocked_at"),
        _plain("orders"),
        _plain("bought"),
    ),
    Records.AUDIT: (
        _plain("number", "id"),
        _moment("done_at"),
        _plain("by_id"),
        _plain("by_name"),
        _word("role", "role"),
        Column("did", _did),
        _plain("what"),
        _plain("subject"),
        _plain("detail"),
    ),
}
