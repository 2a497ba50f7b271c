"""Every sentence that people read, by its key, in each language; written in Fluent (`<language>/*.ftl`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt
from markupsafe import Markup, escape

from bot.texts.entries import Entries
from bot.texts.error import TextError
from bot.texts.formats import numeral
from bot.texts.languages import Language

HERE = Path(__file__).parent

# Fluent refuses values of over 2,500 characters; what a shop hands over may well be longer.
_LONGEST_VALUE = 2_000
_WITHOUT_ISOLATES = str.maketrans(dict.fromkeys("\u200e\u200f\u2066\u2067\u2068\u2069"))

# What tells readers no direction: marks and digits, tags, characters that HTML writes as a name.
_NO_LETTER = r"(?:<[^<>]*>|&#?\w+;|[\d_]|[^\w\u200f\u2068\u2069])*"
_WITHOUT_A_LEAD = re.compile(rf"(^|\u2068)(?={_NO_LETTER}\u2068)|^(?={_NO_LETTER}[A-Za-z])", re.MULTILINE)
_COMMAND = re.compile("(?<![\\w/@<>])/(?=[a-z])")


class _Numeral(FluentInt):
    """A number that Fluent writes with the language's own digits."""

    def format(self, locale: Locale) -> str:
        return numeral(Language(locale.language), super().format(locale))


def _number(value: int, **options: object) -> _Numeral:
    return _Numeral(value, **options)


def code(text: str) -> Markup:
    """Mark what is to be copied: it reaches people as it is, with Latin digits and no invisible signs."""
    return Markup("<code>{}</code>").format(text)


def without_isolates(text: str) -> str:
    """Drop the invisible signs that keep mixed directions apart, for places that would show them."""
    return text.translate(_WITHOUT_ISOLATES)


class Texts:
    """All sentences in all languages; none stands in for one that another language lacks."""

    def __init__(self, folder: Path = HERE) -> None:
        self._bundles = {language: _Bundle(folder / language.value, language) for language in Language}

    def keys(self, language: Language) -> frozenset[str]:
        """Name every sentence of the language."""
        return self._bundles[language].keys

    def to(self, language: Language) -> "Voice":
        """Speak one language from here on."""
        return Voice(self, language)

    def plain(self, language: Language, key: str, **values: str | int) -> str:
        """Say it without markup, for buttons and notices; a value's own marks are taken off.

        Raises TextError for an unknown key or a value that the sentence asks for and wasn't given.
        """
        bare = {
            name: value.striptags() if isinstance(value, Markup) else value for name, value in values.items()
        }
        return self._bundles[language].format(key, bare)

    def html(self, language: Language, key: str, **values: str | int) -> Markup:
        """Say it as HTML, for Telegram's HTML mode and for pages; values are escaped unless they are Markup.

        Raises TextError like `plain`.
        """
        safe = {name: escape(value) if isinstance(value, str) else value for name, value in values.items()}
        text = self._bundles[language].format(key, safe)
        return Markup(text)  # noqa: S704  # the sentence's own tags are ours, and every value is escaped


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of one language."""

    texts: Texts
    language: Language

    @property
    def keys(self) -> frozenset[str]:
        """Name every sentence that can be said."""
        return self.texts.keys(self.language)

    def plain(self, key: str, **values: str | int) -> str:
        """Say it without markup; see Texts.plain."""
        return self.texts.plain(self.language, key, **values)

    def html(self, key: str, **values: str | int) -> Markup:
        """Say it as HTML; see Texts.html."""
        return self.texts.html(self.language, key, **values)


class _Bundle:
    """The sentences of one language, as Fluent holds them."""

    def __init__(self, folder: Path, language: Language) -> None:
        self._right_to_left = language.direction == "rtl"
        self._fluent = FluentBundle([language.value], functions={"NUMBER": _number})
        self._entries = Entries(folder)
        self._reading = Lock()
        self.keys = frozenset(name for name in self._entries.names if not name.startswith("-"))

    def format(self, key: str, values: Mapping[str, str | int]) -> str:
        if key not in self.keys:
            raise TextError(f"no text {key} in {self._fluent.locales[0]}")
        arguments: dict[str, object] = {}
        long: dict[str, str] = {}
        for name, value in values.items():
            if isinstance(value, int):
                arguments[name] = _Numeral(value)
            elif len(value) > _LONGEST_VALUE:
                arguments[name] = f"\0{name}\0"
                long[f"\0{name}\0"] = value
            else:
                arguments[name] = value
        text = self._resolve(key, arguments)
        if self._right_to_left:
            text = _led_right(text)
        for place, value in long.items():
            text = text.replace(place, value)
        return text

    def _resolve(self, key: str, arguments: dict[str, object]) -> str:
        # Exports are written, and charts drawn, in threads beside the others.
        with self._reading:
            for resource in self._entries.read(key):
                self._fluent.add_resource(resource)
        pattern = self._fluent.get_message(key).value
        errors: list[Exception] = []
        # FluentBundle.format_pattern would make every number one of Fluent's own, with Latin digits.
        environment = ResolverEnvironment(self._fluent, errors, CurrentEnvironment(arguments))
        text = pattern(environment) if pattern is not None else None
        if errors or not isinstance(text, str):
            raise TextError(f"{key} in {self._fluent.locales[0]}: {errors}")
        return text


def _led_right(text: str) -> str:
    """Have every line run from the right, though it begins with a value or in Latin, and commands with their slash.

    Readers give a line (and what is isolated) the direction of the first letter in it that is not a value's.
    """
    return _WITHOUT_A_LEAD.sub("\\1\u200f", _COMMAND.sub("\u200e/", text))
