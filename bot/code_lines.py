"""Codes as a merchant sends them: one on each line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_CODE = 200
MOST_CODES = 100_000

# Ends of lines and pages, and halves of letters that no database keeps.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Why(StrEnum):
    """What is wrong with a line that should be a code."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL = "control"
    TWICE = "twice"
    ALREADY_THERE = "already_there"


@dataclass(frozen=True, slots=True)
class BadCode:
    """A line of what the merchant sent, counted from 1, and what is wrong with it."""

    line: int
    code: str
    why: Why


class CodesError(Exception):
    """These lines can't be taken as codes."""


class TooManyCodes(CodesError):
    """More codes were sent than are taken at once."""


class CodesRefused(CodesError):
    """Some lines are no new codes, so none is taken; `bad` are those lines, in order."""

    def __init__(self, bad: Sequence[BadCode]) -> None:
        super().__init__(f"{len(bad)} lines are no new codes")
        self.bad = tuple(bad)


def code_lines(text: str) -> list[str]:
    """Give what stands on each line, without the spaces around it; empty lines at the end are none.

    Raises TooManyCodes.
    """
    lines = [line.strip(" \t\r") for line in text.removeprefix("\ufeff").rstrip().split("\n")]
    if len(lines) > MOST_CODES:
        raise TooManyCodes(str(len(lines)))
    return lines


def bad_lines(lines: Sequence[str]) -> Iterator[tuple[int, Why]]:
    """Name the lines, counted from 1, that are no codes, whatever the product has already."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line:
            yield number, Why.EMPTY
        elif len(line) > LONGEST_CODE:
            yield number, Why.TOO_LONG
        elif _CONTROL.search(line):
            yield number, Why.CONTROL
        elif line in seen:
            yield number, Why.TWICE
        seen.add(line)
