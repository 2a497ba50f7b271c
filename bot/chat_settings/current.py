"""The shop as it is set up at this moment: what config.toml says, and over it what was set by chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat_settings.keys import IN_FILE, OFF, Key
from bot.config import ShopSettings
from bot.texts.languages import Language

# Where nobody has said when the day's figures are to come.
DIGEST_HOUR = 9


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A text of the merchant's own, in each language; empty where they wrote none."""

    fa: str = ""
    en: str = ""

    def to(self, language: Language) -> str:
        """Give it in this language alone."""
        return self.fa if language is Language.FA else self.en

    def for_everybody(self, language: Language) -> str:
        """Give it in this language, or else in the one in which it was written."""
        return self.to(language) or self.fa or self.en


@dataclass(frozen=True, slots=True)
class Maintenance:
    """New orders are stopped; `note` is the merchant's own sentence to buyers, empty where they left none."""

    since: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Current:
    """All of it; `digest_hour` is an hour of the shop's day, None for no digest."""

    shop: ShopSettings
    greeting: OwnWords = OwnWords()
    terms: OwnWords = OwnWords()
    digest_hour: int | None = DIGEST_HOUR
    maintenance: Maintenance | None = None


class Source(Protocol):
    """Knows how the shop is set up now."""

    @property
    def current(self) -> Current:
        """Give it as it is now; what is asked again later may differ."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A shop whose settings never change."""

    current: Current


def overlaid(shop: ShopSettings, values: Mapping[Key, str], since: Mapping[Key, datetime]) -> Current:
    """Put values that were set by chat over the file's; `since` is when each was set.

    Raises pydantic's ValidationError for a value that config.toml could not have either.
    """
    ours = {key.value: value for key, value in values.items() if key in IN_FILE}
    return Current(
        shop=ShopSettings.model_validate({**shop.model_dump(), **ours}) if ours else shop,
        greeting=OwnWords(values.get(Key.GREETING_FA, ""), values.get(Key.GREETING_EN, "")),
        terms=OwnWords(values.get(Key.TERMS_FA, ""), values.get(Key.TERMS_EN, "")),
        digest_hour=_hour(values.get(Key.DIGEST_HOUR)),
        maintenance=Maintenance(since[Key.MAINTENANCE], values.get(Key.MAINTENANCE_NOTE, ""))
        if Key.MAINTENANCE in values
        else None,
    )


def _hour(value: str | None) -> int | None:
    if value is None:
        return DIGEST_HOUR
    return None if value == OFF else int(value)
