"""What has been answered so far, as a form reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.files import FileId
from bot.store.times import from_ms, maybe_from_ms

# What JSON keeps as it is; None is an answer too: "skipped".
Value: TypeAlias = "str | int | bool | list[str] | list[int] | None"


class WrongAnswer(TypeError):
    """A form asked for an answer of another kind than was given: a defect of the form."""

    def __init__(self, key: str, value: Value) -> None:
        super().__init__(f"the answer {key} is a {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by their question's key; those given beforehand are among them.

    Each method raises KeyError where there is no such answer, and WrongAnswer where it is of another kind.
    """

    values: Mapping[str, Value]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def text(self, key: str) -> str:
        """Give a text."""
        value = self.values[key]
        if not isinstance(value, str):
            raise WrongAnswer(key, value)
        return value

    def number(self, key: str) -> int:
        """Give a whole number, an amount in rials, or a time in milliseconds."""
        value = self.values[key]
        if not isinstance(value, int) or isinstance(value, bool):
            raise WrongAnswer(key, value)
        return value

    def flag(self, key: str) -> bool:
        """Give a yes or no."""
        value = self.values[key]
        if not isinstance(value, bool):
            raise WrongAnswer(key, value)
        return value

    def moment(self, key: str) -> datetime:
        """Give a time, in UTC."""
        return from_ms(self.number(key))

    def texts(self, key: str) -> list[str]:
        """Give a list of texts."""
        value = self.values[key]
        if not isinstance(value, list):
            raise WrongAnswer(key, value)
        return [str(item) for item in value]

    def file(self, key: str) -> FileId:
        """Give the number of a file that was sent."""
        return FileId(self.number(key))

    def maybe_text(self, key: str) -> str | None:
        """Give a text, or None where it was skipped or not asked."""
        return None if self.values.get(key) is None else self.text(key)

    def maybe_number(self, key: str) -> int | None:
        """Give a number, or None where it was skipped or not asked."""
        return None if self.values.get(key) is None else self.number(key)

    def maybe_moment(self, key: str) -> datetime | None:
        """Give a time in UTC, or None where it was skipped or not asked."""
        return maybe_from_ms(self.maybe_number(key))

    def maybe_file(self, key: str) -> FileId | None:
        """Give the number of a file, or None where it was skipped or not asked."""
        return None if self.values.get(key) is None else self.file(key)
