"""Times as the database keeps them: whole milliseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(at: datetime) -> int:
    """Milliseconds of an aware time."""
    return (at - _EPOCH) // _MILLISECOND


def from_ms(value: int) -> datetime:
    """The time in UTC."""
    return _EPOCH + value * _MILLISECOND


def maybe_to_ms(at: datetime | None) -> int | None:
    """Milliseconds of a time that may be absent."""
    return None if at is None else to_ms(at)


def maybe_from_ms(value: int | None) -> datetime | None:
    """The time in UTC, where there is one."""
    return None if value is None else from_ms(value)
