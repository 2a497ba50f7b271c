"""What somebody of the staff did, in the words of whoever reads the record.

The record itself is of no language: codes, rials and days stand in it as the program knows them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from typing import TypeAlias

from markupsafe import Markup

from bot.chat_settings.keys import IN_FILE, NOT_SET_HERE, Key, read_key
from bot.chat_settings.wording import in_words, label
from bot.exports.choosing import days_shown
from bot.exports.wanted import read_written
from bot.money import Rials
from bot.speech import Speech
from bot.staff.audit_trail import LONGEST_NOTE, THINGS
from bot.texts.languages import Language

# What a deed was done to, as `order 12` or `person 5208170001 Sara`.
_THING = re.compile(rf"(?P<kind>{'|'.join(THINGS)}) (?P<number>\d+)(?P<more>.*)", re.DOTALL)
_RIALS = re.compile(r"\b(\d+) rials\b")

# Whose detail is a number, and whose subject is what people typed: that is quoted as it is.
COUNTED = frozenset({"broadcast_sent", "low_stock"})
TYPED = frozenset({"find", "staffgroup_set", "staffgroup_unset", "talk_answered", "talk_closed", "unban"})

Word: TypeAlias = Callable[[str], str]


class DeedWords:
    """Says deeds to people of one language."""

    def __init__(self, speech: Speech, language: Language) -> None:
        self._speech = speech
        self._language = language
        self._say = speech.voice(language)
        # By the deed: how a part of its detail is said, and which part; parts stand between commas.
        self._codes: Mapping[str, tuple[Word, int]] = {
            "refund": (self._rials, 0),
            "accept": (self._rials, 0),
            "staff_invited": (self._role, 0),
            "staff_joined": (self._role, 0),
            "staff_changed": (self._roles, 0),
            "staff_removed": (self._role, 0),
            "broadcast": (lambda to: self._known(f"broadcasts-to-{to}", to), 0),
            "edit_product": (lambda field: self._say.plain("catalog-field", field=field), 0),
            "edit_discount": (lambda rule: self._say.plain("button-discount-rule", rule=rule), 0),
            "stock": (lambda how: self._say.plain("audit-stock-how", how=how), -1),
            "add_product": (self._amount, -1),
            "pay_link": (self._amount, -1),
            "job_export": (self._export, 0),
        }

    def html(self, what: str, subject: str, detail: str) -> Markup:
        """Say a deed; something that an older program recorded may have no words any more."""
        return self._say.html(self._key(what), **self._values(what, subject, detail))

    def plain(self, what: str, subject: str, detail: str) -> str:
        """Say it without markup."""
        return self._say.plain(self._key(what), **self._values(what, subject, detail))

    def _key(self, what: str) -> str:
        return self._known_key(f"audit-did-{what}") or "audit-did-other"

    def _values(self, what: str, subject: str, detail: str) -> dict[str, str | int]:
        key = read_key(subject) if what == "setting_changed" else None
        if key is not None:
            return {
                "what": what,
                "subject": label(self._say, key),
                "detail": self._setting_change(key, detail),
            }
        if what in COUNTED and detail.isdecimal():
            return {"what": what, "subject": self._subject(what, subject), "detail": int(detail)}
        return {"what": what, "subject": self._subject(what, subject), "detail": self._detail(what, detail)}

    def _subject(self, what: str, subject: str) -> str:
        match what:
            case "job_export":
                return self._say.plain("export-records", records=subject)
            case "job_reconcile":
                return self._day(subject)
            case _ if what in TYPED:
                return subject
            case _:
                return self._listed(map(self._thing, subject.split(", ")))

    def _detail(self, what: str, detail: str) -> str:
        code = self._codes.get(what)
        # Of what was too long for the record, the last part is missing or cut.
        if code is None or not detail or len(detail) >= LONGEST_NOTE:
            return detail
        word, place = code
        parts = detail.split(", ")
        parts[place] = word(parts[place])
        return self._listed(parts)

    def _listed(self, parts: Iterable[str]) -> str:
        return self._say.plain("list-between").join(parts)

    def _known_key(self, key: str) -> str | None:
        return key if key in self._say.keys else None

    def _known(self, key: str, otherwise: str) -> str:
        return self._say.plain(key) if self._known_key(key) else otherwise

    def _thing(self, text: str) -> str:
        found = _THING.fullmatch(text)
        if found is None:
            return text
        return self._say.plain("audit-thing", kind=found["kind"], number=found["number"]) + found["more"]

    def _rials(self, text: str) -> str:
        return _RIALS.sub(lambda found: self._amount(found[1]), text)

    def _amount(self, rials: str) -> str:
        return self._speech.amount(Rials(int(rials)), self._language) if rials.isdecimal() else rials

    def _day(self, written: str) -> str:
        try:
            return self._speech.day(date.fromisoformat(written), self._language)
        except ValueError:
            return written

    def _role(self, role: str) -> str:
        return self._say.plain("export-role", word=role)

    def _roles(self, change: str) -> str:
        return self._changed(map(self._role, change.split(" > ")))

    def _setting_change(self, key: Key, detail: str) -> str:
        return self._changed(self._setting(key, value) for value in detail.split(" → "))

    def _changed(self, values: Iterable[str]) -> str:
        return reduce(lambda old, new: self._say.plain("audit-change", old=old, new=new), values)

    def _setting(self, key: Key, value: str) -> str:
        if value != NOT_SET_HERE:
            return in_words(self._say, key, value)
        return self._say.plain("settings-from-file") if key in IN_FILE else in_words(self._say, key, None)

    def _export(self, wanted: str) -> str:
        written, _, form = wanted.partition(" ")
        days = read_written(written)
        if days is None:
            return wanted
        return self._listed((days_shown(days, self._speech, self._language), form.upper()))
