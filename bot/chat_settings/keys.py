"""Which settings can be changed by chat, and which are the file's alone."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import BaseModel

from bot.config import Settings

ON = "on"
OFF = "off"


class Key(StrEnum):
    """A setting that can be changed by chat; each has a sentence `settings-label` in the texts."""

    NAME = "name"
    GREETING_FA = "greeting_fa"
    GREETING_EN = "greeting_en"
    TERMS_FA = "terms_fa"
    TERMS_EN = "terms_en"
    SUPPORT = "support"
    CURRENCY = "currency"
    LANGUAGE = "language"
    DIGEST_HOUR = "digest_hour"
    MAINTENANCE = "maintenance"
    MAINTENANCE_NOTE = "maintenance_note"


# Those that [shop] in config.toml has under the same name; the others begin unset.
IN_FILE = frozenset({Key.NAME, Key.SUPPORT, Key.CURRENCY, Key.LANGUAGE})
# How the record writes a value that chat does not set.
NOT_SET_HERE = "—"


def read_key(word: str) -> Key | None:
    """Read a key out of a button; None where it is none of these."""
    return next((key for key in Key if key == word), None)


def only_in_file() -> Mapping[str, Sequence[str]]:
    """Name what only config.toml sets, section by section: names, and never a value."""
    found: dict[str, list[str]] = {}
    for section, field in Settings.model_fields.items():
        model = field.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            found[section] = [key for key in model.model_fields if section != "shop" or read_key(key) is None]
    return found
