"""What people write for yes and no, and for spans of time, in Persian and English."""

from collections.abc import Mapping
from datetime import timedelta

YES = frozenset({"yes", "y", "ok", "بله", "بلی", "آره", "اره"})
NO = frozenset({"no", "n", "نه", "خیر", "نخیر"})

_MINUTE, _HOUR, _DAY, _WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
SPANS: Mapping[str, timedelta] = {
    **dict.fromkeys(("m", "min", "minute", "minutes", "دقیقه"), _MINUTE),
    **dict.fromkeys(("h", "hour", "hours", "ساعت"), _HOUR),
    **dict.fromkeys(("d", "day", "days", "روز"), _DAY),
    **dict.fromkeys(("w", "week", "weeks", "هفته"), _WEEK),
}
# Between a date and its time of day.
AT = frozenset({"at", "t", "ساعت"})
# After a span: "in seven days".
LATER = frozenset({"later", "دیگر", "بعد"})
# Between the first day of a span and its last.
UNTIL = frozenset({"to", "until", "till", "تا"})
