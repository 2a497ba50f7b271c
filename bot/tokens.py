"""Addresses that can't be guessed."""

import secrets
from collections.abc import Callable
from typing import TypeAlias

TokenSource: TypeAlias = Callable[[], str]

RANDOM_BYTES = 18


def random_token() -> str:
    """Give 144 random bits as 24 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(RANDOM_BYTES)
