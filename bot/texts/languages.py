"""The languages that people are answered in."""

from enum import StrEnum
from typing import Literal


class Language(StrEnum):
    """A language, by its ISO 639 code; each has a folder of texts."""

    FA = "fa"
    EN = "en"

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """How its lines run, as HTML's `dir` wants it."""
        return "rtl" if self is Language.FA else "ltr"
