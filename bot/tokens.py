"""Addresses and secrets that can't be guessed."""

import secrets
from collections.abc import Callable
from typing import TypeAlias

TokenSource: TypeAlias = Callable[[], str]

RANDOM_BYTES = 18
SECRET_BYTES = 24
# What people can read to each other: no letter that looks like a digit.
WORD_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
WORD_LENGTH = 8


def random_token() -> str:
    """Give 144 random bits as 24 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def random_secret() -> str:
    """Give 192 random bits as 32 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(SECRET_BYTES)


def random_word() -> str:
    """Give eight capital letters and digits that people can type, one of 850 milliards."""
    return "".join(secrets.choice(WORD_LETTERS) for _ in range(WORD_LENGTH))
