"""What somebody wants to take out: which records, of which days, as what kind of file."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.jobs.job import Wanted


class Records(StrEnum):
    """What can be taken out."""

    ORDERS = "orders"
    PAYMENTS = "payments"
    BUYERS = "buyers"
    AUDIT = "audit"


class Format(StrEnum):
    """What kind of file; the value is how its name ends."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both in; None is open on that side."""

    first: date | None = None
    last: date | None = None

    def bounds(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """When the first day begins and the last has ended, in the zone: [since, until)."""
        since = datetime.min.replace(tzinfo=UTC) if self.first is None else _midnight(self.first, zone)
        if self.last is None:
            return since, datetime.max.replace(tzinfo=UTC)
        return since, _midnight(self.last + timedelta(days=1), zone)

    def __str__(self) -> str:
        """Write them for a file's name or a button: `20261101-20261124`; an end that is open is left out."""
        if self.first is None and self.last is None:
            return "all"
        first, last = ("" if day is None else f"{day:%Y%m%d}" for day in (self.first, self.last))
        return f"{first}-{last}"


def read_written(word: str) -> Days | None:
    """Read what a button says of them; None where it is no such thing."""
    if word == "all":
        return Days()
    first, _, last = word.partition("-")
    try:
        return Days(*(datetime.strptime(part, "%Y%m%d").date() for part in (first, last)))  # noqa: DTZ007  # a day
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Export:
    """One wish."""

    records: Records
    days: Days
    format: Format

    def encode(self) -> Wanted:
        """Write it down."""
        return {
            "records": self.records.value,
            "first": None if self.days.first is None else self.days.first.isoformat(),
            "last": None if self.days.last is None else self.days.last.isoformat(),
            "format": self.format.value,
        }


def decode(wanted: Wanted) -> Export:
    """Read what `encode` wrote."""
    first, last = (
        None if wanted[name] is None else date.fromisoformat(str(wanted[name])) for name in ("first", "last")
    )
    return Export(Records(str(wanted["records"])), Days(first, last), Format(str(wanted["format"])))


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
