"""What people write between two dates, and for the days nearest to now, in Persian and English."""

TO = frozenset({"to", "until", "till", "–", "—", "-", "تا", "الی"})
TODAY = frozenset({"today", "امروز"})
YESTERDAY = frozenset({"yesterday", "دیروز"})
