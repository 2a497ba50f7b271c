"""The time, as a part that is passed in."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def system_clock() -> datetime:
    """Give the time now, UTC."""
    return datetime.now(UTC)
